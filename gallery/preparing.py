"""What a real session needs before it starts, in one line: for pictures, measurements and tests."""

from drawbridge import commands
from drawbridge.services import Services


def prepare(services: Services, code: str) -> None:
    """Choose the support lines, confirm them, and say who helps."""
    commands.choose_support(services, code, "gb")
    with services.store.reading() as transaction:
        revision = transaction.sessions.at(code).revision
    commands.confirm_support(services, code, revision)
    commands.set_helper(services, code, helper="Sam, by the door", protocol="")
