"""The evening of the walls, from after the break until the summary.

What came before is done without a screen: the same answers of the same people over HTTP, and what
the facilitator did by the commands that the console calls. `test_walls_evening.py` looks at it.
"""

import pytest

from drawbridge import commands
from drawbridge.views import facilitator_view
from gallery.preparing import prepare
from tests.end_to_end import walls
from tests.end_to_end.people import WORKSHOPS
from tests.people.room import Led
from tests.people.services_beside import services_beside

pytestmark = pytest.mark.browser

PASSED_OVER = {"three_tugs", "settle", "looked_after_me", "name_it", "rewrite_it"}


class AfterTheBreak(walls.Walls):
    """The same people, with everything behind them that `walls.BEFORE` does."""

    def __init__(self, server, witness, led):
        super().__init__(server, witness, code=led.code)
        self.led = led
        self.comes_in()
        self.answers_until_the_latecomer()
        self.answers_until_the_break()
        self.goes_to("put_in_a_gate")
        self.opens_its_screens()

    def comes_in(self):
        for phone in self.there:
            phone.join()
        self.watcher.join(role="observer")
        self.led.do(commands.start)

    def answers_until_the_latecomer(self):
        weather = [(0,), (1,), *walls.WEATHER]
        self.has("weather", [{"answer": one} for one in weather])
        near = [40, 40, None, *range(0, 90, 10)]
        nothing = {"near_and_myself": None, "lower_my_guard": None}
        starts = [nothing if one is None else walls.start_of(one) for one in near]
        self.has("where_i_start", starts, is_shown=False)
        self.has("near_and_free", [{"place": one} for one in walls.PLACES])
        self.late.join()
        self.there.append(self.late)

    def answers_until_the_break(self):
        no_word = None  # Ben and one more write nothing
        words = ["silk", no_word, *walls.WORDS, walls.NAME, no_word]
        self.has("made_of", [one and {"answer": (one,)} for one in words], is_shown=False)
        self.chooses_words()
        self.led.do(commands.reveal)
        reasons = [(0, 1), *walls.REASONS, None]
        self.has("why_walls_go_up", [{"answer": one} for one in reasons])
        self.tablet.join()
        self.there[self.there.index(self.dying)] = self.tablet
        items = [part.id for part in self.workshop.step("how_it_goes").parts]
        rows = [dict.fromkeys(items)] * 10 + [dict.fromkeys(items, (3,))] * 3
        self.has("how_it_goes", rows)
        circles = zip(walls.NOW, walls.WISHED, strict=True)
        rows = [{"now": (now - 1,), "wished": (wished - 1,)} for now, wished in circles]
        self.has("now_and_wished", rows)
        commands.note(self.led.services, self.code, "now_and_wished", walls.DROPPED)
        ids = [step.id for step in self.workshop.steps]
        commands.drop(self.led.services, self.code, positions=[ids.index("tallest")])
        orders = [list(map(int, order)) for order in walls.ORDERS]
        places = [[one.index(option) + 1 for option in range(4)] for one in orders]
        self.has("what_it_costs", [{"order": one} for one in places])
        lines = [walls.THANKS, None, *walls.LINES]
        lines += [None] * (len(self.there) - len(lines))
        self.has("one_line", [one and {"answer": (one,)} for one in lines])

    def has(self, step_id, answers, *, is_shown=True):
        """Ask a question: what each one sends, and whether the room sees what came of it."""
        self.goes_to(step_id)
        self.led.do(commands.open_step)
        for phone, parts in zip(self.there, answers, strict=True):
            if parts is not None:
                self.answer(step_id, phone, **parts)
        self.led.do(commands.close_step)
        if is_shown:
            self.led.do(commands.reveal)

    def goes_to(self, step_id):
        while (here := self.led.session.step.id) != step_id:
            if here == "looked_after_me":
                self.led.do(commands.run_timer)
            self.led.do(commands.skip if here in PASSED_OVER else commands.advance)

    def chooses_words(self):
        """All but somebody's name, which is never shown."""
        beside = self.led.services
        rows = facilitator_view(beside, self.code).moderation.rows
        (name,) = (row.key for row in rows if row.told == walls.NAME)
        commands.never_show_line(beside, self.code, name)
        others = facilitator_view(beside, self.code).moderation.untouched
        commands.show_words(beside, self.code, tuple(row.key for row in others))

    def opens_its_screens(self):
        self.facilitator.page.goto(f"{self.server.url}/facilitator?session={self.code}")
        self.facilitator.is_at("Door 3: put in a gate")
        self.projector = self.opened_projector()
        self.projector.sees("Door 3: put in a gate")  # whole: the server is killed before long
        for phone in self.browsers:
            phone.page.reload()
            phone.sees("waiting")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    running = walls.server_in(tmp_path_factory.mktemp("server"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def evening(server, witness):
    with services_beside(server) as beside:
        led = Led(beside, (WORKSHOPS / walls.FILE).read_text("utf-8"), head_count=14)
        prepare(beside, led.code)
        people = AfterTheBreak(server, witness, led)
    yield people
    people.close()


def test_the_rest_of_the_evening_is_played_and_every_number_is_what_was_sent(evening):
    walls.play(evening, walls.AFTER)
