"""What a step would look like while somebody writes it: the real screens, behind the real gate."""

import re
from dataclasses import replace

from drawbridge import bootstrap, content
from drawbridge.charts import LIGHT
from drawbridge.domain.privacy.result_pictures import ChartPicture, LinesPicture, WordsPicture
from drawbridge.domain.session.simulated import Temperament
from drawbridge.domain.workshop.form_fields import PASS
from drawbridge.domain.workshop.steps import Audience, Poll
from drawbridge.domain.workshop.texts import Written
from drawbridge.phone.still import still_page as phone_page
from drawbridge.projector.scene import ProjectorScene
from drawbridge.projector.still import still_page as projector_page
from drawbridge.rehearsal.made_up import made_up
from drawbridge.rehearsal.sample_answers import A_WORRY, AN_ADDRESS
from drawbridge.views.sample import Moment, sample
from tests.rows import each

WORKSHOPS = bootstrap.ROOT / "workshop_content"
EVERY_KIND = content.parse(
    (bootstrap.ROOT / "gallery" / "every_kind.toml").read_text(), file="every_kind.toml"
)
STEPS = range(len(EVERY_KIND.steps))


def shown(place, temperament=Temperament.SPLIT, n_people=14, workshop=EVERY_KIND, **when):
    answers = made_up(workshop, workshop.steps[place], temperament, n_people)
    return sample(WORKSHOPS, workshop, place, answers, **when)


def pages(one):
    scene = ProjectorScene(
        view=one.projector, language="en", theme=LIGHT, join_base="http://walls.example.org"
    )
    return phone_page(one.phone, "en"), projector_page(scene)


@each("place", STEPS)
def test_every_step_is_drawn_as_every_room_would_show_it(place):
    seen = [shown(place, it) for it in (Temperament.SPLIT, Temperament.TINY)]
    for one in (*seen, shown(place, moment=Moment.ASKED)):
        for page in pages(one):
            assert "</html>" in page
            assert "<script" not in page
            assert not re.search(r'(?<!data-)\b(href|action)="/j/', page)


def test_a_picture_asks_only_this_server_and_only_for_the_typeface():
    asked = {url for page in pages(shown(2)) for url in re.findall(r"url\(([^)]*)\)", page)}
    sources = {src for page in pages(shown(2)) for src in re.findall(r'src="([^"]{0,40})', page)}

    assert all(url.strip("\"'").startswith(("/assets/fonts/", "data:")) for url in asked)
    assert all(src.startswith("data:") for src in sources)


def test_four_people_would_see_words_instead_of_a_picture():
    polls = [
        place
        for place in STEPS
        if isinstance(EVERY_KIND.steps[place], Poll)
        and EVERY_KIND.steps[place].audience is Audience.ROOM
    ]
    pictures = {type(shown(place, n_people=4).projector.picture) for place in polls}

    assert pictures == {WordsPicture}


def test_six_people_would_see_no_number_of_a_small_group():
    for place in STEPS:
        picture = shown(place, Temperament.TINY).projector.picture
        if isinstance(picture, ChartPicture):
            counts = {
                cell.count
                for part in picture.release.parts
                for cell in getattr(part, "cells", ())
                if cell.count
            }
            assert not counts & {1, 2}


def test_nobody_sees_what_is_put_aside():
    [place] = [it for it in STEPS if EVERY_KIND.steps[it].id == "where_i_start"]

    assert type(shown(place).projector.picture).__name__ == "PutAsidePicture"


def test_what_a_rehearsal_holds_back_is_on_no_sample():
    written = [place for place in STEPS if isinstance(EVERY_KIND.steps[place], Written)]
    for place in written:
        picture = shown(place, n_people=30).projector.picture
        assert isinstance(picture, LinesPicture)
        assert not {line.text for line in picture.release.lines} & {AN_ADDRESS, A_WORRY}


def test_most_of_a_cautious_room_passes():
    answers = made_up(EVERY_KIND, EVERY_KIND.steps[1], Temperament.CAUTIOUS, 20)

    assert sum(PASS in form for form in answers.forms) == 12


def test_text_of_a_stranger_is_text():
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    for place in STEPS:
        steps = list(EVERY_KIND.steps)
        fields = {"title": hostile}
        if isinstance(steps[place], Poll):
            fields["question"] = hostile
        steps[place] = replace(steps[place], **fields)
        workshop = replace(EVERY_KIND, title=hostile, steps=tuple(steps))
        for page in pages(shown(place, workshop=workshop, moment=Moment.ASKED)):
            assert "<script" not in page
            assert "<img src=x" not in page
