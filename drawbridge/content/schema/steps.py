"""What every step of a workshop file has, and what every poll has on top of it."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field

from drawbridge.content.fields import (
    ID_LIMIT,
    Identifier,
    Table,
    Text,
    about,
    broken,
    several,
)
from drawbridge.content.schema.coaching_lines import SayTable
from drawbridge.domain.workshop import steps
from drawbridge.domain.workshop.steps import Audience, Sensitivity
from drawbridge.sentences import E_, Several

QUESTION_LENGTH = 140
MIN_OPTIONS = 2
MAX_OPTIONS = 7
LOWEST_K = 5

FOR_THE_AUTHOR = frozenset(
    {
        "kind",
        "tags",
        "acknowledge",
        "validated",
        "provenance",
        "source",
        "licence",
        "permission",
    }
)
"""Fields that are checked and read in the file, and make no difference to a session."""

RESERVED_PARTS = ("pass", "step", "round", "rewrite")


def _unreserved(part_id: str) -> str:
    if part_id in RESERVED_PARTS:
        raise broken(
            E_("“{part_id}” is a word that the phone's form uses itself.", part_id=part_id),
            E_("Choose another id."),
        )
    return part_id


PartId = Annotated[Identifier, AfterValidator(_unreserved)]
PART_ID_LIMIT = E_(
    "{limit}; not {words}; once per step", limit=ID_LIMIT, words=Several(RESERVED_PARTS)
)
Question = Annotated[str, Field(min_length=1, max_length=QUESTION_LENGTH)]
Options = Annotated[tuple[Text, ...], several(MIN_OPTIONS, MAX_OPTIONS)]


class StepTable(Table):
    """What every kind of step has."""

    makes: ClassVar[type[steps.Step]]

    id: Annotated[
        Identifier,
        about(
            E_("{limit}; once per workshop", limit=ID_LIMIT),
            E_("The name by which other steps and saved answers know this step."),
            'id = "weather"',
        ),
    ]
    kind: Annotated[
        str, about(E_("one of the kinds"), E_("What happens in this step."), 'kind = "slide"')
    ]
    title: Annotated[
        Text, about(E_("text"), E_("Short name on the console."), 'title = "Inner weather"')
    ]
    minutes: Annotated[
        float,
        Field(gt=0, le=240, allow_inf_nan=False),
        about(
            E_("a number of minutes above 0, up to 240"),
            E_("Planned time, talk included."),
            "minutes = 2.5",
        ),
    ]
    purpose: Annotated[
        str, about(E_("text"), E_("Why the step is there."), 'purpose = "Shows how a poll works."')
    ] = ""
    covers: Annotated[
        tuple[Text, ...],
        several(),
        about(
            E_("a list of names from [concepts]"),
            E_("Ideas of the source it carries."),
            'covers = ["C03", "C04"]',
        ),
    ] = ()
    tags: Annotated[
        tuple[Text, ...],
        several(),
        about(
            E_("a list of texts"),
            E_("What else the step is for, where it carries no idea of the source."),
            'tags = ["practice"]',
        ),
    ] = ()
    safety: Annotated[
        str,
        about(
            E_("text"), E_("What the facilitator watches for."), 'safety = "No stories in plenary."'
        ),
    ] = ""
    script: Annotated[
        str,
        about(
            E_("text"), E_("What the facilitator may say first."), 'script = "A practice question."'
        ),
    ] = ""
    drop_when_late: Annotated[
        bool,
        about(
            E_("true or false"),
            E_("Whether to leave it out when time is short."),
            "drop_when_late = true",
        ),
    ] = False
    talk: Annotated[
        bool,
        about(
            E_("true or false"),
            E_(
                "Whether the room talks in this step; an activity, a pause and a private reflection"
                " need no word for it."
            ),
            "talk = true",
        ),
    ] = False
    acknowledge: Annotated[
        bool,
        about(
            E_("true or false"),
            E_("You have read the warning about a tender word and keep the wording."),
            "acknowledge = true",
        ),
    ] = False

    def to_step(self) -> steps.Step:
        """The step this table describes."""
        return self.makes(**self.values())

    def values(self) -> dict[str, Any]:
        """What the step is made from, by the step's own names."""
        names = (name for name in type(self).model_fields if name not in FOR_THE_AUTHOR)
        return {name: getattr(self, name) for name in names}


class PollTable(StepTable):
    """What every step has that collects answers."""

    question: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What is asked."),
            'question = "How are you leaving?"',
        ),
    ]
    note: Annotated[
        str, about(E_("text"), E_("A small line below the question."), 'note = "Choose up to two."')
    ] = ""
    sensitivity: Annotated[
        Sensitivity,
        Field(strict=False),
        about(
            E_("low, medium or high"),
            E_("How much a small group in the result could hurt somebody."),
            'sensitivity = "high"',
        ),
    ] = Sensitivity.MEDIUM
    k: Annotated[
        int,
        Field(ge=LOWEST_K, le=100),
        about(
            E_("a whole number of people from {least} to {most}", most=100, least=LOWEST_K),
            E_("Fewest answers that may be shown."),
            "k = 8",
        ),
    ] = LOWEST_K
    audience: Annotated[
        Audience,
        Field(strict=False),
        about(
            E_("room, facilitator or nobody"),
            E_("Who may see the result."),
            'audience = "facilitator"',
        ),
    ] = Audience.ROOM
    say: Annotated[
        SayTable,
        about(
            E_("a table headed {heading}", heading="[steps.say]"),
            E_("What the facilitator may say to the result."),
            'say = { split = "What does each side protect?" }',
        ),
    ] = SayTable()

    def values(self) -> dict[str, Any]:
        """The same, with a line for every shape."""
        return {**super().values(), "say": self.say.model_dump()}


class OptionsTable(PollTable):
    """What every poll has whose answers are chosen from a list."""

    options: Annotated[
        Options,
        about(
            E_(
                "a list of {least} to {most} texts, all different",
                least=MIN_OPTIONS,
                most=MAX_OPTIONS,
            ),
            E_("What can be chosen. Pass is always there and is not listed."),
            'options = ["Lighter", "Thoughtful", "Heavy"]',
        ),
    ]
