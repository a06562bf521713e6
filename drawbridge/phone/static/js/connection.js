/* How news of the session comes: a number that grows. Through a stream where streams get through,
   otherwise by asking ("polling"). A stream is given up after three errors in a row, or 8 s without
   a first word; the first answer to asking, and every tenth after it, tries one more.
   Events: a stream says its first word, is cut by the browser, or fails for good; asking brings an
   answer, misses the server, or is refused; a probe is the stream that is tried once more.
   Parts: clock, random; open() gives an EventSource, or nothing where there is none; ask() asks for
   the number; and who hears of it: onNews(number, text), where the text is the screen that all see if
   the stream brings it, onMiss(), onRefusal() when asking is refused. */
const CONNECTION = {
  off: { start: 'opening' },
  opening: { word: 'streaming', cut: 'opening', fail: 'polling', start: 'opening', stop: 'off' },
  streaming: {
    answer: 'streaming', miss: 'opening', cut: 'opening', fail: 'polling', refuse: 'off', start: 'opening', stop: 'off',
  },
  polling: { answer: 'polling', miss: 'polling', probe: 'opening', refuse: 'off', start: 'opening', stop: 'off' },
};
const ERRORS = 3, SILENCE = 8000, BESIDE = 60000, PAUSE = 5000, LONGEST_PAUSE = 15000;
class Connection extends StateMachine {
  constructor(time, parts) {
    super(CONNECTION, 'off', time, parts);
    this.polls = 0;
  }
  start() {
    this.errors = 0;
    this.pause = PAUSE;
    this.move('start');
  }
  stop() { this.move('stop'); }
  entered(event) {
    const { state } = this; // it may be another one before all is done: without streams, listening fails at once
    this.clock.clearTimeout(this.timer);
    if (state !== 'streaming' && this.source) {
      this.source.close();
      this.source = null;
    }
    if (state === 'opening') this.listen();
    // Beside a stream, asking is a second pair of eyes: a dead stream can look alive.
    if (state === 'streaming') this.askIn(BESIDE);
    if (state === 'polling') this.askIn(this.pause);
    if (event === 'refuse') this.onRefusal();
  }
  listen() {
    const source = this.source = this.open();
    if (!source) { this.move('fail'); return; }
    this.timer = this.clock.setTimeout(() => this.move('fail'), SILENCE);
    source.onmessage = (event) => {
      if (source !== this.source) return;
      this.errors = this.polls = 0;
      this.move('word');
      const [number, ...lines] = event.data.split('\n');
      this.onNews(+number, lines.join('\n'));
    };
    source.onerror = () => {
      if (source !== this.source) return;
      this.errors += 1;
      this.onMiss();
      if (this.errors >= ERRORS) this.move('fail');
      else if (source.readyState === 2) this.move('cut'); // otherwise the browser tries again by itself
    };
  }
  askIn(ms) { this.timer = this.clock.setTimeout(() => this.poll(), around(ms, this.random)); }
  async poll() {
    let reply = null;
    try { reply = await this.ask(); } catch (e) { /* missed */ }
    if (this.state === 'off') return;
    if (!reply || reply.status === 429) {
      this.pause = Math.min(this.pause * 1.5, LONGEST_PAUSE);
      this.onMiss();
      this.move('miss');
    } else if (reply.status !== 200) this.move('refuse');
    else this.answered(+reply.text);
  }
  answered(number) {
    this.pause = PAUSE;
    if (this.state === 'polling') this.polls += 1;
    if (this.polls % 10 === 1 && this.move('probe')) this.errors = ERRORS - 1; // one error is enough
    else this.move('answer');
    this.onNews(number);
  }
}
