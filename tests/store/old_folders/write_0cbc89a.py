"""Wrote `0cbc89a/`; run at that commit, from its root, with this folder's path as the argument.

A running session of nine phones whose secrets are written down, a rehearsal and a login: what that
commit left on disk, and what it kept of the session when the same evening went on there.
"""

import json
import shutil
import sqlite3
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from drawbridge.access import Access
from drawbridge.domain.cast import Cast, Pace
from drawbridge.rehearsal.play import Play

from drawbridge import commands, wiring
from drawbridge.settings import Settings
from drawbridge.store.transaction import Role, Round

NOW = 1_790_000_000.0
PASSCODE = "open-the-bridge"
SLIDERS = """
[[steps.sliders]]
id = "near"
prompt = "How near?"
low = "far"
high = "near"
"""
WORKSHOP = f"""
[workshop]
id = "evening"
title = "An evening"
language = "en"

[[steps]]
id = "weather"
kind = "single_choice"
title = "Inner weather"
minutes = 3
purpose = "Practise."
sensitivity = "low"
question = "What is the weather like in you?"
options = ["Clear", "Foggy"]

[[steps]]
id = "first"
kind = "slider"
moment = "before"
audience = "nobody"
title = "Where I start"
minutes = 2
purpose = "Begin."
sensitivity = "medium"
question = "Where do you start?"
{SLIDERS}
[[steps]]
id = "line"
kind = "open_text"
title = "One line"
minutes = 3
question = "One line you would like this room to hear."

[[steps]]
id = "second"
kind = "slider"
moment = "after"
paired_with = "first"
title = "Where I am now"
minutes = 2
purpose = "Look again."
sensitivity = "medium"
question = "Where are you now?"
{SLIDERS}"""


class Evening:
    def __init__(self, services, code, phones):
        self.services, self.code, self.phones = services, code, phones

    @property
    def session(self):
        with self.services.store.reading() as transaction:
            return transaction.session(self.code)

    def do(self, *moves):
        for move in moves:
            move(self.services, self.code, self.session.revision)

    def answer(self, number, **fields):
        session = self.session
        form = {part: [value] for part, value in fields.items()}
        place = (session.step.id, session.state.round)
        commands.submit(self.services, self.code, self.phones[number], place, form)

    def answer_all(self, part, values):
        for number, value in enumerate(values):
            self.answer(number, **{part: value} if value else {"pass": "1"})


def services_on(folder):
    settings = Settings.from_environ(
        {"DRAWBRIDGE_DATA_DIR": str(folder), "DRAWBRIDGE_PASSCODE": PASSCODE},
        root=folder,
        languages=("en",),
    )
    services = wiring.build(settings)
    signing_key = (folder / "signing.key").read_bytes()
    access = Access(services.store, passcode=PASSCODE, signing_key=signing_key, clock=lambda: NOW)
    return replace(services, clock=lambda: NOW, access=access)


def begin(services):
    code = commands.create(services, WORKSHOP)
    evening = Evening(services, code, [commands.new_secret() for _ in range(9)])
    commands.choose_support(services, code, evening.session.revision, "international")
    evening.do(commands.confirm_support)
    commands.set_helper(
        services, code, evening.session.revision, helper="Sam, by the door", protocol=""
    )
    for secret in evening.phones:
        commands.join(services, code, secret, Role.PARTICIPANT)
    commands.note(services, code, "weather", "Ask about the fog.")
    evening.do(commands.start, commands.open_step)
    evening.answer_all("answer", ["0", "0", "0", "1", "1", "1", "1", "1", ""])
    evening.do(commands.close_step, commands.reveal)
    commands.delete_answers(services, code, evening.phones[0])
    evening.do(commands.advance, commands.open_step)
    evening.answer_all("near", ["10", "20", "30", "40", "50", "60", "70", "80", "90"])
    evening.do(commands.close_step, commands.skip, commands.open_step)
    evening.answer_all("answer", ["A door has two sides.", *[""] * 8])
    return evening


def ask_twice(evening):
    evening.do(commands.close_step, commands.skip, commands.open_step)
    evening.answer_all("near", ["50"] * 9)
    evening.do(commands.close_step, commands.reopen)
    evening.answer_all("near", ["20", "30", "40", "50", "60", "70", "80", "90"])


def go_on(evening):
    """The rest of the evening; `test_old_folders.py` plays the same."""
    evening.answer(7, near="10")
    evening.do(commands.close_step, commands.reveal)
    while evening.session.step.id != "weather":
        evening.do(commands.go_back)
    evening.do(commands.reopen)
    evening.answer_all("answer", ["1"] * 9)
    evening.do(commands.close_step, commands.reveal)


def frozen(evening):
    with evening.services.store.reading() as transaction:
        return {
            f"{one.step_id}/{one.round}": one.verdict or one.snapshot.n_also_previous
            for one in transaction.frozen_rounds(evening.session.id)
        }


def rehearse(services):
    cast = Cast(size=5, pace=Pace.AT_ONCE)
    code = commands.create(services, WORKSHOP, cast=cast)
    rehearsal = Evening(services, code, [])
    rehearsal.do(commands.start, commands.open_step)
    play = Play(services, code, lambda: 0.0)
    play.turn()
    while play.is_due:
        play.turn()
    return code


def dump(folder):
    connection = sqlite3.connect(folder / "drawbridge.sqlite3")
    lines = list(connection.iterdump())
    connection.close()
    return "\n".join(lines) + "\n"


def main(target):
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        services = services_on(folder)
        login = services.access.log_in(PASSCODE)
        rehearsal = rehearse(services)
        evening = begin(services)
        ask_twice(evening)
        session = evening.session
        here = Round(session_id=session.id, step_id="second", number=2)
        key = services.keys.ballot_key(here, evening.phones[7])
        services.store.close()
        (target / "drawbridge.sql").write_text(dump(folder), encoding="utf-8")
        known = {
            "now": NOW,
            "passcode": PASSCODE,
            "login": login,
            "signing_key": (folder / "signing.key").read_text(),
            "keys": {one.stem: one.read_bytes().hex() for one in folder.glob("keys/*.key")},
            "code": evening.code,
            "rehearsal": rehearsal,
            "phones": evening.phones,
            "ballot_key_of_phone_7": key,
        }
        copy = Path(made) / "copy"
        shutil.copytree(folder, copy)
        there = Evening(services_on(copy), evening.code, evening.phones)
        go_on(there)
        known["also_previous"] = frozen(there)
        there.do(commands.end)
        known["verdicts"] = frozen(there)
        there.services.store.close()
    (target / "known.json").write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) / "0cbc89a")
