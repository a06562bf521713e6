import threading
from dataclasses import replace

import pytest
from sqlalchemy import inspect

from drawbridge.domain.answers.ballot_purpose import BallotPurpose
from drawbridge.domain.answers.responses import Response
from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.domain.session.session import Phase, Status, StepState
from drawbridge.domain.workshop.measures import Quartiles
from drawbridge.errors import SessionNotFound, StaleRevision, StoreUnavailable

HERE = Round(session_id="id-of-ABCDEF", step_id="battery", number=1)
AGAIN = replace(HERE, number=2)
ELSEWHERE = replace(HERE, session_id="id-of-ANOTHE")
SOURCE = "the text of a workshop"
LIKE_A = Response(answers={"a": (0,), "b": (4,)})
LIKE_B = Response(answers={"a": (3,), "b": None})
PASSED = Response(answers={"a": None, "b": None})
SNAPSHOT = Snapshot(
    step_id="battery",
    round=1,
    tally=Tally(
        parts=(
            PartTally(part_id="a", counts=(1, 0, 2), n_answers=3, n_passes=1),
            PartTally(
                part_id="b",
                counts=(0, 0, 4),
                n_answers=4,
                n_passes=0,
                quartiles=Quartiles(low=10.0, median=32.5, high=95.0, n_people=4),
            ),
        ),
        n_answers=4,
        n_passes=2,
    ),
    n_joined=7,
    n_also_previous=3,
)


def insert(store, *sessions):
    with store.writing() as transaction:
        for session in sessions:
            transaction.sessions.insert(session, SOURCE)


def vote(store, place, key, response, purpose=BallotPurpose.ANSWER):
    with store.writing() as transaction:
        transaction.ballots.keep(place, key, response, purpose)


# -- sessions


def test_a_session_comes_back_as_it_was_stored(store, a_session):
    session = replace(
        a_session(),
        status=Status.ENDED,
        revision=41,
        position=2,
        join_base="http://192.168.0.7:8501",
        is_blank=True,
        is_rehearsal=True,
        started_at=1_700_000_060.123456,
        step_started_at=1_700_000_120.5,
        ended_at=1_700_003_600.0,
        steps=(
            StepState(build=1),
            StepState(phase=Phase.REVEALED, round=2, shown=(1, 2)),
            StepState(phase=Phase.CLOSED, round=1, is_private=True),
        ),
    )

    insert(store, session)

    with store.reading() as transaction:
        assert transaction.sessions.at("ABCDEF") == session
        assert transaction.sessions.workshop_source(session.id) == SOURCE


@pytest.mark.parametrize("code", ["NOSUCH", "", "abcdef", "ABCDEFG" * 20, "AB\x00DEF", "ÄÖÜ"])
def test_an_unknown_code_is_not_found(store, a_session, code):
    insert(store, a_session())

    with store.reading() as transaction, pytest.raises(SessionNotFound):
        transaction.sessions.at(code)


def test_an_unknown_session_has_no_workshop_text(store):
    with store.reading() as transaction, pytest.raises(SessionNotFound):
        transaction.sessions.workshop_source("nobody")


def test_sessions_are_listed_newest_first(store, a_session):
    old, new = a_session("OLDONE"), replace(a_session("NEWONE"), created_at=1_800_000_000.0)
    insert(store, new, old)

    with store.reading() as transaction:
        assert [session.code for session in transaction.sessions.every()] == ["NEWONE", "OLDONE"]


def test_a_join_code_is_never_given_twice(store, a_session):
    insert(store, a_session())

    with store.reading() as transaction:
        assert transaction.sessions.has_code("ABCDEF")
        assert not transaction.sessions.has_code("ABCDEG")
    with pytest.raises(StoreUnavailable):
        insert(store, a_session(session_id="another"))
    with store.reading() as transaction:
        assert transaction.sessions.at("ABCDEF").id == "id-of-ABCDEF"


def test_a_stale_revision_changes_nothing(store, a_session):
    session = a_session()
    insert(store, session)
    with store.writing() as transaction:
        transaction.sessions.save(session.start(1.0), expected_revision=1)

    with pytest.raises(StaleRevision), store.writing() as transaction:
        transaction.sessions.save(session.end(2.0), expected_revision=1)

    with store.reading() as transaction:
        assert transaction.sessions.at("ABCDEF") == session.start(1.0)


def test_of_two_threads_with_the_same_revision_one_is_refused(store, a_session):
    insert(store, a_session())
    both_have_read = threading.Barrier(2)
    outcomes = []

    def start_it():
        with store.reading() as transaction:
            seen = transaction.sessions.at("ABCDEF")
        both_have_read.wait(timeout=10)
        try:
            with store.writing() as transaction:
                transaction.sessions.save(seen.start(1.0), expected_revision=seen.revision)
            outcomes.append("saved")
        except StaleRevision:
            outcomes.append("stale")

    threads = [threading.Thread(target=start_it) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)

    assert sorted(outcomes) == ["saved", "stale"]
    with store.reading() as transaction:
        assert transaction.sessions.at("ABCDEF").revision == 2


def test_a_session_that_is_being_changed_holds_up_the_next_change(store, a_session):
    insert(store, a_session())
    has_read, may_go_on = threading.Event(), threading.Event()
    order = []

    def change_slowly():
        with store.writing() as transaction:
            transaction.sessions.at("ABCDEF", to_change=True)
            has_read.set()
            may_go_on.wait(timeout=10)
            order.append("first")

    def change_next():
        with store.writing() as transaction:
            transaction.sessions.at("ABCDEF", to_change=True)
            order.append("second")

    first, second = threading.Thread(target=change_slowly), threading.Thread(target=change_next)
    first.start()
    has_read.wait(timeout=10)
    second.start()
    second.join(timeout=0.2)  # long enough to overtake, if it could
    may_go_on.set()
    first.join(timeout=10)
    second.join(timeout=10)

    assert order == ["first", "second"]


def write_and_be_refused(store):
    with store.writing() as transaction:
        transaction.ballots.keep(HERE, "key", LIKE_A)
        transaction.notes.put(HERE.session_id, "hello", "never")
        transaction.sessions.at("NOSUCH")


def test_a_refused_transaction_leaves_no_trace(store, a_session):
    insert(store, a_session())

    with pytest.raises(SessionNotFound):
        write_and_be_refused(store)

    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 0
        assert transaction.notes.of(HERE.session_id) == {}


def test_a_reader_sees_one_state_while_others_write(store, a_session):
    insert(store, a_session())
    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 0

        vote(store, HERE, "key", LIKE_A)

        assert transaction.ballots.n(HERE) == 0
        assert transaction.ballots.responses(HERE) == ()
    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 1


def test_only_sessions_that_ended_before_a_moment_are_old(store, a_session):
    ended = replace(a_session("ENDEDD"), status=Status.ENDED, ended_at=100.0)
    late = replace(a_session("LATELY"), status=Status.ENDED, ended_at=200.0)
    insert(store, ended, late, a_session("RUNNIN"))

    with store.reading() as transaction:
        assert list(transaction.sessions.ended_before(200.0)) == [ended.id]


def test_deleting_a_session_leaves_the_others_whole(store, a_session):
    insert(store, a_session(), a_session("ANOTHE"))
    for place in (HERE, ELSEWHERE):
        with store.writing() as transaction:
            transaction.participants.set_role(place.session_id, "phone", Role.PARTICIPANT)
            transaction.ballots.keep(place, "key", LIKE_A)
            transaction.snapshots.insert(place.session_id, SNAPSHOT)
            transaction.notes.put(place.session_id, "hello", "a note")

    with store.writing() as transaction:
        transaction.delete_session(HERE.session_id)

    with store.reading() as transaction:
        assert [session.code for session in transaction.sessions.every()] == ["ANOTHE"]
        for place, n_left in ((HERE, 0), (ELSEWHERE, 1)):
            assert transaction.ballots.n(place) == n_left
            assert transaction.participants.n_joined(place.session_id) == n_left
            assert len(transaction.snapshots.frozen_rounds(place.session_id)) == n_left
            assert len(transaction.notes.of(place.session_id)) == n_left


# -- participants


def test_a_phone_that_joins_twice_counts_once_in_its_last_role(store):
    with store.writing() as transaction:
        transaction.participants.set_role("session", "phone", Role.OBSERVER)
        transaction.participants.set_role("session", "phone", Role.PARTICIPANT)
        transaction.participants.set_role("session", "watcher", Role.OBSERVER)

    with store.reading() as transaction:
        assert transaction.participants.role("session", "phone") is Role.PARTICIPANT
        assert transaction.participants.role("session", "stranger") is None
        assert transaction.participants.role("another", "phone") is None
        assert transaction.participants.n_joined("session") == 1
        assert transaction.participants.n_joined("session", Role.OBSERVER) == 1


# -- ballots


def test_a_changed_answer_keeps_one_row_and_the_last_value(store):
    vote(store, HERE, "key", LIKE_A)
    vote(store, HERE, "key", PASSED)
    vote(store, HERE, "key", LIKE_B)

    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 1
        assert transaction.ballots.response(HERE, "key") == LIKE_B
        assert transaction.ballots.responses(HERE) == (LIKE_B,)


def test_ballots_are_kept_apart_by_round_step_and_session(store):
    places = (HERE, AGAIN, ELSEWHERE, replace(HERE, step_id="weather"))
    for number, place in enumerate(places):
        vote(store, place, "key", Response(answers={"a": (number,)}))

    with store.reading() as transaction:
        for number, place in enumerate(places):
            assert transaction.ballots.responses(place) == (Response(answers={"a": (number,)}),)
        assert transaction.ballots.response(replace(HERE, number=3), "key") is None
        assert transaction.ballots.response(HERE, "another key") is None


def test_answers_in_parallel_are_all_counted(store):
    def answer(first):
        for number in range(first, first + 10):
            vote(store, HERE, f"key {number}", LIKE_A)

    threads = [threading.Thread(target=answer, args=(start,)) for start in range(0, 80, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 80


def test_ballots_of_one_purpose_are_nothing_to_those_of_another(store):
    for number in range(5):
        vote(store, AGAIN, f"key {number}", LIKE_A)
    for number in range(3):
        vote(store, AGAIN, f"key {number}", PASSED, BallotPurpose.AGAIN)

    with store.writing() as transaction:
        ballots = transaction.ballots
        assert [ballots.n(AGAIN, one) for one in BallotPurpose] == [5, 0, 0, 3, 0, 0, 0]
        assert ballots.responses(AGAIN, BallotPurpose.AGAIN) == (PASSED,) * 3
        assert ballots.response(AGAIN, "key 4", BallotPurpose.AGAIN) is None
        ballots.remove(AGAIN, "key 0", BallotPurpose.AGAIN)
        assert [ballots.n(AGAIN, one) for one in BallotPurpose] == [5, 0, 0, 2, 0, 0, 0]
        ballots.forget(AGAIN, BallotPurpose.AGAIN)
        assert [ballots.n(AGAIN, one) for one in BallotPurpose] == [5, 0, 0, 0, 0, 0, 0]


def test_a_ballot_row_holds_no_time_no_order_and_no_device(store):
    """R23."""
    with store.reading() as transaction:
        columns = inspect(transaction._connection).get_columns("ballots")

    assert {column["name"] for column in columns} == {
        "session_id",
        "step_id",
        "round",
        "purpose",
        "ballot_key",
        "answers",
    }


def test_a_participant_row_holds_nothing_but_the_role(store):
    """R23: no join order, no time, and no key that any ballot has."""
    with store.reading() as transaction:
        columns = inspect(transaction._connection).get_columns("participants")

    names = {column["name"] for column in columns}
    assert names == {"session_id", "participant_key", "role"}


def test_deleting_answers_leaves_what_closing_froze(store, a_session):
    insert(store, a_session())
    vote(store, HERE, "key", LIKE_A)
    with store.writing() as transaction:
        transaction.participants.set_role(HERE.session_id, "phone", Role.PARTICIPANT)
        transaction.snapshots.insert(HERE.session_id, SNAPSHOT)

    with store.writing() as transaction:
        transaction.delete_answers(HERE.session_id)

    with store.reading() as transaction:
        assert transaction.ballots.n(HERE) == 0
        assert transaction.participants.n_joined(HERE.session_id) == 0
        frozen = transaction.snapshots.frozen_round(HERE)
        assert frozen is not None
        assert frozen.snapshot == SNAPSHOT


# -- snapshots


def test_a_frozen_round_comes_back_as_it_was(store):
    with store.writing() as transaction:
        transaction.snapshots.insert("session", replace(SNAPSHOT, round=2))
        transaction.snapshots.insert("session", SNAPSHOT)

    with store.reading() as transaction:
        frozen = transaction.snapshots.frozen_rounds("session")
        assert [one.snapshot for one in frozen] == [SNAPSHOT, replace(SNAPSHOT, round=2)]
        assert [one.verdict for one in frozen] == [None, None]
        assert transaction.snapshots.frozen_rounds("another") == ()
        assert transaction.snapshots.frozen_round(HERE) is None


def test_a_round_is_frozen_once(store):
    with store.writing() as transaction:
        transaction.snapshots.insert("session", SNAPSHOT)

    with pytest.raises(StoreUnavailable), store.writing() as transaction:
        transaction.snapshots.insert("session", replace(SNAPSHOT, n_joined=99))

    with store.reading() as transaction:
        frozen = transaction.snapshots.frozen_round(replace(HERE, session_id="session"))
        assert frozen is not None
        assert frozen.snapshot == SNAPSHOT


def test_sealing_puts_the_verdict_in_place_of_the_counts(store):
    place = replace(HERE, session_id="session")
    with store.writing() as transaction:
        transaction.snapshots.insert("session", SNAPSHOT)
        transaction.snapshots.insert("session", replace(SNAPSHOT, round=2))

    with store.writing() as transaction:
        transaction.snapshots.seal(place, "what was allowed to be seen")

    with store.reading() as transaction:
        sealed, untouched = transaction.snapshots.frozen_rounds("session")
        assert (sealed.snapshot, sealed.verdict) == (None, "what was allowed to be seen")
        assert untouched.snapshot is not None


# -- notes and logins


def test_a_note_is_kept_per_step_and_replaced(store):
    with store.writing() as transaction:
        transaction.notes.put("session", "hello", "first")
        transaction.notes.put("session", "weather", "“quoted” ☂ \N{HEBREW LETTER ALEF}")
        transaction.notes.put("session", "hello", "second")
        transaction.notes.put("another", "hello", "not ours")

    with store.reading() as transaction:
        assert transaction.notes.of("session") == {
            "hello": "second",
            "weather": "“quoted” ☂ \N{HEBREW LETTER ALEF}",
        }


def test_a_login_is_known_until_it_expires_or_is_removed(store):
    with store.writing() as transaction:
        transaction.logins.add("short", 100.0)
        transaction.logins.add("long", 200.0)

    with store.writing() as transaction:
        assert transaction.logins.has("short", 99.9)
        assert not transaction.logins.has("short", 100.0)
        assert not transaction.logins.has("unknown", 0.0)
        transaction.logins.remove_expired(150.0)
        assert not transaction.logins.has("short", 0.0)
        assert transaction.logins.has("long", 150.0)
        transaction.logins.remove("long")
        assert not transaction.logins.has("long", 150.0)
