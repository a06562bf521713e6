"""The pictures of the guides: each is one that the gallery makes, and each is on a page."""

import re
from pathlib import Path

from drawbridge import content
from gallery import guide

DOCS = guide.ROOT / "docs"
USED = {
    name
    for page in DOCS.glob("*.md")
    for name in re.findall(r"images/guide/([\w-]+)\.webp", page.read_text(encoding="utf-8"))
}


def test_every_picture_is_one_that_the_gallery_makes_and_is_shown():
    kept = {path.stem for path in guide.FOLDER.iterdir()}

    assert kept == USED == set(guide.NAMES)


def test_a_page_with_all_of_them_is_soon_there():
    assert all(path.stat().st_size < 80_000 for path in guide.FOLDER.iterdir())


def test_their_moments_are_steps_of_the_workshops():
    for file, _, shots in guide.PLAYS:
        workshop = content.listing(Path(guide.ROOT, "workshop_content", file)).workshop
        for place, name, *_ in (moment.split(", ") for moment in shots):
            if name != "lobby":
                assert workshop.steps[int(place) - 1].id == name
