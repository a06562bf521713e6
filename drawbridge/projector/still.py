"""The projector's page as a picture: the real HTML and style, with the figure as SVG."""

from drawbridge.charts.drawing.theme import Theme
from drawbridge.design.typeface import font_faces, served
from drawbridge.projector.figure import svg_of
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.stylesheet import colours, style

WIDTH, HEIGHT = 1920, 1080


def still_page(scene: ProjectorScene) -> str:
    """What a projector of 1920x1080 shows, as a whole page without a script.

    The typeface is asked of our own server, which every page of the console has asked before.
    """
    figure = svg_of(scene)
    return (
        f'<!doctype html><html lang="{scene.language}"><head><meta charset="utf-8">'
        f"<title>Projector</title><style>{_style(scene.theme)}</style></head><body>"
        f'{markup(scene)}<div class="st-key-projector_chart">{figure}</div></body></html>'
    )


def _style(theme: Theme) -> str:
    return f"{font_faces(served)}{colours(theme)}{style()}svg{{display:block}}"
