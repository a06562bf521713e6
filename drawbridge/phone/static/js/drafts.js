/* Answers that are not sent yet, by question and round, as the form has them. */
class Drafts {
  constructor(store) { this.store = store; }
  get(question) { return this.store.get('/draft/' + question); }
  save(form) { this.store.put('/draft/' + form.dataset.place, JSON.stringify(pairs(form))); }
  restore(form) {
    const draft = this.get(form.dataset.place);
    if (draft) refill(form, JSON.parse(draft));
  }
  // What was typed while the answer was on its way is not lost.
  sent({ place, draft }) { if (this.get(place) === draft) this.store.drop('/draft/' + place); }
  dropAllBut(question) {
    for (const name of this.store.names()) {
      if (name.startsWith('/draft/') && name !== '/draft/' + question) this.store.drop(name);
    }
  }
}
