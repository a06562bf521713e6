"""Writes docs/rights.md from the grid: ``python -m tests.rights.page``."""

from pathlib import Path

from tests.rights.grid import ELSE, HTTP, PAGES, PHASES, ROLES, STREAMLIT

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rights.md"
HEAD = """\
# Who may do what

Made from `tests/rights/grid.py` by `python -m tests.rights.page`. `tests/rights/` asks every
address in every role and phase and compares the answer with this page; a route that is not here
fails it.

A cell is the status and what comes back; an equals sign repeats the cell before it. 403 and 409
come with one plain sentence, 303 and 307 name where the browser is sent. Forms that another website
sends are refused with 403 everywhere.
"""


def markdown():
    parts = [HEAD, "## Roles\n", *(f"- **{role}:** {what}" for role, what in ROLES.items())]
    parts += ["\n## Addresses\n", *_table(HTTP), "\n## What a Streamlit page draws\n"]
    parts += [
        "A page draws this for whoever asks its web socket, whether or not its address was ever",
        "loaded.\n",
        *_table(PAGES),
        "\n## Streamlit's own addresses\n",
        "The same for everybody in every phase.\n",
        "| address | answer |",
        "|---|---|",
        *(f"| `{address}` | {answer} |" for address, answer in STREAMLIT.items()),
    ]
    return "\n".join(parts) + "\n"


def _table(rows):
    yield f"| address | who | {' | '.join(PHASES)} |"
    yield "|---" * (len(PHASES) + 2) + "|"
    for address, row in rows.items():
        named = sorted(row.who, key=lambda role: role == ELSE)
        for place, role in enumerate(named):
            first = f"`{address}` {row.does}" if place == 0 else ""
            who = "everybody" if named == [ELSE] else role
            yield f"| {first} | {who} | {' | '.join(_cells(row.who[role]))} |"


def _cells(six):
    """A cell that is the same as the one before it is an equals sign."""
    return ["=" if place and cell == six[place - 1] else cell for place, cell in enumerate(six)]


if __name__ == "__main__":
    PAGE.write_text(markdown(), encoding="utf-8")
