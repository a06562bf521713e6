"""What the processes that serve one database together do for each other (decision 40)."""

from drawbridge.commands.shared_steps import forget_here
from drawbridge.errors import StoreUnavailable
from drawbridge.live.console_call import Message
from drawbridge.live.pause_requests import Wish
from drawbridge.live.relay import Told
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


def keep_keys(services: Services) -> None:
    """Bring the keys of running sessions back where somebody has deleted their files.

    The database comes back by itself; without its key a session would end for its phones with the
    next restart. For a process that is alone: beside it nobody else destroys keys.

    Raises:
        StoreUnavailable: if the data folder cannot be written to.
    """
    services.keys.bring_back()


def _forget_ended(services: Services) -> None:
    for session_id in services.keys.forget_destroyed():
        forget_here(services, session_id)


def report_phones(services: Services) -> None:
    """Tell the console how many phones are here and how this process is; learn what others tell.

    That is where support cards were sent, which phones have gone elsewhere, from where wrong codes
    came, and how many phones may join from one address. Where the console's process is away, it is
    told the next time.
    """
    if services.console is None:
        return
    report = {
        "process": services.process,
        "phones": services.presence.numbers(),
        "delay_s": services.loop_delay.worst_s,
        "errors": services.last_errors.rows(),
        **_for_others(services),
    }
    try:
        back = services.console(report)
    except StoreUnavailable:
        return
    services.limits.salt = bytes.fromhex(back["salt"])
    services.limits.hear_join_limits(back["join_limits"])
    services.cards.replace(back["cards"])
    _hear_others(services, back)


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
    _hear_others(services, message)
    services.relay.hand_on(services.process, _for_others(services))
    told = {subject: message.get(subject, ()) for subject in ("moves", "wrong_codes")}
    handed_on = services.relay.hand_on(process, told)
    return {
        "cards": services.cards.ages(),
        "salt": services.limits.salt.hex(),
        "join_limits": services.limits.chosen_join_limits(),
        **handed_on,
    }


def _for_others(services: Services) -> Told:
    moves, wrong_codes = services.presence.take_moves(), services.limits.take_wrong_codes()
    return {"moves": moves, "wrong_codes": wrong_codes}


def _hear_others(services: Services, told: Message) -> None:
    services.presence.note_moves(told.get("moves", ()))
    services.limits.note_wrong_codes_elsewhere(told.get("wrong_codes", ()))
