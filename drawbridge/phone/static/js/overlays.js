/* Support, "I need a pause" and "Delete my answers": what opens over the screen. */
let support = null, fetchedAt = 0, fetching = 0; // for when the network is gone; in memory only
async function openOverlay(path, body) {
  if (path === '/support') { openSupport(); return; }
  try {
    screen.cover(await request(path, body));
  } catch (e) {
    tell(words.again);
    return;
  }
  if (body === undefined || path !== '/erase') return;
  forget();
  screen.refresh();
}
async function openSupport() {
  const known = support;
  if (known) screen.cover(known);
  try {
    const reply = await request('/support');
    const isNew = keepSupport(reply) && known && reply.text !== known.text;
    if (!known || (isNew && screen.over && screen.over.dataset.screen === 'support')) screen.cover(reply);
  } catch (e) { if (!known) tell(words.again); }
}
function fetchSupport() {
  if (fetching || screen.isAside() || screen.is(/consent|error/) || Date.now() - fetchedAt < 300000) return;
  fetching = setTimeout(async () => {
    try { keepSupport(await request('/support')); } catch (e) { /* the next screen tries again */ }
    fetching = 0;
  }, Math.random() * 5000);
}
function keepSupport(reply) {
  if (reply.status !== 200) return false;
  support = reply;
  fetchedAt = Date.now();
  return true;
}
function forgetSupport() {
  clearTimeout(fetching);
  support = null;
}
