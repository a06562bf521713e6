"""What the console says of the picture that everybody sees. No Streamlit in here."""

from typing import assert_never

from drawbridge.domain.privacy.result_pictures import (
    ChartPicture,
    LinesPicture,
    ResultPicture,
    WithoutNumbersPicture,
    WordsPicture,
)
from drawbridge.facilitator_words import tell
from drawbridge.views.pictures import (
    ActivityPicture,
    AnnouncedPicture,
    BlankPicture,
    BreakPicture,
    ConsentPicture,
    EndedPicture,
    FarewellPicture,
    HoldingPicture,
    InterludePicture,
    LobbyPicture,
    PausePicture,
    PollPicture,
    ProjectorPicture,
    PutAsidePicture,
    QuestionPicture,
    ReflectionPicture,
    SessionPicture,
    SlidePicture,
)


def projected(picture: ProjectorPicture) -> str:
    """What everybody sees now, "" where the console shows the same anyhow."""
    if isinstance(picture, ResultPicture):
        told = _result(picture)
    elif isinstance(picture, PollPicture):
        told = _before_result(picture)
    else:
        told = _around_polls(picture)
    return tell("On the projector: {picture}", picture=told) if told else ""


def _result(picture: ResultPicture) -> str:
    match picture:
        case ChartPicture() | WithoutNumbersPicture():
            return tell("this picture")
        case LinesPicture():
            return tell("the chosen lines")
        case WordsPicture():
            return tell("this sentence")
        case _:
            assert_never(picture)


def _before_result(picture: PollPicture) -> str:
    match picture:
        case AnnouncedPicture():
            return tell("the title")
        case QuestionPicture():
            return tell("the question")
        case HoldingPicture():
            return (
                tell("“We leave this picture closed”")
                if picture.is_private
                else tell("“Answers are in”")
            )
        case FarewellPicture():
            return tell("the farewell")
        case PutAsidePicture():
            return tell("this sentence")
        case _:
            assert_never(picture)


def _around_polls(picture: SessionPicture | InterludePicture) -> str:
    match picture:
        case ConsentPicture():
            return tell("the card everyone reads")
        case PausePicture() | ReflectionPicture():
            return tell("what people may do")
        case ActivityPicture():
            return tell("the task and the time")
        case BlankPicture():
            return tell("nothing, it is blank")
        case LobbyPicture() | SlidePicture() | BreakPicture() | EndedPicture():
            return ""
        case _:
            assert_never(picture)
