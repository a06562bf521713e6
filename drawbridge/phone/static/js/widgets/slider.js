/* A number from 0 to 100 becomes a slider with a step down and up. It has no value until moved. */
function slider(group) {
  const field = group.querySelector('[type=number]'), pass = group.querySelector('[type=checkbox]');
  const id = 'r-' + field.name, describedBy = 'l-' + field.name, ends = group.querySelector('.ends');
  const range = make('input', {
    id, type: 'range', min: 0, max: 100, step: 5, 'aria-labelledby': describedBy,
    'aria-describedby': field.getAttribute('aria-describedby'),
  });
  if (field.hasAttribute('aria-invalid')) {
    range.setAttribute('aria-invalid', true);
    group.classList.add('wrong');
    for (const link of all('.notice [href="#' + field.id + '"]', document)) link.href = '#' + id; // to what can be seen
  }
  const output = make('output', { for: id }), row = make('div', { class: 'slider-value' });
  const draw = () => {
    const isSet = field.value !== '';
    range.value = isSet ? field.value : 50;
    range.className = output.className = isSet ? '' : 'unset';
    output.textContent = isSet ? field.value : words.unset;
    range.setAttribute('aria-valuetext', output.textContent);
  };
  const set = (value) => {
    field.value = Math.max(0, Math.min(100, value));
    pass.checked = false;
    draw();
    changed(field);
  };
  row.appendChild(stepper({ name: words.lower, sign: '−', describedBy }, () => set(+range.value - 5)));
  row.appendChild(output);
  row.appendChild(stepper({ name: words.higher, sign: '+', describedBy }, () => set(+range.value + 5)));
  field.parentNode.hidden = true;
  group.insertBefore(row, ends);
  group.insertBefore(range, ends);
  followRange(range, set);
  pass.addEventListener('change', () => {
    if (pass.checked) field.value = '';
    draw();
  });
  draw();
}
function followRange(range, set) {
  let hasMoved = false;
  range.addEventListener('pointerdown', () => { hasMoved = false; });
  range.addEventListener('input', () => { hasMoved = true; set(+range.value); });
  range.addEventListener(window.PointerEvent ? 'pointerup' : 'click', (event) => {
    // A tap on a thumb that is not set yet moves nothing, and some phones ignore a tap beside it.
    const box = range.getBoundingClientRect(), share = (event.clientX - box.left - 16) / (box.width - 32);
    if (!hasMoved) set(5 * Math.round(20 * (document.dir === 'rtl' ? 1 - share : share)));
  });
  range.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    set(+range.value);
  });
}
