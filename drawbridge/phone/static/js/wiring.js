/* The parts of one page, and what happens in one of them means for the others. */
const store = new Store(base, () => localStorage), drafts = new Drafts(store);
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
    if (reply.status === 200) drafts.sent(item);
    screen.show(reply, true);
    if (screen.heard > screen.revision) screen.refresh(); // not if this came before the news: it would wipe a refusal
  },
});
const connection = new Connection(time, {
  open: () => !document.hidden && window.EventSource && new EventSource(base + '/events'),
  ask: () => request('/revision'),
  onNews(number) {
    connectivity.reached();
    outbox.flush();
    screen.hear(number);
  },
  onMiss: () => connectivity.missed(),
  onRefusal: () => screen.refresh(),
});

// What is said above the screen as long as it is true.
function settle() {
  showStatus(outbox.isHeld ? words.kept : connectivity.state === 'offline' ? words.reconnecting : '');
}
function shown() {
  const { main } = screen, form = main.querySelector('form[data-place]');
  if (!screen.isAside() && !screen.is(/consent|error|break/)) drafts.dropAllBut(form && form.dataset.place);
  if (screen.isQuiet()) connection.stop(); else if (connection.state === 'off') connection.start();
  fetchSupport();
  countDown(all('[data-turns]', main));
  if (!form) return;
  drafts.restore(form);
  enhance(form);
  tellUnsent();
}
// "Your answer is in" stands only over the answer that is.
function tellUnsent() {
  const { main } = screen, notice = main.querySelector('.notice.in'), form = main.querySelector('form[data-place]');
  if (!notice || !form) return;
  const is = isChanged(form), said = notice.querySelector('p');
  if (is === notice.classList.contains('unsent')) return;
  notice.classList.toggle('unsent', is);
  said.textContent = is ? words.unsent : main.dataset.announce;
  announce(said.textContent);
}
function wake() {
  if (hasLeft) return;
  if (!screen.isQuiet()) connection.start();
  screen.refresh();
  outbox.flush();
  fetchSupport();
}
function forget() {
  outbox.drop();
  drafts.dropAllBut();
}
async function join(body) {
  if (screen.isBusy) return;
  screen.markBusy(true);
  try {
    const reply = await request('/join', body);
    screen.markBusy(false);
    if (reply.status === 200) history.replaceState(null, '', base);
    screen.show(reply, true);
  } catch (e) {
    screen.markBusy(false);
    tell(words.again);
  }
}
let hasLeft = false;
async function leave() {
  hasLeft = true;
  connection.stop();
  outbox.close();
  forgetSupport();
  forget();
  // Blank at once, whatever the network does; then gone for good.
  screen.isBusy = true;
  document.title = words.blank;
  document.body.textContent = '';
  history.replaceState(null, '', '/join/left');
  store.put('/leaving', '1');
  await tellLeft();
  location.replace('/join/left');
}
// Said until it is heard: from the blank page, or else from the next page of this session.
async function tellLeft() {
  for (let wait = 1000, reply = null; !reply;) {
    try { reply = await request('/leave', ''); } catch (e) { /* not now */ }
    if (!reply) await new Promise((again) => { setTimeout(again, around(wait, Math.random)); });
    wait = Math.min(wait * 2, 30000);
  }
  store.drop('/leaving');
}
async function leaveAtLast() {
  hasLeft = screen.isBusy = document.body.hidden = true;
  await tellLeft();
  location.reload();
}
