"""What a workshop in another language says on the remote says its own (WCAG 3.1.2)."""

from pathlib import Path

from drawbridge.domain.session.permission import Permission
from drawbridge.domain.session.simulated import SimulatedRoom, Temperament
from drawbridge.remote import page
from drawbridge.remote.holder import Holder
from gallery import plays
from tests.people.made_up_language import in_made_up
from tests.people.unsaid import Unsaid

FACILITATOR = Holder(permission=Permission.RUN, is_facilitator=True)
WALLS = Path(__file__).resolve().parents[2] / "workshop_content" / "emotional_walls.toml"


def test_the_remote_says_it_from_the_lobby_to_the_end(services):
    in_arabic = in_made_up(WALLS.read_text("utf-8"), "ar", room="ar")
    cast = SimulatedRoom(size=12, temperament=Temperament.MIXED)
    found, n_said, n_moments = {}, 0, 0
    for moment in plays.moments(
        services, lambda running: plays.Rehearsal(running, in_arabic, "", cast)
    ):
        seen = Unsaid()
        seen.feed(page.main(services, moment.session.code, FACILITATOR))
        found[moment.name], n_said = seen.found, n_said + seen.n_said
        n_moments += 1

    assert {name: texts for name, texts in found.items() if texts} == {}
    assert n_said > 4 * n_moments > 100
