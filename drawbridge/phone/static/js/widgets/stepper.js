/* A round button that takes a value one step up or down. */
const stepper = ({ name, sign, describedBy }, act) => {
  const button = make('button', { type: 'button', class: 'nudge', 'aria-label': name }, sign);
  if (describedBy) button.setAttribute('aria-describedby', describedBy);
  button.addEventListener('click', act);
  return button;
};
