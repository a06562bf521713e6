"""Kinds of poll in which things are weighed against each other."""

from typing import Annotated

from drawbridge.content.fields import Text, about, several
from drawbridge.content.schema.steps import PollTable, StepTable
from drawbridge.domain.workshop import shares


class RankingTable(PollTable):
    """Things in order, the heaviest first."""

    makes = shares.Ranking

    options: Annotated[
        tuple[Text, ...],
        several(3, 6),
        about(
            "a list of 3 to 6 texts, all different",
            "What is put in order; a beginning of an order is enough.",
            'options = ["Feeling alone", "Being cross", "Thin ties"]',
        ),
    ]


class Allocate100Table(PollTable):
    """A hundred points to share out."""

    makes = shares.Allocate100

    options: Annotated[
        tuple[Text, ...],
        several(2, 5),
        about(
            "a list of 2 to 5 texts, all different",
            "What the points are shared out among.",
            'options = ["Fading away", "Needing too much", "None of these"]',
        ),
    ]


TABLES: tuple[type[StepTable], ...] = (RankingTable, Allocate100Table)
