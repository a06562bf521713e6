// The list on the left of the editor. As buttons of Streamlit, twenty steps take longer to draw than
// the rest of the page; here a list that has not changed costs nothing.

const LOOK = `
  nav { display: grid; grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  button {
    display: flex; gap: .5rem; align-items: center; width: 100%; min-height: 2.1rem; padding: .3rem .6rem;
    border: 1px solid transparent; border-radius: .75rem; background: none; color: var(--ink);
    font: 400 .875rem/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; text-align: start; cursor: pointer;
  }
  button:hover { background: var(--soft); }
  button[aria-current] { border-color: var(--line); background: var(--card); }
  button:focus-visible { outline: 3px solid var(--accent); outline-offset: -1px; }
  .title { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .mark { flex: none; width: 1.15rem; text-align: center; border-radius: 1rem; font-weight: 700; }
  .wrong { color: var(--amber); background: var(--amber-soft); }
  .unwise { color: var(--accent); background: var(--soft); }
  button[data-place="languages"] { margin-bottom: .5rem; }
`;

const SIGNS = { wrong: "!", unwise: "?" };

function entry({ place, title, mark, language, told, isHere }, go) {
  const button = document.createElement("button");
  button.dataset.place = place;
  button.title = told ? `${title}: ${told}` : title;
  if (isHere) button.setAttribute("aria-current", "step");
  if (mark) {
    const sign = document.createElement("span");
    sign.className = `mark ${mark}`;
    sign.textContent = SIGNS[mark];
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", told);
    button.append(sign);
  }
  const name = document.createElement("span");
  name.className = "title";
  name.textContent = title;
  if (language) Object.assign(name, { lang: language, dir: "auto" });
  button.append(name);
  button.onclick = () => go(place);
  return button;
}

const drawn = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const text = JSON.stringify(data);
  if (drawn.get(parentElement) === text) return;
  drawn.set(parentElement, text);
  let list = parentElement.querySelector("nav");
  if (!list) {
    const style = document.createElement("style");
    style.textContent = LOOK;
    list = document.createElement("nav");
    list.setAttribute("aria-label", data.label);
    parentElement.append(style, list);
  }
  const focused = parentElement.getRootNode().activeElement?.dataset?.place;
  const go = (place) => setTriggerValue("place", place);
  list.replaceChildren(...data.entries.map((one) => entry(one, go)));
  if (focused) list.querySelector(`[data-place="${focused}"]`)?.focus();
}
