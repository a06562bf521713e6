/* Listens to the person and to the browser. */
function followLink(event) {
  if (event.target === forgetter) {
    keepOrNot(false);
    forgetter.hidden = true;
    tell(forgetter.dataset.forget);
  }
  const link = event.target.closest('a[href^="/j/"]:not([data-sheet])');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (('close' in link.dataset || 'back' in link.dataset) && screen.over && !screen.isAside()) screen.uncover();
  else if ('aside' in link.dataset) openOverlay(link.getAttribute('href').slice(base.length));
  else location.replace(link.href); // so that leaving leaves nothing behind the back button
}
let pressed = null; // older browsers do not say which button sent a form
function takeForm(event) {
  const form = event.target, button = event.submitter || (pressed && pressed.form === form ? pressed : null);
  const isNamed = button && button.name, { place } = form.dataset;
  if ('leave' in form.dataset) { event.preventDefault(); leave(); return; }
  if (!('send' in form.dataset || 'over' in form.dataset)) return;
  event.preventDefault();
  if (form.goOn && !isNamed && form.goOn()) return; // Enter on an early item means "next"
  const body = bodyOf(form, isNamed ? [[button.name, button.value]] : []);
  if ('over' in form.dataset) openOverlay(form.getAttribute('action').slice(base.length), body);
  else if (place) outbox.put({ body, place, draft: drafts.get(place) });
  else join(body);
}
function keepDraft({ target }) {
  if (!target.form || !target.form.dataset.place) return;
  drafts.save(target.form);
  tellUnsent();
}
if (base) {
  document.documentElement.className = 'js';
  document.addEventListener('click', followLink);
  document.addEventListener('click', (event) => { pressed = event.target.closest('button') || pressed; }, true);
  document.addEventListener('submit', takeForm);
  document.addEventListener('input', keepDraft);
  document.addEventListener('change', keepDraft);
  // A tab that nobody sees asks now and then: browsers hold six streams to a server, and one tab more would never load.
  document.addEventListener('visibilitychange', () => { if (document.hidden) connection.move('fail'); else wake(); });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    screen.redraw();
    wake();
  });
  window.addEventListener('online', wake);
  window.addEventListener('offline', () => connectivity.missed());
  if (store.get('/leaving')) tellLeft(() => location.reload(), '?late');
  else {
    shown();
    outbox.flush();
  }
} else { // the session is gone, and with it what was not sent; what this phone has kept of it is not
  outbox.drop();
  drafts.dropAllBut();
  fetchTakeHome();
}
