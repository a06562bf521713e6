/* Finding and making elements. */
const all = (selector, root) => Array.from(root.querySelectorAll(selector));
const make = (tag, attributes = {}, text = '') => {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
  node.textContent = text;
  return node;
};
const fill = (text, number, total) => text.replace('{number}', number).replace('{total}', total);
const changed = (field) => field.dispatchEvent(new Event('change', { bubbles: true }));
