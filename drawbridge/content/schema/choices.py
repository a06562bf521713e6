"""Kinds of poll whose answers are chosen from a list of options."""

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, field_validator

from drawbridge.content.fields import Text, about, broken, several
from drawbridge.content.schema.steps import MAX_OPTIONS, OptionsTable, StepTable
from drawbridge.domain.workshop import choices
from drawbridge.domain.workshop.steps import Audience
from drawbridge.sentences import E_, TomlLine


class UnsettledTable(OptionsTable):
    """Options of which some mean that somebody is unsettled."""

    unsettled: Annotated[
        tuple[Text, ...],
        several(),
        about(
            E_("a list of options, spelt as in options"),
            E_("Answers that mean: stay around."),
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
                E_("“{label}” is not one of the options.", label=strangers[0]),
                E_("Spell it exactly as in options."),
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
            E_("a list from clear, clouds, fog, wind, storm, one for each option"),
            E_("A picture beside each option."),
            'icons = ["clear", "fog", "storm"]',
        ),
    ] = ()

    @field_validator("icons")
    @classmethod
    def _one_icon_per_option(cls, icons: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        options = info.data.get("options")
        if icons and options and len(icons) != len(options):
            raise broken(
                E_(
                    "Here are {icons} icons for {options} options.",
                    icons=len(icons),
                    options=len(options),
                ),
                E_("Write one icon for each option, or none at all."),
            )
        return icons


class LadderTable(OptionsTable):
    """One rung of a ladder; the options stand from the lowest rung up."""

    makes = choices.Ladder

    off_ladder: Annotated[
        str,
        about(
            E_("text, different from every option"),
            E_(
                "A place beside the ladder; with it at most {most} choices in all.",
                most=MAX_OPTIONS,
            ),
            'off_ladder = "Not this week"',
        ),
    ] = ""

    @field_validator("off_ladder")
    @classmethod
    def _beside_the_rungs(cls, off_ladder: str, info: ValidationInfo) -> str:
        options = info.data.get("options", ())
        if off_ladder in options:
            raise broken(
                E_("This is one of the options as well."), E_("Leave it out of one of them.")
            )
        if off_ladder and len(options) == MAX_OPTIONS:
            raise broken(
                E_("With all the options that is one choice too many for a phone."),
                E_("Take one option away."),
            )
        return off_ladder


class CheckOutTable(UnsettledTable):
    """How people leave; the result is the facilitator's alone."""

    makes = choices.CheckOut

    audience: Annotated[
        Audience,
        Field(strict=False),
        about(
            E_("facilitator"),
            E_("How people leave is never projected."),
            'audience = "facilitator"',
        ),
    ] = Audience.FACILITATOR
    farewell: Annotated[
        str, about(E_("text"), E_("Last words on the phones."), 'farewell = "Go gently."')
    ] = ""

    @field_validator("audience")
    @classmethod
    def _never_projected(cls, audience: Audience) -> Audience:
        if audience is not Audience.FACILITATOR:
            raise broken(
                E_("How people leave is for the facilitator only."),
                E_(
                    "Leave this line out, or write: {line}",
                    line=TomlLine('audience = "facilitator"'),
                ),
            )
        return audience


class MultiChoiceTable(OptionsTable):
    """Up to `at_most` of several options."""

    makes = choices.MultiChoice

    at_most: Annotated[
        int,
        Field(ge=1, le=MAX_OPTIONS),
        about(
            E_("a whole number from 1 to the number of options"),
            E_("How many one person may choose."),
            "at_most = 2",
        ),
    ]

    @field_validator("at_most")
    @classmethod
    def _within_the_options(cls, at_most: int, info: ValidationInfo) -> int:
        options = info.data.get("options")
        if options and at_most > len(options):
            raise broken(
                E_("{given} is too large.", given=str(at_most)),
                E_(
                    "Write {what}.",
                    what=E_("a whole number from {least} to {most}", least=1, most=len(options)),
                ),
            )
        return at_most


TABLES: tuple[type[StepTable], ...] = (
    SingleChoiceTable,
    MultiChoiceTable,
    LadderTable,
    CheckOutTable,
)
