/* The parts of one page, and what happens in one of them means for the others. */
const store = new Store(base || location.pathname, () => localStorage), drafts = new Drafts(store);
const screen = new Screen(document.querySelector('main'), +document.body.dataset.revision);
const time = { clock: window, random: Math.random };
const connectivity = new Connectivity(time, {
  onReached: settle,
  onOffline() {
    tell(words.reconnecting);
    settle();
  },
});
const outbox = new Outbox(time, {
  store,
  send: (body) => request('/answer', body),
  mayStart: () => !screen.isBusy,
  onSending(is) {
    if (is) screen.outdate();
    screen.markBusy(is);
  },
  onHeld: () => tell(words.kept),
  onReply: () => connectivity.reached(),
  onDone(reply, item) {
    if (reply.status === 200) {
      drafts.sent(item);
      remember(item);
    }
    screen.show(reply, true);
    if (screen.heard > screen.revision) screen.refresh(); // not if this came before the news: it would wipe a refusal
  },
});
const connection = new Connection(time, {
  open: () => !document.hidden && window.EventSource && new EventSource(base + '/events?screens=1'),
  ask: () => request('/revision'),
  onNews(number, text) {
    outbox.flush();
    connectivity.reached();
    screen.hear(number, text);
  },
  onMiss: () => connectivity.missed(),
  onRefusal: () => screen.refresh(),
});

// What is said above the screen as long as it is true.
function settle() {
  showStatus(outbox.isHeld ? words.kept : connectivity.state === 'offline' ? words.reconnecting : '');
}
function shown() {
  const { main } = screen, form = formIn(main);
  if (!screen.isAside() && !screen.is(/consent|error|break/)) drafts.dropAllBut(form && form.dataset.place);
  if (screen.isQuiet()) connection.stop(); else if (connection.state === 'off') connection.start();
  fetchSupport();
  fetchTakeHome();
  forgetter.hidden = !store.get(KEPT);
  countDown(all('[data-turns]', main));
  if (!form) return;
  drafts.restore(form);
  enhance(form);
  tellUnsent();
}
// "Your answer is in" stands only over the answer that is.
function tellUnsent() {
  const { main } = screen, notice = main.querySelector('.notice.in'), is = isChanged(formIn(main));
  if (!notice || is === notice.classList.contains('unsent')) return;
  const said = notice.querySelector('p');
  notice.classList.toggle('unsent', is);
  said.textContent = is ? words.unsent : main.dataset.announce;
  announce(said.textContent);
}
function wake() {
  if (outbox.state === 'closed') return;
  if (!screen.isQuiet()) connection.start();
  screen.refresh();
  outbox.flush();
  fetchSupport();
}
function forget() {
  outbox.drop();
  drafts.dropAllBut();
  keepOrNot(false);
}
async function join(body) {
  if (screen.isBusy) return;
  const keeps = document.getElementById('keep').checked;
  screen.markBusy(true);
  try {
    const reply = await request('/join', body);
    screen.markBusy(false);
    if (reply.status === 200) {
      history.replaceState(null, '', base);
      keepOrNot(keeps && /role=p/.test(body));
    }
    screen.show(reply, true);
    const again = document.getElementById('keep'); // the card comes back where something is missing
    if (again) again.checked = keeps;
  } catch (e) {
    screen.markBusy(false);
    tell(words.again);
  }
}
function leave() {
  connection.stop();
  forgetSupport();
  forget();
  // Blank at once, whatever the network does; then gone for good.
  screen.isBusy = true;
  document.title = words.blank;
  document.body.textContent = '';
  history.replaceState(null, '', '/join/left');
  store.put('/leaving', '1');
  tellLeft(() => location.replace('/join/left'));
}
// Said until it is heard: from the blank page, or else from the next page of this session.
// Only what is heard at once can be undone.
async function tellLeft(then, late = '') {
  outbox.close();
  try {
    await request('/leave' + late, '');
    store.drop('/leaving');
    then();
  } catch (e) { setTimeout(() => tellLeft(then, '?late'), around(5000, Math.random)); }
}
