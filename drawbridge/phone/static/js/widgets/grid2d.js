/* A place on a square between two axes: by tap, drag or arrow keys. The two numbers, which can be
   typed instead, follow; they are out of the way unless one of them is to be mended. */
const ARROWS = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5], ' ': [0, 0] };
function grid2d(group) {
  const [x, y] = all('input', group), square = group.querySelector('.square'), dot = square.querySelector('i');
  const output = make('output', { id: 'place', class: 'unseen' }), hint = group.querySelector('#limit');
  hint.hidden = group.querySelector('#keys').hidden = false;
  group.querySelector('details').open = x.hasAttribute('aria-invalid');
  hint.parentNode.insertBefore(output, hint);
  const names = { role: 'application', tabindex: 0, 'aria-labelledby': 'l-' + x.name, 'aria-describedby': 'place limit keys' };
  for (const name of Object.keys(names)) square.setAttribute(name, names[name]);
  const draw = () => {
    const isSet = x.value !== '' && y.value !== '';
    dot.hidden = !isSet;
    dot.style.left = x.value + '%';
    dot.style.bottom = y.value + '%';
    output.textContent = isSet ? [x, y].map((one) => one.dataset.label + ' ' + one.value).join(' · ') : words.unset;
  };
  const within = (value) => Math.max(0, Math.min(100, 5 * Math.round(value / 5)));
  const set = (right, up) => {
    x.value = within(right);
    y.value = within(up);
    draw();
    changed(x);
  };
  followSquare(square, set, () => [x, y].map((one) => (one.value === '' ? 50 : +one.value)));
  group.addEventListener('input', draw);
  draw();
}
function followSquare(square, set, position) {
  const point = (event) => {
    const box = square.getBoundingClientRect();
    set(100 * (event.clientX - box.left) / box.width, 100 * (box.bottom - event.clientY) / box.height);
  };
  square.addEventListener('click', point);
  square.addEventListener('pointerdown', (event) => { square.setPointerCapture(event.pointerId); point(event); });
  square.addEventListener('pointermove', (event) => { if (event.buttons) point(event); });
  square.addEventListener('keydown', (event) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    const [right, up] = position();
    set(right + step[0], up + step[1]);
  });
}
