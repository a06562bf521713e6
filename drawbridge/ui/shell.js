// What a page of the console needs from its browser: the language of its words, a way for keys into
// the popovers, the field that has the focus, and the word about a lost connection. Streamlit (1.67)
// sets no language, puts what a popover holds at the end of the document, and leaves the focus on the
// button far above it.

const OPENER = "[data-testid=stPopoverButton]";
const OPENED = "[data-testid=stPopoverBody]";
const CAN_BE_REACHED =
  ":is(a[href], button, input, select, textarea, summary, [tabindex='0']):not(:disabled, [tabindex='-1'])";
// What is drawn around an input. A style sheet could ask for the input inside, at a price: console.css.
const AROUND = [
  "[data-testid=stNumberInputContainer]",
  "[data-testid=stTextInputRootElement]",
  "[data-testid=stTextAreaRootElement]",
  ".stSelectbox [role=group]",
  ".stCheckbox label",
  "[data-testid=stRadioOption]",
].join();
const MARK = "data-has-focus";
const TYPED_INTO = ":is(input, textarea):focus-visible";
const CONNECTION = "data-test-connection-state";
const LOST = ["PINGING_SERVER", "DISCONNECTED_FOREVER"];
const SAID_AFTER_MS = 1500; // most connections are back before anybody has noticed
const LOOK_MS = 50;
const LOOKS = 20;

// Buttons and fields whose label, or whose value, is a workshop's: the name of their container says
// which, and in what language (parts.fields_of_workshop); that of a draft stands at its title. A
// list of choices opens at the end of the document.
const OF_WORKSHOP = "[class*='st-key-labels-in-'], [class*='st-key-values-in-']";
const ITS_LANGUAGE = /st-key-(labels|values)-in-([\w-]+?)__/;
const OWN_PARTS = {
  labels: "[data-testid=stMarkdownContainer]",
  values: "textarea, input:is([type=text], :not([type])), [data-testid=stSelectbox] [value]",
};

function tellLanguages() {
  const ofDraft = document.querySelector(".st-key-editor_top .db-workshop")?.lang;
  for (const box of document.querySelectorAll(OF_WORKSHOP)) {
    const [, part, named] = ITS_LANGUAGE.exec(box.className);
    const lang = named === "draft" ? (ofDraft || document.documentElement.lang) : named;
    for (const one of box.querySelectorAll(OWN_PARTS[part])) {
      Object.assign(one, { lang, dir: "auto" });
      const list = one.getAttribute("aria-expanded") === "true" && one.getAttribute("aria-controls");
      if (list) Object.assign(document.getElementById(list) ?? {}, { lang });
    }
  }
}

const mounts = new WeakMap();
const opener = () => document.querySelector(`${OPENER}[aria-expanded=true]`);
const opened = () => document.querySelector(OPENED);

class Shell {
  constructor() {
    this.ended = new AbortController();
    const options = { capture: true, signal: this.ended.signal };
    document.addEventListener("click", (event) => this.click(event), options);
    document.addEventListener("keydown", (event) => this.press(event), options);
    this.marked = null; // the field that has the focus
    for (const name of ["focusin", "focusout", "keyup"])
      document.addEventListener(name, () => this.mark(), options);
    this.word = document.createElement("div");
    this.word.className = "db-connection";
    this.word.setAttribute("role", "status");
    document.body.append(this.word);
    this.app = document.querySelector(`[${CONNECTION}]`);
    this.watching = new MutationObserver(() => this.connect());
    this.watching.observe(this.app, { attributeFilter: [CONNECTION] });
    this.connect();
    this.reading = new MutationObserver(() => this.tellLanguagesSoon());
    this.reading.observe(document.body, { childList: true, subtree: true });
    this.tellLanguagesSoon();
  }

  update({ language, direction, lost }) {
    Object.assign(document.documentElement, { lang: language, dir: direction });
    this.word.lang = language;
    this.lost = lost;
  }

  // A key that is pressed in a field reached with the pointer makes its focus visible, so `keyup`.
  mark() {
    const here = document.activeElement;
    const field = here?.matches(TYPED_INTO) ? here.closest(AROUND) : null;
    if (field === this.marked) return;
    this.marked?.removeAttribute(MARK);
    field?.setAttribute(MARK, "");
    this.marked = field;
  }

  tellLanguagesSoon() {
    this.telling ??= requestAnimationFrame(() => {
      this.telling = undefined;
      tellLanguages();
    });
  }

  // A click without a pointer came from a key or from a screen reader. The whole popover gets the
  // focus and not its first button: a key held a little longer must not press that.
  click({ target, detail }) {
    const button = target.closest?.(OPENER);
    if (detail === 0 && button?.ariaExpanded === "false") this.enter(button);
  }

  enter(button, looks = LOOKS) {
    const popover = opened();
    if (popover && button.ariaExpanded === "true") {
      popover.tabIndex = -1;
      popover.focus();
      this.comeBack(button);
    } else if (looks > 0) setTimeout(() => this.enter(button, looks - 1), LOOK_MS);
  }

  // Once it has closed, whoever was in it is where they came from, or at the page's beginning if
  // that is gone. React may draw the button anew: the open one is remembered.
  comeBack(button) {
    clearInterval(this.looking);
    this.looking = setInterval(() => {
      button = opener() ?? button;
      if (opened()) return;
      clearInterval(this.looking);
      if (document.activeElement !== document.body) return;
      const place = button.isConnected ? button : document.querySelector("[data-testid=stMain]");
      place?.focus();
    }, LOOK_MS);
  }

  press(event) {
    if (event.key !== "Tab" || event.ctrlKey || event.altKey || event.metaKey) return;
    const popover = opened();
    const button = opener();
    if (!popover || !button) return;
    const here = document.activeElement;
    if (here === button && !event.shiftKey) {
      event.preventDefault();
      this.enter(button);
      return;
    }
    if (!popover.contains(here)) return;
    const stops = [...popover.querySelectorAll(CAN_BE_REACHED)].filter((it) => it.checkVisibility());
    if (event.shiftKey && (here === popover || here === stops[0])) {
      event.preventDefault();
      button.focus();
    } else if (!event.shiftKey && stops.length === 0) {
      event.preventDefault(); // Streamlit is still drawing what it holds
    } else if (!event.shiftKey && here === stops.at(-1)) {
      button.focus(); // and Tab goes on from there
    }
  }

  connect() {
    clearTimeout(this.saying);
    const isLost = LOST.includes(this.app.getAttribute(CONNECTION));
    document.documentElement.classList.toggle("db-lost", isLost);
    if (isLost) this.saying = setTimeout(() => { this.word.textContent = this.lost; }, SAID_AFTER_MS);
    else this.word.textContent = "";
  }

  end() {
    this.ended.abort();
    this.watching.disconnect();
    this.reading.disconnect();
    cancelAnimationFrame(this.telling);
    clearInterval(this.looking);
    clearTimeout(this.saying);
    this.word.remove();
    this.marked?.removeAttribute(MARK);
    document.documentElement.classList.remove("db-lost");
  }
}

export default function ({ data, parentElement }) {
  const shell = mounts.get(parentElement) ?? new Shell();
  mounts.set(parentElement, shell);
  shell.update(data);
  return () => {
    mounts.get(parentElement)?.end();
    mounts.delete(parentElement);
  };
}
