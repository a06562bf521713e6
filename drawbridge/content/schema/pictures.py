"""Kinds of poll that are answered by pointing at a picture."""

from typing import Annotated, Any

from drawbridge.content.fields import Table, Text, about, several
from drawbridge.content.schema.steps import (
    MAX_OPTIONS,
    QUESTION_LENGTH,
    PollTable,
    Question,
    StepTable,
)
from drawbridge.domain.workshop import pictures
from drawbridge.sentences import E_

_AXIS_LIMIT = E_("a table with label, low and high")


class AxisTable(Table):
    """One axis of a grid."""

    label: Annotated[
        Text, about(E_("text"), E_("What the axis measures."), 'label = "Wanting closeness"')
    ]
    low: Annotated[Text, about(E_("text"), E_("Word at the end that means 0."), 'low = "a little"')]
    high: Annotated[
        Text, about(E_("text"), E_("Word at the end that means 100."), 'high = "a lot"')
    ]


class Grid2dTable(PollTable):
    """A place on a square."""

    makes = pictures.Grid2d

    x: Annotated[
        AxisTable,
        about(
            _AXIS_LIMIT,
            E_("The axis from left to right."),
            'x = { label = "Wanting closeness", low = "a little", high = "a lot" }',
        ),
    ]
    y: Annotated[
        AxisTable,
        about(
            _AXIS_LIMIT,
            E_("The axis from bottom to top."),
            'y = { label = "Guarding my own", low = "a little", high = "a lot" }',
        ),
    ]
    corners: Annotated[
        tuple[Text, ...],
        several(4, 4),
        about(
            E_("a list of exactly 4 texts, all different"),
            E_("Words in the corners: both high, only x high, only y high, both low."),
            'corners = ["The tug", "Leaning in", "Standing back", "Quiet"]',
        ),
    ]

    def values(self) -> dict[str, Any]:
        """The same, with the axes as domain objects."""
        axes = {
            name: pictures.Axis(label=axis.label, low=axis.low, high=axis.high)
            for name, axis in (("x", self.x), ("y", self.y))
        }
        return {**super().values(), **axes}


class Circles7Table(PollTable):
    """How near two people are now, and how near one would like to be."""

    makes = pictures.Circles7

    wished_question: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What is asked about the wish; question asks about now."),
            'wished_question = "Which one would you like?"',
        ),
    ]
    relations: Annotated[
        tuple[Text, ...],
        several(most=MAX_OPTIONS),
        about(
            E_("a list of at most {most} texts, all different", most=MAX_OPTIONS),
            E_(
                "Who the other person may be. It words the question on the phone and is never sent."
            ),
            'relations = ["A partner or date", "A friend", "Family", "Someone else"]',
        ),
    ] = ()


TABLES: tuple[type[StepTable], ...] = (Grid2dTable, Circles7Table)
