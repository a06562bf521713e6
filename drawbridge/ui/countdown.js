// Counts down every element with data-turns on the page, from the seconds the server told when it
// drew the element. Only the difference of this browser's own times is used, so that a wrong clock
// does no harm; a machine that slept finds the time gone by. On the console a soft tone may tell
// the end of a turn: two sines that swell and fade, no louder than speech.

const TICK_MS = 250;
const mounts = new WeakMap();

function toneOn(audio) {
  for (const [pitch, delay] of [[528, 0], [396, 0.35]]) {
    const at = audio.currentTime + delay;
    const sine = audio.createOscillator();
    const volume = audio.createGain();
    sine.frequency.value = pitch;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.16, at + 0.12);
    volume.gain.exponentialRampToValueAtTime(0.0005, at + 2.4);
    sine.connect(volume).connect(audio.destination);
    sine.start(at);
    sine.stop(at + 2.5);
  }
}

class Turns {
  constructor() {
    this.seen = new WeakMap(); // when an element was first met, and the turn it was in
    this.tone = false;
    this.audio = null;
    this.ended = new AbortController();
    // Browsers let a page sound only after somebody has touched it.
    const options = { signal: this.ended.signal, capture: true };
    for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, () => this.unlock(), options);
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.tick();
  }

  unlock() {
    if (!this.tone) return;
    this.audio ??= new AudioContext();
    if (this.audio.state === "suspended") this.audio.resume();
  }

  tick() {
    let hasEnded = false;
    for (const element of document.querySelectorAll("[data-turns]")) hasEnded = this.draw(element) || hasEnded;
    if (hasEnded && this.tone && this.audio?.state === "running") toneOn(this.audio);
  }

  // Draws one timer; says whether one of its turns has ended since the last time.
  draw(element) {
    const { turns, runs, soon, soonFrom, soonTo, over } = element.dataset;
    // An update may change the attributes of an element that stays: that is another timer.
    let met = this.seen.get(element);
    if (met?.turns !== turns || met.runs !== runs) {
      met = { turns, runs, since: Date.now(), turn: null };
      this.seen.set(element, met);
    }
    if (runs === undefined) return false;
    const passed = (Date.now() - met.since) / 1000;
    const left = turns.split(" ").map((end) => end - passed);
    const found = left.findIndex((one) => one > 0);
    const isOver = found < 0;
    const seconds = isOver ? 0 : Math.ceil(left[found]);
    const write = (selector, text) => {
      const place = element.querySelector(selector);
      if (place && place.textContent !== text) place.textContent = text;
    };
    write("[data-left]", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
    write("[data-words]", isOver ? over : seconds <= soonFrom && seconds >= soonTo ? soon : "");
    const turn = isOver ? left.length : found;
    element.querySelectorAll("li").forEach((role, place) => role.classList.toggle("is-now", place === turn));
    const hasEnded = met.turn !== null && turn > met.turn;
    met.turn = turn;
    return hasEnded;
  }

  end() {
    this.ended.abort();
    clearInterval(this.ticking);
    this.audio?.close();
  }
}

export default function ({ data, parentElement }) {
  const host = parentElement.host ?? parentElement;
  host.closest("[data-testid=stElementContainer]")?.style.setProperty("display", "none");
  if (!mounts.has(parentElement)) mounts.set(parentElement, new Turns());
  mounts.get(parentElement).tone = data.tone;
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
