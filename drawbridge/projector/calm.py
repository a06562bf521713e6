"""The calm picture: the bridge, and at most three sentences."""

from drawbridge.projector.bridge_picture import Bridge, gate
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.text_fit import Text, fit

_EDGES = 2 * 96.0
_WIDTH = 1500.0


def calm(
    scene: ProjectorScene, bridge: Bridge, large: str = "", above: str = "", below: str = ""
) -> str:
    """Few words around the bridge, for moments at which there is nothing else to look at.

    What stands above is a question of the workshop.
    """
    looks = ((above, "small", 44.0), (large, "large", 86.0), (below, "small", 44.0))
    told = [(text, look, size) for text, look, size in looks if text]
    measured = [
        Text(text=text, size=size, beside=_EDGES, above=30, most=_WIDTH) for text, _, size in told
    ]
    return scene.markup(
        "calm",
        fit=fit(measured, around=650),
        gate=gate(bridge, scene.theme),
        texts=[{"text": text, "look": look, "is_written": text == above} for text, look, _ in told],
    )
