/* A word or a line of one's own: how many characters are used. */
function written(group) {
  const field = group.querySelector(FIELDS), output = group.querySelector('.count');
  const update = () => {
    const n = Array.from(field.value).length;
    output.textContent = fill(words.typed, n, field.maxLength);
    output.hidden = !n;
    if (n === field.maxLength) announce(output.textContent);
  };
  field.addEventListener('input', update);
  update();
}
