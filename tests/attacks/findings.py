"""All attacks, played over a number of evenings and rooms, and the table of what they found."""

from tests.attacks import disk, insiders, lasting, pausing, rooms, screens, wire
from tests.attacks.evening import played

N_EVENINGS = 6  # one of each kind; bench/attacks.py plays more
HEAD = "| attack | what the attacker has | tried | recovered | by chance | best guess | verdict |"
ABOUT = """# An attacker in the test suite

Made by the attacks in `tests/attacks/`, which play whole evenings over the real routes and then use
only what the attacker has; compared with them, but for the figures, by
`tests/attacks/test_findings.py`. Renewed with
`python bench/attacks.py --write`.

- *tried*: answers, links or cells that were attacked.
- *by chance*: how many come out right if one guesses in the same way without having seen anything.
- *best guess*: how many come out right if one takes everybody to have answered what the published
  result makes most likely. 0 where there is nothing to guess, only to find or not.
- *nothing gained*: not more than either of the two explains (one-sided, one in a thousand).
- *a limit*: the attack gains something, and the [page about privacy](privacy.md) tells people.
"""


def all_findings(folder, *, n_evenings=N_EVENINGS, n_rooms=300):
    """What every attack found.

    Args:
        folder: where the servers of the evenings keep their data.
        n_evenings: how many evenings are played.
        n_rooms: how many rooms are counted where an evening is not needed.
    """
    n_pairs = max(2, n_evenings // 3)
    evenings = [
        played(number, folder / f"{number}", is_watched=number < n_pairs)
        for number in range(n_evenings)
    ]
    pairs = [
        (evening, played(number, folder / f"{number}, swapped", is_swapped=True))
        for number, evening in enumerate(evenings[:n_pairs])
    ]
    return [
        *_on_screens(pairs),
        *_on_rounds(n_rooms),
        rooms.masked(knows_program=False),
        rooms.masked(knows_program=True),
        rooms.other_kinds(n_rooms=n_rooms // 6),
        *_on_disk(evenings, folder),
        wire.told_apart(folder / "script", has_script=True),
        wire.told_apart(folder / "form", has_script=False),
        wire.codes_guessed(folder / "codes"),
        pausing.matched(seconds_between_taps=2),
        pausing.matched(seconds_between_taps=15),
        *lasting.all_lasting(folder / "lasting"),
        *insiders.all_insiders(n_rooms),
        *(rooms.planted(n, n_rooms=n_rooms) for n in (1, 2, 3, 4, 6)),
    ]


def _on_screens(pairs):
    attacks = (screens.ticking, screens.shown_again, screens.answers_changed)
    return [attack(pairs) for attack in attacks]


def _on_rounds(n):
    limit, play = rooms.ROUNDS_LIMIT, rooms.rounds_subtracted
    return [
        play("one person away", away=1, n_rooms=n),
        play("two people away", away=2, n_rooms=n),
        play("one person new", late=1, n_rooms=n),
        play("one person away, another new", away=1, late=1, n_rooms=n),
        play("three people away", away=3, limit=limit, n_rooms=n),
        play("nobody away, one person of another mind", other_mind=1, limit=limit, n_rooms=n),
    ]


def _on_disk(evenings, folder):
    phone, order = disk.PHONE_LIMIT, disk.OPEN_LIMIT
    return [
        disk.order_of_arrival(evenings, "closed"),
        disk.order_of_arrival(evenings, "open", order),
        disk.overwritten(evenings, "closed"),
        disk.overwritten(evenings, "open", order),
        disk.lines_in_order(evenings),
        disk.linked(evenings),
        disk.rows_of_change(evenings),
        disk.linked_by_likeness(evenings),
        disk.confiscated(evenings, folder / "key", "closed", has_key=True, limit=phone),
        disk.confiscated(evenings, folder / "no key", "closed", has_key=False),
        disk.confiscated(evenings, folder / "ended", "ended", has_key=True),
        disk.left_after_the_end(evenings),
    ]


def table(findings):
    """The findings as a table in Markdown."""
    rows = [
        f"| {one.attack} | {one.knowledge} | {one.tries} | {one.recovered} | {one.chance:.0f} "
        f"| {one.best_guess:.0f} | {one.verdict} |"
        for one in findings
    ]
    return "\n".join([HEAD, "|---|---|---:|---:|---:|---:|---|", *rows])


def page(findings):
    """docs/attacks.md."""
    return f"{ABOUT}\n{table(findings)}\n"
