// What the projector's page needs from its browser: its language, the shape and size of the screen,
// a result that comes in softly, and a screen that stays awake.

const DRAWN_BY_MS = 2000; // a figure that takes longer is shown while it is drawn
const root = document.documentElement;
const mounts = new WeakMap();

class Stage {
  constructor() {
    this.told = "wide"; // what the server takes for granted
    this.shown = null; // the result before the room
    this.ended = new AbortController();
    const options = { signal: this.ended.signal };
    window.addEventListener("resize", () => this.measure(), options);
    document.addEventListener("visibilitychange", stayAwake, options);
    root.addEventListener("animationend", (event) => {
      if (event.animationName === "projector-rise") delete root.dataset.chart;
    }, options);
    this.watching = new MutationObserver(() => this.look());
    this.watching.observe(document.body, { childList: true, subtree: true });
    stayAwake();
  }

  update(tell) {
    this.tell = tell;
    this.measure();
    this.look();
  }

  // The same shapes as in text_fit.py; figures are laid out by the server.
  measure() {
    const { innerWidth: width, innerHeight: height } = window;
    root.style.setProperty("--screen-width", width);
    root.style.setProperty("--screen-height", height);
    const shape = width / height >= 7 / 4 ? "wide" : width / height >= 8 / 5 ? "middle" : "tall";
    if (shape === this.told) return;
    this.told = shape;
    this.tell("shape", shape);
  }

  // Another result than before comes in once; the same one drawn again stands still.
  look() {
    const release = document.querySelector("[data-release]")?.dataset.release ?? null;
    if (release === this.shown) return;
    this.shown = release;
    if (release === null || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      delete root.dataset.chart;
      return;
    }
    root.dataset.chart = "drawing";
    const began = performance.now();
    const wait = () => {
      if (this.shown !== release) return;
      const drawn = document.querySelector(".st-key-projector_chart .js-plotly-plot")?.layout?.meta;
      const isLate = performance.now() - began > DRAWN_BY_MS;
      if (drawn !== release && !isLate) requestAnimationFrame(wait);
      else requestAnimationFrame(() => { root.dataset.chart = "coming"; });
    };
    requestAnimationFrame(wait);
  }

  end() {
    this.ended.abort();
    this.watching.disconnect();
    delete root.dataset.chart;
  }
}

async function stayAwake() {
  if (document.hidden || !navigator.wakeLock) return;
  // Refused on battery or without https: the screen then follows the computer's own settings.
  await navigator.wakeLock.request("screen").catch(() => undefined);
}

export default function ({ data, parentElement, setStateValue }) {
  root.lang = data.language;
  if (!mounts.has(parentElement)) mounts.set(parentElement, new Stage());
  mounts.get(parentElement).update(setStateValue);
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
