/* What a script adds to a page that works without one: news without reloading, drafts and unsent
   answers kept on this phone, sliders. It holds no words and decides nothing; every screen comes
   from the server. ES2017: an older phone cannot read it and keeps the plain page. */
(() => {
  'use strict';
  const page = document.body.dataset, base = page.base;
  if (!base) return;
  const words = JSON.parse(page.words);
  const [line, say] = ['line', 'say'].map((id) => document.getElementById(id));
  let main = document.querySelector('main');
  let revision = +page.revision, heard = revision;
  document.documentElement.className = 'js';

  const all = (selector, root = main) => Array.from(root.querySelectorAll(selector));
  const fill = (text, number, total) => text.replace('{number}', number).replace('{total}', total);
  const around = (ms) => ms * (0.8 + Math.random() * 0.4);
  const make = (tag, attributes = {}, text = '') => {
    const node = document.createElement(tag);
    for (const name of Object.keys(attributes)) node.setAttribute(name, attributes[name]);
    node.textContent = text;
    return node;
  };

  // -- what is kept on this phone; in memory what storage refuses (private mode, full, forbidden)
  const memory = {};
  const attempt = (act, fallback) => { try { return act(); } catch (e) { return fallback; } };
  const store = {
    put(name, text) {
      memory[name] = text;
      attempt(() => { localStorage.setItem(base + name, text); delete memory[name]; });
    },
    get: (name) => (name in memory ? memory[name] : attempt(() => localStorage.getItem(base + name), null)),
    drop(name) { delete memory[name]; attempt(() => localStorage.removeItem(base + name)); },
    names() {
      const keys = attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith(base + '/'));
      return Object.keys(memory).concat(keys.map((key) => key.slice(base.length)));
    },
  };
  const draftOf = (place) => '/draft/' + place;
  const outbox = () => JSON.parse(store.get('/outbox') || 'null');
  function dropDrafts(but) {
    for (const name of store.names()) if (name.startsWith('/draft/') && name !== but) store.drop(name);
  }

  // -- forms
  const isBox = (field) => /radio|checkbox/.test(field.type);
  const FIELDS = 'input[name],textarea[name]';
  const pairs = (form) => all(FIELDS, form)
    .filter((field) => field.checked || !isBox(field)).map((field) => [field.name, field.value]);
  const encode = (list) => list.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  // Who listens to an encrypted Wi-Fi sees lengths: a Pass must be as long as any answer.
  const padded = (body, room) => body + '&_=' + 'x'.repeat(room - 1 - (body.length + 2) % room);
  function restore(form) {
    const draft = JSON.parse(store.get(draftOf(form.dataset.place)) || 'null');
    if (!draft) return;
    const met = {};
    for (const field of all(FIELDS, form)) {
      const values = draft.filter((pair) => pair[0] === field.name).map((pair) => pair[1]);
      if (isBox(field)) field.checked = values.includes(field.value);
      else if (/text/.test(field.type)) field.value = values[0] || '';
      else if (field.type === 'number') {
        const place = met[field.name] = (met[field.name] || 0) + 1;
        field.value = values.filter((value) => value !== 'pass')[place - 1] || '';
      }
    }
  }

  // -- sending
  let isBusy = false, isStuck = false, wait = 1000, retry = 0, asked = 0;
  async function request(path, body) {
    const options = { credentials: 'same-origin', cache: 'no-store', headers: { 'X-Drawbridge': '1' } };
    if (body !== undefined) {
      Object.assign(options, { method: 'POST', body });
      options.headers['Content-Type'] = 'application/x-www-form-urlencoded';
    }
    const stop = window.AbortController && new AbortController();
    if (stop) options.signal = stop.signal;
    const limit = stop && setTimeout(() => stop.abort(), 10000);
    const reply = await fetch(base + path, options);
    const text = await reply.text();
    clearTimeout(limit);
    if (reply.status >= 500) throw new Error('not now');
    return { status: reply.status, text, revision: reply.headers.get('Drawbridge-Revision') };
  }
  function markBusy(is) {
    isBusy = is;
    for (const button of all('.button')) button.setAttribute('aria-busy', is);
  }
  function flush() {
    const item = outbox();
    if (item && !isBusy) sendAnswer(item);
  }
  async function sendAnswer(item) {
    let reply;
    asked += 1; // a screen asked for before this answer is out of date
    markBusy(true);
    try { reply = await request('/answer', item.body); } catch (e) { return hold(); }
    markBusy(false);
    wait = 1000;
    isStuck = false;
    found();
    const latest = outbox();
    if (latest && latest.body !== item.body) return flush();
    store.drop('/outbox');
    const draft = draftOf(item.place);
    // What was typed while the answer was on its way is not lost.
    if (reply.status === 200 && store.get(draft) === item.draft) store.drop(draft);
    show(reply, true);
    if (heard > revision) refresh(); // not if this came before the news: it would wipe a refusal
  }
  function hold() {
    markBusy(false);
    isStuck = true;
    tell(words.kept);
    wait = Math.min(wait * 2, 30000);
    clearTimeout(retry);
    retry = setTimeout(flush, around(wait));
  }
  async function join(body) {
    if (isBusy) return;
    markBusy(true);
    try {
      const reply = await request('/join', body);
      markBusy(false);
      if (reply.status === 200) history.replaceState(null, '', base);
      show(reply, true);
      connect();
    } catch (e) {
      markBusy(false);
      tell(words.again);
    }
  }
  async function leave() {
    disconnect();
    clearTimeout(keeping);
    kept = null;
    store.drop('/outbox');
    dropDrafts();
    // Blank at once, whatever the network does; then gone for good.
    isBusy = true;
    document.title = words.blank;
    document.body.textContent = '';
    history.replaceState(null, '', '/join/left');
    try {
      await request('/leave', '');
      location.replace('/join/left');
    } catch (e) { /* without a connection it stays blank */ }
  }

  // -- showing
  function tell(text) {
    line.textContent = say.textContent = text;
    line.hidden = false;
  }
  function settle() {
    const text = isStuck ? words.kept : isLost ? words.reconnecting : '';
    line.hidden = !text;
    line.textContent = text;
  }
  const mainIn = (reply) => new DOMParser().parseFromString(reply.text, 'text/html').querySelector('main');
  function show(reply, isOwn) {
    const next = mainIn(reply);
    if (!next) return;
    if (reply.status === 429) { tell(next.dataset.say); return; } // too soon: the screen stays as it is
    if (reply.revision) revision = +reply.revision;
    const isNew = next.dataset.v !== main.dataset.v;
    if (!isNew && !isOwn) return;
    const active = main.contains(document.activeElement) && document.activeElement;
    main.parentNode.replaceChild(next, main);
    main = next;
    if (over && over.dataset.screen === 'ask' && main.dataset.screen === 'break') close(); // here it is
    main.hidden = !!over;
    enhance();
    if (over) return;
    const notice = isOwn && document.getElementById('notice');
    const again = active && active.id && document.getElementById(active.id);
    if (notice || active) (notice || again || main).focus({ preventScroll: true });
    if (isOwn || !again) window.scrollTo(0, 0);
    say.textContent = main.dataset.say;
  }
  async function refresh() {
    if (isBusy || isAside()) return;
    const mine = asked += 1;
    try {
      const reply = await request('/main' + location.search);
      if (mine !== asked) return;
      found();
      show(reply);
    } catch (e) {
      lost();
      if (mine === asked) setTimeout(refresh, around(3000));
    }
  }

  // -- news
  let source = null, isStreaming = false, failures = 0, pause = 5000, timer = 0, isLost = false, losing = 0, polls = 0;
  function lost() {
    if (!losing) losing = setTimeout(() => { isLost = true; tell(words.reconnecting); settle(); }, 3000);
  }
  function found() {
    clearTimeout(losing);
    losing = 0;
    isLost = false;
    settle();
  }
  function news(number) {
    heard = number;
    found();
    flush();
    // All phones hear it in the same instant; they need not all ask in the same instant.
    // By then an earlier one may have brought it; asking again would wipe a refusal off the form.
    if (heard !== revision) setTimeout(() => { if (heard !== revision) refresh(); }, Math.random() * 250);
  }
  const isAside = () => main.id === 'over'; // opened as a page of its own, before the script was here
  const isQuiet = () => isAside() || /consent|ended|error/.test(main.dataset.screen);
  function disconnect() {
    if (source) source.close();
    source = null;
    clearTimeout(timer);
  }
  function connect() {
    disconnect();
    if (isQuiet()) return;
    if (window.EventSource && failures < 3) {
      source = new EventSource(base + '/events');
      source.onmessage = (event) => { isStreaming = true; failures = polls = 0; news(+event.data); };
      source.onerror = () => {
        failures += 1;
        lost();
        if (source && (failures > 2 || source.readyState === 2)) connect();
      };
    }
    isStreaming = false;
    timer = source ? setTimeout(watch, 8000) : setTimeout(ask, around(pause));
  }
  function watch() {
    if (!isStreaming) failures = 3; // something on the way holds the stream back
    // Beside a stream, asking is a second pair of eyes: a dead stream can look alive.
    if (isStreaming) timer = setTimeout(ask, around(60000)); else connect();
  }
  async function ask() {
    try {
      const reply = await request('/revision');
      pause = 5000;
      polls += 1;
      if (reply.status === 429) throw new Error('later');
      if (reply.status !== 200) return refresh();
      news(+reply.text);
      if (!source && polls % 10 === 1) failures = 2; // one more try with a stream
      if (source) watch(); else connect();
    } catch (e) {
      pause = Math.min(pause * 1.5, 15000);
      lost();
      connect();
    }
  }
  function wake() {
    failures = 0;
    pause = 5000;
    connect();
    refresh();
    flush();
    keepSupport();
  }

  // -- turns: counted down from the seconds that came with the screen; only time gone by matters
  let counting = 0;
  function countDown() {
    clearInterval(counting);
    const timers = all('[data-turns]'), since = Date.now();
    if (!timers.length) return;
    const draw = () => timers.forEach((timer) => {
      const { turns, over, soon, runs } = timer.dataset, ends = turns.split(' ');
      const passed = runs === undefined ? 0 : (Date.now() - since) / 1000;
      const at = ends.findIndex((end) => end > passed), left = Math.ceil(ends[at] - passed);
      all('li', timer).forEach((turn, place) => turn.classList.toggle('now', place === at));
      timer.querySelector('.remaining').textContent = at < 0 ? over : Math.floor(left / 60) + ':' + ('0' + left % 60).slice(-2);
      if (runs !== undefined) timer.querySelector('.soon').textContent = left <= 120 && left > 105 ? soon : '';
    });
    draw();
    counting = setInterval(draw, 500);
  }

  // -- what forms gain
  function enhance() {
    const form = main.querySelector('form[data-place]');
    if (!isAside() && !/consent|error|break/.test(main.dataset.screen)) dropDrafts(form && draftOf(form.dataset.place));
    if (isQuiet()) disconnect();
    keepSupport();
    countDown();
    if (!form) return;
    restore(form);
    all('[data-limit]').forEach(limit);
    all('.dial').forEach(dial);
    all('.pad').forEach(pad);
    all('.relations').forEach(relate);
    all('.ranks').forEach(rank);
    all('.shares').forEach(share);
    all('.written').forEach(count);
    all('.items').forEach(oneByOne);
  }
  function count(group) {
    const field = group.querySelector(FIELDS), output = group.querySelector('.count');
    const update = () => {
      const n = Array.from(field.value).length;
      output.textContent = fill(words.typed, n, field.maxLength);
      output.hidden = !n;
      if (n === field.maxLength) say.textContent = output.textContent;
    };
    field.addEventListener('input', update);
    update();
  }
  function limit(group) {
    const boxes = all('input', group), most = +group.dataset.limit, hint = document.getElementById('limit');
    const update = ({ target }) => {
      const isPass = (box) => box.value === 'pass';
      if (target && target.checked) {
        for (const box of boxes) if (box !== target && (isPass(box) || isPass(target))) box.checked = false;
      }
      const n = boxes.filter((box) => box.checked && !isPass(box)).length;
      for (const box of boxes) box.disabled = n >= most && !box.checked && !isPass(box);
      hint.textContent = fill(words.chosen, n, most);
      if (target) say.textContent = hint.textContent;
    };
    group.addEventListener('change', update);
    update({});
  }
  function dial(group) {
    const field = group.querySelector('[type=number]'), pass = group.querySelector('[type=checkbox]');
    const id = 'r-' + field.name, ends = group.querySelector('.ends');
    const range = make('input', {
      id, type: 'range', min: 0, max: 100, step: 5, 'aria-labelledby': 'l-' + field.name,
      'aria-describedby': field.getAttribute('aria-describedby'),
    });
    if (field.hasAttribute('aria-invalid')) range.setAttribute('aria-invalid', true);
    const row = make('div', { class: 'dialled' }), output = make('output', { for: id });
    const nudge = (label, sign, step) => {
      const button = make('button', { type: 'button', class: 'nudge', 'aria-label': label, 'aria-describedby': 'l-' + field.name }, sign);
      button.addEventListener('click', () => set(+range.value + step));
      return button;
    };
    for (const node of [nudge(words.lower, '−', -5), output, nudge(words.higher, '+', 5)]) row.appendChild(node);
    field.parentNode.hidden = true;
    group.insertBefore(row, ends);
    group.insertBefore(range, ends);
    const draw = () => {
      const isSet = field.value !== '';
      range.value = isSet ? field.value : 50;
      range.className = output.className = isSet ? '' : 'unset';
      output.textContent = isSet ? field.value : words.unset;
      range.setAttribute('aria-valuetext', output.textContent);
    };
    const set = (value) => {
      field.value = Math.max(0, Math.min(100, value));
      pass.checked = false;
      draw();
      field.dispatchEvent(new Event('change', { bubbles: true }));
    };
    let hasMoved = false;
    range.addEventListener('pointerdown', () => { hasMoved = false; });
    range.addEventListener('input', () => { hasMoved = true; set(+range.value); });
    range.addEventListener(window.PointerEvent ? 'pointerup' : 'click', (event) => {
      // A tap on the unseen thumb moves nothing, and some phones ignore a tap beside it.
      const box = range.getBoundingClientRect(), share = (event.clientX - box.left - 16) / (box.width - 32);
      if (!hasMoved) set(5 * Math.round(20 * (document.dir === 'rtl' ? 1 - share : share)));
    });
    range.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      set(+range.value);
    });
    pass.addEventListener('change', () => { if (pass.checked) field.value = ''; draw(); });
    draw();
  }
  const changed = (field) => field.dispatchEvent(new Event('change', { bubbles: true }));
  function pad(group) {
    const [x, y] = all('input', group), square = group.querySelector('.square'), dot = square.querySelector('i');
    const output = make('output', { id: 'place', class: 'unseen' }), hint = group.querySelector('#limit');
    hint.textContent = words.place;
    hint.hidden = false;
    hint.parentNode.insertBefore(output, hint);
    const names = { role: 'application', tabindex: 0, 'aria-labelledby': 'l-' + x.name, 'aria-describedby': 'place limit' };
    for (const name of Object.keys(names)) square.setAttribute(name, names[name]);
    const draw = () => {
      const isSet = x.value !== '' && y.value !== '';
      dot.hidden = !isSet;
      dot.style.left = x.value + '%';
      dot.style.bottom = y.value + '%';
      output.textContent = isSet ? [x, y].map((one) => one.dataset.label + ' ' + one.value).join(' · ') : words.unset;
    };
    const within = (value) => Math.max(0, Math.min(100, 5 * Math.round(value / 5)));
    const set = (right, up) => {
      x.value = within(right);
      y.value = within(up);
      draw();
      changed(x);
    };
    const point = (event) => {
      const box = square.getBoundingClientRect();
      set(100 * (event.clientX - box.left) / box.width, 100 * (box.bottom - event.clientY) / box.height);
    };
    square.addEventListener('click', point);
    square.addEventListener('pointerdown', (event) => { square.setPointerCapture(event.pointerId); point(event); });
    square.addEventListener('pointermove', (event) => { if (event.buttons) point(event); });
    square.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: [-5, 0], ArrowRight: [5, 0], ArrowUp: [0, 5], ArrowDown: [0, -5], ' ': [0, 0] }[event.key];
      if (!step) return;
      event.preventDefault();
      const [right, up] = [x, y].map((one) => (one.value === '' ? 50 : +one.value));
      set(right + step[0], up + step[1]);
    });
    group.addEventListener('input', draw);
    draw();
  }
  function relate(group) {
    group.hidden = false;
    const chips = all('button', group);
    group.addEventListener('click', ({ target }) => {
      if (!chips.includes(target)) return;
      for (const chip of chips) chip.setAttribute('aria-pressed', chip === target);
      for (const who of all('.who')) who.textContent = target.textContent + ' ';
    });
  }
  function rank(group) {
    const hint = group.querySelector('#limit'), rows = all('.rank', group), fields = all('input', group);
    const placed = () => fields.filter((field) => field.value).sort((one, other) => one.value - other.value);
    hint.textContent = words.order;
    const renumber = (order, field) => {
      for (const one of fields) one.value = order.includes(one) ? order.indexOf(one) + 1 : '';
      draws.forEach((draw) => draw());
      changed(field);
      const name = field.parentNode.querySelector('label').textContent;
      say.textContent = name + ': ' + (field.value ? fill(words.position, field.value, fields.length) : words.unset);
    };
    const draws = rows.map((row, number) => {
      const field = fields[number], label = row.querySelector('label');
      row.classList.add('tap');
      label.hidden = field.hidden = true;
      const tap = row.appendChild(make('button', { type: 'button' })), badge = tap.appendChild(make('b'));
      tap.appendChild(make('span', { class: 'label' }, label.textContent));
      tap.addEventListener('click', () => {
        const order = placed();
        renumber(order.includes(field) ? order.filter((one) => one !== field) : [...order, field], field);
      });
      const [up, down] = [[words.up, '↑', -1], [words.down, '↓', 1]].map(([name, sign, way]) => {
        const button = row.appendChild(make('button', { type: 'button', class: 'nudge', 'aria-label': name + ': ' + label.textContent }, sign));
        button.addEventListener('click', () => {
          const order = placed(), at = order.indexOf(field), other = order[at + way];
          if (!other) return;
          order[at + way] = field;
          order[at] = other;
          renumber(order, field);
        });
        return button;
      });
      return () => {
        const isPlaced = field.value !== '';
        row.classList.toggle('is', isPlaced);
        tap.setAttribute('aria-pressed', isPlaced);
        badge.textContent = field.value;
        up.hidden = down.hidden = !isPlaced;
      };
    });
    draws.forEach((draw) => draw());
  }
  function share(group) {
    const hint = group.querySelector('#limit'), fields = all('input', group);
    const left = () => fields.reduce((sum, field) => sum - field.value, 100);
    const draw = () => { hint.textContent = fill(words.left, left(), 100); };
    const set = (field, points) => {
      field.value = points;
      draw();
      changed(field);
      say.textContent = field.value + '. ' + hint.textContent;
    };
    for (const field of fields) {
      const nudge = (name, sign, step) => {
        const button = make('button', { type: 'button', class: 'nudge', 'aria-label': name, 'aria-describedby': 'l-' + field.name }, sign);
        button.addEventListener('click', () => set(field, Math.max(0, +field.value + Math.min(step, Math.max(0, left())))));
        return button;
      };
      field.parentNode.insertBefore(nudge(words.lower, '−', -5), field);
      field.parentNode.appendChild(nudge(words.higher, '+', 5));
    }
    const even = group.appendChild(make('button', { type: 'button', class: 'button plain' }, words.even));
    even.addEventListener('click', () => {
      const steps = 20, n = fields.length;
      fields.forEach((field, place) => set(field, 5 * (Math.floor(steps / n) + (place < steps % n ? 1 : 0))));
    });
    group.addEventListener('input', draw);
    draw();
  }
  const reached = {}; // the item of a battery that is on the screen, by place
  function oneByOne(list) {
    const items = all('.item', list), form = list.parentNode, place = form.dataset.place;
    if (items.length < 2) return;
    const acts = form.querySelector('.acts'), button = acts.querySelector('.send');
    const heading = form.querySelector('.battery'); // of all items but those with a question of their own
    const where = make('p', { class: 'where' }), text = where.appendChild(make('span'));
    const marks = items.map(() => where.appendChild(make('i', { 'aria-hidden': true })));
    const back = make('button', { type: 'button', class: 'button plain' }, words.back);
    const next = make('button', { type: 'button', class: 'button' }, words.next);
    const row = acts.insertBefore(make('div', { class: 'pair' }), button);
    for (const node of [back, next, button]) row.appendChild(node);
    form.insertBefore(where, list);
    list.classList.add('steps');
    const go = (position, isOwn) => {
      const last = items.length - 1;
      reached[place] = position;
      items.forEach((item, number) => { item.hidden = number !== position; });
      marks.forEach((mark, number) => { mark.className = number <= position ? 'past' : ''; });
      text.textContent = fill(words.position, position + 1, items.length);
      if (heading) heading.classList.toggle('unseen', items[position].hasAttribute('data-own'));
      back.hidden = position === 0;
      next.hidden = position === last;
      button.hidden = position !== last;
      if (!isOwn) return;
      window.scrollTo(0, 0);
      items[position].focus({ preventScroll: true });
    };
    back.addEventListener('click', () => go(reached[place] - 1, true));
    next.addEventListener('click', () => go(reached[place] + 1, true));
    const wrong = items.findIndex((item) => item.hasAttribute('aria-invalid'));
    go(wrong >= 0 ? wrong : main.querySelector('.notice.in') ? 0 : reached[place] || 0);
    form.goOn = () => !next.hidden && (go(reached[place] + 1, true), true);
  }

  // -- what opens over the screen; the screen stays below as it is, with all that is typed
  let over = null, opener = null;
  let kept = null, keptAt = 0, keeping = 0; // Support, for when the network is gone; in memory only
  function keepSupport() {
    if (keeping || isAside() || /consent|error/.test(main.dataset.screen) || Date.now() - keptAt < 300000) return;
    keeping = setTimeout(async () => {
      try { noteSupport(await request('/support')); } catch (e) { /* the next screen tries again */ }
      keeping = 0;
    }, Math.random() * 5000);
  }
  function noteSupport(reply) {
    if (reply.status !== 200) return false;
    kept = reply;
    keptAt = Date.now();
    return true;
  }
  async function openSupport() {
    const known = kept;
    if (known) lift(known);
    try {
      const reply = await request('/support');
      const isNew = noteSupport(reply) && known && reply.text !== known.text;
      if (!known || (isNew && over && over.dataset.screen === 'support')) lift(reply);
    } catch (e) { if (!known) tell(words.again); }
  }
  async function open(path, body) {
    if (path === '/support') return openSupport();
    try {
      lift(await request(path, body));
    } catch (e) {
      tell(words.again);
      return;
    }
    if (body === undefined || path !== '/erase') return;
    store.drop('/outbox');
    dropDrafts();
    refresh();
  }
  function lift(reply) {
    const next = mainIn(reply);
    if (!next) return;
    if (next.id !== 'over') { if (over) close(); show(reply, true); return; } // the session says no
    if (over) over.parentNode.removeChild(over); else opener = document.activeElement;
    over = main.parentNode.insertBefore(next, main);
    main.hidden = true;
    over.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  function close() {
    if (isAside()) { location.replace(base); return; }
    over.parentNode.removeChild(over);
    over = null;
    main.hidden = false;
    window.scrollTo(0, 0);
    (opener && document.contains(opener) ? opener : main).focus({ preventScroll: true });
  }

  // -- listening
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="/j/"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ('close' in link.dataset && over) close();
    else if ('aside' in link.dataset) open(link.getAttribute('href').slice(base.length));
    else location.replace(link.href); // so that leaving leaves nothing behind the back button
  });
  let pressed = null; // older browsers do not say which button sent a form
  document.addEventListener('click', (event) => { pressed = event.target.closest('button') || pressed; }, true);
  document.addEventListener('submit', (event) => {
    const form = event.target, button = event.submitter || (pressed && pressed.form === form ? pressed : null);
    const isNamed = button && button.name;
    if ('leave' in form.dataset) { event.preventDefault(); leave(); return; }
    if (!('send' in form.dataset || 'over' in form.dataset)) return;
    event.preventDefault();
    if (form.goOn && !isNamed && form.goOn()) return; // Enter on an early item means "next"
    const list = pairs(form), body = padded(encode(isNamed ? [...list, [button.name, button.value]] : list), form.querySelector('textarea') ? 4096 : 1024);
    const place = form.dataset.place;
    if ('over' in form.dataset) { open(form.getAttribute('action').slice(base.length), body); return; }
    if (!place) { join(body); return; }
    store.put('/outbox', JSON.stringify({ body, place, draft: store.get(draftOf(place)) }));
    flush();
  });
  const remember = ({ target }) => {
    const form = target.form;
    if (form && form.dataset.place) store.put(draftOf(form.dataset.place), JSON.stringify(pairs(form)));
  };
  document.addEventListener('input', remember);
  document.addEventListener('change', remember);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) wake(); });
  window.addEventListener('pageshow', (event) => { if (event.persisted) wake(); });
  window.addEventListener('online', wake);
  window.addEventListener('offline', lost);

  enhance();
  connect();
  flush();
})();
