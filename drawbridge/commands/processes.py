"""What the processes that serve one database together do for each other (decision 40)."""

from drawbridge.commands.shared_steps import forget_here
from drawbridge.errors import StoreUnavailable
from drawbridge.live.console_call import Message
from drawbridge.live.pause_requests import Wish
from drawbridge.services import Services


def hear(services: Services, session_id: str) -> None:
    """Another process has changed a session: tell this one's screens, and forget it if it ended."""
    if services.settings.support_reply:  # a card that was sent is here before phones ask
        report_phones(services)
    services.hub.announce_here(session_id)
    _forget_ended(services)


def hear_of_all(services: Services) -> None:
    """Other processes were not heard for a while: whatever is known here may be out of date."""
    services.rooms.outdate_all()
    for session_id in services.hub.listened_to():
        services.hub.announce_here(session_id)
    _forget_ended(services)


def look_around(services: Services) -> None:
    """Tell this process's screens what nobody told it of, as when a process dies before it can.

    Raises:
        StoreUnavailable: if the database cannot be used.
    """
    with services.store.reading() as transaction:
        revisions = {one.id: one.revision for one in transaction.sessions.every()}
    for session_id in services.hub.behind(revisions):
        services.hub.announce_here(session_id)
    _forget_ended(services)


def _forget_ended(services: Services) -> None:
    for session_id in services.keys.forget_destroyed():
        forget_here(services, session_id)


def report_phones(services: Services) -> None:
    """Tell the console how many phones are here and how this process is; learn of support cards.

    Where the console's process is away, it is told the next time.
    """
    if services.console is None:
        return
    try:
        back = services.console(
            {
                "process": services.process,
                "phones": services.presence.numbers(),
                "delay_s": services.loop_delay.worst_s,
                "errors": services.last_errors.rows(),
            }
        )
    except StoreUnavailable:
        return
    services.cards.replace(back["cards"])


def answer_process(services: Services, message: Message) -> Message:
    """What the console's process answers to one of the phones'."""
    if "wish" in message:
        wish = Wish(message["wish"])
        services.pauses.ask(message["session"], message["participant"], wish)
        return {}
    process = message["process"]
    services.presence.note_elsewhere(process, message["phones"])
    services.workers.hear(process, message["delay_s"])
    services.last_errors.note_elsewhere(process, message["errors"])
    return {"cards": services.cards.ages()}
