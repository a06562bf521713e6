/* The line above the screen, and the place that a screen reader reads from. */
const [statusLine, announcer] = ['status-line', 'announcer'].map((id) => document.getElementById(id));
const announce = (text) => { announcer.textContent = text; };
const showStatus = (text) => {
  statusLine.textContent = text;
  statusLine.hidden = !text;
};
const tell = (text) => {
  showStatus(text);
  announce(text);
};
