// One EventSource per mount. It learns that a revision has come and asks for one rerun; what is
// drawn comes from the server. Streamlit calls the default function again whenever `data` changes
// and calls only the last clean-up, so a mount is remembered by its parent element.

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 20000;
const ASK_AGAIN_MS = 4000;
const TICK_MS = 5000;
const GONE = 0; // sent instead of a revision when the session is deleted
const GOODBYE_MS = 2000; // whoever deleted it is on the way to another page; do not overtake
const BUSY_MS = 250; // between two looks whether the page has been drawn
const ASLEEP_MS = 20000; // a tick this late means that the machine slept

const mounts = new WeakMap();

// While the server draws a page, it may be drawing another than this one. A fragment of this one
// that asks then has its turn after it, and Streamlit's script (1.67, handleNewSession) wipes the
// screen for a run of a page that is not shown: nothing is left, and nothing comes.
function isBusy() {
  const app = document.querySelector("[data-testid=stApp]");
  return ["running", "rerunRequested"].includes(app?.dataset.testScriptState);
}

class Pulse {
  constructor(url) {
    this.url = url;
    this.news = null; // the revision last heard of
    this.drawn = null;
    this.asked = null;
    this.wasDrawing = false;
    this.waitMs = FIRST_WAIT_MS;
    this.askAgainMs = ASK_AGAIN_MS;
    this.ended = new AbortController();
    const options = { signal: this.ended.signal };
    document.addEventListener("visibilitychange", () => document.hidden || this.wake(), options);
    window.addEventListener("pageshow", (event) => event.persisted && this.wake(), options);
    window.addEventListener("online", () => this.wake(), options);
    this.lastTick = Date.now();
    this.lastAsk = Date.now();
    this.ticking = setInterval(() => this.tick(), TICK_MS);
    this.connect();
  }

  connect() {
    clearTimeout(this.waiting);
    this.source?.close();
    this.source = new EventSource(this.url);
    this.source.onmessage = (event) => this.hear(event.data);
    // The browser reconnects by itself, except after an answer that was no stream.
    this.source.onerror = () => this.source.readyState === EventSource.CLOSED && this.retry();
  }

  retry() {
    clearTimeout(this.waiting);
    const jittered = this.waitMs * (0.5 + Math.random());
    this.waiting = setTimeout(() => this.connect(), jittered);
    this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
  }

  hear(revision) {
    this.waitMs = FIRST_WAIT_MS;
    this.news = Number(revision);
    if (this.news === this.asked) return;
    clearTimeout(this.asking);
    const patienceMs = this.news === GONE ? GOODBYE_MS : this.patienceMs;
    if (patienceMs > 0) this.asking = setTimeout(() => this.ask(), patienceMs);
    else this.ask();
  }

  // A rerun is asked for once per revision, and again only if it never came.
  ask() {
    if (this.news === null || this.news === this.drawn) return;
    clearTimeout(this.asking);
    const isDrawing = isBusy();
    // On a page whose own press was just drawn this very news may be on its way into the page still,
    // which takes a slow machine longer than the server: one more look before it is drawn twice.
    const mayHaveCome = this.wasDrawing && this.patienceMs > 0;
    this.wasDrawing = isDrawing;
    if (isDrawing || mayHaveCome) {
      this.asking = setTimeout(() => this.ask(), BUSY_MS);
      return;
    }
    this.asked = this.news;
    this.trigger("revision", this.news);
    this.asking = setTimeout(() => this.ask(), this.askAgainMs);
    this.askAgainMs = Math.min(LONGEST_WAIT_MS, this.askAgainMs * 2);
  }

  update({ revision, everyMs, patienceMs, dueMs }, trigger) {
    this.drawn = revision;
    this.everyMs = everyMs;
    this.patienceMs = patienceMs;
    this.trigger = trigger;
    this.lastAsk = Date.now();
    clearTimeout(this.due);
    if (dueMs > 0) this.due = setTimeout(() => this.beat(), dueMs);
    if (this.news !== null && this.news !== revision) return;
    clearTimeout(this.asking);
    this.askAgainMs = ASK_AGAIN_MS;
    this.wasDrawing = false;
  }

  tick() {
    const now = Date.now();
    if (now - this.lastTick > TICK_MS + ASLEEP_MS) this.wake();
    this.lastTick = now;
    const isDue = this.everyMs > 0 && now - this.lastAsk >= this.everyMs;
    if (isDue && !document.hidden) this.beat();
  }

  beat() {
    clearTimeout(this.due);
    if (isBusy()) {
      this.due = setTimeout(() => this.beat(), BUSY_MS);
      return;
    }
    this.lastAsk = Date.now();
    this.trigger("beat", this.lastAsk);
  }

  // After sleep a stream may look open and be dead. A new one begins with the revision of now.
  wake() {
    this.waitMs = FIRST_WAIT_MS;
    this.connect();
  }

  end() {
    this.ended.abort();
    this.source.close();
    clearInterval(this.ticking);
    clearTimeout(this.waiting);
    clearTimeout(this.asking);
    clearTimeout(this.due);
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.host ?? parentElement;
  host.closest("[data-testid=stElementContainer]")?.style.setProperty("display", "none");
  let pulse = mounts.get(parentElement);
  if (pulse?.url !== data.url) {
    pulse?.end();
    pulse = new Pulse(data.url);
    mounts.set(parentElement, pulse);
  }
  pulse.update(data, setTriggerValue);
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
