"""Support, as a phone without a script sees it: on every page of a session, and what it holds."""

import re
from pathlib import Path

import pytest

from drawbridge import commands, content
from drawbridge.domain.session.role import Role
from drawbridge.store.care import Care
from tests.people.screen import Screen

WORKSHOPS = Path(__file__).parents[2] / "workshop_content"
IRELAND = """
country = "ie"
name = "Ireland"
emergency = ["112", "999"]
[[lines]]
name = "Sam <b>& co"
phone = "116 123"
text = "50808"
hours = "day and night"
languages = ["English", "Irish"]
for_whom = "Anybody"
url = "https://www.example.org/"
"""


@pytest.fixture
def ireland(evening):
    """The evening with a country chosen."""
    with evening.services.store.writing() as transaction:
        session = transaction.sessions.at(evening.code)
        after = session.with_care(country="ie", has_helper=True)
        transaction.sessions.save(after, expected_revision=session.revision)
        transaction.care.put(session.id, Care(support=IRELAND))
    evening.do(commands.confirm_support)
    return evening


def links(response):
    return [link for link in Screen(response.text).links if link]


def moments(evening, visitor):
    """The page of a phone from the card to the end."""
    yield visitor.get()
    visitor.join()
    yield visitor.get()
    evening.go_to("wall_is_a_job")
    yield visitor.get()
    evening.go_to("why_walls_go_up")
    yield visitor.get()
    evening.do(commands.open_step)
    yield visitor.get()
    yield visitor.answer(evening, answer=["9"])  # refused, with a sentence
    yield visitor.answer(evening, answer=["0"])
    evening.do(commands.close_step)
    yield visitor.get()
    evening.go_to("settle")
    yield visitor.get()
    yield visitor.post("/answer", {})  # a page that says why
    evening.do(commands.end)
    yield visitor.get()


@pytest.mark.rule("R41")
def test_support_is_on_every_page_of_a_session(evening, visit):
    visitor = visit(evening)
    pages = list(moments(evening, visitor))

    assert len(pages) == 11
    assert [page.text for page in pages if f"{visitor.url}/support" not in links(page)] == []


def test_it_is_also_there_for_those_who_watch(evening, visit):
    visitor = visit(evening)
    visitor.join(Role.OBSERVER.value)

    assert f"{visitor.url}/support" in links(visitor.get())


def test_before_a_country_is_chosen_it_leads_to_every_country(visit, evening, small_workshop):
    visitor = visit(evening)
    visitor.code = commands.create(evening.services, small_workshop)
    with evening.services.store.writing() as transaction:  # what is chosen for it by itself
        session = transaction.sessions.at(visitor.code)
        after = session.with_care(country="", has_helper=False)
        transaction.sessions.save(after, expected_revision=session.revision)
    response = visitor.get("/support")

    assert "https://findahelpline.com" in links(response)
    assert "https://befrienders.org" in links(response)
    assert "call the emergency number of the country you are in" in Screen(response.text).text


def test_the_lines_of_the_country_can_be_tapped_with_danger_first(visit, ireland):
    response = visit(ireland).get("/support")
    screen = Screen(response.text)

    reached = [link for link in links(response) if not link.startswith("/")]
    assert reached == [
        *["tel:112", "tel:999", "tel:116123", "sms:50808", "https://www.example.org/"],
        *["https://findahelpline.com", "https://befrienders.org"],
    ]
    assert "Sam <b>& co" in screen.text
    assert "Anybody · day and night · English, Irish" in screen.text
    assert "example.org" in screen.texts


def test_a_website_is_not_told_where_the_tap_came_from(visit, ireland):
    tags = Screen(visit(ireland).get("/support").text).tags
    outside = [found for tag, found in tags if tag == "a" and "https:" in found["href"]]

    assert len(outside) == 3
    assert {found["rel"] for found in outside} == {"noopener noreferrer"}


def test_the_page_has_a_neutral_title_and_one_tap_closes_it(visit, ireland):
    visitor = visit(ireland)
    visitor.join()
    response = visitor.get("/support")

    assert re.findall(r"<title>(.*?)</title>", response.text) == ["Drawbridge"]
    assert "Support" in Screen(response.text).texts
    assert visitor.url in links(response)
    assert "Support" not in visitor.screen().texts


def test_looking_at_it_leaves_nothing_behind(visit, ireland, caplog):
    visitor = visit(ireland)
    visitor.join()
    before = ireland.session
    response = visitor.get("/support")

    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    assert ireland.session == before
    assert caplog.records == []


def test_it_is_there_after_the_end(visit, ireland):
    ireland.go_to("settle")
    ireland.do(commands.end)

    assert "tel:112" in links(visit(ireland).get("/support"))


class TestABrokenDatabase:
    @pytest.fixture
    def services(self, own_services):
        return own_services

    def test_it_is_there_when_the_database_is_not(self, visit, ireland):
        visitor = visit(ireland)
        ireland.services.store.close()
        database = Path(str(ireland.services.settings.data_dir)) / "drawbridge.sqlite3"
        database.write_bytes(b"something else" * 500)

        assert visitor.get().status_code == 503
        assert f"{visitor.url}/support" in links(visitor.get())
        response = visitor.get("/support")
        assert response.status_code == 200
        assert "https://findahelpline.com" in links(response)


def test_without_a_session_there_is_none(visit, evening):
    visitor = visit(evening)
    visitor.code = "QQQQQQ"

    response = visitor.get("/support")

    assert response.status_code == 404
    assert "/j/QQQQQQ/support" not in links(response)


@pytest.mark.parametrize("listing", content.support_listings(WORKSHOPS), ids=lambda it: it.file)
def test_every_file_that_is_shipped_makes_a_page(visit, evening, listing):
    with evening.services.store.writing() as transaction:
        session = transaction.sessions.at(evening.code)
        after = session.with_care(country=listing.card.country, has_helper=True)
        transaction.sessions.save(after, expected_revision=session.revision)
        transaction.care.put(session.id, Care(support=listing.source))

    text = Screen(visit(evening).get("/support").text).text

    assert all(line.name in text or line.site in text for line in listing.card.lines)
