"""A remote of a session with eight people in it."""

import re
from pathlib import Path

import pytest

from drawbridge.auth.cookie import COOKIE
from tests.people.direct_client import DirectClient
from tests.people.room import Room
from tests.people.screen import Screen
from tests.whole_app import whole_app


class Remote:
    """A remote without a script: a page, and the forms on it."""

    def __init__(self, app, code, cookies):
        self.code = code
        self.http = DirectClient(app, cookies=cookies)

    def get(self, path=""):
        return self.http.get(f"/remote/{self.code}{path}")

    def look(self):
        return Screen(self.get().text)

    def post(self, path, **fields):
        headers = {"x-drawbridge": "1"}
        return self.http.post(f"/remote/{self.code}/{path}", data=fields, headers=headers)

    def marks(self):
        """What each button that can be pressed means now."""
        found = re.findall(
            r'name="mark" value="([^"]+)">\s*<button name="act" value="([^"]+)"([^>]*)>',
            self.get().text,
        )
        return {place: mark for mark, place, more in found if "disabled" not in more}

    def press(self, place, mark=""):
        return self.post("act", act=place, mark=mark or self.marks()[place])


@pytest.fixture
def app(services):
    return whole_app(services)


@pytest.fixture
def remote(app, services, room):
    room.join(8)
    login = services.logins.log_in("open-the-bridge")
    return Remote(app, room.code, {COOKIE: login})


@pytest.fixture
def timers_room(services):
    """A session with an activity in it whose turns have a time."""
    source = Path(__file__).parent.parent / "phone" / "scenes_and_turns.toml"
    return Room(services, source.read_text(encoding="utf-8"))
