import pytest

from drawbridge import errors
from drawbridge.errors import DrawbridgeError
from drawbridge.web.statuses import STATUS, status_of


def leaves(kind=DrawbridgeError):
    below = kind.__subclasses__()
    return [leaf for one in below for leaf in leaves(one)] if below else [kind]


def built(kind):
    """An error of a kind, whatever it wants to be told."""
    problem = errors.Problem(file="a.toml", step="one", field="title", reason="It is missing.")
    for given in ((), ("A sentence.",), ([problem],), ("NAME", "value", "something else")):
        try:
            return kind(*given)
        except (TypeError, AttributeError, IndexError):
            continue
    raise AssertionError(f"{kind.__name__} cannot be built here: add what it wants to be told")


@pytest.mark.parametrize("kind", leaves(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_status_of_its_own_or_its_family(kind):
    assert any(ancestor in STATUS for ancestor in kind.__mro__)
    assert status_of(built(kind)) in {400, 403, 404, 408, 409, 410, 413, 415, 422, 429, 503}


@pytest.mark.parametrize("kind", leaves(), ids=lambda kind: kind.__name__)
def test_every_refusal_says_something_on_one_line(kind):
    message = str(built(kind))

    assert message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("SessionNotFound", 404),
        ("StepNotFound", 404),
        ("WrongPhase", 409),
        ("StaleRevision", 409),
        ("RoundClosed", 409),
        ("SessionEnded", 410),
        ("NotJoined", 409),
        ("InvalidAnswer", 422),
        ("NotAgreed", 422),
        ("NotAuthorised", 403),
        ("WrongPasscode", 403),
        ("BadRequest", 400),
        ("TooOften", 429),
        ("TooLarge", 413),
        ("TooSlow", 408),
        ("WrongContentType", 415),
        ("CrossSite", 403),
        ("ContentError", 422),
        ("SettingsError", 422),
        ("StoreUnavailable", 503),
        ("KeyLost", 503),
    ],
)
def test_a_refusal_has_the_status_its_description_promises(name, status):
    assert status_of(built(getattr(errors, name))) == status


def test_an_error_outside_the_families_is_our_own_fault():
    assert status_of(DrawbridgeError("A sentence.")) == 500
