"""Everything that can be refused, as one tree.

DrawbridgeError
├── NotFound            there is nothing at that address
│   ├── SessionNotFound
│   ├── StepNotFound
│   ├── SheetNotGiven
│   └── DraftNotFound
├── Refused             a rule of the session says no; nothing has changed
│   ├── WrongPhase
│   ├── StaleRevision
│   ├── RoundClosed
│   ├── SessionEnded
│   ├── NotReady
│   ├── NotJoined
│   └── WorkshopChanged somebody else has saved the same workshop
├── InvalidAnswer       the form does not hold an answer to this question
│   └── NotAgreed       it does not hold every agreement of somebody who joins
├── NotAuthorised       the caller may not do that
│   └── WrongPasscode
├── TooOften            more tries from one place than a room would make
├── BadRequest          a request that no page of ours would send
│   ├── TooLarge
│   ├── TooSlow
│   ├── WrongContentType
│   └── CrossSite
├── ContentError        a workshop file is not right
├── WorkshopNotWritten  the folder of own workshops cannot be written to
├── SettingsError       an environment variable is not right
├── TooLongOnTheWay     something newer may have been stored meanwhile
└── StoreUnavailable    the place where answers are kept cannot be used now
    ├── KeyLost
    └── NotWiped        it is done; only the traces of what was deleted are still in the file

A message is one plain sentence that the person who meets it can act on. Details for the log are
attributes. Messages that reach a phone are written with `N_`, those that only whoever leads can
meet with `F_`, so that a catalogue holds them.
"""

from collections.abc import Mapping, Sequence

from drawbridge.problem import Problem


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a sentence for the message catalogue and return it unchanged."""
    return message


def F_(message: str) -> str:  # noqa: N802 - as N_
    """Mark a sentence for the facilitator's catalogue and return it unchanged."""
    return message


class DrawbridgeError(Exception):
    """Base class: catch it only at the three edges (phone routes, ui.actions.run, last resort).

    Args:
        message: one sentence, possibly with named places such as ``{limit}``.
        **places: what goes into the named places.
    """

    def __init__(self, message: str, **places: object) -> None:
        self.template = message
        self.places = places
        super().__init__(message.format(**places) if places else message)


class NotFound(DrawbridgeError):
    """Nothing is there; catch to answer 404."""


class SessionNotFound(NotFound):
    """No session has this join code."""

    def __init__(self) -> None:
        super().__init__(N_("There is no session with this code. Check the letters on the screen."))


class StepNotFound(NotFound):
    """The workshop has no step with this id."""

    def __init__(self) -> None:
        super().__init__(N_("There is no such step in this workshop."))


class SheetNotGiven(NotFound):
    """Nobody gives a group sheet at this address; says nothing about whether there is a session."""

    def __init__(self) -> None:
        super().__init__(
            N_("There is nothing to read here. It may have been taken back or deleted.")
        )


class DraftNotFound(NotFound):
    """There is no draft of a workshop with this id."""

    def __init__(self) -> None:
        super().__init__(F_("There is no such draft. It may have been saved or thrown away."))


class Refused(DrawbridgeError):
    """A rule of the session says no; catch to answer 409. Nothing has changed."""


class WrongPhase(Refused):
    """The command does not fit where the session is."""


class StaleRevision(Refused):
    """Another tab or device was faster."""

    def __init__(self) -> None:
        super().__init__(
            F_(
                "The session has moved on in another window. Nothing was changed here; "
                "this page now shows where it is."
            )
        )


class RoundClosed(Refused):
    """The answer came after its round had closed.

    Args:
        stands: whether an earlier answer of the same phone stays counted.
    """

    def __init__(self, *, stands: bool = False) -> None:
        if stands:
            super().__init__(
                N_(
                    "This question has closed, so the change was not counted. "
                    "Your earlier answer is in."
                )
            )
        else:
            super().__init__(N_("This question has closed, so the answer was not counted."))


class SessionEnded(Refused):
    """The session is over."""

    def __init__(self) -> None:
        super().__init__(N_("This session has ended. Thank you for being part of it."))


class NotReady(Refused):
    """Care has not been prepared, so a real session does not start."""


class NotJoined(Refused):
    """This phone has not joined, or only watches."""

    def __init__(self) -> None:
        super().__init__(N_("Please join first, so that your answer can be counted."))


class WorkshopChanged(Refused):
    """The file is another one than the draft was begun from."""

    def __init__(self) -> None:
        super().__init__(
            F_(
                "Somebody else has saved or deleted this workshop meanwhile. Nothing was "
                "overwritten and your draft is kept: save it as a copy, or throw it away and "
                "open the new one."
            )
        )


class InvalidAnswer(DrawbridgeError):
    """The form holds no valid answer; catch to answer 422.

    Args:
        message: what is wrong and what to do.
        part: id of the part of the step it is about, "" for the whole step.
        form: what was sent, so that it can be given back to be mended; the route knows it.
        **places: what goes into the message's named places.
    """

    def __init__(
        self,
        message: str,
        *,
        part: str = "",
        form: Mapping[str, Sequence[str]] | None = None,
        **places: object,
    ) -> None:
        self.part = part
        self.form = form
        super().__init__(message, **places)


class NotAgreed(InvalidAnswer):
    """Somebody who joins has not ticked every line of the consent card."""


class NotAuthorised(DrawbridgeError):
    """The caller may not do that; catch to answer 403."""


class WrongPasscode(NotAuthorised):
    """The passcode does not match.

    Args:
        wait_s: seconds until the next try is looked at.
    """

    def __init__(self, *, wait_s: float = 0.0) -> None:
        self.wait_s = wait_s
        super().__init__(
            F_(
                "That passcode is not right. It stands in the terminal where Drawbridge was "
                "started, unless somebody chose one."
            )
        )


class TooOften(DrawbridgeError):
    """There were more tries from one place than a room would make; catch to answer 429.

    Args:
        message: what there was too much of, and what to do.
        wait_s: seconds after which the next try is looked at.
    """

    def __init__(self, message: str, *, wait_s: float = 0.0) -> None:
        self.wait_s = wait_s
        super().__init__(message)


class BadRequest(DrawbridgeError):
    """The request is malformed; catch to answer 400."""


class TooLarge(BadRequest):
    """The body is larger than any form of ours; 413."""

    def __init__(self) -> None:
        super().__init__(N_("That is more than an answer can hold. Nothing was stored."))


class TooSlow(BadRequest):
    """The body did not arrive in time; 408."""

    def __init__(self) -> None:
        super().__init__(N_("That took too long to arrive. Nothing was stored; please try again."))


class WrongContentType(BadRequest):
    """The body is not a form; 415."""

    def __init__(self) -> None:
        super().__init__(N_("Answers are sent as a form. Nothing was stored."))


class CrossSite(BadRequest):
    """The form was sent from another site; 403."""

    def __init__(self) -> None:
        super().__init__(
            N_("This was sent from another website, so it was not accepted. Scan the code again.")
        )


class ContentError(DrawbridgeError):
    """A workshop file cannot be used.

    Args:
        problems: everything found, in the order of the file; at least one.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(str(self.problems[0]))


class WorkshopNotWritten(DrawbridgeError):
    """The folder of own workshops cannot be written to; what lay there is as it was."""

    def __init__(self) -> None:
        super().__init__(
            F_(
                "This could not be written: the disk is full, or the folder of your workshops "
                "cannot be used. Your draft is kept as it was written last; please try again."
            )
        )


class SettingsError(DrawbridgeError):
    """An environment variable has a value that cannot be used."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name} is set to {value!r}, but it has to be {expected}.")


_NOT_NOW = N_(
    "The answers cannot be stored at the moment. What was stored before is safe; please try again."
)


class TooLongOnTheWay(DrawbridgeError):
    """It was held up here so long that its phone may have sent something newer elsewhere; 503."""

    def __init__(self) -> None:
        super().__init__(_NOT_NOW)


class StoreUnavailable(DrawbridgeError):
    """The database or the data folder cannot be used now; catch to answer 503."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or _NOT_NOW)


class KeyLost(StoreUnavailable):
    """The session's key file is gone, so phones can no longer be told apart."""

    def __init__(self) -> None:
        super().__init__(
            N_(
                "This session's key is missing, so no more answers can be taken safely. "
                "What was shown so far stays."
            )
        )


class NotWiped(StoreUnavailable):
    """A command is done and stored, but what it deleted could not be wiped from the file yet."""

    def __init__(self) -> None:
        super().__init__(
            F_(
                "That is done and stored. Only the traces of what was deleted are still in the "
                "database, because it was busy; Drawbridge tries again until they are wiped."
            )
        )
