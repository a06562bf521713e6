// After a pause in typing, a text area is told what Ctrl and Enter tell it: to hand over its text.

const AREAS = ".st-key-editor_form textarea";

class Typing {
  constructor() {
    this.ended = new AbortController();
    document.addEventListener("input", (event) => this.hear(event), { signal: this.ended.signal });
  }

  hear({ target, isComposing }) {
    clearTimeout(this.waiting);
    if (isComposing || !target.matches?.(AREAS)) return;
    this.waiting = setTimeout(() => {
      if (target !== document.activeElement) return; // leaving it has told already
      target.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true }),
      );
    }, this.pauseMs);
  }

  end() {
    this.ended.abort();
    clearTimeout(this.waiting);
  }
}

const mounts = new WeakMap();

export default function ({ data, parentElement }) {
  if (!mounts.has(parentElement)) mounts.set(parentElement, new Typing());
  mounts.get(parentElement).pauseMs = data.pauseMs;
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
