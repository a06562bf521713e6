/* The take-home, after the end: what this phone has kept of its person's answers beside what the room
   said. It is built here, of what is kept here and of what came to every phone with its last screen;
   nothing is asked of the server, for saving it as a file neither. Every phone gets this script, so
   that nobody can see which of them keep anything. It comes without words, which stand in the screen.
   ES2017, and a function of its own beside the script of the page, which gives it three things. */
const KEPT = '/kept';
const all = (selector, root) => Array.from(root.querySelectorAll(selector));
const make = (tag, attributes = {}, ...inside) => {
  const node = document.createElement(tag);
  for (const name of Object.keys(attributes)) if (attributes[name]) node.setAttribute(name, attributes[name]);
  for (const one of inside) node.appendChild(typeof one === 'string' ? document.createTextNode(one) : one);
  return node;
};
const textOf = (node) => (node ? node.textContent.replace(/\s+/g, ' ').trim() : '');
const own = (text) => make('span', { dir: 'auto' }, text); // a workshop's words have a direction of their own

/* -- what was answered, read from the form as it came and from what was sent */
const labelOf = (field, form) => {
  const label = field.closest('label') || form.querySelector('label[for="' + field.id + '"]');
  return textOf(label && (label.querySelector('.label,span') || label));
};
const numbersOf = (group, form, fields) => {
  const given = fields.filter((field) => field.type === 'number' && field.value !== '');
  if (group.classList.contains('slider')) return given.map((field) => field.value + ' (' + textOf(group.querySelector('.ends')) + ')');
  if (!group.classList.contains('ranks')) return given.map((field) => labelOf(field, form) + ': ' + field.value);
  return given.sort((one, other) => one.value - other.value).map((field) => field.value + '. ' + labelOf(field, form));
};
const answerOf = (group, form) => {
  const fields = all('input,textarea', group);
  const ticked = fields.filter((field) => field.checked).map((field) => labelOf(field, form));
  const written = fields.filter((field) => /^text/.test(field.type)).map((field) => field.value.trim());
  return ticked.concat(numbersOf(group, form, fields), written).filter(Boolean).join(' · ');
};
function read(place, [markup, body], refill, words) {
  const form = new DOMParser().parseFromString(markup, 'text/html').querySelector('form');
  const sent = Array.from(new URLSearchParams(body));
  refill(form, sent);
  const question = textOf(form.querySelector('h1')), language = form.querySelector('[lang]');
  const parts = all('fieldset,.written', form).map((group) => {
    const prompt = textOf(group.querySelector('h1,h2'));
    return { prompt: prompt === question ? '' : prompt, answer: answerOf(group, form) };
  });
  const isPass = sent.some((pair) => pair[0] === 'pass');
  const isStep = !!form.querySelector('.ladder');
  const lang = language && language.getAttribute('lang');
  return { place, question, lang, isStep, parts: isPass ? [{ prompt: '', answer: words.pass }] : parts };
}

/* -- beside what the room said: in the order of the evening, what only one of both has included */
function together(mine, room) {
  const rows = [], left = room.slice();
  for (const one of mine) {
    const at = left.findIndex((told) => told.place === one.place);
    if (at > 0) rows.push(...left.splice(0, at).map((told) => [null, told]));
    rows.push([one, at < 0 ? null : left.shift()]);
  }
  return rows.concat(left.map((told) => [null, told]));
}
function roomLine(part, answer, words) {
  const line = make('p', { class: 'hint' }, make('strong', {}, words.room), ' (' + part.n + '): ');
  part.cells.forEach(([cell, shown], number) => {
    const text = cell + ' ' + shown;
    if (number) line.appendChild(document.createTextNode(' · '));
    line.appendChild(cell === answer ? make('strong', { dir: 'auto' }, text) : own(text));
  });
  return line;
}
function entry([mine, told], words) {
  const { question, lang } = mine || told, box = make('li', { lang }, make('h2', { dir: 'auto' }, question));
  const parts = mine ? mine.parts : [], others = told ? told.parts.slice() : [];
  const add = (prompt, answer, part) => {
    if (prompt) box.appendChild(make('p', { class: 'prompt', dir: 'auto' }, prompt));
    if (answer) box.appendChild(make('p', {}, make('strong', {}, words.you + ': '), own(answer)));
    if (part) box.appendChild(roomLine(part, answer, words));
  };
  for (const { prompt, answer } of parts) {
    const at = others.findIndex((part) => part.prompt === prompt);
    if (answer) add(prompt, answer, at < 0 ? null : others.splice(at, 1)[0]);
  }
  for (const part of others) add(part.prompt, '', part);
  return box;
}
function smallStep(mine, words) {
  const one = mine.filter((answered) => answered.isStep).pop();
  if (!one || !one.parts[0].answer) return [];
  return [make('div', { class: 'told', lang: one.lang }, make('p', {}, words.step), make('p', { dir: 'auto' }, one.parts[0].answer))];
}

/* -- as a file that needs nothing from anywhere */
const STYLE = 'html{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{max-width:40rem;margin:0 auto;padding:1.5rem}'
  + 'h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.15rem;line-height:1.3;margin:0}p{margin:.4rem 0;overflow-wrap:anywhere}'
  + 'ul{list-style:none;padding:0}li{break-inside:avoid;padding:1rem 0;border-top:1px solid}.told{padding:1rem;border:2px solid}'
  + '.told p+p{font-size:1.3rem;font-weight:700}.prompt{padding-top:.5rem}';
function file(title, nodes) {
  const page = document.implementation.createHTMLDocument(title), { head, body, documentElement } = page;
  for (const name of ['lang', 'dir']) documentElement.setAttribute(name, document.documentElement.getAttribute(name) || 'auto');
  const policy = { 'http-equiv': 'Content-Security-Policy', content: 'default-src \'none\'; style-src \'unsafe-inline\'' };
  const about = [{ charset: 'utf-8' }, { name: 'viewport', content: 'width=device-width, initial-scale=1' }, policy];
  about.forEach((attributes, number) => head.insertBefore(make('meta', attributes), head.childNodes[number]));
  head.appendChild(make('style', {}, STYLE));
  body.appendChild(make('main', {}, ...nodes.map((node) => node.cloneNode(true))));
  return '<!doctype html>\n' + documentElement.outerHTML;
}
function save(name, text) {
  const link = make('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/html' })), download: name });
  link.hidden = true;
  document.body.appendChild(link);
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
    document.body.removeChild(link);
  }, 60000); // some phones ask first where it shall go
}

/* -- on the screen */
function look(kept, words, screen, refill, forget) {
  const mine = Object.keys(kept).map((place) => read(place, kept[place], refill, words));
  const rows = together(mine, JSON.parse(document.getElementById('kept').dataset.room));
  const nodes = [make('h1', {}, words.title), make('p', { class: 'hint' }, words.note), ...smallStep(mine, words)];
  nodes.push(rows.length ? make('ul', { class: 'seen' }, ...rows.map((row) => entry(row, words))) : make('p', {}, words.nothing));
  const main = make('main', { id: 'over', tabindex: '-1', 'data-screen': 'take_home', 'data-announce': words.title }, ...nodes);
  const acts = make('div', { class: 'acts' });
  for (const name of ['save', 'forget']) acts.appendChild(make('button', { class: name === 'save' ? 'button' : 'button plain', id: name }, words[name]));
  main.appendChild(acts);
  main.appendChild(make('a', { class: 'button plain close', href: location.pathname, 'data-close': '1' }, words.close));
  screen.cover({ text: main.outerHTML });
  document.getElementById('save').addEventListener('click', () => save('drawbridge.html', file(words.title, nodes)));
  document.getElementById('forget').addEventListener('click', forget);
}
window.takeHome = (store, screen, refill) => {
  const offer = document.getElementById('kept'), kept = () => JSON.parse(store.get(KEPT) || 'null');
  if (!offer || !kept()) return;
  const words = JSON.parse(offer.dataset.words), button = offer.querySelector('button');
  const forget = () => {
    store.drop(KEPT);
    if (screen.over) screen.uncover();
    offer.textContent = words.forgotten;
  };
  offer.hidden = false;
  button.addEventListener('click', () => (kept() ? look(kept(), words, screen, refill, forget) : forget()));
};
