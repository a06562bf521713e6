/* The answer that waits for the server: one, the last that was given, kept on this phone until the
   server has said yes or no to it. Held, it failed to get there; it is sent again after 2 s, 4 s
   and so on up to 30 s, or at once when something shows that the server is back.
   Parts: store, clock, random; send(body) asks the server; mayStart(); and who hears of it:
   onSending(is), onHeld(), onReply() of any reply, onDone(reply, item) when nothing newer waits. */
const OUTBOX = {
  resting: { send: 'sending', close: 'closed' },
  sending: { done: 'resting', fail: 'held', close: 'closed' },
  held: { send: 'retrying', drop: 'resting', close: 'closed' },
  retrying: { done: 'resting', fail: 'held', close: 'closed' },
  closed: {},
};
class Outbox extends StateMachine {
  constructor(time, parts) {
    super(OUTBOX, 'resting', time, parts);
    this.wait = 1000;
  }
  get isHeld() { return this.state === 'held' || this.state === 'retrying'; }
  get item() { return JSON.parse(this.store.get('/outbox') || 'null'); }
  put(item) {
    this.store.put('/outbox', JSON.stringify(item));
    return this.flush();
  }
  drop() {
    this.store.drop('/outbox');
    this.move('drop');
  }
  close() {
    this.move('close');
    this.drop();
  }
  async flush() {
    const item = this.item;
    // Held and gone: another tab has sent it.
    if (!this.mayStart() || !this.move(item ? 'send' : 'drop') || !item) return;
    this.onSending(true);
    let reply = null;
    try { reply = await this.send(item.body); } catch (e) { /* it stays in the box */ }
    if (this.state === 'closed') return;
    this.onSending(false);
    this.move(reply ? 'done' : 'fail');
    if (reply) this.answered(reply, item);
  }
  answered(reply, item) {
    this.onReply();
    const latest = this.item;
    if (latest && latest.body !== item.body) { this.flush(); return; }
    this.drop();
    this.onDone(reply, item);
  }
  entered() {
    this.clock.clearTimeout(this.timer);
    if (this.state === 'resting') this.wait = 1000;
    if (this.state !== 'held') return;
    this.wait = Math.min(this.wait * 2, 30000);
    this.timer = this.clock.setTimeout(() => this.flush(), around(this.wait, this.random));
    this.onHeld();
  }
}
