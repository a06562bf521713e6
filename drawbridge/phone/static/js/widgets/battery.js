/* Several statements, scenes or circles: one after the other on the screen. */
const reached = {}; // the item that is on the screen, by question and round
function battery(list) {
  const items = all('.item', list), form = list.parentNode, question = form.dataset.place, last = items.length - 1;
  if (last < 1) return;
  const heading = form.querySelector('.battery'); // of all items but those with a question of their own
  const { back, next, send } = steps(form), { position, marks } = progress(form, list, items);
  list.classList.add('steps');
  const go = (at, isOwn) => {
    reached[question] = at;
    items.forEach((item, number) => { item.hidden = number !== at; });
    marks.forEach((mark, number) => { mark.className = number <= at ? 'past' : ''; });
    position.textContent = fill(words.position, at + 1, items.length);
    if (heading) heading.classList.toggle('unseen', items[at].hasAttribute('data-own'));
    back.hidden = at === 0;
    next.hidden = at === last;
    send.hidden = at !== last;
    if (!isOwn) return;
    window.scrollTo(0, 0);
    focus(items[at]);
  };
  back.addEventListener('click', () => go(reached[question] - 1, true));
  next.addEventListener('click', () => go(reached[question] + 1, true));
  const wrong = items.findIndex((item) => item.hasAttribute('aria-invalid'));
  go(wrong >= 0 ? wrong : form.parentNode.querySelector('.notice.in') ? 0 : reached[question] || 0);
  form.goOn = () => !next.hidden && (go(reached[question] + 1, true), true);
}
function steps(form) {
  const acts = form.querySelector('.acts'), send = acts.querySelector('.send');
  const back = make('button', { type: 'button', class: 'button plain' }, words.back);
  const next = make('button', { type: 'button', class: 'button' }, words.next);
  const row = acts.insertBefore(make('div', { class: 'pair' }), send);
  for (const node of [back, next, send]) row.appendChild(node);
  return { back, next, send };
}
function progress(form, list, items) {
  const where = form.insertBefore(make('p', { class: 'where' }), list), position = where.appendChild(make('span'));
  return { position, marks: items.map(() => where.appendChild(make('i', { 'aria-hidden': true }))) };
}
