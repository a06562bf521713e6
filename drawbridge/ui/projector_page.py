"""What the projector shows now, and what it does when it cannot ask.

The projector's link is its only right: it can look, and nothing else.
"""

from dataclasses import dataclass
from urllib.parse import quote

from drawbridge.charts.drawing.theme import Theme
from drawbridge.errors import N_, NotAuthorised, SessionNotFound, StoreUnavailable
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import ScreenShape
from drawbridge.room_words import spoken_in_room
from drawbridge.services import Services
from drawbridge.ui import live, projector
from drawbridge.ui.addresses import best_address
from drawbridge.views import ProjectorView, projector_view
from drawbridge.views.pictures import LobbyPicture

CROWD_S = 10.0  # joining raises no revision, so the lobby looks again now and then
_NEVER_DRAWN = -1
_NO_SESSION = N_(
    "There is nothing to show behind this link. Please open the projector again from the "
    "facilitator's screen."
)
_NOT_NOW = N_("One moment, please. The picture comes back by itself.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The projector's link: a join code and the key that lets it look."""

    code: str
    key: str

    @property
    def stream(self) -> str:
        """Where news of the session come from."""
        return f"/live/projector/{quote(self.code, safe='')}?key={quote(self.key, safe='')}"


class ProjectorPage:
    """One projector's page; remembers its last picture for bad moments.

    Args:
        services: the running parts.
        link: which session, and the right to look.
        theme: colours.
        screen: the shape of the screen it is on.
    """

    def __init__(self, services: Services, link: Link, theme: Theme, screen: ScreenShape) -> None:
        self._services = services
        self._link = link
        self._theme = theme
        self._screen = screen
        self._last: ProjectorView | None = None

    def show(self) -> None:
        """Draw the session as it is now, and listen for the next change; a fragment's body."""
        link = self._link
        try:
            view = projector_view(self._services, link.code, link.key)
        except (SessionNotFound, NotAuthorised):
            self._say(_NO_SESSION)
        except StoreUnavailable:
            self._bridge_over()
        else:
            self._last = view
            self._draw(view)
            self._listen(view.revision, looks_again=isinstance(view.picture, LobbyPicture))

    def _bridge_over(self) -> None:
        """Keep the last picture before the room while the store cannot be asked."""
        if self._last is None:
            self._say(_NOT_NOW)
        else:
            self._draw(self._last)
        self._listen(_NEVER_DRAWN, looks_again=True)

    def _draw(self, view: ProjectorView) -> None:
        settings, second = self._services.settings, view.second
        scene = ProjectorScene(
            view=view,
            language=spoken_in_room(view.workshop_language, settings),
            second_language=(spoken_in_room(second.language, settings) if second else ""),
            theme=self._theme,
            join_base=view.join_base or best_address(self._services),
            screen=self._screen,
        )
        projector.draw(scene)

    def _say(self, sentence: str) -> None:
        projector.draw_sentence(sentence, self._theme, self._services.settings.language)

    def _listen(self, revision: int, *, looks_again: bool) -> None:
        every_s = CROWD_S if looks_again else 0
        live.pulse(self._link.stream, revision=revision, key="projector_pulse", every_s=every_s)
