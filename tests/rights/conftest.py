"""One session in each phase, and callers in every role."""

import dataclasses
from hashlib import sha256

import pytest

from drawbridge import bootstrap, commands
from drawbridge.domain.session.permission import Permission
from drawbridge.domain.session.role import Role
from drawbridge.logins import LOGIN_S, Logins
from drawbridge.settings import Settings
from tests.conftest import SMALL, Clock
from tests.people.direct_client import DirectClient
from tests.people.room import Room
from tests.rights.grid import PHASES
from tests.whole_app import whole_app

PASSCODE = "open-the-bridge"
PERMISSIONS = {
    "may see": Permission.SEE,
    "may moderate": Permission.MODERATE,
    "may run": Permission.RUN,
    "taken back": Permission.RUN,
}
ANSWERS = ["0", "1", "1", "1", "2", "2", "2", "1"]


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rights")
    settings = Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": PASSCODE},
        root=folder,
        languages=("en",),
    )
    built, clock = bootstrap.build(settings), Clock()
    access = Logins(
        built.store, passcode=PASSCODE, signing_key=b"a key", clock=clock, monotonic=clock
    )
    built = dataclasses.replace(built, clock=clock, logins=access)
    yield built
    built.store.close()


class Evening:
    """A session in one phase, with a participant, an observer and links."""

    def __init__(self, services, phase):
        self.room = Room(services, SMALL)
        self.code = self.room.code
        self.old_key = self.room.session.projector_key
        commands.renew_projector_link(self.room.services, self.room.code)
        self.participant, *_ = self.room.join(8)
        (self.observer,) = self.room.join(1, Role.OBSERVER)
        self.room.phones.pop()
        self.invited = dict(self._invited())
        getattr(self, f"_{phase}")()
        self.key = self.room.session.projector_key

    def _invited(self):
        """What each role has in the cookie of an invitation."""
        services = self.room.services
        for role, permission in PERMISSIONS.items():
            key = commands.invite(services, self.code, permission)
            yield role, commands.use_invitation(services, self.code, key)
            if role == "taken back":
                commands.revoke(services, self.code, sha256(key.encode()).hexdigest())

    def _lobby(self):
        pass

    def _briefing(self):
        self.room.go_to("weather")

    def _open(self):
        self._briefing()
        self.room.do(commands.open_step)

    def _closed(self):
        self.room.ask("weather", ANSWERS)

    def _revealed(self):
        self._closed()
        self.room.do(commands.reveal)

    def _ended(self):
        self._revealed()
        self.room.do(commands.end)
        commands.give_group_sheet(self.room.services, self.code, is_given=True)


@pytest.fixture(scope="module")
def evenings(services):
    return {phase: Evening(services, phase) for phase in PHASES}


@pytest.fixture(scope="module")
def logins(services):
    """What each role has in the facilitator's cookie; made anew where it is used up."""
    access = services.logins
    ended = access.log_in(PASSCODE)
    access.log_out(ended)
    services.clock.now -= LOGIN_S
    past = access.log_in(PASSCODE)
    services.clock.now += LOGIN_S
    return {
        "facilitator": lambda: access.log_in(PASSCODE),
        "logged out": lambda: ended,
        "expired": lambda: past,
        "forged": lambda: access.log_in(PASSCODE)[:-1],
    }


@pytest.fixture(scope="module")
def app(services):
    return whole_app(services)


@pytest.fixture
def client(app):
    return DirectClient(app, follow_redirects=False, raise_server_exceptions=False)
