"""What must be in place before a real session starts, and how little a second time takes."""

import dataclasses
import shutil

import pytest

from drawbridge import commands, views
from drawbridge.domain.facilitation.support import FRESH_S, Need
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.session import Status
from drawbridge.domain.session.simulated import SimulatedRoom
from drawbridge.errors import ContentError, NotReady, Refused, SessionEnded, StaleRevision
from gallery.preparing import prepare

DAY_S = 24 * 3600


class Fresh:
    """A session for which nothing has been prepared."""

    def __init__(self, services, source, **options):
        self.services = services
        self.code = commands.create(services, source, **options)

    @property
    def view(self):
        return views.facilitator_view(self.services, self.code)

    def do(self, command, **options):
        command(self.services, self.code, self.view.session.revision, **options)

    def choose(self, country):
        commands.choose_support(self.services, self.code, country)

    def say_who_helps(self, helper="Sam, by the door", protocol="Call the reception"):
        commands.set_helper(self.services, self.code, helper=helper, protocol=protocol)


@pytest.fixture
def services(services, tmp_path):
    """With support files that a test may edit."""
    folder = tmp_path / "content"
    shutil.copytree(services.workshops / "support", folder / "support")
    return dataclasses.replace(services, workshops=folder)


@pytest.fixture
def fresh(services, small_workshop):
    return Fresh(services, small_workshop)


@pytest.fixture
def another(services, small_workshop):
    """Make one more session."""
    return lambda **options: Fresh(services, small_workshop, **options)


def test_a_real_session_says_one_by_one_what_is_missing_and_then_starts(fresh):
    assert fresh.view.missing == (Need.COUNTRY, Need.CHECK, Need.HELPER)
    with pytest.raises(NotReady, match="whose support lines"):
        fresh.do(commands.start)
    fresh.choose("ie")
    with pytest.raises(NotReady, match="confirm them"):
        fresh.do(commands.start)
    fresh.do(commands.confirm_support)
    with pytest.raises(NotReady, match="who helps today"):
        fresh.do(commands.start)
    assert fresh.view.session.status is Status.LOBBY
    fresh.say_who_helps()
    fresh.do(commands.start)

    assert fresh.view.session.status is Status.RUNNING


def test_a_rehearsal_needs_none_of_it(another):
    rehearsal = another(cast=SimulatedRoom(size=3))

    assert rehearsal.view.missing == ()
    rehearsal.do(commands.start)
    assert rehearsal.view.session.status is Status.RUNNING


def test_a_confirmed_country_is_there_next_time_and_who_helps_is_not(fresh, another):
    prepare(fresh.services, fresh.code)
    again = another()

    assert again.view.session.support_country == "gb"
    assert again.view.missing == (Need.HELPER,)
    assert again.view.preparation.helper == ""


def test_another_country_has_to_be_confirmed_on_its_own(fresh):
    prepare(fresh.services, fresh.code)
    fresh.choose("ie")

    assert fresh.view.missing == (Need.CHECK,)


def test_an_edited_file_has_to_be_confirmed_again(services, fresh, another):
    prepare(services, fresh.code)
    file = services.workshops / "support" / "gb.toml"
    file.write_text(file.read_text().replace("116 123", "116 124"))
    again = another()

    assert Need.CHECK in again.view.missing
    assert again.view.preparation.card.lines[0].phone == "116 124"
    assert fresh.view.preparation.card.lines[0].phone == "116 123"
    assert Need.CHECK not in fresh.view.missing


def test_after_180_days_the_console_warns_and_the_session_still_starts(fresh, another, clock):
    prepare(fresh.services, fresh.code)
    clock.now += FRESH_S
    assert not another().view.is_support_stale
    clock.now += DAY_S
    later = another()
    later.say_who_helps()

    assert later.view.is_support_stale
    assert later.view.missing == ()
    later.do(commands.confirm_support)
    assert not later.view.is_support_stale
    later.do(commands.start)


def test_a_file_that_carries_its_own_date_counts_from_that_day(services, fresh, clock):
    file = services.workshops / "support" / "ie.toml"
    file.write_text("verified_on = 2020-01-01\n" + file.read_text())
    fresh.choose("ie")

    assert Need.CHECK not in fresh.view.missing
    assert fresh.view.is_support_stale


def test_where_there_is_no_file_each_session_is_confirmed_anew(fresh, another):
    fresh.choose("international")
    fresh.do(commands.confirm_support)
    assert Need.CHECK not in fresh.view.missing
    other = another()
    other.choose("international")

    assert Need.CHECK in other.view.missing


def test_nothing_can_be_confirmed_before_it_is_chosen(fresh):
    with pytest.raises(Refused, match="Choose a country"):
        fresh.do(commands.confirm_support)


@pytest.mark.parametrize("country", ["xx", "", "../secret", "GB"])
def test_a_country_without_a_file_is_refused(fresh, country):
    with pytest.raises(Refused, match="no support file"):
        fresh.choose(country)

    assert fresh.view.session.support_country == ""


def test_a_broken_file_is_refused_in_words_and_the_old_choice_stays(services, fresh):
    fresh.choose("ie")
    (services.workshops / "support" / "gb.toml").write_text("country = ")

    with pytest.raises(ContentError, match=r"gb\.toml"):
        fresh.choose("gb")

    assert fresh.view.session.support_country == "ie"


def test_a_file_that_is_deleted_later_is_not_missed(services, fresh):
    prepare(services, fresh.code)
    shutil.rmtree(services.workshops)
    fresh.do(commands.start)

    support = views.support_view(services, fresh.code)
    assert (support.card.country, support.finders) == ("gb", None)


def test_an_old_tab_confirms_no_numbers_that_it_has_not_shown(fresh):
    revision = fresh.view.session.revision
    fresh.choose("ie")

    with pytest.raises(StaleRevision):
        commands.confirm_support(fresh.services, fresh.code, revision)

    assert fresh.view.missing == (Need.CHECK, Need.HELPER)


def test_who_helps_and_whose_lines_come_from_two_tabs_and_both_stay(fresh):
    fresh.say_who_helps()
    fresh.choose("ie")
    fresh.do(commands.confirm_support)

    assert fresh.view.session.support_country == "ie"
    assert fresh.view.missing == ()


def test_a_country_that_is_reported_twice_is_chosen_once(fresh):
    fresh.choose("ie")
    revision = fresh.view.session.revision
    fresh.choose("ie")

    assert fresh.view.session.revision == revision


def test_after_the_end_nothing_is_prepared_any_more(fresh):
    prepare(fresh.services, fresh.code)
    fresh.do(commands.start)
    fresh.do(commands.end)

    for change in (
        lambda: fresh.choose("ie"),
        fresh.say_who_helps,
        lambda: commands.arrange(fresh.services, fresh.code, head_count=3),
        lambda: commands.renew_projector_link(fresh.services, fresh.code),
    ):
        with pytest.raises(SessionEnded):
            change()


def test_an_empty_card_counts_as_none_and_a_long_one_is_cut(fresh):
    fresh.say_who_helps("  ")
    assert Need.HELPER in fresh.view.missing
    fresh.say_who_helps("a" * 5000)

    assert fresh.view.preparation.helper == "a" * commands.HELPER_LENGTH


def test_who_helps_goes_at_the_end_and_the_lines_stay(fresh):
    prepare(fresh.services, fresh.code)
    fresh.say_who_helps("Samantha-by-the-door")
    fresh.do(commands.start)
    fresh.do(commands.end)

    assert (fresh.view.preparation.helper, fresh.view.preparation.protocol) == ("", "")
    folder = fresh.services.settings.data_dir
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert not any(b"Samantha-by-the-door" in content for content in files)
    assert views.support_view(fresh.services, fresh.code).card.country == "gb"


def test_who_helps_reaches_neither_phones_nor_projector(fresh):
    prepare(fresh.services, fresh.code)
    secret = commands.new_secret()
    commands.join(fresh.services, fresh.code, secret, Role.PARTICIPANT)
    key = fresh.view.session.projector_key

    seen = [
        views.phone_view(fresh.services, fresh.code, secret),
        views.projector_view(fresh.services, fresh.code, key),
        views.support_view(fresh.services, fresh.code),
    ]
    assert not any("Sam, by the door" in repr(view) for view in seen)


def test_with_the_session_goes_all_that_was_prepared_for_it(fresh):
    fresh.choose("international")
    fresh.do(commands.confirm_support)
    session = fresh.view.session
    with fresh.services.store.writing() as transaction:
        transaction.delete_session(session.id)
        assert transaction.care.of(session.id).support == ""
        assert transaction.care.last_country() == ""
