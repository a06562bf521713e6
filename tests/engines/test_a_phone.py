"""Joining, every kind of question, change, back, reload and leaving, in Firefox and WebKitGTK."""

import json
from pathlib import Path

import pytest

from drawbridge import commands, content, views
from drawbridge.domain.session.round import Round
from drawbridge.domain.workshop.steps import Poll
from gallery import rooms
from tests.people.room import Room

pytestmark = pytest.mark.engines

SOURCE = Path(__file__).parents[2] / "workshop_content" / "first_evening.toml"
EVENING = SOURCE.read_text("utf-8")
EVERY_KIND = rooms.one_of_each()
POLLS = [one.id for one in content.parse(EVERY_KIND, file="").steps if isinstance(one, Poll)]
UNSENT = "Changed, not sent yet. Your earlier answer is in."

# Answer whatever is asked, as fingers do: by the controls that can be seen. `n` is the n-th choice.
ANSWER = """
const n = arguments[0], main = document.querySelector('main');
const tell = (field, type) => field.dispatchEvent(new Event(type, { bubbles: true }));
const groups = {};
for (const box of main.querySelectorAll('input[type=radio], input[type=checkbox]')) {
  if (box.value !== 'pass') (groups[box.name] = groups[box.name] || []).push(box);
}
for (const boxes of Object.values(groups)) {
  for (const box of boxes) if (box.type === 'checkbox' && box.checked) box.click();
  boxes[Math.min(n, boxes.length - 1)].click();
}
for (const range of main.querySelectorAll('input[type=range]')) {
  range.value = 30 + 10 * n;
  tell(range, 'input');
}
const square = main.querySelector('.square');
if (square) {
  const box = square.getBoundingClientRect();
  square.dispatchEvent(new MouseEvent('click', { bubbles: true,
    clientX: box.left + box.width * (0.3 + n / 10), clientY: box.top + box.height * 0.4 }));
}
const taps = Array.from(main.querySelectorAll('.tap > button:first-of-type'));
for (const tap of taps) if (tap.getAttribute('aria-pressed') === 'true') tap.click();
if (taps.length) { taps[n].click(); taps[n + 1].click(); }
const even = main.querySelector('.shares > .button');
if (even) { even.click(); main.querySelectorAll('.shares .nudge')[n ? 0 : 2].click();
  main.querySelectorAll('.shares .nudge')[n ? 3 : 1].click(); }
for (const text of main.querySelectorAll('textarea, input[type=text]')) {
  text.value = n ? 'bridge' : 'wall';
  tell(text, 'input');
}"""
# In a battery it leads to the next item first.
SEND = """
const send = document.querySelector('button.send');
for (let n = 0; n < 20 && send.hidden; n += 1) send.click();
send.click();"""
STATE = """return JSON.stringify([
  Array.from(document.querySelectorAll('main [name]'))
    .filter((field) => field.checked || !/radio|checkbox|submit/.test(field.type))
    .map((field) => [field.name, field.value]),
  Array.from(document.querySelectorAll('main output, main .tap b'), (node) => node.textContent),
  Array.from(document.querySelectorAll('main [type=range]'), (node) => node.value),
  Array.from(document.querySelectorAll('.square i'), ({ style }) => style.left + style.bottom)])"""
IN = "document.querySelector('.notice.in:not(.unsent)')"


class Phone:
    """A phone in an engine."""

    def __init__(self, engine, server, room):
        self.engine = engine
        self.room = room
        self.url = f"{server.url}/j/{room.code}"
        engine.go(self.url)
        self.reaches("consent")

    def join(self):
        self.engine.run("for (const box of document.querySelectorAll('[name=agree]')) box.click()")
        self.engine.click("button[value=participant]")
        self.engine.until("/waiting|poll/.test(document.querySelector('main').dataset.screen)")

    def reaches(self, screen):
        self.engine.until(f"document.querySelector('main[data-screen={screen}]')")

    def answer(self, n):
        self.engine.run(ANSWER, n)

    def send(self):
        self.engine.run(SEND)

    @property
    def state(self):
        return json.loads(self.engine.run(STATE))

    @property
    def notice(self):
        return self.engine.run("return document.querySelector('.notice.in p').textContent")

    def stored(self):
        now = self.room.session
        here = Round(session_id=now.id, step_id=now.step.id, number=now.state.round)
        with self.room.services.store.reading() as transaction:
            return [dict(one.answers) for one in transaction.ballots.responses(here)]


@pytest.fixture
def joined(engine, server):
    def at(step_id, source):
        room = Room(server.services, source)
        phone = Phone(engine, server, room)
        phone.join()
        room.go_to(step_id)
        room.do(commands.open_step)
        phone.reaches("poll")
        return phone

    return at


@pytest.mark.parametrize("step_id", POLLS)
def test_every_kind_is_answered_changed_left_for_another_page_and_found_again(joined, step_id):
    phone = joined(step_id, EVERY_KIND)
    phone.answer(1)
    phone.send()
    phone.engine.until(IN)
    first = phone.stored()
    assert len(first) == 1
    phone.answer(0)
    changed = phone.state
    assert phone.notice == UNSENT

    phone.engine.go(phone.url.rpartition("/j/")[0] + "/join")
    phone.engine.back()
    phone.reaches("poll")
    phone.engine.until("document.querySelector('.notice.unsent')")
    assert phone.state == changed
    phone.engine.forward()
    phone.engine.until("location.pathname === '/join'")
    phone.engine.back()
    phone.reaches("poll")
    phone.engine.reload()
    phone.reaches("poll")
    phone.engine.until("document.querySelector('.notice.unsent')")
    assert phone.state == changed
    assert phone.stored() == first
    phone.send()
    phone.engine.until(IN)
    assert len(phone.stored()) == 1
    assert phone.state == changed


def test_a_refused_join_is_in_view(engine, server):
    phone = Phone(engine, server, Room(server.services, EVENING))
    engine.run("document.querySelector('button[value=participant]').click()")
    engine.until("document.querySelector('#notice')")

    assert engine.until(
        "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)"
        "(document.querySelector('#notice').getBoundingClientRect())"
    )
    assert phone.room.session.status == "lobby"


def test_leaving_leaves_nothing_behind_the_back_button(joined, engine):
    phone = joined("weather", EVENING)
    phone.answer(1)
    phone.send()
    engine.until(IN)
    phone.answer(2)
    engine.run("document.querySelector('form[data-leave] button').click()")
    engine.until("document.querySelector('main.left')")

    own = f"Object.keys(localStorage).filter((name) => name.startsWith('/j/{phone.room.code}'))"
    assert engine.run(f"return {own}") == []
    assert views.presence_view(phone.room.services, phone.room.code).n_joined == 0
    engine.go(phone.url)
    phone.reaches("consent")
