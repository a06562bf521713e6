"""Every form completed with a keyboard and nothing else."""

from dataclasses import dataclass

import pytest

from drawbridge import commands
from drawbridge.domain.session.round import Round
from drawbridge.phone.kinds import FORMS
from gallery.rooms import SOURCE
from tests.people.room import Room
from tests.phone.test_browser_access import Keys

pytestmark = pytest.mark.browser

LINE = "Knock. I might open."


@dataclass(frozen=True)
class Typist:
    """Somebody at one step: `keys` of the keyboard, `parts` of the poll."""

    keys: Keys
    parts: tuple[str, ...]

    def send(self):
        self.keys.tab_to("button.send")
        self.keys.press("Enter")


def one_of(typist):
    typist.keys.tab_to("input[name=answer]")
    typist.keys.press("ArrowDown", "ArrowDown", "Enter")


def two_of(typist):
    typist.keys.tab_to("#f-answer-0")
    typist.keys.press("Space", "Tab", "Space")
    typist.send()


def each_in_turn(typist):
    for part in typist.parts:
        typist.keys.tab_to(f"input[name={part}]")
        typist.keys.press("Space", "ArrowDown", "Enter")


def sliders(typist):
    for part in typist.parts:
        typist.keys.tab_to(f"#r-{part}")
        typist.keys.press("ArrowRight")
    typist.send()


def square(typist):
    typist.keys.tab_to(".square")
    typist.keys.press("ArrowRight", "ArrowRight", "ArrowUp")
    typist.send()


def order(typist):
    for place in (3, 4):
        typist.keys.tab_to(f".rank:nth-of-type({place}) > button:first-of-type")
        typist.keys.press("Enter")
    typist.send()


def shares(typist):
    typist.keys.tab_to("#f-share0")
    typist.keys.page.keyboard.type("95")
    typist.keys.tab_to("#f-share1 + .nudge")
    typist.keys.press("Enter")
    typist.send()


def words(typist):
    typist.keys.tab_to("#f-answer")
    typist.keys.page.keyboard.type(LINE)
    typist.send()


def word(typist):
    typist.keys.tab_to("#f-answer")
    typist.keys.page.keyboard.type("old brick")
    typist.keys.press("Enter")


# By kind: the step, how it is answered, and the ballot that must stand in the store.
KINDS = {
    "single_choice": ("weather", one_of, {"answer": (2,)}),
    "ladder": ("one_rung", one_of, {"answer": (2,)}),
    "check_out": ("leaving_well", one_of, {"answer": (2,)}),
    "multi_choice": ("guards", two_of, {"answer": (0, 1)}),
    "likert_battery": (
        "how_it_goes",
        each_in_turn,
        dict.fromkeys(
            ("hold_back", "notice_late", "look_for_exit", "asking", "near_and_own", "not_to_start"),
            (1,),
        ),
    ),
    "belief_cards": (
        "rewrite_it",
        each_in_turn,
        dict.fromkeys(("hurt", "weak", "free", "seen", "rewrite"), (1,)),
    ),
    "circles7": ("now_and_wished", each_in_turn, {"now": (1,), "wished": (1,)}),
    # Labels stand in another order in every scene: the second sentence means something else.
    "scenarios": ("gate", each_in_turn, {"family": (1,), "friend": (0,), "partner": (2,)}),
    "slider": ("two_sliders", sliders, {"near": (55,), "guard": (55,)}),
    "grid2d": ("near_and_free", square, {"place": (60, 55)}),
    "ranking": ("what_it_costs", order, {"order": (2, 3)}),
    "allocate100": (
        "three_tugs",
        shares,
        {"share0": (95,), "share1": (5,), "share2": (0,), "share3": (0,)},
    ),
    "word_cloud": ("wall_of", word, {"answer": (0,)}),
    "open_text": ("one_line", words, {"answer": (0,)}),
}


@pytest.fixture
def gallery(server):
    """A session with a step of every kind, on the real server."""
    return Room(server.services, SOURCE.read_text("utf-8"))


@pytest.mark.parametrize("kind", sorted(kind.kind for kind in FORMS))
def test_every_form_is_completed_by_keyboard_alone(at_hand, gallery, kind):
    """How somebody joins with keys is in `test_browser_access`."""
    step_id, play, stored = KINDS[kind]
    phone = at_hand(gallery)
    phone.reaches("waiting")
    keys = Keys(phone.page)
    gallery.go_to(step_id)
    gallery.do(commands.open_step)
    phone.reaches("poll")
    play(Typist(keys, tuple(part.id for part in gallery.session.step.parts)))
    phone.is_in()

    now = gallery.session
    here = Round(session_id=now.id, step_id=step_id, number=now.state.round)
    with gallery.services.store.reading() as transaction:
        assert [dict(one.answers) for one in transaction.ballots.responses(here)] == [stored]


def test_the_question_of_belief_cards_does_not_stand_over_their_rewrites(at_hand, gallery):
    phone = at_hand(gallery)
    gallery.go_to("rewrite_it")
    gallery.do(commands.open_step)
    phone.reaches("poll")
    heading = phone.page.locator("h1.battery")
    assert heading.evaluate("(it) => it.classList.contains('unseen')") is False
    while phone.page.get_by_role("button", name="Next").is_visible():
        phone.page.get_by_role("button", name="Next").click()

    phone.says("Which rewrite could you half-believe today?")
    assert heading.evaluate("(it) => it.classList.contains('unseen')") is True
