/* Turns of an activity: counted down from the seconds that came with the screen; only time gone by
   matters, for the clocks of phones differ. */
let countdown = 0;
function countDown(timers) {
  clearInterval(countdown);
  if (!timers.length) return;
  const since = Date.now();
  const draw = () => timers.forEach((timer) => drawTurns(timer, (Date.now() - since) / 1000));
  draw();
  countdown = setInterval(draw, 500);
}
function drawTurns(timer, gone) {
  const { turns, over, soon, runs } = timer.dataset, ends = turns.split(' '), isRunning = runs !== undefined;
  const passed = isRunning ? gone : 0;
  const at = ends.findIndex((end) => end > passed), left = Math.ceil(ends[at] - passed);
  all('li', timer).forEach((turn, number) => turn.classList.toggle('now', number === at));
  timer.querySelector('.remaining').textContent = at < 0 ? over : Math.floor(left / 60) + ':' + ('0' + left % 60).slice(-2);
  if (isRunning) timer.querySelector('.soon').textContent = left <= 120 && left > 105 ? soon : '';
}
