"""Kinds of step that ask nothing: consent card, slide, pause, private reflection."""

from typing import Annotated, Any

from pydantic import Field

from drawbridge.content.fields import Table, Text, about, several
from drawbridge.content.schema.steps import MAX_OPTIONS, StepTable
from drawbridge.domain.workshop import interludes


class ConsentTable(StepTable):
    """The card everyone meets before joining."""

    makes = interludes.Consent

    heading: Annotated[
        Text, about("text", "First line of the card.", 'heading = "Before we start."')
    ]
    statements: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            "a list of at least 1 text",
            "What people are told.",
            'statements = ["We don\'t ask your name."]',
        ),
    ]
    agreements: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            "a list of at least 1 text",
            "What people tick, one by one, to join.",
            'agreements = ["I am 18 or older."]',
        ),
    ]


class SlideTable(StepTable):
    """Something to look at together."""

    makes = interludes.Slide

    builds: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            "a list of at least 1 text",
            "Sentences that come one after the other.",
            'builds = ["The wall took the job."]',
        ),
    ]
    footer: Annotated[
        str, about("text", "A small line below.", 'footer = "Today, the first inch."')
    ] = ""


class ChoiceTable(Table):
    """One way to spend a pause."""

    label: Annotated[Text, about("text", "One word.", 'label = "Breathe"')]
    text: Annotated[Text, about("text", "What it means.", 'text = "as you like"')]


class PauseTable(StepTable):
    """A minute to settle."""

    makes = interludes.Pause

    heading: Annotated[Text, about("text", "Above the choices.", 'heading = "Choose one."')]
    duration_s: Annotated[
        int,
        Field(ge=10, le=600),
        about("a whole number of seconds from 10 to 600", "How long it lasts.", "duration_s = 75"),
    ]
    choices: Annotated[
        tuple[ChoiceTable, ...],
        several(1, MAX_OPTIONS),
        about(
            f"1 to {MAX_OPTIONS} tables [[steps.choices]]",
            "Ways to spend it.",
            'choices = [{ label = "Breathe", text = "as you like" }]',
        ),
    ]

    def values(self) -> dict[str, Any]:
        """The same, with the choices as domain objects."""
        choices = (interludes.Choice(label=it.label, text=it.text) for it in self.choices)
        return {**super().values(), "choices": tuple(choices)}


class PrivateReflectionTable(StepTable):
    """Something to finish on paper or in the head."""

    makes = interludes.PrivateReflection

    heading: Annotated[
        Text, about("text", "First line of the card.", 'heading = "On paper or in your head."')
    ]
    prompt: Annotated[
        Text,
        about(
            "text",
            "The sentence to finish.",
            'prompt = "When I step back, I am most afraid that ..."',
        ),
    ]
    prompts: Annotated[
        tuple[Text, ...],
        several(most=MAX_OPTIONS),
        about(
            f"a list of at most {MAX_OPTIONS} texts, all different",
            "Words that may help to begin.",
            'prompts = ["Being left?", "Being seen?"]',
        ),
    ] = ()
    duration_s: Annotated[
        int,
        Field(ge=10, le=600),
        about("a whole number of seconds from 10 to 600", "How long it lasts.", "duration_s = 120"),
    ]


TABLES: tuple[type[StepTable], ...] = (
    ConsentTable,
    SlideTable,
    PauseTable,
    PrivateReflectionTable,
)
