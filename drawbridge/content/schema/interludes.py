"""Kinds of step that ask nothing: consent card, slide, pause, private reflection."""

from typing import Annotated, Any

from pydantic import Field

from drawbridge.content.fields import Table, Text, about, several
from drawbridge.content.schema.steps import MAX_OPTIONS, StepTable
from drawbridge.domain.workshop import interludes
from drawbridge.sentences import E_


class ConsentTable(StepTable):
    """The card everyone meets before joining."""

    makes = interludes.Consent

    heading: Annotated[
        Text, about(E_("text"), E_("First line of the card."), 'heading = "Before we start."')
    ]
    statements: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            E_("a list of at least 1 text"),
            E_("What people are told."),
            'statements = ["We don\'t ask your name."]',
        ),
    ]
    agreements: Annotated[
        tuple[Text, ...],
        several(1),
        about(
            E_("a list of at least 1 text"),
            E_("What people tick, one by one, to join."),
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
            E_("a list of at least 1 text"),
            E_("Sentences that come one after the other."),
            'builds = ["The wall took the job."]',
        ),
    ]
    footer: Annotated[
        str, about(E_("text"), E_("A small line below."), 'footer = "Today, the first inch."')
    ] = ""


class ChoiceTable(Table):
    """One way to spend a pause."""

    label: Annotated[Text, about(E_("text"), E_("One word."), 'label = "Breathe"')]
    text: Annotated[Text, about(E_("text"), E_("What it means."), 'text = "as you like"')]


class PauseTable(StepTable):
    """A minute to settle."""

    makes = interludes.Pause

    heading: Annotated[Text, about(E_("text"), E_("Above the choices."), 'heading = "Choose one."')]
    duration_s: Annotated[
        int,
        Field(ge=10, le=600),
        about(
            E_("a whole number of seconds from {least} to {most}", least=10, most=600),
            E_("How long it lasts."),
            "duration_s = 75",
        ),
    ]
    choices: Annotated[
        tuple[ChoiceTable, ...],
        several(1, MAX_OPTIONS),
        about(
            E_(
                "{least} to {most} tables {heading}",
                least=1,
                heading="[[steps.choices]]",
                most=MAX_OPTIONS,
            ),
            E_("Ways to spend it."),
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
        Text,
        about(E_("text"), E_("First line of the card."), 'heading = "On paper or in your head."'),
    ]
    prompt: Annotated[
        Text,
        about(
            E_("text"),
            E_("The sentence to finish."),
            'prompt = "When I step back, I am most afraid that ..."',
        ),
    ]
    prompts: Annotated[
        tuple[Text, ...],
        several(most=MAX_OPTIONS),
        about(
            E_("a list of at most {most} texts, all different", most=MAX_OPTIONS),
            E_("Words that may help to begin."),
            'prompts = ["Being left?", "Being seen?"]',
        ),
    ] = ()
    duration_s: Annotated[
        int,
        Field(ge=10, le=600),
        about(
            E_("a whole number of seconds from {least} to {most}", least=10, most=600),
            E_("How long it lasts."),
            "duration_s = 120",
        ),
    ]


TABLES: tuple[type[StepTable], ...] = (
    ConsentTable,
    SlideTable,
    PauseTable,
    PrivateReflectionTable,
)
