/* Whether the server can be reached. A miss is told only when nothing has come for 3 s after it.
   Parts: clock; and who hears of it: onReached() each time, onOffline(). */
const CONNECTIVITY = {
  online: { miss: 'doubtful' },
  doubtful: { late: 'offline', reach: 'online' },
  offline: { reach: 'online' },
};
class Connectivity extends StateMachine {
  constructor(time, parts) { super(CONNECTIVITY, 'online', time, parts); }
  missed() { this.move('miss'); }
  reached() {
    this.move('reach');
    this.onReached();
  }
  entered() {
    this.clock.clearTimeout(this.timer);
    if (this.state === 'doubtful') this.timer = this.clock.setTimeout(() => this.move('late'), 3000);
    if (this.state === 'offline') this.onOffline();
  }
}
