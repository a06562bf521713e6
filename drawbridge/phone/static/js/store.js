/* What is kept on this phone; in memory what storage refuses (private mode, full, forbidden).
   Names begin with the session's address: two sessions on one phone keep apart. `storage` gives the
   browser's, or throws. */
const attempt = (act, fallback) => { try { return act(); } catch (e) { return fallback; } };
class Store {
  constructor(base, storage) { Object.assign(this, { base, storage, memory: {} }); }
  put(name, text) {
    this.memory[name] = text;
    attempt(() => {
      this.storage().setItem(this.base + name, text);
      delete this.memory[name];
    });
  }
  get(name) {
    if (name in this.memory) return this.memory[name];
    return attempt(() => this.storage().getItem(this.base + name), null);
  }
  drop(name) {
    delete this.memory[name];
    attempt(() => this.storage().removeItem(this.base + name));
  }
  names() {
    const keys = attempt(() => Object.keys(this.storage()), []).filter((key) => key.startsWith(this.base + '/'));
    return Object.keys(this.memory).concat(keys.map((key) => key.slice(this.base.length)));
  }
}
