"""What the console says, in the voice of a good host. No Streamlit in here."""

from drawbridge.domain.facilitation.coaching import Coaching
from drawbridge.domain.privacy.gate import Released
from drawbridge.domain.privacy.pass_bands import PassBand, Passing
from drawbridge.domain.privacy.released import Reason, WithheldPart
from drawbridge.domain.session.session import LiveSession, Phase, Status, StepState
from drawbridge.domain.session.simulated import AnswerSpeed, SimulatedRoom, Temperament
from drawbridge.domain.statistics.shape import ShapeName
from drawbridge.domain.workshop.steps import Audience, Poll, Workshop
from drawbridge.errors import Problem
from drawbridge.live.pause_requests import PauseRequest, Wish
from drawbridge.live.progress import ProgressWord
from drawbridge.views import PresenceView

_ON_TIME_S = 60.0
_OFFLINE_PERCENT = 70

_PROGRESS = {
    ProgressWord.NONE: "Nobody has answered yet.",
    ProgressWord.SOME: "Some have answered.",
    ProgressWord.ABOUT_HALF: "About half have answered.",
    ProgressWord.MOST: "Most have answered.",
    ProgressWord.ALL: "Everyone who joined has answered.",
}

_SOMEONE = "Someone asked for a pause"
_WISHES = {
    Wish.SLOWER: "slower, please",
    Wish.BREAK: "a short break",
    Wish.TOPIC: "not this topic",
}

_PASSES = {
    PassBand.NONE: "Nobody passed",
    PassBand.FEW: "A few passed",
    PassBand.MANY: "Many passed",
    PassBand.MOST: "Most passed",
}

_WITHHELD = {
    Reason.TOO_FEW: "Too few people answered for a picture. Passes are not answers.",
    Reason.ROUNDS_ALIKE: "The difference between both rounds would be one or two people's answers.",
    Reason.SMALL_ROOM: "The question is tender, and fewer than eight people joined or answered.",
    Reason.WORDS_ONLY: "Its numbers could tell what somebody answered.",
    Reason.FEW_CHOSEN: "Fewer than three lines are chosen.",
}

_TOO_FEW = "No comparison: too few answered both times."

_TO_EVERYBODY = (
    "Something heavy may have been touched for someone today. {who} Calling one of the numbers on "
    "your phone is a good idea even if you are not sure."
)
_GAP = "In the break and after, you find me … (say where)."
NEEDS_EYES = "A held line needs your eyes. Close the question when it suits, and read."

_PHASES = {
    Phase.BRIEFING: "Not opened yet",
    Phase.OPEN: "Open",
    Phase.CLOSED: "Closed",
    Phase.REVEALED: "Shown",
}

_SHAPES = {
    ShapeName.TOO_FEW: "too few for a shape",
    ShapeName.CLUSTERED: "close together",
    ShapeName.LEANING_HIGH: "leaning towards “{toward}”",
    ShapeName.LEANING_LOW: "leaning towards “{toward}”",
    ShapeName.SPLIT: "two groups",
    ShapeName.MIXED: "spread out",
    ShapeName.ONE_CLEAR: "one answer ahead",
    ShapeName.LEADING: "one answer ahead, the others spread",
    ShapeName.TWO_WAY: "two answers side by side",
    ShapeName.SCATTERED: "spread, no answer ahead",
    ShapeName.SHARED: "something shared by most",
}


_TEMPERAMENTS = {
    Temperament.MIXED: "mixed: people differ",
    Temperament.SPLIT: "split: two camps",
    Temperament.CLUSTERED: "close together: most agree",
    Temperament.CAUTIOUS: "cautious: most pass",
    Temperament.TINY: "tiny: six people",
}

_CAST_PACES = {
    AnswerSpeed.HUMAN: "one after the other, as people do",
    AnswerSpeed.AT_ONCE: "all at once",
}


def temperament(of: Temperament) -> str:
    """What a simulated room is like."""
    return _TEMPERAMENTS[of]


def cast_pace(pace: AnswerSpeed) -> str:
    """How fast a simulated room answers."""
    return _CAST_PACES[pace]


def cast(who: SimulatedRoom) -> str:
    """Who plays along in a rehearsal."""
    if not who.n_people:
        return "Nobody is simulated here; join with phones of your own."
    answer = "They answer all at once."
    if who.pace is AnswerSpeed.HUMAN:
        answer = "They answer one after the other; one comes late, one may leave."
    away = " Their phones have lost the Wi-Fi just now." if who.is_offline else ""
    people = "1 person" if who.n_people == 1 else f"{who.n_people} people"
    return f"{people} are simulated here. {answer}{away} Your own phone may join in."


def counted(number: int, noun: str) -> str:
    """A number and its noun: "1 minute", "4 minutes"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def kept_for(days: int) -> str:
    """How long the server keeps what is left of a session: "for 7 days"."""
    return f"for {counted(days, 'day')}" if days else "until the next start"


def minutes(length: float) -> str:
    """Minutes without a needless decimal: "5 min", "2.5 min"."""
    return f"{length:g} min"


def counted_minutes(length: float) -> str:
    """A length with its noun: "1 minute", "2.5 minutes"."""
    return f"{length:g} minute" if length == 1 else f"{length:g} minutes"


def place(problem: Problem) -> str:
    """Where in a workshop file something is wrong: "line 12 · in short · settle · minutes"."""
    line = f"line {problem.line}" if problem.line else ""
    cut = f"in {problem.variant}" if problem.variant else ""
    return " · ".join(part for part in (line, cut, problem.step, problem.field) if part)


def variant(workshop: Workshop) -> str:
    """What a variant is called where one is chosen: "45 minutes · The heart of it"."""
    name = workshop.variant_title or "The whole workshop"
    return f"{counted_minutes(workshop.minutes)} · {name}"


def clock(seconds: float) -> str:
    """A duration as minutes and seconds: "3:05", from an hour on "1:03:05"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    tail = f"{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"
    return f"{hours}:{tail}" if hours else tail


def pace(behind_s: float) -> str:
    """How the session stands against its plan, to the minute."""
    if abs(behind_s) < _ON_TIME_S:
        return "On time"
    side = "behind" if behind_s > 0 else "ahead"
    return f"{counted(int(abs(behind_s) // 60), 'minute')} {side}"


def pause(signal: PauseRequest) -> str:
    """That a pause is wished for, and what would help (R36, R38)."""
    who = "More than one person asked for a pause" if signal.is_several else _SOMEONE
    wish = "" if signal.wish is None else f": {_WISHES[signal.wish]}"
    return f"{who}{wish}. Offer a breath, skip the step, or move on."


def progress(word: ProgressWord) -> str:
    """How far answering is (R02)."""
    return _PROGRESS[word]


def passes(passing: Passing) -> str:
    """How many passed, and which part of the question where it is one part (R07)."""
    told = _PASSES[passing.band]
    if passing.is_whole:
        return f"{told}."
    about = passing.about.removesuffix(".")
    return f"{told} “{about}”." if about else f"{told} some of it."


def why_withheld(reason: Reason) -> str:
    """Why the room gets words, "" where the words say so themselves."""
    return _WITHHELD.get(reason, "")


def to_everybody(helper: str) -> str:
    """What may be said to a whole room in which something was touched.

    Args:
        helper: what the card "Who helps" says; "" leaves a gap to fill.
    """
    said = helper.strip()
    end = "" if said.endswith((".", "!", "?")) else "."
    return _TO_EVERYBODY.format(who=f"Who is here to talk: {said}{end}" if said else _GAP)


def no_comparison(poll: Poll, release: Released) -> str:
    """Why a picture compares nothing though the question could, "" where it does."""
    derived = {part.id: part.k for part in poll.derived_parts}
    held = [part for part in release.parts if part.part_id in derived]
    if not held or not all(isinstance(part, WithheldPart) for part in held):
        return ""
    if any(isinstance(part, WithheldPart) and part.reason is Reason.TOO_FEW for part in held):
        fewest = max(derived.values())
        return f"No comparison: fewer than {fewest} answered both times." if fewest else _TOO_FEW
    return "No comparison: it could tell what somebody answered."


def shape(coaching: Coaching) -> str:
    """The shape of a result and what it is about, "" where nothing may be seen."""
    if coaching.shape is None:
        return ""
    about = f"“{coaching.about}”: " if coaching.about else ""
    named = _SHAPES[coaching.shape].format(toward=coaching.toward)
    is_close = coaching.is_borderline and not coaching.about  # a statement is long enough
    border = "; one answer fewer would change that" if is_close else ""
    told = f"{about}{named}{border}"
    return told[0].upper() + told[1:]


def phase(session: LiveSession) -> str:
    """Where the current step is, "" for a step that asks nothing."""
    if not isinstance(session.step, Poll) or session.status is not Status.RUNNING:
        return ""
    if session.state.phase is Phase.CLOSED and session.state.is_private:
        return "Kept private"
    return _PHASES[session.state.phase]


def outcome(session: LiveSession, position: int) -> str:
    """What became of a step, for the agenda; "" while there is nothing to say."""
    step, state = session.workshop.steps[position], session.steps[position]
    if position in session.dropped:
        return "left out"
    if not isinstance(step, Poll) or state.round == 0:
        return "skipped" if isinstance(step, Poll) and position < session.position else ""
    if position == session.position and state.phase is Phase.CLOSED and not state.is_private:
        return "closed"
    rounds = f", round {state.round}" if state.round > 1 else ""
    return _poll_outcome(step, state) + rounds


def _poll_outcome(poll: Poll, state: StepState) -> str:
    if state.phase is Phase.OPEN:
        return "open"
    if poll.audience is Audience.NOBODY:
        return "put aside"
    if poll.audience is Audience.FACILITATOR:
        return "for you only"
    if state.phase is Phase.REVEALED:
        return "shown"
    return "kept private" if state.is_private else "not shown"


def people(view: PresenceView) -> str:
    """How many phones there are: "14 joined, 12 connected"; in a rehearsal, how many are real."""
    if view.n_joined + view.n_observers == 0:
        return "Nobody has joined yet"
    own = f" ({_own(view.n_own)})" if view.n_own else ""
    watching = f", {view.n_observers} only watching" if view.n_observers else ""
    return f"{view.n_joined} joined{own}{watching}, {view.n_connected} connected"


def _own(n_phones: int) -> str:
    """Real phones in a rehearsal, whose owners answer for themselves."""
    return "one is a real phone" if n_phones == 1 else f"{n_phones} are real phones"


def room_warnings(view: PresenceView) -> tuple[str, ...]:
    """What the facilitator should know of the phones, most often nothing."""
    warnings = []
    if phones_are_offline(view):
        warnings.append(
            "Phones offline, room safe. Every answer so far is kept; talk on, "
            "they come back by themselves."
        )
    if view.has_more_phones_than_people:
        warnings.append(
            f"More phones than people: {view.n_joined} for {view.session.head_count}. "
            "One device each, please; close the spare one."
        )
    return tuple(warnings)


def phones_are_offline(view: PresenceView) -> bool:
    """Whether fewer than 70 percent of the phones that joined were here for half a minute."""
    is_live = view.session.status is not Status.ENDED
    return is_live and view.n_lately * 100 < view.n_joined * _OFFLINE_PERCENT
