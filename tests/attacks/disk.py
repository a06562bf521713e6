"""Attacks with the files: database, log, keys, everything in the data folder."""

import hmac
import json
from collections import Counter
from hashlib import sha256

from drawbridge.domain.session.round import Round
from drawbridge.store.keys import KeyFolder
from tests.attacks.chance import Finding
from tests.attacks.screens import FIRST, TENDER, guessed
from tests.attacks.sqlite_pages import as_written, ballots_in, frames_of, lines_in, pages_of

DATABASE = "drawbridge.sqlite3"
LOG = f"{DATABASE}-wal"
OTHER = ("fears", 1)
BEFORE, AFTER = ("start", 1), ("end", 1)
OPEN_LIMIT = "The order of arrival while a question is open."
PHONE_LIMIT = "A phone and the laptop together."
LIKENESS_LIMIT = "Answers that are like each other."
OF_EVERYBODY = ("answer", "here")  # all who had joined have one, whatever they did


def in_order(evening, moment, place):
    """Answers of a round as they lie in the files of a moment."""
    files = evening.files[moment, place]
    return as_written(files[DATABASE], files.get(LOG, b""), place[0])


def order_of_arrival(evenings, moment, limit=""):
    """The first who tapped is the first row in the file, and so on."""
    tries = recovered = level = best = 0
    for evening in evenings:
        for place in (FIRST, TENDER):
            rows = [one.answers for one in in_order(evening, moment, place)]
            truth = [evening.answers[place][person] for person in evening.taps[place]]
            likely = json.dumps({"answer": [guessed(evening, place)]})
            assert len(rows) == len(truth)
            tries += len(truth)
            recovered += sum(row == text for row, text in zip(rows, truth, strict=True))
            level += sum(n * n for n in Counter(rows).values()) / len(rows)
            best += sum(likely == text for text in truth)
    when = "after closing" if moment == "closed" else "while the question is open"
    return Finding(
        attack=f"order of rows in pages, gaps and log of the file, {when}",
        knowledge="database and log; who tapped when",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=best,
        limit=limit,
    )


def overwritten(evenings, moment, limit=""):
    """What a changed answer was before: older states of its row anywhere in the files."""
    tries = recovered = 0
    for evening in evenings:
        for place in (FIRST, TENDER):
            files = evening.files[moment, place]
            pages = (*frames_of(files.get(LOG, b"")), *pages_of(files[DATABASE]))
            lying = {(one.key, one.answers) for page in pages for one in ballots_in(page)}
            for person, first in evening.changed.get(place, {}).items():
                if first == evening.answers[place][person]:
                    continue
                tries += 1
                recovered += (evening.keys[place][person], first) in lying
    when = "after closing" if moment == "closed" else "while the question is open"
    return Finding(
        attack=f"what an answer was before it was changed, from the files {when}",
        knowledge="every page of database and log, free space too; which row it is",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
        limit=limit,
    )


def linked(evenings):
    """Which two rows of two steps are one phone's: the same place in the file, or the same key."""
    tries = recovered = level = 0
    for evening in evenings:
        owners = {key: one for keys in evening.keys.values() for one, key in keys.items()}
        first, second = (
            [one.key for one in in_order(evening, "closed", OTHER) if one.key in owners]
            if place is OTHER
            else [one.key for one in rows_of(evening, TENDER) if one.key in owners]
            for place in (TENDER, OTHER)
        )
        assert not {*first} & {*second}
        pairs = list(zip(first, second, strict=False))
        tries += len(pairs)
        recovered += sum(owners[one] == owners[other] for one, other in pairs)
        level += len(pairs) / len(second)
    return Finding(
        attack="which answers of two steps are one phone's, from all rows",
        knowledge="database, log and session key, no phone",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
    )


def rows_of(evening, place):
    """The rows of an earlier step in the files that were taken after a later one had closed."""
    files = evening.files["closed", OTHER]
    return as_written(files[DATABASE], files.get(LOG, b""), place[0])


def linked_by_likeness(evenings):
    """Which first and second measurement are one phone's: those that lie nearest."""
    tries = recovered = level = 0
    for evening in evenings:
        before, after = (_sliders(evening, step) for step in ("start", "end"))
        owners = {key: person for at in (BEFORE, AFTER) for person, key in evening.keys[at].items()}
        for key, second in after.items():
            guess = min(before, key=lambda one: _apart(before[one], second))
            tries += 1
            recovered += owners[guess] == owners[key]
            level += 1 / len(before)
    return Finding(
        attack="which first and second measurement are one phone's: the two most alike",
        knowledge="all answers in the database before the end; that people change little",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
        limit=LIKENESS_LIMIT,
    )


def lines_in_order(evenings):
    """The first who sent a line is the first in the file; the first line is the first ballot's."""
    place = ("line", 1)
    tries = recovered = level = 0
    for evening in evenings:
        files = evening.files["closed", place]
        lines = [text for page in pages_of(files[DATABASE]) for text in lines_in(page, "line")]
        truth = evening.lines[place]
        writers = [one for one in evening.taps[place] if one in truth]
        owners = {key: one for one, key in evening.keys[place].items()}
        ballots = [owners[one.key] for one in in_order(evening, "closed", place)]
        assert sorted(lines) == sorted(truth.values())
        for people in (writers, [one for one in ballots if one in truth]):
            tries += len(lines)
            recovered += sum(
                truth[one] == text for one, text in zip(people, reversed(lines), strict=True)
            )
            level += 1
    return Finding(
        attack="whose line is whose: order of lines in the file against taps and ballots",
        knowledge="database and log after closing; who sent when",
        tries=tries,
        recovered=recovered,
        chance=level,
        best_guess=level,
    )


def rows_of_change(evenings):
    """Rows that say how one phone moved or whether it was there before, after closing."""
    tries = recovered = 0
    for evening in evenings:
        for place in (AFTER, FIRST, (FIRST[0], 2)):
            files = evening.files["closed", place]
            pages = (*frames_of(files.get(LOG, b"")), *pages_of(files[DATABASE]))
            tries += len(evening.answers[place])
            recovered += sum(
                one.purpose not in OF_EVERYBODY for page in pages for one in ballots_in(page)
            )
    return Finding(
        attack="rows that say how a phone moved, or that it came late to a question asked again",
        knowledge="every page of database and log after closing",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
    )


def _sliders(evening, step):
    files = evening.files["closed", AFTER]
    rows = as_written(files[DATABASE], files.get(LOG, b""), step)
    found = {one.key: json.loads(one.answers) for one in rows}
    return {
        key: [answer[0] for answer in answers.values()]
        for key, answers in found.items()
        if None not in answers.values()
    }


def _apart(first, second):
    return sum(abs(one - other) for one, other in zip(first, second, strict=True))


def confiscated(evenings, folder, moment, *, has_key, limit=""):
    """One phone's secret, and all files: which rows are this phone's?

    Args:
        evenings: the evenings.
        folder: an empty folder to put a session key into.
        moment: "closed": before the end; "ended": after it.
        has_key: whether the attacker took the key files too.
        limit: the paragraph that tells people.
    """
    tries = recovered = 0
    for number, evening in enumerate(evenings):
        place = AFTER if moment == "closed" else ""
        files = evening.files[moment, place]
        keys = _keys_of(files, folder / f"{number}") if has_key else None
        lying = {
            one.key
            for page in (*frames_of(files.get(LOG, b"")), *pages_of(files[DATABASE]))
            for one in ballots_in(page)
        }
        phone = evening.people[-1]
        for at in (FIRST, TENDER, OTHER, BEFORE, AFTER):
            if phone.number not in evening.keys[at]:
                continue
            tries += 1
            recovered += bool(_tried(keys, evening.session_id, at, phone.secret) & lying)
    when = "before the end" if moment == "closed" else "after the end"
    taken = "all files with the session key" if has_key else "database and log without the key"
    return Finding(
        attack=f"one phone taken away {when}: its answers",
        knowledge=f"its secret; {taken}",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
        limit=limit,
    )


def _keys_of(files, folder):
    """The key files of a moment, put where a server would read them."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        if name.startswith("keys/"):
            (folder / name.removeprefix("keys/")).write_bytes(content)
    return KeyFolder(folder)


def _tried(keys, session_id, at, secret):
    """What this phone's row would be called: with the key, or by hashing what is at hand."""
    step, number = at
    if keys is not None and session_id in keys.ids():
        here = Round(session_id=session_id, step_id=step, number=number)
        return {keys.ballot_key(here, secret)}
    message = f"{secret}/ballot/{step}/{number}".encode()
    at_hand = (b"", session_id.encode(), secret.encode(), message)
    return {sha256(message).hexdigest()} | {
        hmac.new(one, message, sha256).hexdigest() for one in at_hand
    }


def left_after_the_end(evenings):
    """Everything that is left of an evening: answers, keys and secrets in any file."""
    tries = recovered = 0
    for evening in evenings:
        left = b"".join([*evening.files["ended", ""].values(), *evening.downloads])
        beginnings = {left[at : at + 4] for at in range(len(left))}  # few are there at all
        for keys in evening.keys.values():
            for key in keys.values():
                tries += 1
                written = (key.encode(), bytes.fromhex(key))
                recovered += any(one[:4] in beginnings and one in left for one in written)
        for one in evening.people:
            tries += 1
            recovered += one.secret.encode() in left
    return Finding(
        attack="keys of ballots and secrets of phones in anything that is left",
        knowledge="data folder, log and downloads after the end",
        tries=tries,
        recovered=recovered,
        chance=0,
        best_guess=0,
    )
