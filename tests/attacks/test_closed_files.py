"""What the files tell once a question has closed: R06, R23, R26."""

from drawbridge import commands
from drawbridge.domain.session.round import Round
from tests.attacks.sqlite_pages import as_written, frames_of, pages_of

OLD, NEW = b'{"answer": [2]}', b'{"answer": [0]}'


def files_of(room):
    path = room.services.settings.data_dir / "drawbridge.sqlite3"
    return path, path.with_name(f"{path.name}-wal")


def bytes_of(files):
    return b"".join(path.read_bytes() for path in files if path.exists())


def asked(room, n=14):
    room.join(n)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="0")
    return [room.services.keys.ballot_key(round_of(room), phone) for phone in room.phones]


def round_of(room):
    now = room.session
    return Round(session_id=now.id, step_id=now.step.id, number=now.state.round)


def test_r26_closing_leaves_answers_in_the_order_of_their_keys_and_an_empty_log(room):
    keys = asked(room)
    database, log = files_of(room)

    room.do(commands.close_step)

    lying = [one.key for one in as_written(database.read_bytes(), log.read_bytes(), "weather")]
    assert lying in (sorted(keys), sorted(keys, reverse=True))
    assert frames_of(log.read_bytes()) == []


def test_r06_an_answer_that_was_changed_is_in_no_page_and_no_log_after_closing(room):
    room.join(14)
    room.go_to("weather")
    room.do(commands.open_step)
    for phone in room.phones:
        room.answer(phone, answer="2")
        room.answer(phone, answer="0")
    files = files_of(room)
    assert OLD in bytes_of(files)

    room.do(commands.close_step)

    assert OLD not in bytes_of(files)
    assert bytes_of(files).count(NEW) == 14
    assert len(pages_of(files[0].read_bytes())) > 1


def test_r23_no_answer_says_whether_its_phone_was_there_before(room):
    """Somebody who came for the second round would be the one whose answer says no."""
    room.join(13)
    room.ask("weather", ["0"] * 13)
    room.join(1)
    room.do(commands.reopen)
    for phone in room.phones:
        room.answer(phone, answer="1")

    with room.services.store.reading() as transaction:
        query = "SELECT * FROM ballots WHERE purpose = 'answer' AND round = 2"
        rows = transaction._connection.exec_driver_sql(query).mappings().all()
    apart = [{**row, "ballot_key": ""} for row in rows]

    assert len(apart) == 14
    assert all(row == apart[0] for row in apart)


def test_r23_what_only_served_to_count_changes_is_gone_after_closing(room):
    """How a phone moved would show which of its two answers belong together."""
    room.join(9)
    room.ask("weather", ["0"] * 9)
    room.do(commands.reopen)
    for phone in room.phones:
        room.answer(phone, answer="1")
    database, log = files_of(room)
    assert b"weather\x02again" in bytes_of((database, log))

    room.do(commands.close_step)

    assert b"\x02again" not in bytes_of((database, log))
