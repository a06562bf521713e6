"""Photographs of the projector: its own HTML, style and figure, without Streamlit around them."""

from functools import lru_cache

from playwright.sync_api import Browser, Page, ViewportSize
from plotly.offline import get_plotlyjs

from drawbridge.charts.drawing.theme import Theme
from drawbridge.design.typeface import font_faces, inside
from drawbridge.projector.figure import figure_of
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.stylesheet import colours, style
from drawbridge.projector.text_fit import WIDE, ScreenShape
from drawbridge.views import ProjectorView

_DRAW = """async ([html, figure, colours]) => {
  // Plotly places words by the size they have in the font that is there when it draws.
  await document.fonts.load('28px "Atkinson Hyperlegible Next"');
  document.getElementById("colours").textContent = colours;
  document.getElementById("picture").innerHTML = html;
  document.documentElement.style.setProperty("--screen-width", innerWidth);
  document.documentElement.style.setProperty("--screen-height", innerHeight);
  const box = document.getElementById("figure");
  if (figure) await Plotly.newPlot(box, figure.data, figure.layout, {staticPlot: true});
  await Promise.all([...document.images].map((it) => it.decode()));
}"""


class Projector:
    """A projector in a browser that shows one view after the other.

    Args:
        browser: where.
        theme: light or dark colours.
        screen: its shape; it is 1080 px high.
        page: of another projector, which is hung anew for this one; a new one unless given.
    """

    def __init__(
        self,
        browser: Browser,
        theme: Theme,
        screen: ScreenShape = WIDE,
        page: Page | None = None,
    ) -> None:
        self._theme = theme
        self.screen = screen
        self.page: Page = page or browser.new_page(reduced_motion="reduce")
        if page is None:
            self.page.set_content(_page())

    def show(self, view: ProjectorView) -> None:
        """Draw what the room sees."""
        scene = ProjectorScene(
            view=view,
            language=view.workshop_language or "en",
            second_language=view.second.language if view.second else "",
            theme=self._theme,
            join_base="http://walls.example.org",
            screen=self.screen,
        )
        figure = figure_of(scene)
        spec = figure.to_plotly_json() if figure else None
        size: ViewportSize = {"width": self.screen.figure, "height": 1080}
        if self.page.viewport_size != size:  # costs a whole picture even where nothing changes
            self.page.set_viewport_size(size)
        self.page.evaluate(_DRAW, [markup(scene), _plain(spec), colours(self._theme)])

    def photograph(self, view: ProjectorView) -> bytes:
        """What the room sees, as a PNG."""
        self.show(view)
        return self.page.screenshot()


def _plain(spec: object) -> object:
    """A figure's parts as a browser can take them."""
    if isinstance(spec, dict):
        return {key: _plain(value) for key, value in spec.items()}
    return [_plain(it) for it in spec] if isinstance(spec, list | tuple) else spec


@lru_cache(maxsize=1)
def _page() -> str:
    return (
        "<!doctype html><html lang=en><head><title>Projector</title>"
        f"<style>{font_faces(inside)}</style><style id=colours></style><style>{style()}</style>"
        f"<script>{get_plotlyjs()}</script></head><body><div id=picture></div>"
        '<div class="st-key-projector_chart"><div id=figure></div></div>'
        "</body></html>"
    )
