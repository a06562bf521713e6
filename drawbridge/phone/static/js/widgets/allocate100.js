/* 100 points to share out: a step down and up beside each number, and what is left. */
function allocate100(group) {
  const hint = group.querySelector('#limit'), fields = all('input', group);
  const left = () => fields.reduce((sum, field) => sum - field.value, 100);
  const draw = () => { hint.textContent = left() < 0 ? fill(words.over, -left()) : fill(words.left, left(), 100); };
  const set = (field, points) => {
    field.value = points;
    draw();
    changed(field);
    announce(field.value + '. ' + hint.textContent);
  };
  const add = (field, step) => set(field, Math.max(0, +field.value + Math.min(step, Math.max(0, left()))));
  for (const field of fields) {
    const describedBy = 'l-' + field.name, row = field.parentNode;
    row.insertBefore(stepper({ name: words.lower, sign: '−', describedBy }, () => add(field, -5)), field);
    row.appendChild(stepper({ name: words.higher, sign: '+', describedBy }, () => add(field, 5)));
  }
  const even = group.appendChild(make('button', { type: 'button', class: 'button plain' }, words.even));
  even.addEventListener('click', () => {
    const steps = 20, n = fields.length;
    fields.forEach((field, at) => set(field, 5 * (Math.floor(steps / n) + (at < steps % n ? 1 : 0))));
  });
  group.addEventListener('input', draw);
  draw();
}
