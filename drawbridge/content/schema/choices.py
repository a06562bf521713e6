"""Kinds of poll whose answers are chosen from a list of options."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from drawbridge.content.fields import Text, about, broken, several
from drawbridge.content.schema.steps import MAX_OPTIONS, OptionsTable, StepTable
from drawbridge.domain.workshop import choices
from drawbridge.domain.workshop.steps import Audience


class UnsettledTable(OptionsTable):
    """Options of which some mean that somebody is unsettled."""

    unsettled: Annotated[
        tuple[Text, ...],
        several(),
        about(
            "a list of options, spelt as in options",
            "Answers that mean: stay around.",
            'unsettled = ["Heavy"]',
        ),
    ] = ()

    @field_validator("unsettled")
    @classmethod
    def _are_options(cls, unsettled: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        options = info.data.get("options")
        strangers = [label for label in unsettled if options and label not in options]
        if strangers:
            raise broken(
                f"“{strangers[0]}” is not one of the options.", "Spell it exactly as in options."
            )
        return unsettled

    def values(self) -> dict[str, Any]:
        """The same, with positions instead of labels."""
        unsettled = tuple(i for i, label in enumerate(self.options) if label in self.unsettled)
        return {**super().values(), "unsettled": unsettled}


class SingleChoiceTable(UnsettledTable):
    """One of several options."""

    makes = choices.SingleChoice

    icons: Annotated[
        tuple[Literal["clear", "clouds", "fog", "wind", "storm"], ...],
        Field(strict=False),
        about(
            "a list from clear, clouds, fog, wind, storm, one for each option",
            "A picture beside each option.",
            'icons = ["clear", "fog", "storm"]',
        ),
    ] = ()

    @field_validator("icons")
    @classmethod
    def _one_icon_per_option(cls, icons: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        options = info.data.get("options")
        if icons and options and len(icons) != len(options):
            raise broken(
                f"There are {len(icons)} icons for {len(options)} options.",
                "Write one icon for each option, or none at all.",
            )
        return icons


class LadderTable(OptionsTable):
    """One rung of a ladder; the options stand from the lowest rung up."""

    makes = choices.Ladder

    off_ladder: Annotated[
        str,
        about(
            "text, different from every option",
            f"A place beside the ladder; with it at most {MAX_OPTIONS} choices in all.",
            'off_ladder = "Not this week"',
        ),
    ] = ""

    @field_validator("off_ladder")
    @classmethod
    def _beside_the_rungs(cls, off_ladder: str, info: ValidationInfo) -> str:
        options = info.data.get("options", ())
        if off_ladder in options:
            raise broken("This is one of the options as well.", "Leave it out of one of them.")
        if off_ladder and len(options) == MAX_OPTIONS:
            raise broken(
                f"With the {len(options)} options that is one choice too many for a phone.",
                "Take one option away.",
            )
        return off_ladder


class CheckOutTable(UnsettledTable):
    """How people leave; the result is the facilitator's alone."""

    makes = choices.CheckOut

    audience: Annotated[
        Audience,
        Field(strict=False),
        about("facilitator", "How people leave is never projected.", 'audience = "facilitator"'),
    ] = Audience.FACILITATOR
    farewell: Annotated[
        str, about("text", "Last words on the phones.", 'farewell = "Go gently."')
    ] = ""

    @field_validator("audience")
    @classmethod
    def _never_projected(cls, audience: Audience) -> Audience:
        if audience is not Audience.FACILITATOR:
            raise broken(
                "How people leave is for the facilitator only.",
                'Leave this line out, or write: audience = "facilitator"',
            )
        return audience


class MultiChoiceTable(OptionsTable):
    """Up to `at_most` of several options."""

    makes = choices.MultiChoice

    at_most: Annotated[
        int,
        Field(ge=1, le=MAX_OPTIONS),
        about(
            "a whole number from 1 to the number of options",
            "How many one person may choose.",
            "at_most = 2",
        ),
    ]

    @field_validator("at_most")
    @classmethod
    def _within_the_options(cls, at_most: int, info: ValidationInfo) -> int:
        options = info.data.get("options")
        if options and at_most > len(options):
            raise broken(
                f"{at_most} is more than the {len(options)} options there are.",
                f"Write a whole number from 1 to {len(options)}.",
            )
        return at_most


TABLES: tuple[type[StepTable], ...] = (
    SingleChoiceTable,
    MultiChoiceTable,
    LadderTable,
    CheckOutTable,
)
