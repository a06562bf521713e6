"""What the back row reads, and what is drawn where the system sets the colours."""

import re

import pytest

from drawbridge import charts
from drawbridge.domain.workshop.steps import Poll
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.stylesheet import style
from drawbridge.projector.text_fit import SMALLEST
from drawbridge.views import ProjectorView
from drawbridge.views.pictures import AnnouncedPicture, FarewellPicture, QuestionPicture
from gallery import rooms
from tests.charts.conftest import choice
from tests.charts.long_texts import rewritten

POLLS = [step for step in rooms.every_step() if isinstance(step, Poll)]
ARABIC = "مع الأصدقاء!"
# Where a screen of 4:3 is too narrow, and a sentence that names more than three lines can hold.
NARROWER = {"28", "30"}


def drawn(picture, language="en"):
    view = ProjectorView(
        code="ABCDEF",
        title="Walls",
        revision=1,
        join_base="http://192.0.2.1:8501",
        is_rehearsal=False,
        picture=picture,
        workshop_language=language,
    )
    return markup(
        ProjectorScene(view=view, language="en", theme=charts.LIGHT, join_base=view.join_base)
    )


def test_no_word_on_the_projector_is_smaller_than_36_units():
    sizes = re.findall(r"font-size: calc\((?:max\()?(\d+)", style())

    assert len(sizes) > 30
    assert {size for size in sizes if int(size) < SMALLEST} <= NARROWER


def test_figures_and_pictures_keep_their_paper_where_the_system_sets_the_colours():
    """S2, X4: ink of our own on a ground of the system's cannot be seen."""
    forced = style().split("@media (forced-colors: active)")[1]

    assert re.search(
        r"\.projector, \.st-key-projector_chart \{ forced-color-adjust: none; \}", forced
    )


def test_the_address_stands_above_the_letters_of_an_open_question():
    way_in = drawn(QuestionPicture(poll=choice(), round=1)).split('<div class="projector-way-in">')[
        1
    ]
    told = re.sub(r"<[^>]+>", "", way_in)

    assert "192.0.2.1:8501/join" in told
    assert told.index("192.0.2.1:8501/join") < told.index("ABCDEF")


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_every_text_of_the_workshop_has_a_language_and_a_direction(poll):
    """S3: found by drawing each question in Arabic."""
    html = drawn(QuestionPicture(poll=rewritten(poll, ARABIC), round=1), "ar")
    around = re.findall(rf"<([^<>]+)>[^<>]*{ARABIC}", html)

    assert around
    assert [tag for tag in around if 'lang="ar" dir="auto"' not in tag and tag != "br"] == []
    assert 'lang="ar" dir="auto"' in drawn(AnnouncedPicture(title=ARABIC), "ar")


def test_a_check_out_that_is_closed_says_farewell():
    """P31: nothing is coming that "Answers are in" could announce."""
    told = drawn(FarewellPicture(text="Go gently."))

    assert "Thank you for being here." in told
    assert "Go gently." in told
    assert "Answers are in" not in told
