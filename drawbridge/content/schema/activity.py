"""The kind of step in which people do something among themselves."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from drawbridge.content.fields import Table, Text, about, broken, several
from drawbridge.content.schema.interludes import ChoiceTable
from drawbridge.content.schema.steps import MAX_OPTIONS, StepTable
from drawbridge.domain.workshop import activity
from drawbridge.domain.workshop.interludes import Choice
from drawbridge.sentences import E_

LONGEST_TURN_S = 1800
MAX_TURNS = 8
MAX_GROUPINGS = 3


class TurnTable(Table):
    """One turn: who does what, and for how long."""

    roles: Annotated[
        tuple[Text, ...],
        several(1, MAX_TURNS),
        about(
            E_(
                "a list of {least} to {most} texts, no more than people in the group",
                least=1,
                most=MAX_TURNS,
            ),
            E_("What each of them does in this turn."),
            'roles = ["One tells", "one listens"]',
        ),
    ]
    duration_s: Annotated[
        int,
        Field(ge=10, le=LONGEST_TURN_S),
        about(
            E_("a whole number of seconds from {least} to {most}", least=10, most=LONGEST_TURN_S),
            E_("How long it lasts."),
            "duration_s = 180",
        ),
    ]


class GroupingTable(Table):
    """One way to sit together, and the turns its people take."""

    label: Annotated[Text, about(E_("text"), E_("What it is called."), 'label = "In pairs"')]
    size: Annotated[
        int,
        Field(ge=1, le=MAX_TURNS),
        about(
            E_("a whole number of people from {least} to {most}", least=1, most=MAX_TURNS),
            E_("How many people sit in each group."),
            "size = 2",
        ),
    ]
    turns: Annotated[
        tuple[TurnTable, ...],
        several(1, MAX_TURNS),
        about(
            E_("{least} to {most} tables with roles and duration_s", least=1, most=MAX_TURNS),
            E_("Its turns, one after the other."),
            'turns = [{ roles = ["One tells", "one listens"], duration_s = 180 }]',
        ),
    ]

    @field_validator("turns")
    @classmethod
    def _no_more_roles_than_people(
        cls, turns: tuple[TurnTable, ...], info: ValidationInfo
    ) -> tuple[TurnTable, ...]:
        size = info.data.get("size")
        for number, turn in enumerate(turns, start=1):
            if size and len(turn.roles) > size:
                raise broken(
                    E_("Turn {number} has more roles than its group has people.", number=number),
                    E_("Name at most one role for each person of the group."),
                )
        return turns

    def to_grouping(self) -> activity.Grouping:
        """The grouping this table describes."""
        turns = (activity.Turn(roles=it.roles, duration_s=it.duration_s) for it in self.turns)
        return activity.Grouping(label=self.label, size=self.size, turns=tuple(turns))


class ActivityTable(StepTable):
    """Something to do with others while a timer runs."""

    makes = activity.Activity

    heading: Annotated[
        Text,
        about(
            E_("text"), E_("First line of the picture."), 'heading = "A wall that looked after me"'
        ),
    ]
    prompt: Annotated[
        Text,
        about(
            E_("text"),
            E_("What people do."),
            'prompt = "Tell about a wall that once did a good job."',
        ),
    ]
    listener: Annotated[
        str,
        about(
            E_("text"),
            E_("What those do who do not speak."),
            'listener = "Whoever listens says only “thank you”."',
        ),
    ] = ""
    ways: Annotated[
        tuple[ChoiceTable, ...],
        several(2, MAX_OPTIONS),
        about(
            E_(
                "{least} to {most} tables with label and text, sitting out among them",
                least=2,
                most=MAX_OPTIONS,
            ),
            E_("Ways to take part, all shown equally large."),
            'ways = [{ label = "Pair", text = "two of you" }, { label = "Rest", text = "fine" }]',
        ),
    ]
    groups: Annotated[
        tuple[GroupingTable, ...],
        several(1, MAX_GROUPINGS),
        about(
            E_(
                "{least} to {most} tables {heading}, each with another label",
                least=1,
                heading="[[steps.groups]]",
                most=MAX_GROUPINGS,
            ),
            E_("Ways to sit together; each has a timer of its own."),
            'groups = [{ label = "In pairs", size = 2, '
            'turns = [{ roles = ["One tells", "one listens"], duration_s = 180 }] }]',
        ),
    ]

    @field_validator("groups")
    @classmethod
    def _with_different_labels(cls, groups: tuple[GroupingTable, ...]) -> tuple[GroupingTable, ...]:
        labels = [it.label for it in groups]
        if len(set(labels)) < len(labels):
            raise broken(
                E_("Two groupings have the same label."), E_("Give each a label of its own.")
            )
        return groups

    def values(self) -> dict[str, Any]:
        """The same, with ways and groupings as domain objects."""
        ways = (Choice(label=it.label, text=it.text) for it in self.ways)
        groups = (it.to_grouping() for it in self.groups)
        return {**super().values(), "ways": tuple(ways), "groups": tuple(groups)}


TABLES: tuple[type[StepTable], ...] = (ActivityTable,)
