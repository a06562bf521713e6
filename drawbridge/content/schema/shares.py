"""Kinds of poll in which things are weighed against each other."""

from typing import Annotated

from drawbridge.content.fields import Text, about, several
from drawbridge.content.schema.steps import PollTable, StepTable
from drawbridge.domain.workshop import shares
from drawbridge.sentences import E_


class RankingTable(PollTable):
    """Things in order, the heaviest first."""

    makes = shares.Ranking

    options: Annotated[
        tuple[Text, ...],
        several(3, 6),
        about(
            E_("a list of {least} to {most} texts, all different", least=3, most=6),
            E_("What is put in order; a beginning of an order is enough."),
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
            E_("a list of {least} to {most} texts, all different", least=2, most=5),
            E_("What the points are shared out among."),
            'options = ["Fading away", "Needing too much", "None of these"]',
        ),
    ]


TABLES: tuple[type[StepTable], ...] = (RankingTable, Allocate100Table)
