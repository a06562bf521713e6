"""Whether those who were there may see the group sheet after the end."""

from drawbridge.services import Services


def give_group_sheet(services: Services, code: str, *, is_given: bool) -> None:
    """Give the group sheet to those who were there, or take it back; both hold at once.

    It says what shall be, so it carries no revision; what is so already changes nothing.

    Raises:
        SessionNotFound: if no session has the code.
        WrongPhase: if the session has not ended.
    """
    with services.store.writing() as transaction:
        before = transaction.sessions.at(code, to_change=True)
        after = before.with_sheet(is_given=is_given)
        if before.gives_sheet == is_given:
            return
        transaction.sessions.save(after, expected_revision=before.revision)
    services.hub.announce(after.id)
