"""Which HTTP status each refusal has. A test proves that every leaf of the tree has one."""

from collections.abc import Mapping

from drawbridge.errors import (
    BadRequest,
    ContentError,
    CrossSite,
    DrawbridgeError,
    InvalidAnswer,
    NotAuthorised,
    NotFound,
    Refused,
    SessionEnded,
    SettingsError,
    StoreUnavailable,
    TooLarge,
    TooLongOnTheWay,
    TooOften,
    TooSlow,
    WorkshopNotWritten,
    WrongContentType,
)

STATUS: Mapping[type[DrawbridgeError], int] = {
    NotFound: 404,
    SessionEnded: 410,
    Refused: 409,
    InvalidAnswer: 422,
    ContentError: 422,
    SettingsError: 422,
    NotAuthorised: 403,
    TooOften: 429,
    TooLarge: 413,
    TooSlow: 408,
    WrongContentType: 415,
    CrossSite: 403,
    BadRequest: 400,
    TooLongOnTheWay: 503,
    StoreUnavailable: 503,
    WorkshopNotWritten: 503,
}


def status_of(error: DrawbridgeError) -> int:
    """The status of an error: that of its nearest listed ancestor, 500 if there is none."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
