"""The command line: ``python -m drawbridge``.

Every command is a function from its arguments to an exit code, and another one that adds it to the
parser. Codes: 0 all is well, 1 something is wrong with what was looked at, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from drawbridge import content
from drawbridge.domain.workshop import Workshop

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
    """Print what is wrong with workshop files, one line per problem."""
    listings = [content.listing(path) for path in options.files]
    for listing in listings:
        for problem in listing.problems:
            print(problem)
        for workshop in listing.workshops:
            print(f"{_name(listing.file, workshop)}: fine, {_size(workshop)}")
    return 0 if all(listing.workshop for listing in listings) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m drawbridge",
        description="Drawbridge: live, anonymous polling for group workshops.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_check(commands)
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
        "files", metavar="FILE", type=Path, nargs="+", help="a workshop file (*.toml)"
    )
    parser.set_defaults(run=check)


def _name(file: str, workshop: Workshop) -> str:
    return f"{file}, variant {workshop.variant}" if workshop.variant else file


def _size(workshop: Workshop) -> str:
    return f"{_counted(len(workshop.steps), 'step')}, {_counted(workshop.minutes, 'minute')}"


def _counted(number: float, noun: str) -> str:
    return f"{number:g} {noun}" if number == 1 else f"{number:g} {noun}s"


if __name__ == "__main__":
    sys.exit(main())
