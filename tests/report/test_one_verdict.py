"""What is said of a figure is the same on the projector, in the summary and in the table."""

import csv
import io

import pytest

from drawbridge import charts, commands, report
from drawbridge.charts.drawing.theme import LIGHT
from drawbridge.domain.privacy.released import Reason, WithheldPart
from drawbridge.projector.results import result
from drawbridge.projector.scene import ProjectorScene
from drawbridge.views import summary_view
from drawbridge.views.projector import ProjectorView

WORDS_ONLY = "We take this one in words, without numbers."


@pytest.fixture
def beside(room):
    """A summary whose one figure has a part beside it that may not be shown."""

    def make(part_id):
        room.join(8)
        room.ask("weather", ["0", "1", "1", "1", "2", "2", "1", "1"])
        room.do(commands.reveal)
        room.do(commands.end)
        view = summary_view(room.services, room.code)
        release = view.chapters[0].releases[0]
        held = WithheldPart(part_id=part_id, prompt="And more?", reason=Reason.WORDS_ONLY)
        object.__setattr__(release, "parts", (*release.parts, held))
        return view

    return make


def projected(view):
    picture = view.chapters[0].results[0]
    scene = ProjectorScene(
        view=ProjectorView(
            code=view.code, title=view.title, revision=1, join_base="", is_rehearsal=False,
            picture=picture,
        ),
        language="en",
        theme=LIGHT,
        join_base="http://192.168.0.7:8501",
    )  # fmt: skip
    return result(scene, picture)


def as_table(view):
    return list(csv.DictReader(io.StringIO(report.csv(view).decode("utf-8-sig"))))


def test_what_was_asked_and_is_withheld_is_said_everywhere_in_the_same_words(beside):
    view = beside("answer")
    chapter = view.chapters[0]
    sentence = charts.sentence(chapter.step, chapter.releases[0])

    assert sentence.endswith(f"“And more?” {WORDS_ONLY}")
    assert sentence in projected(view)
    assert report.html(view).decode().count(sentence) == 1
    assert [row["shown"] for row in as_table(view) if row["part"] == "And more?"] == [WORDS_ONLY]


def test_a_change_that_the_room_never_heard_of_is_in_no_file(beside, monkeypatch):
    view = beside("change")
    poll = view.chapters[0].step
    part = poll.parts[0]
    monkeypatch.setattr(
        type(poll),
        "derived_parts",
        property(lambda _: (type(part)(id="change", prompt="", cells=()),)),
    )

    assert "And more?" not in projected(view)
    assert "And more?" not in report.html(view).decode()
    assert "And more?" not in {row["part"] for row in as_table(view)}
