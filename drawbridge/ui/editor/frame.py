"""A page inside the page: drawn smaller than it is, without scripts, and without a flicker."""

from drawbridge.ui.components import component


def draw(html: str, *, size: tuple[int, int], name: str, key: str) -> None:
    """Draw a whole page as a picture.

    It stands in a sandbox that runs no script and sends no form; the policy of this page holds in
    it, too.

    Args:
        html: the page.
        size: width and height of the screen it is drawn for, in px.
        name: what it is, for those who cannot see it.
        key: name of the part, unique on the page.
    """
    width, height = size
    data = {"html": html, "width": width, "height": height, "name": name}
    component(__file__)(key=key, data=data)
