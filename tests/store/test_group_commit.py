import asyncio
import threading
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.errors import NotJoined, StoreUnavailable
from drawbridge.store.group_commit import (
    BUSY,
    MOST,
    SOME,
    GroupReader,
    GroupWriter,
    time_for,
)

PLACE = Round(session_id="one", step_id="weather", number=1)


class CountingStore:
    """A store that counts its commits, or cannot be used."""

    def __init__(self, store):
        self.store = store
        self.n_commits = 0
        self.is_full = False

    @contextmanager
    def writing(self):
        if self.is_full:
            raise StoreUnavailable
        with self.store.writing() as transaction:
            yield transaction
        self.n_commits += 1


@pytest.fixture
def counted(store):
    return CountingStore(store)


def keep(transaction, number):
    transaction.ballots.keep(PLACE, f"{number:064}", Response(answers={"answer": (0,)}))
    return number


def expect(transaction, key):
    transaction.participants.expect("one", key)


def role_of(transaction, key):
    return transaction.participants.role("one", key)


def refuse(_transaction):
    raise NotJoined


def break_after_writing(transaction):
    keep(transaction, 999)
    raise ZeroDivisionError


def outcomes(counted, *jobs):
    async def scenario():
        writer = GroupWriter(counted)
        return await asyncio.gather(*map(writer.write, jobs), return_exceptions=True)

    return asyncio.run(scenario())


def n_stored(store):
    with store.reading() as transaction:
        return transaction.ballots.n(PLACE)


def test_what_waits_together_is_committed_together(counted):
    found = outcomes(counted, *(partial(keep, number=number) for number in range(200)))

    assert found == list(range(200))
    assert n_stored(counted.store) == 200
    assert counted.n_commits == 1


def test_more_than_fit_into_one_group_are_all_written(counted):
    found = outcomes(counted, *(partial(keep, number=number) for number in range(MOST + 1)))

    assert len(found) == n_stored(counted.store) == MOST + 1
    assert counted.n_commits == 2


def test_what_comes_while_a_group_is_written_gathers_into_the_next(counted):
    is_writing, may_go_on = threading.Event(), threading.Event()

    def keep_slowly(transaction):
        is_writing.set()
        assert may_go_on.wait(60)
        return keep(transaction, 0)

    async def scenario():
        writer = GroupWriter(counted)
        jobs = [keep_slowly, *(partial(keep, number=number) for number in range(1, 40))]
        first = asyncio.ensure_future(writer.write(jobs[0]))
        await asyncio.to_thread(is_writing.wait, 60)
        others = [asyncio.ensure_future(writer.write(job)) for job in jobs[1:]]
        await asyncio.sleep(0)  # each of them waits now
        may_go_on.set()
        return await asyncio.gather(first, *others)

    assert asyncio.run(scenario()) == list(range(40))
    assert n_stored(counted.store) == 40
    assert counted.n_commits == 2


def test_who_waited_in_a_loop_that_has_ended_holds_up_nobody_in_another(counted):
    writer = GroupWriter(counted)

    async def left():
        waits.append(asyncio.ensure_future(writer.write(partial(keep, number=1))))
        await asyncio.sleep(0)

    waits = []
    asyncio.run(left())

    assert asyncio.run(writer.write(partial(keep, number=3))) == 3


def test_a_refusal_is_told_to_whom_it_concerns_and_to_nobody_else(counted):
    first, refused, last = outcomes(
        counted, partial(keep, number=1), refuse, partial(keep, number=2)
    )

    assert (first, last) == (1, 2)
    assert isinstance(refused, NotJoined)
    assert n_stored(counted.store) == 2


def test_a_job_that_breaks_keeps_nothing_and_harms_no_other(counted):
    jobs = (partial(keep, number=1), break_after_writing, partial(keep, number=2))
    first, broken, last = outcomes(counted, *jobs)

    assert (first, last) == (1, 2)
    assert isinstance(broken, ZeroDivisionError)
    assert n_stored(counted.store) == 2


def test_nobody_is_told_that_it_is_in_while_the_disk_is_full(counted):
    counted.is_full = True

    found = outcomes(counted, partial(keep, number=1), refuse)

    assert all(isinstance(one, StoreUnavailable) for one in found)
    assert n_stored(counted.store) == 0


def test_whoever_goes_away_while_waiting_does_not_hold_up_the_others(counted):
    async def scenario():
        writer = GroupWriter(counted)
        gone = asyncio.ensure_future(writer.write(partial(keep, number=1)))
        stays = asyncio.ensure_future(writer.write(partial(keep, number=2)))
        await asyncio.sleep(0)
        gone.cancel()
        return await stays

    assert asyncio.run(scenario()) == 2


def test_the_writer_works_again_after_a_fault(counted):
    async def scenario():
        writer = GroupWriter(counted)
        counted.is_full = True
        with pytest.raises(StoreUnavailable):
            await writer.write(partial(keep, number=1))
        counted.is_full = False
        return await writer.write(partial(keep, number=2))

    assert asyncio.run(scenario()) == 2


def test_what_several_of_a_group_look_up_is_looked_up_once(store):
    with store.writing() as transaction:
        transaction.participants.set_role("one", "1", Role.PARTICIPANT)
        transaction.participants.set_role("one", "2", Role.OBSERVER)
    asked = []
    event.listen(
        store._engine,
        "before_cursor_execute",
        lambda *call: asked.append(call[2]) if "FROM participants" in call[2] else None,
    )

    async def scenario():
        writer = GroupWriter(store)
        return await asyncio.gather(
            *(writer.write(partial(role_of, key=key), partial(expect, key=key)) for key in "123")
        )

    assert asyncio.run(scenario()) == [Role.PARTICIPANT, Role.OBSERVER, None]
    assert len(asked) == 1


@given(
    acts=st.lists(
        st.tuples(
            st.sampled_from(["expect", "join", "watch", "leave", "ask"]), st.sampled_from("ab")
        )
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_role_that_was_expected_is_the_one_that_stands_when_it_is_asked_for(sqlite_store, acts):
    roles = {"join": Role.PARTICIPANT, "watch": Role.OBSERVER}
    stands = {}
    with sqlite_store.writing() as transaction:
        transaction.participants.remove_all("one")
        for act, key in acts:
            if act == "expect":
                expect(transaction, key)
            elif act == "leave":
                stands.pop(key, None)
                transaction.participants.remove("one", key)
            elif act == "ask":
                assert role_of(transaction, key) == stands.get(key)
            else:
                stands[key] = roles[act]
                transaction.participants.set_role("one", key, roles[act])


def test_ballots_of_one_group_are_written_in_the_order_of_their_keys(store):
    """Not in the order in which they came, which a table with row numbers would keep (R23)."""
    with store.writing() as transaction:
        for number in (3, 1, 2):
            keep(transaction, number)
        kept = [row["ballot_key"] for row in transaction.ballots.waiting()]

    assert kept == [f"{number:064}" for number in (1, 2, 3)]


def test_a_role_and_a_ballot_of_one_transaction_see_each_other(store):
    with store.writing() as transaction:
        transaction.participants.set_role("one", "phone", Role.PARTICIPANT)
        keep(transaction, 1)
        assert transaction.participants.roles("one") == {"phone": Role.PARTICIPANT}
        assert transaction.ballots.by_key(PLACE) == {f"{1:064}": Response(answers={"answer": (0,)})}


def test_answers_that_are_asked_for_together_are_looked_up_in_one_statement(store):
    with store.writing() as transaction:
        for number in range(3):
            keep(transaction, number)
    statements = []

    def note(_connection, _cursor, statement, *_others):
        if "ballots" in statement:
            statements.append(statement)

    def expect_answer(transaction, key):
        transaction.ballots.expect(PLACE, key)

    def answer_of(transaction, key):
        return transaction.ballots.response(PLACE, key)

    async def scenario():
        reader = GroupReader(store)
        keys = [f"{number:064}" for number in range(4)]
        return await asyncio.gather(
            *(reader.read(partial(answer_of, key=k), partial(expect_answer, key=k)) for k in keys)
        )

    event.listen(store._engine, "before_cursor_execute", note)
    found = asyncio.run(scenario())

    assert found == [Response(answers={"answer": (0,)})] * 3 + [None]
    assert len(statements) == 1


@given(n_came=st.integers(0, 500), gathered_s=st.floats(0.12, 0.3))
def test_fewer_are_waited_for_longer_but_never_beyond_the_longest(n_came, gathered_s):
    found = time_for(BUSY, n_came, gathered_s, 0.12, 0.3)

    assert 0.12 <= found <= 0.3
    if n_came < SOME or n_came >= 3 * BUSY:
        assert found == 0.12


def test_the_time_for_a_group_is_found_from_how_many_came_before():
    assert time_for(BUSY, 10, 0.12, 0.12, 0.3) == pytest.approx(0.24)
    assert time_for(BUSY, 5, 0.12, 0.12, 0.3) == pytest.approx(0.3)
