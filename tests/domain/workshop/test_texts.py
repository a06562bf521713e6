"""What the gate says about lines that people wrote."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.facilitation.coaching import coach
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Queue, ReleasedLines, ShownLine, Withheld
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from drawbridge.domain.workshop.texts import (
    MOST_CLOUD,
    Line,
    LineState,
    OpenText,
    WordCloud,
    entries,
    entry_of,
    may_choose,
    size_of,
)
from drawbridge.errors import Refused

LINE = OpenText(id="line", title="One line", minutes=3, question="One line?")
CLOUD = WordCloud(id="stuff", title="Stuff", minutes=4, question="What is it made of?")


def frozen(poll, n_answers, *, n_passes=0, round=1, n_also_previous=0, n_joined=20):
    answers = [Response(answers={"answer": (0,)})] * n_answers
    passes = [Response(answers={"answer": None})] * n_passes
    return Snapshot(
        step_id=poll.id,
        round=round,
        tally=count(poll, [*answers, *passes]),
        n_joined=n_joined,
        n_also_previous=n_also_previous,
    )


def lines(*texts, state=LineState.SHOWN):
    return [
        Line(key=f"{number:02}", text=text, state=state) for number, text in enumerate(texts, 1)
    ]


def test_r16_seven_lines_are_read_by_nobody():
    verdict = gate.release_queue(LINE, frozen(LINE, 7), lines("a", "b"))

    assert verdict == Withheld(step_id="line", round=1, reason=Reason.TOO_FEW)
    assert gate.release_lines(LINE, frozen(LINE, 7), lines("a", "b", "c")) == verdict


def test_r16_eight_lines_are_read_by_the_facilitator():
    verdict = gate.release_queue(LINE, frozen(LINE, 8), lines("a", state=LineState.HELD))

    assert [entry.told for entry in verdict.entries] == ["a"]


def test_r16_a_poll_may_ask_for_more_and_a_lower_number_does_not_count():
    asks_more = dataclasses.replace(LINE, k=10)
    asks_less = dataclasses.replace(LINE, k=2)

    assert isinstance(gate.release_queue(asks_more, frozen(LINE, 9), []), Withheld)
    assert isinstance(gate.release_queue(asks_less, frozen(LINE, 7), []), Withheld)
    assert isinstance(gate.release_queue(asks_less, frozen(LINE, 8), []), Queue)


def test_r16_passes_are_no_lines():
    assert isinstance(gate.release_queue(LINE, frozen(LINE, 7, n_passes=5), []), Withheld)


def test_r16_what_is_not_chosen_is_never_released():
    held = lines("held", "too", "and this", state=LineState.HELD)
    never = [dataclasses.replace(line, state=LineState.NEVER, key="9" + line.key) for line in held]
    verdict = gate.release_lines(LINE, frozen(LINE, 9), [*held, *never, *lines("a", "b", "c")])

    assert [line.text for line in verdict.lines] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [((), Reason.NONE_CHOSEN), (("a",), Reason.FEW_CHOSEN), (("a", "b"), Reason.FEW_CHOSEN)],
)
def test_r17_fewer_than_three_lines_are_not_shown(chosen, reason):
    verdict = gate.release_lines(LINE, frozen(LINE, 9), lines(*chosen))

    assert verdict.reason is reason


def test_r17_lines_come_in_the_order_of_random_keys():
    written = lines("first", "second", "third")
    shuffled = [written[2], written[0], written[1]]
    verdict = gate.release_lines(LINE, frozen(LINE, 9), shuffled)

    assert [line.text for line in verdict.lines] == ["first", "second", "third"]


def test_no_more_than_six_lines_are_shown_at_once():
    verdict = gate.release_lines(LINE, frozen(LINE, 20), lines(*"abcdefgh"))

    assert len(verdict.lines) == verdict.n_shown == 6
    with pytest.raises(Refused, match="Six lines"):
        may_choose(LINE, lines(*"abcdef"))


def test_a_cloud_has_no_such_limit_but_that_of_the_projector():
    words = [f"word{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(99)]
    twice = [Line(key="00", text=words[98], state=LineState.SHOWN), *lines(*words)]
    may_choose(CLOUD, twice)
    verdict = gate.release_lines(CLOUD, frozen(CLOUD, 99), twice)

    assert len(verdict.lines) == MOST_CLOUD
    assert words[98] in {line.text for line in verdict.lines}


def test_the_same_word_is_one_entry_that_grows_in_three_steps():
    verdict = gate.release_lines(
        CLOUD, frozen(CLOUD, 9), lines("Stone", "stone", "stone.", "stone", "glass", "ice-cold")
    )

    assert set(verdict.lines) == {
        ShownLine(text="stone", size=3),
        ShownLine(text="glass", size=1),
        ShownLine(text="ice-cold", size=1),
    }
    assert [size_of(n) for n in (1, 2, 3, 4, 40)] == [1, 2, 2, 3, 3]


@given(st.lists(st.sampled_from(["Stone", "stone", "STONE", "glass"]), min_size=1), st.randoms())
def test_how_a_word_is_spelt_does_not_depend_on_an_order(words, random):
    keyed = lines(*words)
    shuffled = random.sample(keyed, len(keyed))

    assert entries(CLOUD, keyed) == entries(CLOUD, shuffled)


def test_a_line_that_was_made_shorter_is_told_so():
    line = dataclasses.replace(lines("as it came")[0], edited="shorter")
    verdict = gate.release_lines(LINE, frozen(LINE, 9), [line, *lines("x", "b", "c")[1:]])

    assert [one.text for one in verdict.lines] == ["shorter", "b", "c"]


def test_a_line_that_is_gone_is_refused_in_a_sentence():
    with pytest.raises(Refused, match="not there any more"):
        entry_of(LINE, lines("a"), "99")


def test_r05_a_second_round_that_differs_by_one_person_is_not_read():
    first = frozen(LINE, 9)
    later = frozen(LINE, 10, round=2, n_also_previous=9)
    apart = frozen(LINE, 12, round=2, n_also_previous=9)

    assert gate.release_queue(LINE, later, [], first).reason is Reason.ROUNDS_ALIKE
    assert isinstance(gate.release_queue(LINE, apart, [], first), Queue)


def test_r11_in_a_small_room_tender_lines_stay_closed():
    tender = dataclasses.replace(LINE, sensitivity=Sensitivity.HIGH)
    verdict = gate.release_queue(tender, frozen(LINE, 8, n_joined=7), [])

    assert verdict.reason is Reason.SMALL_ROOM


def test_counts_of_such_a_poll_are_no_chart():
    assert gate.release(LINE, frozen(LINE, 12)).reason is Reason.WORDS_ONLY


@pytest.mark.parametrize("kind", [ReleasedLines, Queue])
def test_only_the_gate_makes_them(kind):
    fields = {"entries": ()} if kind is Queue else {"lines": (), "n_shown": 0, "n_answers": 9}
    place = {} if kind is Queue else {"step_id": "line", "round": 1}
    with pytest.raises(TypeError, match=r"drawbridge\.domain\.privacy"):
        kind(**place, **fields)


def test_r18_a_verdict_is_kept_with_or_without_its_words():
    verdict = gate.release_lines(LINE, frozen(LINE, 9), lines("a", "b", "c"))
    bare = gate.without_lines(verdict)

    assert gate.verdict_from(gate.verdict_text(verdict)) == verdict
    assert gate.verdict_from(gate.verdict_text(bare)) == bare
    assert (bare.lines, bare.n_shown) == ((), 3)
    assert '"a"' not in gate.verdict_text(bare)


SAY = {"clustered": "C", "mixed": "M", "too_few": "F", "mostly_passed": "P"}


def told(poll, verdict, band=PassBand.FEW):
    return coach(dataclasses.replace(poll, say=SAY), verdict, Passing(band=band)).lines


def test_coaching_knows_a_word_that_came_again():
    again = gate.release_lines(CLOUD, frozen(CLOUD, 9), lines("stone", "stone", "glass"))
    each = gate.release_lines(CLOUD, frozen(CLOUD, 9), lines("stone", "ice", "glass"))

    assert told(CLOUD, again) == ("C",)
    assert told(CLOUD, each) == ("M",)


def test_coaching_says_nothing_before_lines_are_chosen():
    none = gate.release_lines(LINE, frozen(LINE, 9), [])
    few = gate.release_lines(LINE, frozen(LINE, 3), [])

    assert told(LINE, none) == ()
    assert told(LINE, few, PassBand.MOST) == ("P", "F")


def test_lines_for_the_facilitator_alone_can_be_read_and_not_put_aside():
    own = dataclasses.replace(LINE, audience=Audience.FACILITATOR)

    assert isinstance(gate.release_queue(own, frozen(LINE, 9), []), Queue)
