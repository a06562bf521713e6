"""Words of one's own on the phone: two fields, one thank-you, and nothing lost on a refusal."""

import pytest

from drawbridge import commands
from drawbridge.domain.session.round import Round
from tests.people.room import Room

WRITTEN = """
[workshop]
id = "written"
title = "Words"
language = "en"

[[steps]]
id = "stuff"
kind = "word_cloud"
title = "What my wall is made of"
minutes = 4
question = "If your wall were a material, what would it be?"

[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line you would like this room to hear."
"""
THANKS = "Someone reads before anything is shown. If writing stirred something up, Support"


@pytest.fixture
def words(services):
    made = Room(services, WRITTEN)
    made.go_to("stuff")
    made.do(commands.open_step)
    return made


@pytest.fixture
def writer(visit, words):
    visitor = visit(words)
    visitor.join()
    return visitor


@pytest.fixture
def kept(services):
    """The lines that are stored for a room's current round."""

    def read(room):
        now = room.session
        here = Round(session_id=now.id, step_id=now.step.id, number=now.state.round)
        with services.store.reading() as transaction:
            return [line.text for line in transaction.lines.every(here)]

    return read


def test_a_word_is_kept_and_thanked_for(writer, words, kept, ballots):
    page = writer.answer(words, answer=" Frosted \n glass ").text

    assert THANKS in page
    assert kept(words) == ["Frosted glass"]
    assert ballots(words) == [{"answer": (0,)}]


def test_the_ballot_says_nothing_of_what_was_written(writer, words, services):
    writer.answer(words, answer="brick")
    now = words.session
    here = Round(session_id=now.id, step_id="stuff", number=1)
    with services.store.reading() as transaction:
        [line] = transaction.lines.every(here)
        keys = transaction._connection.exec_driver_sql("select ballot_key from ballots").scalars()

        assert line.key not in set(keys)


def test_a_changed_word_is_the_only_one(writer, words, kept):
    writer.answer(words, answer="brick")
    writer.answer(words, answer="hedge")

    assert kept(words) == ["hedge"]


def test_what_was_written_stands_in_the_field_again(writer, words):
    writer.answer(words, answer="brick")

    assert 'value="brick"' in writer.get().text


def test_passing_takes_the_word_back_and_is_thanked_for_alike(writer, words, kept):
    writer.answer(words, answer="brick")
    page = writer.answer(words, **{"pass": "1"}).text

    assert kept(words) == []
    assert THANKS in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("w" * 400, "keep to 24 characters"),
        ("😀", "Please say it in words"),
        ("a very thick wall", "One or two words"),
        ("br\u202eick", "hidden characters"),
    ],
)
def test_a_refusal_says_what_to_do_gives_the_text_back_and_changes_nothing(
    writer, words, kept, typed, sentence
):
    writer.answer(words, answer="brick")
    refused = writer.answer(words, answer=typed)

    assert refused.status_code == 422
    assert sentence in refused.text
    assert f'value="{typed}"' in refused.text
    assert kept(words) == ["brick"]


def test_a_refused_text_cannot_leave_its_field(writer, words):
    refused = writer.answer(words, answer='"><script>alert(1)</script> is quite long')

    assert "<script>alert" not in refused.text
    assert "&lt;script&gt;" in refused.text


def test_right_to_left_text_is_welcome_and_isolated(writer, words, kept):
    page = writer.answer(words, answer="زجاج").text

    assert kept(words) == ["زجاج"]
    assert 'dir="auto"' in page


def test_no_browser_is_asked_to_check_the_spelling_elsewhere(writer):
    assert 'spellcheck="false"' in writer.get().text


def test_who_only_watches_sees_the_question_and_no_field(visit, words):
    watcher = visit(words)
    watcher.join("observer")
    page = watcher.get().text

    assert "If your wall were a material" in page
    assert 'name="answer"' not in page
    assert "<ul" not in page


def test_a_support_card_is_a_closed_note_on_its_phone_and_on_no_other(visit, words, services):
    first, second = visit(words), visit(words)
    for visitor in (first, second):
        visitor.join()
        visitor.answer(words, answer="brick")
    here = Round(session_id=words.session.id, step_id="stuff", number=1)
    services.cards.send(words.session.id, services.keys.line_key(here, first.secret))
    words.do(commands.close_step)

    assert "<summary>A note for you</summary>" in first.get().text
    assert "If you are in danger now" in first.get().text
    assert "A note for you" not in second.get().text


def test_a_screen_with_a_card_is_as_long_as_one_without(visit, words, services):
    first, second = visit(words), visit(words)
    for visitor in (first, second):
        visitor.join()
        visitor.answer(words, answer="brick")
    here = Round(session_id=words.session.id, step_id="stuff", number=1)
    services.cards.send(words.session.id, services.keys.line_key(here, first.secret))

    lengths = {it.get().headers["content-length"] for it in (first, second)}

    assert len(lengths) == 1
