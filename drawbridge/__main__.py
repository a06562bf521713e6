"""The command line: ``python -m drawbridge``.

Every command is a function from its arguments to an exit code, and another one that adds it to the
parser. Codes: 0 all is well, 1 something is wrong with what was looked at, 2 wrong usage.
"""

import argparse
import re
import sys
import threading
import time
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from drawbridge import content
from drawbridge.domain.session.simulated import MOST_PEOPLE, AnswerSpeed, Temperament
from drawbridge.domain.workshop.steps import Workshop
from drawbridge.errors import Refused
from drawbridge.rehearsal.over_http.http_crowd import Crowd, Turnout

_MOST_MINUTES = 600
_MOST_WORKERS = 64
_LAST_PORT = 65_535
_PHONE_S = 120.0

if TYPE_CHECKING:
    # argparse names the type of its own result only for type checkers.
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: words after ``python -m drawbridge``; None for those of this process.

    Returns:
        The exit code.

    Raises:
        SystemExit: with 2 on wrong usage, with 0 after help was asked for.
    """
    options = _parser().parse_args(arguments)
    code: int = options.run(options)
    return code


def check(options: argparse.Namespace) -> int:
    """Print what is wrong with workshop and support files, one line per problem."""
    results = [
        _check_support(path) if path.parent.name == content.SUPPORT_FOLDER else _check(path)
        for path in options.files
    ]
    return 0 if all(results) else 1


def _check(path: Path) -> bool:
    listing = content.listing(path)
    for problem in listing.problems:
        print(problem)
    for workshop in listing.workshops:
        print(f"{_name(listing.file, workshop)}: fine, {_size(workshop)}")
    return listing.workshop is not None


def _check_support(path: Path) -> bool:
    listing = content.support_listing(path)
    for problem in listing.problems:
        print(problem)
    if listing.card is not None:
        print(f"{listing.file}: fine, {_counted(len(listing.card.lines), 'line')}")
    return listing.card is not None


def rehearse(options: argparse.Namespace) -> int:
    """Send simulated phones to a rehearsal on a running server, one line per question."""
    turnout = Turnout(
        n_phones=options.phones,
        temperament=Temperament(options.temperament),
        pace=AnswerSpeed(options.pace),
        seed=options.seed,
        minutes=options.minutes,
    )
    code = options.code.strip().upper()
    try:
        Crowd(
            options.url,
            code,
            turnout,
            monotonic=time.monotonic,
            wait=threading.Event().wait,
            say=partial(print, flush=True),
        ).run()
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the files of an ended session into a folder, one line per file."""
    # What makes files takes seconds to load, and checking a workshop file should not wait for it.
    code: int = import_module("drawbridge.exporting").export(options)
    return code


def translation(options: argparse.Namespace) -> int:
    """Begin, renew or check translations."""
    code: int = getattr(import_module("drawbridge.translating"), options.act)(options)
    return code


def phones(options: argparse.Namespace) -> int:
    """Serve the phones' pages in processes of their own, until told to stop."""
    code: int = import_module("drawbridge.phone_server").serve(options)
    return code


def doctor(options: argparse.Namespace) -> int:
    """Say what stands in the way of an evening on this computer, and what to do."""
    code: int = import_module("drawbridge.doctor").doctor(options)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m drawbridge",
        description="Drawbridge: live, anonymous polling for group workshops.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(commands)
    _add_rehearse(commands)
    _add_export(commands)
    _add_translation(commands)
    _add_phones(commands)
    _add_doctor(commands)
    return parser


def _add_check(commands: "Commands") -> None:
    summary = "say what is wrong with workshop files"
    parser = commands.add_parser(
        "check",
        help=summary,
        description=f"{summary.capitalize()}, one line per problem.",
        epilog="Exit code: 0 if all files can be used, 1 if not, 2 on wrong usage.",
    )
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="a workshop or support file (*.toml)"
    )
    parser.set_defaults(run=check)


def _name(file: str, workshop: Workshop) -> str:
    return f"{file}, variant {workshop.variant}" if workshop.variant else file


def _add_rehearse(commands: "Commands") -> None:
    summary = "send simulated phones to a rehearsal on a running server"
    parser = commands.add_parser(
        "rehearse",
        help=summary,
        description=f"{summary.capitalize()}. They go when it ends, or on Ctrl-C.",
        epilog="Exit code: 0 if they were let in, 1 if not, 2 on wrong usage.",
    )
    parser.add_argument("url", metavar="URL", help="the server, such as http://localhost:8501")
    parser.add_argument("code", metavar="CODE", help="the rehearsal's join code")
    parser.add_argument("--phones", metavar="N", type=_n_phones, default=14, help="1 to 300 (14)")
    parser.add_argument(
        "--temperament", choices=[one.value for one in Temperament], default=Temperament.MIXED.value
    )
    parser.add_argument(
        "--pace", choices=[one.value for one in AnswerSpeed], default=AnswerSpeed.HUMAN.value
    )
    parser.add_argument("--seed", metavar="S", type=int, default=0, help="the same crowd again (0)")
    parser.add_argument(
        "--minutes", metavar="M", type=_minutes, default=120.0, help="how long at most (120)"
    )
    parser.set_defaults(run=rehearse)


def _add_export(commands: "Commands") -> None:
    summary = "write the files of an ended session into a folder"
    parser = commands.add_parser(
        "export",
        help=summary,
        description=f"{summary.capitalize()}. Each is written whole or not at all; the session is "
        "looked for where the server of these settings keeps it.",
        epilog="Exit code: 0 if all were written, 1 if not, 2 on wrong usage.",
    )
    parser.add_argument("code", metavar="CODE", help="the session's join code")
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, required=True, help="a folder that exists"
    )
    parser.add_argument(
        "--format", metavar="F,F", default="", help="some of them, such as xlsx,csv,zip (all)"
    )
    parser.add_argument("--with-notes", action="store_true", help="with the facilitator's notes")
    parser.add_argument(
        "--with-lines", action="store_true", help="with lines that people wrote, where kept"
    )
    parser.set_defaults(run=export, refuse=parser.error)


def _add_translation(commands: "Commands") -> None:
    summary = "begin, renew or check translations"
    parser = commands.add_parser(
        "translation", help=summary, description=f"{summary.capitalize()}; see docs/languages.md."
    )
    acts = parser.add_subparsers(title="acts", metavar="ACT", required=True)
    renew = acts.add_parser("renew", help="write every text that is missing, with the original")
    renew.add_argument(
        "original", metavar="FILE", type=Path, help="a workshop (*.toml), or a list (*.pot)"
    )
    renew.add_argument("language", metavar="LANGUAGE", type=_language, help="such as de or pt-BR")
    renew.set_defaults(run=translation, act="renew")
    listing = acts.add_parser("extract", help="list the facilitator's messages anew")
    listing.set_defaults(run=translation, act="extract")
    look = acts.add_parser("check", help="say what is wrong or missing, one line each")
    look.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="a translation (*.toml, *.po)"
    )
    look.set_defaults(run=translation, act="check")


def _language(text: str) -> str:
    if re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", text):
        return text
    raise argparse.ArgumentTypeError("has to be a language code such as de or pt-BR")


def _add_phones(commands: "Commands") -> None:
    summary = "serve phones in processes of their own"
    parser = commands.add_parser(
        "phones",
        help=summary,
        description=f"{summary.capitalize()}, beside `streamlit run app.py` with the same settings "
        "on this computer. The database has to be PostgreSQL.",
        epilog="Exit code: 0 if told to stop, 1 if it cannot start, 2 on wrong usage.",
    )
    parser.add_argument("--host", metavar="H", default="127.0.0.1", help="address (127.0.0.1)")
    parser.add_argument("--port", metavar="P", type=_port, default=8502, help="port (8502)")
    parser.add_argument("--workers", metavar="N", type=_n_workers, default=1, help="1 to 64 (1)")
    parser.set_defaults(run=phones)


def _n_workers(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_WORKERS:
        return int(text)
    raise argparse.ArgumentTypeError(f"has to be a whole number from 1 to {_MOST_WORKERS}")


def _add_doctor(commands: "Commands") -> None:
    summary = "say what stands in the way of an evening on this computer"
    parser = commands.add_parser(
        "doctor",
        help=summary,
        description=f"{summary.capitalize()}, and what to do. It changes nothing.",
        epilog="Exit code: 0 if nothing is wrong, 1 if something is, 2 on wrong usage.",
    )
    parser.add_argument("--port", metavar="P", type=_port, default=8501, help="(8501)")
    parser.add_argument(
        "--phone",
        dest="phone_s",
        action="store_const",
        const=_PHONE_S,
        default=0.0,
        help="show a QR code and wait two minutes for a phone to open it",
    )
    parser.set_defaults(run=doctor)


def _n_phones(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_PEOPLE:
        return int(text)
    raise argparse.ArgumentTypeError(f"has to be a whole number from 1 to {MOST_PEOPLE}")


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"has to be a port from 1 to {_LAST_PORT}")


def _minutes(text: str) -> float:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_MINUTES:
        return float(text)
    raise argparse.ArgumentTypeError(f"has to be whole minutes from 1 to {_MOST_MINUTES}")


def _size(workshop: Workshop) -> str:
    return f"{_counted(len(workshop.steps), 'step')}, {_counted(workshop.minutes, 'minute')}"


def _counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}" if number == 1 else f"{number:g} {noun}s"


if __name__ == "__main__":
    sys.exit(main())
