/* What this phone keeps for its person alone, if they ticked that on the consent card: each form they
   answered, as it came, and what they sent. The server is neither told nor asked for anything: what
   shows it (take_home.js) comes to every phone after the end. */
const KEPT = '/kept', forgetter = document.querySelector('[data-forget]');
function keepOrNot(is) {
  if (is) store.put(KEPT, '{}'); else store.drop(KEPT);
}
function remember({ body, place }) {
  const kept = JSON.parse(store.get(KEPT) || 'null'), form = formIn(mainIn({ text: screen.markup }));
  if (!kept || !form || form.dataset.place !== place) return;
  kept[place] = [form.outerHTML, body.replace(/&_=.*/, '')];
  store.put(KEPT, JSON.stringify(kept));
}
function fetchTakeHome() {
  const kept = document.getElementById('kept');
  if (!kept) return;
  const script = make('script', { src: kept.dataset.more });
  script.onload = () => window.takeHome(store, screen, refill);
  setTimeout(() => document.head.appendChild(script), Math.random() * 2000); // not all phones at once
}
