"""What phones and the room would see of a step that somebody is writing, with made-up answers.

Nobody has answered and nothing is stored. The answers go the way of real ones all the same: they
are read, counted and frozen, and the privacy gate decides what of them may be seen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from drawbridge.domain.answers.responses import Response, parse
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy.result_pictures import ResultPicture, result_picture
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import LiveSession, Phase, Status, new_session
from drawbridge.domain.workshop.choices import CheckOut
from drawbridge.domain.workshop.form_fields import PASS, Form
from drawbridge.domain.workshop.interludes import Consent, consent_of
from drawbridge.domain.workshop.scales import Measurement, Slider
from drawbridge.domain.workshop.steps import Audience, Poll, Workshop
from drawbridge.domain.workshop.texts import MOST_SHOWN, Line, LineState, Written
from drawbridge.views.interlude_screen import quiet_screen
from drawbridge.views.phone_view import PhoneView
from drawbridge.views.projector import ProjectorView, projector_picture
from drawbridge.views.released import release_of_snapshot
from drawbridge.views.screens import ConsentScreen, PhoneScreen, PollScreen
from drawbridge.views.support import support_shown

CODE = "ABCDEF"  # leads nowhere: nothing of a sample can be tapped
_NOW = 0.0


class Moment(StrEnum):
    """When in a question's life a picture of it is taken."""

    ASKED = "asked"
    RESULT = "result"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """Forms of made-up people, in their order.

    `before` are those to the first measurement, where the step is compared with one.
    """

    forms: tuple[Form, ...] = ()
    before: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A step as it would look: on a phone while it is asked, and before the room."""

    phone: PhoneView
    projector: ProjectorView


def sample(
    workshops: Path,
    workshop: Workshop,
    position: int,
    answers: MadeUp,
    *,
    moment: Moment = Moment.RESULT,
    build: int = 0,
) -> Sample:
    """How a step would look.

    Args:
        workshops: the folder of included workshop files, for whom one can call.
        workshop: what is being written.
        position: which of its steps.
        answers: what people would answer.
        moment: of a question; its result is shown where the room would see it.
        build: of a slide, from 0.

    Raises:
        InvalidAnswer: if an answer is none to this step.
    """
    session = _session(workshop, position, moment, build)
    step, result = session.step, None
    if isinstance(step, Poll) and session.state.phase is Phase.REVEALED:
        result = _result(step, answers)
    picture = projector_picture(session, result, n_joined=len(answers.forms), now=_NOW)
    return Sample(
        phone=_phone(session, _screen(workshops, session)),
        projector=ProjectorView(
            code=CODE,
            title=workshop.title,
            revision=session.revision,
            join_base="",
            is_rehearsal=False,
            picture=picture,
            workshop_language=workshop.language,
        ),
    )


def _session(workshop: Workshop, position: int, moment: Moment, build: int) -> LiveSession:
    session = new_session(
        session_id="sample", code=CODE, workshop=workshop, projector_key="", now=_NOW
    )
    step = workshop.steps[position]
    state = replace(session.steps[position], build=min(build, step.n_builds - 1))
    if isinstance(step, Poll):
        is_for_room = step.audience is Audience.ROOM
        after = Phase.REVEALED if is_for_room else Phase.CLOSED
        phase = Phase.OPEN if moment is Moment.ASKED else after
        state = replace(state, phase=phase, round=1, is_private=not is_for_room)
    steps = (*session.steps[:position], state, *session.steps[position + 1 :])
    return replace(session, status=Status.RUNNING, position=position, steps=steps)


def _result(poll: Poll, answers: MadeUp) -> ResultPicture:
    responses = [parse(poll, one) for one in answers.forms]
    tally = count(poll, responses, _changes(poll, responses, answers.before))
    snapshot = Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=len(responses))
    shown = _chosen(poll, answers.forms) if isinstance(poll, Written) else ()
    return result_picture(poll, release_of_snapshot(poll, snapshot, shown))


def _changes(poll: Poll, after: Sequence[Response], before: Sequence[Form]) -> list[Response]:
    """What each person's two answers differ by, which a poll with one measurement knows nothing of.

    The two steps ask the same sliders, so that the first is read as the second.
    """
    if not isinstance(poll, Slider) or poll.moment is not Measurement.AFTER or not before:
        return []
    first = (parse(poll, one) for one in before)
    pairs = zip(first, after, strict=True)
    return [Response(answers=poll.change(a.answers, b.answers)) for a, b in pairs]


def _chosen(poll: Written, forms: Sequence[Form]) -> list[Line]:
    """As many lines as the room can read, each once; a facilitator would have chosen them."""
    lines = [poll.line(one) for one in forms if PASS not in one]
    told = list(dict.fromkeys(lines))[:MOST_SHOWN] if poll.is_by_line else lines
    return [
        Line(key=str(place), text=text, state=LineState.SHOWN) for place, text in enumerate(told)
    ]


def _screen(workshops: Path, session: LiveSession) -> PhoneScreen:
    """What a phone is asked; after that it only says to look up."""
    step = session.step
    if isinstance(step, Consent):
        return ConsentScreen()
    if not isinstance(step, Poll):
        return quiet_screen(session, step, _NOW)
    is_last = isinstance(step, CheckOut)
    support = support_shown(workshops, CODE, None) if is_last else None
    return PollScreen(poll=step, round=1, response=None, line="", support=support)


def _phone(session: LiveSession, screen: PhoneScreen) -> PhoneView:
    workshop = session.workshop
    return PhoneView(
        code=CODE,
        title=workshop.title,
        language=workshop.language,
        languages=(workshop.language,),
        revision=session.revision,
        is_rehearsal=False,
        role=None if isinstance(screen, ConsentScreen) else Role.PARTICIPANT,
        consent=consent_of(workshop),
        has_card=False,
        screen=screen,
    )
