/* An order by tapping: a tap puts an option last or takes it out, arrows move it. */
function ranking(group) {
  const fields = all('input', group);
  const order = () => fields.filter((field) => field.value).sort((one, other) => one.value - other.value);
  const renumber = (ordered, field) => {
    for (const one of fields) one.value = ordered.includes(one) ? ordered.indexOf(one) + 1 : '';
    draws.forEach((draw) => draw());
    changed(field);
    const position = field.value ? fill(words.position, field.value, fields.length) : words.unset;
    announce(labelOf(field).textContent + ': ' + position);
  };
  const toggle = (field) => {
    const ordered = order();
    renumber(ordered.includes(field) ? ordered.filter((one) => one !== field) : [...ordered, field], field);
  };
  const swap = (field, way) => {
    const ordered = order(), at = ordered.indexOf(field), other = ordered[at + way];
    if (!other) return;
    ordered[at + way] = field;
    ordered[at] = other;
    renumber(ordered, field);
  };
  group.querySelector('#limit').textContent = words.order;
  const draws = fields.map((field) => rankedOption(field, { toggle, swap }));
  draws.forEach((draw) => draw());
}
const labelOf = (field) => field.parentNode.querySelector('label');
function rankedOption(field, { toggle, swap }) {
  const row = field.parentNode, label = labelOf(field), name = label.textContent;
  row.classList.add('tap');
  label.hidden = field.hidden = true;
  const tap = row.appendChild(make('button', { type: 'button' })), badge = tap.appendChild(make('b'));
  tap.appendChild(make('span', { class: 'label', dir: label.dir, lang: label.lang }, name));
  tap.addEventListener('click', () => toggle(field));
  const arrow = (word, sign, way) => row.appendChild(stepper({ name: word + ': ' + name, sign }, () => swap(field, way)));
  const up = arrow(words.up, '↑', -1), down = arrow(words.down, '↓', 1);
  return () => {
    const isPlaced = field.value !== '';
    row.classList.toggle('is', isPlaced);
    tap.setAttribute('aria-pressed', isPlaced);
    badge.textContent = field.value;
    up.hidden = down.hidden = !isPlaced;
  };
}
