/* What is shown: one `<main>` from the server, replaced where it differs, and at most one `<main>`
   laid over it, so that the screen stays below with all that is typed. */
const focus = (node) => node.focus({ preventScroll: true });
const formIn = (main) => main.querySelector('form[data-place]'); // of the question that is open
const mainIn = (reply) => new DOMParser().parseFromString(reply.text, 'text/html').querySelector('main');
class Screen {
  constructor(main, revision) {
    Object.assign(this, { main, revision, heard: revision, asked: 0 });
    this.markup = main.outerHTML; // as the server drew it, before any part of it was worked on
  }
  is(pattern) { return pattern.test(this.main.dataset.screen); }
  // Opened as a page of its own, before the script was here.
  isAside() { return this.main.id === 'over'; }
  isQuiet() { return this.isAside() || this.is(/consent|ended|error/); }
  markBusy(is) {
    this.isBusy = is;
    for (const button of all('.button', this.main)) button.setAttribute('aria-busy', is);
  }
  // What was asked for until now is not shown any more.
  outdate() { this.asked += 1; }

  hear(number, text) {
    this.heard = number;
    if (text && number !== this.revision && !this.isBusy && !this.isAside() && !location.search) {
      this.outdate();
      this.show({ status: 200, revision: number, text });
      return;
    }
    // All phones hear it in the same instant; they need not all ask in the same instant.
    // By then an earlier one may have brought it; asking again would wipe a refusal off the form.
    if (number !== this.revision) setTimeout(() => this.catchUp(), Math.random() * 250);
  }
  catchUp() { if (this.heard !== this.revision) this.refresh(); }
  async refresh() {
    if (this.isBusy || this.isAside()) return;
    const mine = this.asked += 1;
    try {
      const reply = await request('/main' + location.search);
      if (mine !== this.asked) return;
      connectivity.reached();
      this.show(reply);
    } catch (e) {
      connectivity.missed();
      if (mine === this.asked) setTimeout(() => this.refresh(), around(3000, Math.random));
    }
  }
  show(reply, isOwn) {
    const next = mainIn(reply);
    if (!next) return;
    if (reply.status === 429) { tell(next.dataset.announce); return; } // too soon: the screen stays
    if (reply.revision) this.revision = +reply.revision;
    if (!isOwn && next.dataset.v === this.main.dataset.v) return;
    const active = this.main.contains(document.activeElement) && document.activeElement;
    if (!isOwn && this.keepsRefusal(next)) return;
    this.put(next);
    if (this.over && this.over.dataset.screen === 'ask' && this.is(/break/)) this.uncover(); // here it is
    shown();
    if (this.over) this.tellOpen(true); else this.arrive(active, isOwn);
  }
  // What was refused is not unsaid by news; only by an act, or by another question.
  keepsRefusal(next) {
    const said = this.main.querySelector('.notice.warn'), form = formIn(next), before = formIn(this.main);
    if (!said || next.querySelector('#notice')) return false;
    if (!form) next.insertBefore(said.cloneNode(true), next.firstChild);
    return form && before && form.dataset.place === before.dataset.place && !next.querySelector('.letter');
  }
  // What lies over the screen says when there is a question below it.
  tellOpen(isNews) {
    const line = this.over.querySelector('.open'), is = formIn(this.main) && !this.main.querySelector('.notice.in');
    if (!line) return;
    if (isNews && line.hidden && is) announce(line.textContent);
    line.hidden = !is;
  }
  put(next) {
    this.main.parentNode.replaceChild(next, this.main);
    this.main = next;
    this.markup = next.outerHTML;
    next.hidden = !!this.over;
  }
  // A page out of the back/forward cache: browsers empty its fields once it is shown, and tell nobody.
  redraw() {
    this.put(mainIn({ text: this.markup }));
    shown();
  }
  arrive(active, isOwn) {
    const notice = isOwn && document.getElementById('notice'), wrong = notice && this.main.querySelector('.item.wrong');
    const again = active && active.id && document.getElementById(active.id);
    if (wrong) wrong.parentNode.insertBefore(notice, wrong);
    if (notice || active) focus(notice || again || this.main);
    if (isOwn || !again) window.scrollTo(0, 0);
    if (notice) notice.scrollIntoView({ block: 'center' });
    announce(this.main.dataset.announce);
  }

  cover(reply) {
    const next = mainIn(reply);
    if (!next) return;
    if (next.id !== 'over') { // the session says no
      if (this.over) this.uncover();
      this.show(reply, true);
      return;
    }
    if (this.isAside()) {
      this.put(next);
      focus(next);
      return;
    }
    if (this.over) this.over.parentNode.removeChild(this.over); else this.opener = document.activeElement;
    this.over = this.main.parentNode.insertBefore(next, this.main);
    this.main.hidden = true;
    this.tellOpen();
    focus(next);
    window.scrollTo(0, 0);
  }
  uncover() {
    this.over.parentNode.removeChild(this.over);
    this.over = null;
    this.main.hidden = false;
    window.scrollTo(0, 0);
    focus(this.opener && document.contains(this.opener) ? this.opener : this.main);
  }
}
