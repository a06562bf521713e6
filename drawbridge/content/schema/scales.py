"""Kinds of poll in which people place themselves on scales."""

from typing import Annotated, Any

from pydantic import Field

from drawbridge.content.fields import Table, Text, about, several
from drawbridge.content.schema.steps import (
    MAX_OPTIONS,
    MIN_OPTIONS,
    PART_ID_LIMIT,
    QUESTION_LENGTH,
    PartId,
    PollTable,
    Question,
    StepTable,
)
from drawbridge.domain.workshop import scales
from drawbridge.domain.workshop.scales import Measurement
from drawbridge.sentences import E_

MAX_PARTS = 6


class ItemTable(Table):
    """One statement of a battery."""

    id: Annotated[PartId, about(PART_ID_LIMIT, E_("Name of the statement."), 'id = "holding_back"')]
    statement: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What people place themselves to."),
            'statement = "I notice the distance late."',
        ),
    ]
    reversed: Annotated[
        bool,
        about(
            E_("true or false"),
            E_("Whether agreeing means the opposite of the other statements; never on a screen."),
            "reversed = true",
        ),
    ] = False


def _items(tables: tuple[ItemTable, ...]) -> tuple[scales.Item, ...]:
    return tuple(
        scales.Item(id=it.id, statement=it.statement, is_reversed=it.reversed) for it in tables
    )


class ScaledTable(PollTable):
    """What a poll with statements says about where they come from."""

    validated: Annotated[
        bool,
        about(
            E_("true or false"),
            E_("Whether the statements are a published, tested scale, word for word."),
            "validated = true",
        ),
    ] = False
    provenance: Annotated[
        str,
        about(
            E_("text"),
            E_("Where the statements come from, if they are your own."),
            'provenance = "Written for this workshop."',
        ),
    ] = ""
    source: Annotated[
        str,
        about(E_("text"), E_("The publication of the scale."), 'source = "Author (year), title"'),
    ] = ""
    licence: Annotated[
        str, about(E_("text"), E_("Under which terms it may be used."), 'licence = "CC BY 4.0"')
    ] = ""
    permission: Annotated[
        str,
        about(
            E_("text"), E_("Who allowed it, and when."), 'permission = "By letter of 3 March 2026"'
        ),
    ] = ""


class LikertBatteryTable(ScaledTable):
    """Several statements answered on one scale."""

    makes = scales.LikertBattery

    scale: Annotated[
        tuple[Text, ...],
        several(3, 7),
        about(
            E_("a list of {least} to {most} texts, all different", least=3, most=7),
            E_("Labels of the scale, from low to high."),
            'scale = ["Rarely", "Sometimes", "Often"]',
        ),
    ]
    items: Annotated[
        tuple[ItemTable, ...],
        several(1, MAX_PARTS),
        about(
            E_(
                "{least} to {most} tables {heading}",
                least=1,
                heading="[[steps.items]]",
                most=MAX_PARTS,
            ),
            E_("The statements, in order."),
            'items = [{ id = "late", statement = "I notice the distance late." }]',
        ),
    ]

    def values(self) -> dict[str, Any]:
        """The same, with the statements as domain objects."""
        return {**super().values(), "items": _items(self.items)}


class BeliefCardsTable(ScaledTable):
    """How true some beliefs feel, and a rewrite one could half-believe."""

    makes = scales.BeliefCards

    scale: Annotated[
        tuple[Text, ...],
        several(3, 7),
        about(
            E_("a list of {least} to {most} texts, all different", least=3, most=7),
            E_("Labels of the scale, from low to high."),
            'scale = ["Not at all", "Half", "Completely"]',
        ),
    ]
    rewrite_question: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What is asked after the last card."),
            'rewrite_question = "Which one could you half-believe today?"',
        ),
    ]
    rewrites: Annotated[
        tuple[Text, ...],
        several(MIN_OPTIONS, MAX_OPTIONS),
        about(
            E_(
                "a list of {least} to {most} texts, all different",
                least=MIN_OPTIONS,
                most=MAX_OPTIONS,
            ),
            E_("Sentences to choose one from."),
            'rewrites = ["Small doses show me who is safe.", "None; I would write my own."]',
        ),
    ]
    items: Annotated[
        tuple[ItemTable, ...],
        several(2, MAX_PARTS),
        about(
            E_(
                "{least} to {most} tables {heading}",
                least=2,
                heading="[[steps.items]]",
                most=MAX_PARTS,
            ),
            E_("The beliefs, in order."),
            'items = [{ id = "weak", statement = "Needing is weak." },'
            ' { id = "hurt", statement = "It will hurt." }]',
        ),
    ]

    def values(self) -> dict[str, Any]:
        """The same, with the beliefs as domain objects."""
        return {**super().values(), "items": _items(self.items)}


class SliderItemTable(Table):
    """One slider from 0 to 100."""

    id: Annotated[PartId, about(PART_ID_LIMIT, E_("Name of the slider."), 'id = "near_and_free"')]
    prompt: Annotated[
        Question,
        about(
            E_("text of at most {most} characters", most=QUESTION_LENGTH),
            E_("What the slider asks."),
            'prompt = "How possible does it feel today?"',
        ),
    ]
    low: Annotated[
        Text, about(E_("text"), E_("Word at the end that means 0."), 'low = "not at all"')
    ]
    high: Annotated[Text, about(E_("text"), E_("Word at the end that means 100."), 'high = "very"')]


class SliderTable(PollTable):
    """One or more sliders, possibly one of two paired measurements."""

    makes = scales.Slider

    moment: Annotated[
        Measurement | None,
        Field(strict=False),
        about(
            E_("before or after"),
            E_("Which of two measurements this is; leave it out if there is only one."),
            'moment = "before"',
        ),
    ] = None
    paired_with: Annotated[
        str,
        about(
            E_('the id of an earlier slider step with moment = "before" and the same slider ids'),
            E_('The first measurement; goes with moment = "after".'),
            'paired_with = "where_i_start"',
        ),
    ] = ""
    dead_band: Annotated[
        int,
        Field(ge=0, le=30),
        about(
            E_("a whole number of points from {least} to {most}", least=0, most=30),
            E_("Largest difference between two measurements that still counts as the same."),
            "dead_band = 5",
        ),
    ] = 5
    sliders: Annotated[
        tuple[SliderItemTable, ...],
        several(1, MAX_PARTS),
        about(
            E_(
                "{least} to {most} tables {heading}",
                least=1,
                heading="[[steps.sliders]]",
                most=MAX_PARTS,
            ),
            E_("The sliders, in order."),
            'sliders = [{ id = "guard", prompt = "How willing?", low = "not", high = "very" }]',
        ),
    ]

    def values(self) -> dict[str, Any]:
        """The same, with the sliders as domain objects."""
        sliders = (
            scales.SliderItem(id=it.id, prompt=it.prompt, low=it.low, high=it.high)
            for it in self.sliders
        )
        return {**super().values(), "sliders": tuple(sliders)}


TABLES: tuple[type[StepTable], ...] = (LikertBatteryTable, SliderTable, BeliefCardsTable)
