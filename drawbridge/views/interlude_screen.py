"""What every phone shows of a step that asks nothing."""

from drawbridge.domain.session.session import LiveSession
from drawbridge.domain.workshop.activity import Activity
from drawbridge.domain.workshop.interludes import (
    Consent,
    Pause,
    PrivateReflection,
    Slide,
)
from drawbridge.domain.workshop.steps import Step
from drawbridge.views.screens import (
    ActivityScreen,
    InterludeScreen,
    PauseScreen,
    ReflectionScreen,
    SlideScreen,
    WaitingScreen,
)
from drawbridge.views.turns import activity_turns


def quiet_screen(session: LiveSession, step: Step, now: float) -> InterludeScreen | WaitingScreen:
    """What every phone shows of a step that asks nothing.

    Args:
        session: a session that is at such a step.
        step: the step, in the language of whoever reads.
        now: seconds since the epoch.
    """
    match step:
        case Slide() as slide:
            return SlideScreen(slide=slide, build=session.state.build)
        case Pause() as pause:
            return PauseScreen(pause=pause)
        case PrivateReflection() as reflection:
            return ReflectionScreen(reflection=reflection)
        case Activity() as activity:
            turns = activity_turns(session, activity, now)
            return ActivityScreen(activity=activity, turns=turns)
        case Consent() as card:  # whoever is here has agreed to it, and may read it again
            return WaitingScreen(has_begun=True, card=card)
    raise TypeError(f"a step of kind {step.kind} has no screen")
