"""A cloud in rows, and sentences beside what people wrote."""

from hypothesis import given
from hypothesis import strategies as st

from drawbridge.charts import lines_in_order, lines_markup, lines_sentence
from drawbridge.charts.sentences.word_cloud import arranged
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import ShownLine
from drawbridge.domain.workshop.texts import Line, LineState, OpenText, WordCloud

LINE = OpenText(id="line", title="One line", minutes=3, question="One line?")
CLOUD = WordCloud(id="stuff", title="Stuff", minutes=4, question="What is it made of?")
WORDS = st.lists(
    st.builds(ShownLine, text=st.text("abcdef ", min_size=1, max_size=24), size=st.integers(1, 3)),
    min_size=1,
    max_size=80,
)


def released(poll, *texts):
    answers = [Response(answers={"answer": (0,)})] * 9
    snapshot = Snapshot(step_id=poll.id, round=1, tally=count(poll, answers), n_joined=9)
    lines = [Line(key=f"{n}", text=it, state=LineState.SHOWN) for n, it in enumerate(texts)]
    return gate.release_lines(poll, snapshot, lines)


@given(WORDS)
def test_every_word_has_one_place(words):
    rows = arranged(words, width=1700, height=700)

    assert sorted((it.text, it.size) for row in rows for it in row) == sorted(
        (it.text, it.size) for it in words
    )
    assert all(rows)


def test_the_largest_word_stands_in_the_middle():
    words = [ShownLine(text=f"word{n}", size=1) for n in "abcdefghijklmno"]
    rows = arranged([*words, ShownLine(text="stone", size=3)], width=1700, height=700)
    [place] = [n for n, row in enumerate(rows) if any(it.text == "stone" for it in row)]

    assert 0 < place < len(rows) - 1


def test_markup_escapes_and_isolates_every_word():
    markup = lines_markup(CLOUD, released(CLOUD, "<i>x</i>", "زجاج", "glass"))

    assert "<i>" not in markup
    assert markup.count('<bdi dir="auto">') == 3


def test_how_many_wrote_a_word_is_told_in_words_to_those_who_do_not_see_it():
    release = released(CLOUD, "stone", "stone", "stone", "stone", "ice", "ice", "glass")
    markup = lines_markup(CLOUD, release)

    assert "four or more of us" in markup
    assert "two or three of us" in markup


def test_sentences_speak_of_this_room_and_of_no_single_number():
    again = lines_sentence(CLOUD, released(CLOUD, "stone", "stone", "ice"))
    each = lines_sentence(CLOUD, released(CLOUD, "stone", "glass", "ice"))
    lines = lines_sentence(LINE, released(LINE, "stone", "glass", "ice"))

    assert again == "9 of us wrote. The larger a word, the more of us wrote it."
    assert each == "9 of us wrote, each in other words."
    assert lines == "9 of us wrote. These lines were chosen, in no order."


def test_where_no_word_was_kept_the_number_is_told():
    bare = gate.without_lines(released(LINE, "a", "b", "c"))

    assert lines_markup(LINE, bare) == ""
    assert lines_in_order(CLOUD, bare) == ()
    assert lines_sentence(LINE, bare) == "3 lines, shown in the room and not kept here."
