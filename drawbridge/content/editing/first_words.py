"""The words that a new workshop, step or entry holds before anybody has written in them.

Most are the examples that stand beside the fields of the schema. Here they are marked for the
editor's catalogue, so that what is new comes in the language of the workshop it stands in.
"""

from collections.abc import Callable, Mapping
from typing import Any

from drawbridge.sentences import E_, Sentence

Say = Callable[[str], str]
"""Tells a message in the language of a workshop; `str` leaves it in English."""

_EXAMPLES: Mapping[str, Sentence] = {
    str(it): it
    for it in (
        # interludes
        E_("Before we start."),
        E_("We don't ask your name."),
        E_("I am 18 or older."),
        E_("The wall took the job."),
        E_("Choose one."),
        E_("Breathe"),
        E_("as you like"),
        E_("On paper or in your head."),
        E_("When I step back, I am most afraid that ..."),
        # an activity
        E_("A wall that looked after me"),
        E_("Tell about a wall that once did a good job."),
        E_("Pair"),
        E_("two of you"),
        E_("Rest"),
        E_("fine"),
        E_("In pairs"),
        E_("One tells"),
        E_("one listens"),
        # what is chosen, put in order or shared out
        E_("How are you leaving?"),
        E_("Lighter"),
        E_("Thoughtful"),
        E_("Heavy"),
        E_("Feeling alone"),
        E_("Being cross"),
        E_("Thin ties"),
        E_("Fading away"),
        E_("Needing too much"),
        E_("None of these"),
        # what is moved along a scale
        E_("Rarely"),
        E_("Sometimes"),
        E_("Often"),
        E_("I notice the distance late."),
        E_("How willing?"),
        E_("not"),
        E_("very"),
        E_("Not at all"),
        E_("Half"),
        E_("Completely"),
        E_("Needing is weak."),
        E_("It will hurt."),
        E_("Which one could you half-believe today?"),
        E_("Small doses show me who is safe."),
        E_("None; I would write my own."),
        # pictures
        E_("Wanting closeness"),
        E_("Guarding my own"),
        E_("a little"),
        E_("a lot"),
        E_("The tug"),
        E_("Leaning in"),
        E_("Standing back"),
        E_("Quiet"),
        E_("Which one would you like?"),
        # scenes
        E_("A friend asks."),
        E_("Joke"),
        E_("Tell"),
        E_("Stop picking up"),
        E_("wall"),
        E_("no fence"),
    )
}


def told(value: Any, say: Say) -> Any:
    """A value of a new table in the language of the workshop; names and numbers as they are.

    Args:
        value: an example of the schema, or words that are marked themselves.
        say: tells one message.
    """
    if isinstance(value, Mapping):
        return {name: told(it, say) for name, it in value.items()}
    if isinstance(value, list):
        return [told(it, say) for it in value]
    if isinstance(value, str):
        return say(_EXAMPLES.get(value, value))
    return value
