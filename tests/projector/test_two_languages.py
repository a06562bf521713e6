"""The projector in two languages: the room's, and below it a second one."""

import re
from pathlib import Path

import pytest

from drawbridge import bootstrap, charts, commands, content, views
from drawbridge.domain.workshop.two_languages import BETWEEN, halves
from drawbridge.projector.figure import figure_of
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.translations import kept_translations
from tests.people.room import Room

EVENING = Path(__file__).resolve().parents[2] / "workshop_content" / "first_evening.toml"
ALSO = re.compile(r'<span class="projector-also" lang="ar" dir="rtl">([^<]+)</span>')


@pytest.fixture
def room(services):
    """A room in German, with Arabic on the projector."""
    room = Room(services, content.frozen(EVENING, "de"))
    commands.arrange(services, room.code, second_language="ar")
    return room


def shown(room):
    view = views.projector_view(room.services, room.code, room.session.projector_key)
    return ProjectorScene(
        view=view,
        language="de",
        second_language=view.second.language if view.second else "",
        theme=charts.LIGHT,
        join_base="http://10.0.0.5",
    )


def told(figure):
    """All words of a figure."""
    layout = figure.to_plotly_json()["layout"]
    ticks = [text for name in layout if "axis" in name for text in layout[name].get("ticktext", ())]
    words = [one["text"] for one in layout["annotations"]]
    return " ".join([layout["title"]["text"], *ticks, *words])


def test_the_way_in_says_everything_in_both_languages(room):
    page = markup(shown(room))
    second = room.session.workshop.in_language("ar")
    assert second.title in ALSO.findall(page)
    assert len(ALSO.findall(page)) >= 4
    assert BETWEEN not in page


def test_an_open_question_has_its_answers_in_both(room):
    room.do(commands.start)
    room.go_to("weather")
    room.do(commands.open_step)

    page = markup(shown(room))
    arabic = room.session.workshop.in_language("ar").step("weather")
    assert {arabic.question, *arabic.options} <= set(ALSO.findall(page))
    assert BETWEEN not in page


def test_the_result_is_the_same_in_both_and_hides_the_same(room):
    """The gate is asked for each language as for one; only words differ."""
    room.join(14)
    room.ask("weather", ["0", "0", "1", "1", "1", "1", "2", "2", "2", "2", "2", "2", "2", "2"])
    room.do(commands.reveal)

    scene = shown(room)
    first, second, two = scene.view.picture, scene.view.second.picture, scene.picture
    cells = [one.release.parts[0].cells for one in (first, second, two)]
    assert len({tuple((it.count, it.band, it.look) for it in some) for some in cells}) == 1
    joint = [halves(cell.label) for cell in cells[2]]
    assert joint == [(a.label, b.label) for a, b in zip(*cells[:2], strict=True)]

    arabic = room.session.workshop.in_language("ar").step("weather")
    assert all(word in told(figure_of(scene)) for word in arabic.options[0].split())
    assert len(ALSO.findall(markup(scene))) == 2  # what is said below, and what is read aloud


def test_a_second_language_is_still_chosen_after_a_restart(room, services):
    again = bootstrap.build(services.settings)
    view = views.projector_view(again, room.code, room.session.projector_key)
    assert view.second.language == "ar"
    again.store.close()


def test_a_language_that_nobody_translated_is_none(room):
    commands.arrange(room.services, room.code, second_language="xx")
    assert shown(room).view.second is None
    assert "projector-also" not in markup(shown(room))


def test_the_catalogues_of_both_languages_are_read_once_for_all_pictures(room):
    before = kept_translations.cache_info().misses
    markup(shown(room))
    first = kept_translations.cache_info().misses
    room.do(commands.start)
    markup(shown(room))

    assert first - before <= 2
    assert kept_translations.cache_info().misses == first
