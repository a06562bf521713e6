"""Every question of some workshops, one after the other, open before one phone."""

from contextlib import contextmanager
from pathlib import Path

from drawbridge import bootstrap, commands, phone, report
from drawbridge.domain.workshop.steps import Poll
from drawbridge.settings import Settings
from tests.people.direct_client import DirectClient
from tests.people.phone import Visitor
from tests.people.room import Room

HERE = Path(__file__).resolve().parent
WORKSHOPS = (
    HERE / "room.toml",
    HERE.parent / "phone" / "pictures_and_shares.toml",
    HERE.parent.parent / "workshop_content" / "first_evening.toml",
)


@contextmanager
def services_in(folder):
    """The running parts, on a folder of their own."""
    environ = {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": "open-the-bridge"}
    built = bootstrap.build(Settings.from_environ(environ, root=folder, languages=("en",)))
    try:
        yield built
    finally:
        built.store.close()


def new_phone(services, room):
    """A phone that has not joined yet, on the real routes."""
    app = phone.phones(lambda: services, report.group_sheet_html, tell_room=report.room_in_words)
    return Visitor(DirectClient(app), room.code)


def open_polls(services):
    """Every poll, open, with one phone that has joined: (room, phone, poll)."""
    for path in WORKSHOPS:
        room = Room(services, path.read_text("utf-8"))
        visitor = new_phone(services, room)
        visitor.join()
        room.do(commands.start)
        for place, step in enumerate(room.session.workshop.steps):
            if place:
                room.do(commands.skip)
            if isinstance(step, Poll):
                room.do(commands.open_step)
                yield room, visitor, step
                room.do(commands.close_step)
