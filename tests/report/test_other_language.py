"""A summary in another language of its workshop: other words, the same numbers."""

from dataclasses import replace

import pytest

from drawbridge import bootstrap, content, report, views
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.result_pictures import LinesPicture
from drawbridge.facilitator_words import speaking
from drawbridge.settings import Settings
from tests.people.evenings import WALLS, play


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("languages")
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder / "data")}
    built = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    yield built
    built.store.close()


@pytest.fixture(scope="module")
def english(services):
    """An evening in English, played once and then only read."""
    return play(services, content.frozen(WALLS, "en"), 12)


def told(view):
    """Results and texts, without what nobody chose: a code, times, the order of lines."""
    chapters = [
        replace(one, results=tuple(it for it in one.results if not isinstance(it, LinesPicture)))
        for one in view.chapters
    ]
    chance = {"code": "", "support": None, "held_at": 0, "minutes_taken": 0}
    return replace(view, chapters=tuple(chapters), **chance)


def numbers(view):
    """All that is told of how many people answered what."""
    releases = [it for chapter in view.chapters for it in chapter.releases]
    return [
        (one.n_answers, [(cell.look, cell.count, cell.band) for cell in part.cells])
        for one in releases
        if isinstance(one, Released)
        for part in one.shown_parts
    ]


@pytest.mark.parametrize("language", ["de", "ar"])
def test_it_says_what_the_same_evening_led_in_that_language_says(services, english, language):
    other = play(services, content.frozen(WALLS, language), 12)

    translated = views.summary_view(services, english, language)

    assert translated.language == language
    assert told(translated) == told(views.summary_view(services, other))


def test_no_number_changes_with_the_language(services, english):
    views_of_all = [views.summary_view(services, english, it) for it in ("", "de", "ar", "tr")]

    assert numbers(views_of_all[0])
    assert all(numbers(view) == numbers(views_of_all[0]) for view in views_of_all)


def test_a_language_the_workshop_is_not_written_in_leaves_it_as_it_was(services, english):
    for language in ("cs", "xx", "", "not a language"):
        view = views.summary_view(services, english, language)
        assert view == views.summary_view(services, english)


def test_files_in_a_second_language_have_their_questions_and_answers_in_it(services, english):
    view = views.summary_view(services, english, "de")
    with speaking("de"):
        page, table = report.html(view).decode(), report.csv(view).decode()

    asked = view.chapters[0].results[0].poll
    assert asked.question in page
    assert "What is the weather like in you right now?" not in page + table
    assert all(part in table for part in asked.parts[0].cells)
