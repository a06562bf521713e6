"""What the console says, in the voice of a good host. No Streamlit in here."""

from dataclasses import dataclass

from drawbridge.domain.facilitation.coaching import Coaching
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.privacy.released import Reason, WithheldPart
from drawbridge.domain.session.session import LiveSession, Phase, Status, StepState
from drawbridge.domain.statistics.shape import ShapeName
from drawbridge.domain.workshop.steps import Audience, Poll, Workshop
from drawbridge.errors import F_
from drawbridge.facilitator_words import said, tell, tell_minutes, tell_n
from drawbridge.live.pause_requests import PauseRequest, Wish
from drawbridge.live.progress import ProgressWord
from drawbridge.problem import Problem

_ON_TIME_S = 60.0

_PROGRESS = {
    ProgressWord.NONE: F_("Hardly anybody has answered yet."),
    ProgressWord.SOME: F_("Some have answered."),
    ProgressWord.ABOUT_HALF: F_("About half have answered."),
    ProgressWord.MOST: F_("Most have answered."),
    ProgressWord.ALL: F_("Everyone who joined has answered."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """That a pause was asked for, without a word and with one."""

    asked: str
    with_wish: str


_SOMEONE_ASKED = _Asked(
    asked=F_("Someone asked for a pause."), with_wish=F_("Someone asked for a pause: {wish}.")
)
_SEVERAL_ASKED = _Asked(
    asked=F_("More than one person asked for a pause."),
    with_wish=F_("More than one person asked for a pause: {wish}."),
)
_WISHES = {
    Wish.SLOWER: F_("slower, please"),
    Wish.BREAK: F_("a short break"),
    Wish.TOPIC: F_("not this topic"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passed:
    """How many passed: the question, one statement of it, or some of it."""

    whole: str
    one: str
    some: str


_PASSES = {
    PassBand.NONE: _Passed(
        whole=F_("Nobody passed."),
        one=F_("Nobody passed “{about}”."),
        some=F_("Nobody passed some of it."),
    ),
    PassBand.FEW: _Passed(
        whole=F_("A few passed."),
        one=F_("A few passed “{about}”."),
        some=F_("A few passed some of it."),
    ),
    PassBand.MANY: _Passed(
        whole=F_("Many passed."),
        one=F_("Many passed “{about}”."),
        some=F_("Many passed some of it."),
    ),
    PassBand.MOST: _Passed(
        whole=F_("Most passed."),
        one=F_("Most passed “{about}”."),
        some=F_("Most passed some of it."),
    ),
}

_WITHHELD = {
    Reason.TOO_FEW: F_("Too few people answered for a picture. Passes are not answers."),
    Reason.ROUNDS_ALIKE: F_(
        "The difference between both rounds would be one or two people's answers."
    ),
    Reason.SMALL_ROOM: F_(
        "The question is tender, and fewer than eight people joined or answered."
    ),
    Reason.WORDS_ONLY: F_("Its numbers could tell what somebody answered."),
    Reason.FEW_CHOSEN: F_("Fewer than three lines are chosen."),
}

_TOO_FEW = F_("No comparison: too few answered both times.")

_TO_EVERYBODY = F_(
    "Something heavy may have been touched for someone today. {who} Calling one of the numbers on "
    "your phone is a good idea even if you are not sure."
)
_GAP = F_("In the break and after, you find me … (say where).")
NEEDS_EYES = F_("A held line needs your eyes. Close the question when it suits, and read.")

_PHASES = {
    Phase.BRIEFING: F_("Not opened yet"),
    Phase.OPEN: F_("Open"),
    Phase.CLOSED: F_("Closed"),
    Phase.REVEALED: F_("Shown"),
}

_SHAPES = {
    ShapeName.TOO_FEW: F_("too few for a shape"),
    ShapeName.CLUSTERED: F_("close together"),
    ShapeName.LEANING_HIGH: F_("leaning towards “{toward}”"),
    ShapeName.LEANING_LOW: F_("leaning towards “{toward}”"),
    ShapeName.SPLIT: F_("two groups"),
    ShapeName.MIXED: F_("spread out"),
    ShapeName.ONE_CLEAR: F_("one answer ahead"),
    ShapeName.LEADING: F_("one answer ahead, the others spread"),
    ShapeName.TWO_WAY: F_("two answers side by side"),
    ShapeName.SCATTERED: F_("spread, no answer ahead"),
    ShapeName.SHARED: F_("something shared by most"),
}


def steps(number: int) -> str:
    """How many steps: "1 step", "4 steps"."""
    return tell_n("{n} step", "{n} steps", number)


def whole_minutes(number: int) -> str:
    """How many minutes: "1 minute", "4 minutes"."""
    return tell_n("{n} minute", "{n} minutes", number)


def kept(days: int) -> str:
    """What the server keeps of a session after its end, and how long."""
    if not days:
        return tell("Kept until the next start: what was shown, and your notes.")
    return tell_n(
        "Kept for {n} day: what was shown, and your notes.",
        "Kept for {n} days: what was shown, and your notes.",
        days,
    )


def minutes(length: float) -> str:
    """Minutes without a needless decimal: "5 min", "2.5 min"."""
    return tell("{minutes} min", minutes=f"{length:g}")


def place(problem: Problem) -> str:
    """Where in a workshop file something is wrong: "line 12 · in short · settle · minutes"."""
    line = tell("line {n}", n=problem.line) if problem.line else ""
    cut = tell("in {variant}", variant=problem.variant) if problem.variant else ""
    return " · ".join(part for part in (line, cut, said(problem.step), problem.field) if part)


def variant(workshop: Workshop) -> str:
    """What a variant is called where one is chosen: "45 minutes · The heart of it"."""
    name = workshop.variant_title or tell("The whole workshop")
    return f"{tell_minutes(workshop.minutes)} · {name}"


def clock(seconds: float) -> str:
    """A duration as minutes and seconds: "3:05", from an hour on "1:03:05"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    tail = f"{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{tail}" if hours else tail


def pace(behind_s: float) -> str:
    """How the session stands against its plan, to the minute."""
    if abs(behind_s) < _ON_TIME_S:
        return tell("On time")
    number = int(abs(behind_s) // 60)
    if behind_s > 0:
        return tell_n("{n} minute behind", "{n} minutes behind", number)
    return tell_n("{n} minute ahead", "{n} minutes ahead", number)


def pause(signal: PauseRequest) -> str:
    """That a pause is wished for, and what would help (R36, R38)."""
    who = _SEVERAL_ASKED if signal.is_several else _SOMEONE_ASKED
    if signal.wish is None:
        asked = tell(who.asked)
    else:
        asked = tell(who.with_wish, wish=tell(_WISHES[signal.wish]))
    helps = tell("Offer a breath, skip the step, or move on.")
    return f"{asked} {helps}"


def progress(word: ProgressWord) -> str:
    """How far answering is (R02)."""
    return tell(_PROGRESS[word])


def passes(passing: Passing) -> str:
    """How many passed, and which part of the question where it is one part (R07)."""
    told = _PASSES[passing.band]
    if passing.is_whole:
        return tell(told.whole)
    about = passing.about.removesuffix(".")
    return tell(told.one, about=about) if about else tell(told.some)


def why_withheld(reason: Reason) -> str:
    """Why the room gets words, "" where the words say so themselves."""
    return tell(_WITHHELD.get(reason, ""))


def to_everybody(helper: str) -> str:
    """What may be said to a whole room in which something was touched.

    Args:
        helper: what the card "Who helps" says; "" leaves a gap to fill.
    """
    said = helper.strip()
    end = "" if said.endswith((".", "!", "?")) else "."
    who = tell("Who is here to talk: {helper}", helper=f"{said}{end}") if said else tell(_GAP)
    return tell(_TO_EVERYBODY, who=who)


def no_comparison(poll: Poll, release: Released) -> str:
    """Why a picture compares nothing though the question could, "" where it does."""
    derived = {part.id: part.k for part in poll.derived_parts}
    held = [part for part in release.parts if part.part_id in derived]
    if not held or not all(isinstance(part, WithheldPart) for part in held):
        return ""
    if any(isinstance(part, WithheldPart) and part.reason is Reason.TOO_FEW for part in held):
        fewest = max(derived.values())
        if not fewest:
            return tell(_TOO_FEW)
        return tell("No comparison: fewer than {n} answered both times.", n=fewest)
    return tell("No comparison: it could tell what somebody answered.")


def shape(coaching: Coaching) -> str:
    """The shape of a result and what it is about, "" where nothing may be seen."""
    if coaching.shape is None:
        return ""
    told = tell(_SHAPES[coaching.shape], toward=coaching.toward)
    if coaching.about:
        told = tell("“{about}”: {shape}", about=coaching.about, shape=told)
    elif coaching.is_borderline:  # a statement is long enough
        told = tell("{shape}; one answer fewer would change that", shape=told)
    return told[0].upper() + told[1:]


def phase(session: LiveSession) -> str:
    """Where the current step is, "" for a step that asks nothing."""
    if not isinstance(session.step, Poll) or session.status is not Status.RUNNING:
        return ""
    if session.state.phase is Phase.CLOSED and session.state.is_private:
        return tell("Kept private")
    return tell(_PHASES[session.state.phase])


def outcome(session: LiveSession, position: int) -> str:
    """What became of a step, for the agenda; "" while there is nothing to say."""
    step, state = session.workshop.steps[position], session.steps[position]
    if position in session.dropped:
        return tell("left out")
    if not isinstance(step, Poll) or state.round == 0:
        was_skipped = isinstance(step, Poll) and position < session.position
        return tell("skipped") if was_skipped else ""
    if position == session.position and state.phase is Phase.CLOSED and not state.is_private:
        told = tell("closed")
    else:
        told = _poll_outcome(step, state)
        if state.round > 1:
            told = tell("{outcome}, round {n}", outcome=told, n=state.round)
    return told


def _poll_outcome(poll: Poll, state: StepState) -> str:
    if state.phase is Phase.OPEN:
        return tell("open")
    if poll.audience is Audience.NOBODY:
        return tell("put aside")
    if poll.audience is Audience.FACILITATOR:
        return tell("for you only")
    if state.phase is Phase.REVEALED:
        return tell("shown")
    return tell("kept private") if state.is_private else tell("not shown")
