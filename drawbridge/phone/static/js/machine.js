/* What can be in one of a few named states. Its table names them, and for each state the events
   that mean something in it with the state that follows; any other event changes nothing. It is
   given the parts it works with, the clock and the chance among them. */
class StateMachine {
  constructor(table, state, time, parts) { Object.assign(this, { table, state }, time, parts); }
  move(event) {
    const next = this.table[this.state][event];
    if (!next) return false;
    this.state = next;
    this.entered(event);
    return true;
  }
  entered() {}
}

// All phones lose a server in the same instant; they must not all come back in the same instant.
const around = (ms, random) => ms * (0.8 + random() * 0.4);
