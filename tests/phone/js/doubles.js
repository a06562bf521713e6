// What stands in for time, streams and the server. Nothing happens until a test says so.
class TestClock {
  constructor() {
    this.now = 0;
    this.jobs = new Map();
    this.last = 0;
  }
  setTimeout(act, ms) {
    this.jobs.set(this.last += 1, { act, at: this.now + ms });
    return this.last;
  }
  clearTimeout(timer) { this.jobs.delete(timer); }
  get waits() { return Array.from(this.jobs.values(), ({ at }) => at - this.now).sort((a, b) => a - b); }
  async pass(ms) {
    const end = this.now + ms;
    for (;;) {
      const due = Array.from(this.jobs).filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.jobs.delete(due[0]);
      this.now = due[1].at;
      due[1].act();
      await settled();
    }
    this.now = end;
  }
}
// What was promised and is known has come about when a new task begins.
const settled = () => new Promise((done) => { setTimeout(done, 0); });

class TestStream {
  constructor() { this.readyState = 0; }
  close() { this.isClosed = true; }
  say(number) { this.onmessage({ data: String(number) }); }
  fail(isForGood) {
    if (isForGood) this.readyState = 2;
    this.onerror();
  }
}

// Replies as told: a number is a status, null is no connection, undefined is silence until `reply`.
class TestServer {
  constructor() {
    this.asked = [];
    this.says = null;
  }
  ask(body) {
    this.asked.push(body);
    return new Promise((resolve, reject) => {
      this.reply = (status, text = '') => (status ? resolve({ status, text }) : reject(new Error('gone')));
      if (this.says !== undefined) this.reply(...[].concat(this.says));
    });
  }
}
