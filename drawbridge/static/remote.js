// The remote: one thumb, and no act that nobody meant. It locks itself when it is put away; what
// cannot be undone is slid; the server says after every press where the session is.
(function () {
  'use strict';
  const LOCKS_AFTER_MS = 45000;
  const ASKS_EVERY_MS = 5000;
  const PATIENCE_MS = 8000;
  const TICK_MS = 250;
  const FAR = 95; // of 100
  const NEAR = 0.28; // where a slide has to begin, as a share of its length
  const address = document.body.dataset.address;
  const said = JSON.parse(document.body.dataset.words);
  const lock = document.getElementById('lock');
  const state = document.getElementById('state');
  const shown = {}; // the text of each part as it came
  let asked = 0, applied = 0, isBusy = false, isHeld = false, waiting = null, touchedAt = 0, wakeLock = null;

  const main = function () { return document.querySelector('main'); };
  const actsOf = function () { return main().dataset.acts || 'none'; };
  const revisionOf = function (node) { return Number(node.dataset.revision || 0); };
  const mark = function (name, is) { document.body.classList.toggle(name, is); };
  const isLocked = function () { return document.body.classList.contains('locked'); };

  // -- what the server says

  function partsOf(node) {
    return Array.prototype.slice.call(node.querySelectorAll('[data-part]'));
  }

  function fill(part, fresh) {
    const opened = Array.prototype.map.call(part.querySelectorAll('details[open][data-keep]'), function (one) { return one.dataset.keep; });
    const hadFocus = document.activeElement && part.contains(document.activeElement) && document.activeElement.name;
    const place = hadFocus && document.activeElement.value;
    part.innerHTML = fresh.innerHTML;
    opened.forEach(function (key) {
      const again = part.querySelector('details[data-keep="' + key + '"]');
      if (again) again.open = true;
    });
    enhance(part);
    if (hadFocus) {
      const again = part.querySelector('[name="' + hadFocus + '"][value="' + place + '"]') || part.querySelector('button, summary, input[type=range]');
      if (again) again.focus({ preventScroll: true });
    }
  }

  function isBeingWritten(part) {
    const field = part.querySelector('textarea');
    return Boolean(field && field.value.trim());
  }

  function shape(node) {
    return node.dataset.screen + node.dataset.acts + partsOf(node).map(function (one) { return one.dataset.part; }).join();
  }

  function apply(html, isReply) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('main');
    if (!fresh) return;
    const now = main();
    if (shape(fresh) !== shape(now)) {
      now.replaceWith(fresh);
      partsOf(fresh).forEach(function (part) { shown[part.dataset.part] = part.innerHTML; });
      enhance(fresh);
    } else {
      now.dataset.revision = fresh.dataset.revision;
      partsOf(fresh).forEach(function (one) {
        const name = one.dataset.part, text = one.innerHTML;
        if (name === 'notice' ? !isReply : shown[name] === text) return;
        const part = now.querySelector('[data-part="' + name + '"]');
        if (name === 'notes' && isBeingWritten(part)) return;
        shown[name] = text;
        fill(part, one);
      });
    }
    draw();
  }

  function take(number, html, isReply) {
    const fresh = /data-revision="(\d+)"/.exec(html);
    const revision = fresh ? Number(fresh[1]) : Infinity;
    if (revision < revisionOf(main()) || (revision === revisionOf(main()) && number < applied)) return;
    applied = number;
    // What is under a thumb stays until the thumb has gone, or its press would be lost.
    if (isHeld && !isReply) waiting = html; else { waiting = null; apply(html, isReply); }
  }

  function ask(path, options, isReply) {
    const number = ++asked, patience = new AbortController();
    const timer = setTimeout(function () { patience.abort(); }, PATIENCE_MS);
    const more = Object.assign({ credentials: 'same-origin', signal: patience.signal, headers: {} }, options);
    more.headers['x-drawbridge'] = '1';
    return fetch(address + path, more).then(function (reply) {
      return reply.text().then(function (html) {
        clearTimeout(timer);
        // The gate of a Wi-Fi network, or a proxy, answers in the server's place: nothing was done.
        if (!reply.headers.get('Drawbridge-Remote')) throw new Error('not ours');
        mark('offline', false);
        take(number, html, isReply);
        return reply.ok;
      });
    }).catch(function () {
      clearTimeout(timer);
      mark('offline', true);
      draw();
      if (isReply) setTimeout(look, 500);
      return false;
    });
  }

  function look() {
    return document.hidden ? Promise.resolve() : ask('/main', {}, false);
  }

  // -- what a thumb says

  function send(form, button) {
    if (isBusy || isLocked() || document.hidden) return;
    const fields = new URLSearchParams();
    Array.prototype.forEach.call(form.elements, function (one) {
      if (one.name && one.tagName !== 'BUTTON') fields.append(one.name, one.value);
    });
    if (button && button.name) fields.append(button.name, button.value);
    const written = form.querySelector('textarea');
    const words = written && written.value;
    if (written) written.value = '';
    isBusy = true;
    mark('busy', true);
    touchedAt = Date.now();
    const path = form.getAttribute('action').slice(address.length);
    ask(path, { method: 'POST', body: fields }, true).then(function (isDone) {
      isBusy = false;
      mark('busy', false);
      const field = document.querySelector('textarea');
      if (words && !isDone && field) field.value = words;
    });
  }

  function enhance(node) {
    Array.prototype.forEach.call(node.querySelectorAll('button[data-slide]'), slide);
  }

  // A way that a cloth does not go: from its beginning to its end without letting go.
  function slide(button) {
    const box = document.createElement('span'), input = document.createElement('input'), label = document.createElement('span');
    const words = button.textContent.trim();
    let isFair = true;
    box.className = 'slide' + (button.disabled ? ' is-off' : '');
    label.textContent = words;
    label.setAttribute('aria-hidden', 'true');
    input.type = 'range';
    input.value = 0;
    input.disabled = button.disabled;
    input.setAttribute('aria-label', button.dataset.unlocks === undefined ? said.slide.replace('{act}', words) : words);
    const draw = function () {
      box.style.setProperty('--at', input.value + '%');
      box.style.setProperty('--way', input.value / 100);
    };
    const back = function () { input.value = 0; draw(); };
    input.addEventListener('pointerdown', function (event) {
      const room = input.getBoundingClientRect(), way = (event.clientX - room.left) / room.width;
      isFair = (getComputedStyle(input).direction === 'rtl' ? 1 - way : way) < NEAR;
    });
    input.addEventListener('keydown', function () { isFair = true; });
    input.addEventListener('input', function () {
      if (isFair) draw(); else back();
    });
    input.addEventListener('change', function () {
      const isDone = isFair && Number(input.value) >= FAR;
      back();
      if (!isDone) return;
      if (button.dataset.unlocks === undefined) send(button.form, button); else unlock();
    });
    box.appendChild(input);
    box.appendChild(label);
    button.hidden = true;
    button.parentNode.insertBefore(box, button);
  }

  // -- lock and light

  function draw() {
    const needsLock = actsOf() !== 'none';
    if (!needsLock) mark('locked', false);
    lock.hidden = !isLocked() && !document.body.classList.contains('offline');
    lock.querySelector('.slide').hidden = !isLocked();
    state.textContent = document.body.classList.contains('offline') ? said.offline : isLocked() ? said.locked : '';
    Array.prototype.forEach.call(document.querySelectorAll('main form'), function (form) { form.inert = isLocked(); });
    keepAwake();
  }

  function lockUp() {
    if (actsOf() === 'none' || isLocked()) return;
    mark('locked', true);
    draw();
  }

  function unlock() {
    mark('locked', false);
    touchedAt = Date.now();
    draw();
    look();
  }

  function keepAwake() {
    const box = document.querySelector('[data-awake]');
    const isWanted = !document.hidden && (!isLocked() || Boolean(box && box.checked));
    if (!navigator.wakeLock) return; // plain http, or an older browser: the phone's own time counts
    if (isWanted && !wakeLock) {
      wakeLock = navigator.wakeLock.request('screen');
      wakeLock.catch(function () { wakeLock = null; });
    } else if (!isWanted && wakeLock) {
      wakeLock.then(function (held) { held.release(); }, function () {});
      wakeLock = null;
    }
  }

  // -- time

  const met = new WeakMap();
  function tick() {
    Array.prototype.forEach.call(document.querySelectorAll('[data-turns]'), function (element) {
      if (!met.has(element)) met.set(element, Date.now());
      if (element.dataset.runs === undefined) return;
      const passed = (Date.now() - met.get(element)) / 1000;
      const left = element.dataset.turns.split(' ').map(function (end) { return end - passed; });
      const turn = left.find(function (one) { return one > 0; });
      const seconds = Math.max(0, Math.ceil(turn === undefined ? 0 : turn));
      element.querySelector('[data-left]').textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
      if (turn === undefined && !element.dataset.told) {
        element.dataset.told = '1';
        setTimeout(look, 500); // the large button goes on again
      }
    });
    if (Date.now() - touchedAt > LOCKS_AFTER_MS && !isHeld) lockUp();
  }

  // -- wiring

  document.addEventListener('submit', function (event) {
    event.preventDefault();
    const button = event.submitter || document.activeElement;
    send(event.target, button && button.form === event.target ? button : event.target.querySelector('button'));
  });
  document.addEventListener('pointerdown', function () { isHeld = true; touchedAt = Date.now(); }, true);
  ['pointerup', 'pointercancel'].forEach(function (name) {
    document.addEventListener(name, function () {
      setTimeout(function () {
        isHeld = false;
        if (waiting) { const html = waiting; waiting = null; apply(html, false); }
      }, 60);
    }, true);
  });
  document.addEventListener('keydown', function () { touchedAt = Date.now(); }, true);
  document.addEventListener('change', keepAwake);
  document.addEventListener('click', function (event) {
    const more = document.querySelector('details.more[open]');
    if (more && !more.contains(event.target)) more.open = false;
  });
  document.addEventListener('visibilitychange', function () {
    if (document.hidden) lockUp(); else look();
    keepAwake();
  });
  window.addEventListener('pageshow', function (event) { if (event.persisted) { lockUp(); look(); } });

  partsOf(main()).forEach(function (part) { shown[part.dataset.part] = part.innerHTML; });
  enhance(document.body);
  touchedAt = Date.now();
  mark('locked', actsOf() !== 'none');
  draw();
  setInterval(look, ASKS_EVERY_MS);
  setInterval(tick, TICK_MS);
  if (window.EventSource) new EventSource(address + '/events').onmessage = look;
})();
