"""Every picture of the projector as HTML, and in a real browser on the screens there are."""

import dataclasses
import html
import re
from pathlib import Path

import pytest

from drawbridge import charts, content
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from drawbridge.domain.privacy.gate import Withheld
from drawbridge.domain.privacy.released import Reason
from drawbridge.domain.privacy.result_pictures import WordsPicture, result_picture
from drawbridge.domain.workshop.choices import Ladder, SingleChoice
from drawbridge.domain.workshop.interludes import Choice, Consent, Pause, Slide
from drawbridge.domain.workshop.scales import LikertBattery
from drawbridge.domain.workshop.steps import Audience, Poll, Sensitivity
from drawbridge.projector.pictures import markup
from drawbridge.projector.scene import ProjectorScene
from drawbridge.ui import projector
from drawbridge.views import CrowdWord, ProjectorView
from drawbridge.views.pictures import (
    AnnouncedPicture,
    BlankPicture,
    ConsentPicture,
    EndedPicture,
    HoldingPicture,
    LobbyPicture,
    PausePicture,
    PutAsidePicture,
    QuestionPicture,
    SlidePicture,
)

ROOT = Path(__file__).resolve().parents[2]
WORKSHOP = content.listing(ROOT / "workshop_content" / "first_evening.toml").workshop
WALLS = content.listing(ROOT / "workshop_content" / "emotional_walls.toml").workshop
GRID = WALLS.step("near_and_free")
LONG = "Something that takes rather more words than anybody would like to read aloud today"
SCREENS = [(1920, 1080), (1366, 768), (1280, 800), (1024, 768), (2560, 1080)]


def scene(picture, **changes):
    plain = ProjectorView(
        code="QKWNBM",
        title=WORKSHOP.title,
        revision=1,
        join_base="http://192.168.178.27:8501",
        is_rehearsal=False,
        picture=picture,
    )
    view = dataclasses.replace(plain, **changes)
    return ProjectorScene(
        view=view, language="en", theme=charts.LIGHT, join_base="http://192.168.178.27:8501"
    )


def drawn(picture, **changes):
    return markup(scene(picture, **changes))


def lobby(subtitle=WORKSHOP.subtitle):
    return LobbyPicture(subtitle=subtitle, crowd=CrowdWord.NEARLY_EVERYONE)


def asked(poll, number=1):
    return QuestionPicture(poll=poll, round=number)


def words(markup_of_page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup_of_page)).split())


def first(kind):
    return next(step for step in WORKSHOP.steps if isinstance(step, kind))


POLLS = [step for step in WORKSHOP.steps if isinstance(step, Poll)]


@pytest.mark.parametrize("poll", POLLS, ids=lambda poll: poll.id)
def test_a_question_shows_all_its_answers(poll):
    told = words(drawn(asked(poll)))

    for part in poll.parts:
        assert part.prompt in told
    if isinstance(poll, LikertBattery):
        assert all(label in told for label in poll.scale)
    if len(poll.parts) == 1:
        assert all(cell in told for cell in poll.parts[0].cells)


def test_a_slider_shows_its_two_ends_and_no_value():
    slider = next(poll for poll in POLLS if poll.kind == "slider")
    told = words(
        drawn(asked(slider)).split('<div class="projector-way-in">')[0]
    )  # an address has digits

    assert slider.sliders[0].low in told
    assert slider.sliders[0].high in told
    assert not re.search(r"\d", told)


def test_the_highest_rung_stands_on_top():
    ladder = first(Ladder)
    told = words(drawn(asked(ladder)))
    places = [told.index(text) for text in (*reversed(ladder.options), ladder.off_ladder)]

    assert places == sorted(places)


def test_a_private_result_is_not_announced_as_coming():
    told = [words(drawn(HoldingPicture(is_private=is_private))) for is_private in (False, True)]

    assert told[0] != told[1]


def test_what_nobody_will_see_is_said_to_be_put_aside():
    poll = dataclasses.replace(POLLS[0], audience=Audience.NOBODY)
    aside = Withheld(step_id=poll.id, round=1, reason=Reason.PUT_ASIDE)

    assert words(drawn(PutAsidePicture(poll=poll, release=aside))) == "We put this aside."


@pytest.mark.rule("R09")
def test_a_result_without_numbers_is_told_as_what_is_withheld_is():
    poll = dataclasses.replace(first(SingleChoice), sensitivity=Sensitivity.HIGH, k=5, icons=())
    told = []
    for chosen in ((0, 0, 0, 0, 0, 0, 1, 2), (1,) * 8, (1,) * 7 + (2,)):
        tally = count(poll, [Response(answers={"answer": (one,)}) for one in chosen])
        frozen = Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=9)
        picture = result_picture(poll, gate.release(poll, frozen))
        told.append(words(drawn(picture)))
        assert isinstance(picture, WordsPicture)
        assert projector.figure_of(scene(picture)) is None

    assert set(told) == {f"{poll.question} We take this one in words, without numbers."}


@pytest.mark.parametrize(
    "picture",
    [
        lobby(),
        ConsentPicture(card=first(Consent)),
        BlankPicture(),
        EndedPicture(credit=WORKSHOP.credit),
    ],
    ids=lambda picture: type(picture).__name__,
)
def test_a_rehearsal_is_marked_on_every_picture(picture):
    assert "Rehearsal" in words(drawn(picture, is_rehearsal=True))
    assert "Rehearsal" not in words(drawn(picture))


def test_a_card_that_is_too_long_says_where_the_rest_is():
    card = dataclasses.replace(first(Consent), statements=tuple([LONG] * 40))
    told = words(drawn(ConsentPicture(card=card)))

    assert 0 < told.count(LONG) < 40
    assert "The rest is on your phone." in told


def test_a_card_that_fits_is_whole():
    card = first(Consent)
    told = words(drawn(ConsentPicture(card=card)))

    assert all(statement in told for statement in card.statements)
    assert "The rest is on your phone." not in told


def longest():
    """Pictures with about as many words as a workshop can hold."""
    question = (LONG * 2)[:140]
    options = tuple(f"{place} {LONG[:60]}" for place in range(7))
    choice = next(poll for poll in POLLS if poll.kind == "single_choice")
    battery = first(LikertBattery)
    items = tuple(dataclasses.replace(item, statement=LONG) for item in battery.items)
    slider = next(poll for poll in POLLS if poll.kind == "slider")
    sliders = tuple(dataclasses.replace(item, prompt=question) for item in slider.sliders)
    ladder = first(Ladder)
    pause = first(Pause)
    choices = tuple(Choice(label="Breathe", text=LONG[:50]) for _ in range(7))
    yield asked(
        dataclasses.replace(choice, question=question, note=LONG, options=options, icons=()), 2
    )
    yield asked(dataclasses.replace(battery, question=question, items=items), 2)
    yield asked(dataclasses.replace(slider, question=question, sliders=sliders), 2)
    yield asked(dataclasses.replace(ladder, question=question, options=options[:6]), 2)
    yield PausePicture(pause=dataclasses.replace(pause, choices=choices))
    yield whole(dataclasses.replace(first(Slide), builds=(LONG,) * 6, footer=LONG))
    yield ConsentPicture(card=dataclasses.replace(first(Consent), statements=(LONG,) * 40))
    yield AnnouncedPicture(title=LONG)


def whole(slide):
    return SlidePicture(slide=slide, build=slide.n_builds - 1)


def ordinary():
    for poll in POLLS:
        yield AnnouncedPicture(title=poll.title)
        yield asked(poll, 2)
    yield asked(GRID, 2)
    yield lobby()
    yield ConsentPicture(card=first(Consent))
    yield whole(first(Slide))
    yield PausePicture(pause=first(Pause))
    yield HoldingPicture(is_private=False)
    yield BlankPicture()
    yield EndedPicture(credit=WORKSHOP.credit)


def pages():
    for place, picture in enumerate((*ordinary(), *longest())):
        yield f"{place}: {type(picture).__name__}", drawn(picture)
    for reason in Reason:
        release = Withheld(step_id=POLLS[0].id, round=1, reason=reason)
        yield f"words: {reason}", drawn(WordsPicture(poll=POLLS[0], release=release))
    yield "lobby: long", drawn(lobby(LONG), title=LONG, is_rehearsal=True)


FAULTS = """() => {
  const faults = [], unit = Math.min(innerWidth / 1440, innerHeight / 1080);
  const picture = document.querySelector('.projector');
  for (const element of picture.querySelectorAll('*')) {
    if (element.tagName === 'IMG') continue;
    if (element.closest('.projector-shape, .projector-hidden')) continue;
    const box = element.getBoundingClientRect();
    const name = `${element.tagName}.${element.className}`;
    const isOut = box.left < -1 || box.top < -1
      || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    if (box.width && isOut) faults.push(`${name} leaves the screen`);
    const hasWords = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    if (!hasWords) continue;
    if (parseFloat(getComputedStyle(element).fontSize) / unit < 27.9)
      faults.push(`${name} is too small`);
    const code = picture.querySelector('.projector-qr')?.getBoundingClientRect();
    if (code && box.right > code.left && box.left < code.right
        && box.bottom > code.top && box.top < code.bottom)
      faults.push(`${name} stands under the code`);
    if (element.clientWidth && element.scrollWidth > element.clientWidth + 2)
      faults.push(`${name} is cut`);
  }
  const above = picture.querySelector(':scope > section, :scope > header');
  const below = picture.querySelector(':scope > footer');
  if (above && below
      && above.getBoundingClientRect().bottom > below.getBoundingClientRect().top + 1)
    faults.push('the footer is covered');
  return faults;
}"""


def empty_page():
    font = ROOT / "drawbridge/static/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    face = f"@font-face{{font-family:'Atkinson Hyperlegible Next';src:url({font.as_uri()})}}"
    style = (ROOT / "drawbridge/projector/projector.css").read_text()
    return f"<!doctype html><style>{face}{projector.colours(charts.LIGHT)}{style}</style><body>"


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_every_picture_fits_and_can_be_read(chromium, tmp_path, width, height):
    file = tmp_path / "page.html"
    file.write_text(empty_page())
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.load('28px \"Atkinson Hyperlegible Next\"')")
    found = {}
    for name, picture in pages():
        page.evaluate("picture => { document.body.innerHTML = picture; }", picture)
        if faults := page.evaluate(FAULTS):
            found[name] = faults
    page.close()

    assert not found


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_a_short_end_of_a_square_stands_in_one_line(chromium, tmp_path, width, height):
    """The back row read "a" above "lot"."""
    file = tmp_path / "page.html"
    file.write_text(empty_page())
    page = chromium.new_page(viewport={"width": width, "height": height})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.load('28px \"Atkinson Hyperlegible Next\"')")
    page.evaluate("picture => { document.body.innerHTML = picture; }", drawn(asked(GRID)))
    lines = page.evaluate("""() => {
      const range = document.createRange();
      return [...document.querySelectorAll('.projector-square span')].map((end) => {
        range.selectNodeContents(end);
        return range.getClientRects().length;
      });
    }""")
    page.close()

    assert lines == [1, 1]
