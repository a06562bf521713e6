"""What a real session needs before it starts, in one line for benches and tests."""

from functools import partial

from drawbridge import commands
from drawbridge.services import Services

_STEPS = (
    partial(commands.choose_support, country="gb"),
    commands.confirm_support,
    partial(commands.set_helper, helper="Sam, by the door", protocol=""),
)


def prepare(services: Services, code: str) -> None:
    """Choose the support lines, confirm them, and say who helps."""
    for step in _STEPS:
        with services.store.reading() as transaction:
            revision = transaction.session(code).revision
        step(services, code, revision)
