// What the projector's page needs from its browser: its language, the scale at which a picture of
// 1920x1080 fits, and a screen that stays awake.

const mounts = new WeakMap();

function measure() {
  const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
  document.documentElement.style.setProperty("--stage-scale", scale);
}

async function stayAwake() {
  if (document.hidden || !navigator.wakeLock) return;
  // Refused on battery or without https: the screen then follows the computer's own settings.
  await navigator.wakeLock.request("screen").catch(() => undefined);
}

function begin() {
  const ended = new AbortController();
  window.addEventListener("resize", measure, { signal: ended.signal });
  document.addEventListener("visibilitychange", stayAwake, { signal: ended.signal });
  measure();
  stayAwake();
  return ended;
}

export default function ({ data, parentElement }) {
  document.documentElement.lang = data.language;
  if (!mounts.has(parentElement)) {
    mounts.set(parentElement, begin());
  }
  return () => {
    mounts.get(parentElement)?.abort();
    mounts.delete(parentElement);
  };
}
