"""PostgreSQL's own columns and files say neither what was deleted nor who came when."""

import random

import pytest
from sqlalchemy import create_engine, text

from drawbridge.domain.answers.responses import Response
from drawbridge.domain.session.role import Role
from drawbridge.domain.session.round import Round
from drawbridge.store import postgres_pages
from drawbridge.store.tables import metadata

pytestmark = pytest.mark.postgres

HERE = Round(session_id="session", step_id="weather", number=1)
SENTINEL = "a sentence that nobody may ever read again"


@pytest.fixture
def outside(postgres_store, postgres_url):
    """Somebody else's connection to the same database."""
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def compact_in_haste(postgres_store, monkeypatch):
    """Compacts behind somebody who reads, and waits for a tenth of a second only."""

    def compact():
        with monkeypatch.context() as hasty:
            hasty.setattr(postgres_pages, "_LONGEST_WAIT_S", 0.1)
            postgres_store.compact()

    return compact


@pytest.fixture
def arrived(postgres_store):
    """Forty phones joined, answered and wrote, in an order of their own; in groups, some."""
    keys = [f"{random.getrandbits(256):064x}" for _ in range(40)]
    for start in range(0, 40, 4):
        with postgres_store.writing() as transaction:
            for key in keys[start : start + 1 + start % 3 * 3]:
                stored(transaction, key)
    for key in keys:
        with postgres_store.writing() as transaction:
            stored(transaction, key)
    return keys


def stored(transaction, key):
    transaction.participants.set_role("session", key, Role.PARTICIPANT)
    transaction.ballots.keep(HERE, key, Response(answers={SENTINEL: (1,)}))
    transaction.lines.keep(HERE, key, SENTINEL)


def hidden(outside, table, key):
    """What PostgreSQL keeps beside each row: which transaction wrote it, where it lies."""
    rows = outside.execute(text(f"SELECT xmin::text, ctid::text, {key} FROM {table}"))
    return sorted((eval(place), mark, key) for mark, place, key in rows)


def owe_and_compact(store):
    with store.writing() as transaction:
        transaction.wiping.owe()
    store.compact()


def files_with(postgres, outside, word):
    """Files of the cluster that hold a word; what it writes ahead is another matter."""
    outside.execute(text("CHECKPOINT"))
    return [path.name for path, lying in postgres.files().items() if word.encode() in lying]


@pytest.mark.rule("R26")
@pytest.mark.parametrize(
    ("table", "key"),
    [("participants", "participant_key"), ("ballots", "ballot_key"), ("lines", "line_key")],
)
def test_neither_transaction_nor_place_of_a_row_says_when_it_came(
    postgres_store, outside, arrived, table, key
):
    before = hidden(outside, table, key)
    assert len({mark for _, mark, _ in before}) > 10
    assert [one for *_, one in before] != sorted(arrived)

    owe_and_compact(postgres_store)

    after = hidden(outside, table, key)
    assert len({mark for _, mark, _ in after}) == 1
    assert [one for *_, one in after] == sorted(arrived)
    assert not postgres_store.owes_compacting


@pytest.mark.rule("R31")
@pytest.mark.usefixtures("arrived")
def test_nothing_that_was_deleted_is_left_in_a_file_of_the_cluster(
    postgres, postgres_store, outside
):
    outside.execute(text("ANALYZE"))
    assert files_with(postgres, outside, SENTINEL)

    with postgres_store.writing() as transaction:
        transaction.delete_answers("session")
    postgres_store.compact()

    assert files_with(postgres, outside, SENTINEL) == []


@pytest.mark.usefixtures("arrived")
def test_the_planner_s_samples_hold_nothing_of_ours(outside):
    outside.execute(text("ANALYZE"))

    tables = [table.name for table in metadata.sorted_tables]
    sampled = text("SELECT tablename, attname FROM pg_stats WHERE tablename = ANY(:tables)")
    assert outside.execute(sampled, {"tables": tables}).all() == []


@pytest.mark.rule("R31")
@pytest.mark.usefixtures("arrived")
def test_while_somebody_reads_it_stays_owed(
    postgres, postgres_store, postgres_url, outside, compact_in_haste
):
    engine = create_engine(postgres_url)
    with engine.connect() as reader:
        assert reader.execute(text("SELECT count(*) FROM ballots")).scalar() == 40
        with postgres_store.writing() as transaction:
            transaction.delete_answers("session")
        compact_in_haste()
        assert postgres_store.owes_compacting
        assert files_with(postgres, outside, SENTINEL)
    engine.dispose()

    postgres_store.compact()

    assert not postgres_store.owes_compacting
    assert files_with(postgres, outside, SENTINEL) == []


@pytest.mark.usefixtures("arrived")
def test_whoever_began_to_read_before_goes_on_seeing_every_row(postgres_store, compact_in_haste):
    with postgres_store.writing() as transaction:
        transaction.wiping.owe()
    with postgres_store.reading() as transaction:
        assert transaction.wiping.is_owed()  # its first look; it has not looked at ballots yet
        compact_in_haste()
        assert transaction.ballots.n(HERE) == 40
        assert len(transaction.lines.every(HERE)) == 40

    assert postgres_store.owes_compacting


@pytest.mark.usefixtures("arrived")
def test_what_is_kept_is_what_was_there(postgres_store, outside):
    tables = [table.name for table in metadata.sorted_tables if table.name != "wiping"]
    rows = {name: outside.execute(text(f"SELECT * FROM {name}")).all() for name in tables}

    owe_and_compact(postgres_store)

    kept = {name: outside.execute(text(f"SELECT * FROM {name}")).all() for name in tables}
    assert {name: sorted(map(str, found)) for name, found in kept.items()} == {
        name: sorted(map(str, found)) for name, found in rows.items()
    }
    assert sum(map(len, kept.values())) > 120
