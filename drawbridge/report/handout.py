"""What people may take home: what was said on the slides, what to finish alone, whom to call.

It holds no result and nobody's words, so that it can be printed before anybody has come.
"""

from drawbridge.domain.facilitation.support import SupportCard
from drawbridge.domain.workshop.choices import Ladder
from drawbridge.domain.workshop.interludes import Consent, PrivateReflection, Slide
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.report.assets import in_language, style, templates
from drawbridge.report.names import plain

_LINES = 4  # to write on, under each sentence to finish


def handout(workshop: Workshop, support: SupportCard | None) -> bytes:
    """One HTML page to print, for everybody who takes part; asks nobody for anything.

    Args:
        workshop: the chosen length.
        support: the lines one can call; None leaves room to write one down.
    """
    page = templates().get_template("handout.html")
    return page.render(
        workshop=workshop,
        promises=[
            text for it in workshop.steps if isinstance(it, Consent) for text in it.statements
        ],
        slides=[it for it in workshop.steps if isinstance(it, Slide)],
        alone=[it for it in workshop.steps if isinstance(it, PrivateReflection)],
        ladders=[it for it in workshop.steps if isinstance(it, Ladder)],
        support=support,
        lines=range(_LINES),
        style=style("handout.css"),
        **in_language(workshop.language),
    ).encode()


def handout_name(workshop: Workshop) -> str:
    """What the file is called, in small ASCII letters, digits and "-"."""
    return f"{plain(workshop.title)}-{workshop.minutes:g}-minutes-handout.html"
