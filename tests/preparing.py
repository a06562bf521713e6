"""What a real session needs before it starts, in one line for tests."""

from drawbridge import commands


def prepare(services, code):
    """Choose the support lines, confirm them, and say who helps."""

    def revision():
        with services.store.reading() as transaction:
            return transaction.session(code).revision

    commands.choose_support(services, code, revision(), "gb")
    commands.confirm_support(services, code, revision())
    commands.set_helper(services, code, revision(), helper="Sam, by the door", protocol="")
