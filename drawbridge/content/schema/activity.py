"""The kind of step in which people do something among themselves."""

from typing import Annotated, Any

from pydantic import Field, ValidationInfo, field_validator

from drawbridge.content.fields import Table, Text, about, broken, several
from drawbridge.content.schema.interludes import ChoiceTable
from drawbridge.content.schema.steps import MAX_OPTIONS, StepTable
from drawbridge.domain.workshop import activity
from drawbridge.domain.workshop.interludes import Choice

LONGEST_TURN_S = 1800
MAX_TURNS = 8
MAX_GROUPINGS = 3


class TurnTable(Table):
    """One turn: who does what, and for how long."""

    roles: Annotated[
        tuple[Text, ...],
        several(1, MAX_TURNS),
        about(
            f"a list of 1 to {MAX_TURNS} texts, no more than people in the group",
            "What each of them does in this turn.",
            'roles = ["One tells", "one listens"]',
        ),
    ]
    duration_s: Annotated[
        int,
        Field(ge=10, le=LONGEST_TURN_S),
        about(
            f"a whole number of seconds from 10 to {LONGEST_TURN_S}",
            "How long it lasts.",
            "duration_s = 180",
        ),
    ]


class GroupingTable(Table):
    """One way to sit together, and the turns its people take."""

    label: Annotated[Text, about("text", "What it is called.", 'label = "In pairs"')]
    size: Annotated[
        int,
        Field(ge=1, le=MAX_TURNS),
        about(
            f"a whole number of people from 1 to {MAX_TURNS}",
            "How many people sit in each group.",
            "size = 2",
        ),
    ]
    turns: Annotated[
        tuple[TurnTable, ...],
        several(1, MAX_TURNS),
        about(
            f"1 to {MAX_TURNS} tables with roles and duration_s",
            "Its turns, one after the other.",
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
                    f"Turn {number} has {len(turn.roles)} roles for a group of {size}.",
                    "Name at most one role for each person of the group.",
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
        Text, about("text", "First line of the picture.", 'heading = "A wall that looked after me"')
    ]
    prompt: Annotated[
        Text,
        about("text", "What people do.", 'prompt = "Tell about a wall that once did a good job."'),
    ]
    listener: Annotated[
        str,
        about(
            "text",
            "What those do who do not speak.",
            'listener = "Whoever listens says only “thank you”."',
        ),
    ] = ""
    ways: Annotated[
        tuple[ChoiceTable, ...],
        several(2, MAX_OPTIONS),
        about(
            f"2 to {MAX_OPTIONS} tables with label and text, sitting out among them",
            "Ways to take part, all shown equally large.",
            'ways = [{ label = "Pair", text = "two of you" }, { label = "Rest", text = "fine" }]',
        ),
    ]
    groups: Annotated[
        tuple[GroupingTable, ...],
        several(1, MAX_GROUPINGS),
        about(
            f"1 to {MAX_GROUPINGS} tables [[steps.groups]], each with another label",
            "Ways to sit together; each has a timer of its own.",
            'groups = [{ label = "In pairs", size = 2, '
            'turns = [{ roles = ["One tells", "one listens"], duration_s = 180 }] }]',
        ),
    ]

    @field_validator("groups")
    @classmethod
    def _with_different_labels(cls, groups: tuple[GroupingTable, ...]) -> tuple[GroupingTable, ...]:
        labels = [it.label for it in groups]
        if len(set(labels)) < len(labels):
            raise broken("Two groupings have the same label.", "Give each a label of its own.")
        return groups

    def values(self) -> dict[str, Any]:
        """The same, with ways and groupings as domain objects."""
        ways = (Choice(label=it.label, text=it.text) for it in self.ways)
        groups = (it.to_grouping() for it in self.groups)
        return {**super().values(), "ways": tuple(ways), "groups": tuple(groups)}


TABLES: tuple[type[StepTable], ...] = (ActivityTable,)
