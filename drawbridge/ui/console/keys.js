// Keyboard and clicker. Each key presses the button that stands in a named place on the page, so
// the server sees nothing but an ordinary click. Streamlit's own `shortcut` takes one key per
// button and is deaf while a radio button has the focus.

const SAME_PRESS_MS = 300; // a worn clicker sends two for one
const SAME_TAP_MS = 400;
const CONNECTION = "data-test-connection-state";
const LONGEST_WAIT_MS = 60000; // longer than any server takes to draw its first page
const PLACES = "[class*=st-key-place_]";
const MOVING = ":is(.st-key-place_next, .st-key-place_back, .st-key-place_skip) button";
const TYPING = "textarea, select, [contenteditable=true], input:not([type=radio], [type=checkbox])";
const PRESSED_BY_SPACE = `${TYPING}, button, a, summary, input, [role=radio]`;
const MOVED_BY_ARROWS = `${TYPING}, [type=radio], [role=radio], [role=slider], [role=tab]`;

class Keys {
  constructor() {
    this.places = {};
    this.lastPress = -Infinity;
    this.lastTap = -Infinity;
    this.drawn = null;
    this.app = document.querySelector(`[${CONNECTION}]`);
    this.watching = new MutationObserver(() => this.connect());
    this.watching.observe(this.app, { attributeFilter: [CONNECTION] });
    this.ended = new AbortController();
    const options = { capture: true, signal: this.ended.signal };
    document.addEventListener("keydown", (event) => this.press(event), options);
    document.addEventListener("click", (event) => this.click(event), options);
    document.addEventListener("pointerover", (event) => this.hint(event), options);
  }

  press(event) {
    const place = this.places[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!place || event.ctrlKey || event.altKey || event.metaKey || this.isTaken(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const isSame = event.repeat || event.timeStamp - this.lastPress < SAME_PRESS_MS;
    this.lastPress = event.timeStamp;
    if (isSame || this.isWaiting) return;
    document.activeElement?.blur?.(); // what was being typed is kept first
    document.querySelector(`.st-key-place_${place} button:not(:disabled)`)?.click();
  }

  // A clicker's page keys work even from a text field. What is typed, and the keys that a button or
  // a choice knows itself, belong to whoever has the focus; so B and G also work right after a click
  // on a button. While a question is asked in a dialog, no key answers it.
  isTaken(event) {
    if (document.querySelector("[role=dialog]")) return true;
    if (event.key === "PageDown" || event.key === "PageUp") return false;
    const owners = { " ": PRESSED_BY_SPACE, ArrowLeft: MOVED_BY_ARROWS, ArrowRight: MOVED_BY_ARROWS };
    return Boolean(event.target.closest?.(owners[event.key] ?? TYPING));
  }

  // Streamlit's tooltip stays after a click, and covers the large button: the place that was
  // clicked has none until the pointer has been elsewhere.
  hint(event) {
    const place = event.target.closest?.(PLACES)?.className.match(/st-key-place_\w+/)?.[0];
    if (event.type === "click") this.clicked = place;
    if (place !== this.clicked) this.clicked = undefined;
    document.documentElement.classList.toggle("db-clicked", Boolean(this.clicked));
  }

  // The second click of a double click must not reach the button that has just taken the place.
  click(event) {
    this.hint(event);
    if (!event.target.closest?.(PLACES)) return;
    const isTap = event.pointerType === "touch";
    const isSecond = event.detail > 1 || (isTap && event.timeStamp - this.lastTap < SAME_TAP_MS);
    this.lastTap = event.timeStamp;
    if (!isSecond) return this.begin(event);
    event.preventDefault();
    event.stopPropagation();
  }

  // Whatever comes next is read from its heading on, however far down one has scrolled.
  begin(event) {
    if (event.target.closest(MOVING)) document.querySelector(".stMain")?.scrollTo(0, 0);
  }

  // A server that was started again does not know the buttons of this page before it has drawn them
  // itself: Streamlit enables them at once, and drops without a word what is pressed until then. So
  // they wait for that drawing, but not for ever.
  connect() {
    clearTimeout(this.waiting);
    this.wait(true);
    const isBack = this.app.getAttribute(CONNECTION) === "CONNECTED";
    if (isBack) this.waiting = setTimeout(() => this.wait(false), LONGEST_WAIT_MS);
  }

  wait(isWaiting) {
    this.isWaiting = isWaiting;
    document.documentElement.classList.toggle("db-waits", isWaiting);
  }

  update({ places, drawn }) {
    this.places = Object.fromEntries(places);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    clearTimeout(this.waiting);
    this.wait(false);
  }

  end() {
    this.ended.abort();
    this.watching.disconnect();
    clearTimeout(this.waiting);
    this.wait(false);
  }
}

const mounts = new WeakMap();

export default function ({ data, parentElement }) {
  const keys = mounts.get(parentElement) ?? new Keys();
  mounts.set(parentElement, keys);
  keys.update(data);
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
