"""What word processors and phones put into a file: curly quotes, hidden blanks, decimal commas.

None of it may stand outside of a text in quotes, and most of it looks right to whoever wrote it.
So each is named with its line, and the file is read on as it was meant.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from drawbridge.sentences import E_

_CURLY = "“”„‟«»‘’‚‛″"
_TEXT = re.compile(r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'")
_MULTI = ('"""', "'''")
_DECIMAL = re.compile(r"(=[ \t]*[+-]?\d+),(\d+)(?=[ \t]*(?:#|$))")
_CLOSED = re.compile(rf'[{_CURLY}"](?=[ \t]*(?:[,\]}}#]|$))')
_HIDDEN = frozenset({"Zs", "Zl", "Zp", "Cf"})

_REMEDY_QUOTE = E_('Put straight quotes around the value: "like this". Turn “smart quotes” off.')
_REMEDY_BLANK = E_("Delete what looks like a blank there, and type a blank.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One sign that cannot stand where it stands; `line` counts from 1."""

    line: int
    reason: str
    remedy: str


def mended(text: str) -> tuple[str, tuple[Slip, ...]]:
    """A file as it was meant, in the same lines, and what had to be changed for that."""
    lines, slips = [], []
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        one = _Line(number=number, text=line, inside=inside)
        one.read()
        inside = one.inside
        lines.append("".join(one.done))
        slips += one.slips
    return "\n".join(lines), tuple(slips)


class _Line:
    """One line; `inside` is the sign of the text of many lines that it begins, then ends, in."""

    def __init__(self, *, number: int, text: str, inside: str) -> None:
        self.inside = inside
        self.done: list[str] = []
        self.slips: list[Slip] = []
        self._number = number
        self._rest = text

    def read(self) -> None:
        if not self.inside:
            self._decimal()
        while self._rest:
            if self.inside:
                self._to_the_end_of_text()
            elif self._rest[0] == "#":
                self._take(len(self._rest))
            else:
                self._sign()

    def _to_the_end_of_text(self) -> None:
        end = self._rest.find(self.inside)
        if end < 0:
            self._take(len(self._rest))
            return
        self._take(end + len(self.inside))
        self.inside = ""

    def _sign(self) -> None:
        sign = self._rest[0]
        if self._rest.startswith(_MULTI):
            self.inside = self._rest[:3]
            self._take(3)
        elif sign in "\"'":
            found = _TEXT.match(self._rest)
            if found is not None:
                self._take(found.end())
            else:
                self._half_curly()
        elif sign in _CURLY:
            self._curly()
        elif sign.isascii():
            self._take(1)
        else:
            self._other()

    def _curly(self) -> None:
        """A value in curly quotes, to the quote that closes it."""
        self._slip(
            E_(
                "Line {line} has a curly quote {sign} where a value begins or ends.",
                **self._at(self._rest[0]),
            ),
            _REMEDY_QUOTE,
        )
        found = _CLOSED.search(self._rest, 1)
        inner = self._rest[1 : found.start()] if found else self._rest[1:]
        self.done.append('"' + inner.replace('"', "”") + '"')
        self._rest = self._rest[found.end() :] if found else ""

    def _half_curly(self) -> None:
        """A text that a straight quote begins, and nothing or a curly one ends."""
        ends = [place.start() for place in _CLOSED.finditer(self._rest, 1)]
        curly = [place for place in ends if self._rest[place] in _CURLY]
        if not curly:
            self._take(len(self._rest))
            return
        end = curly[0]
        self._slip(
            E_(
                "Line {line} has a curly quote {sign} where a value begins or ends.",
                **self._at(self._rest[end]),
            ),
            _REMEDY_QUOTE,
        )
        self.done.append(self._rest[:end] + self._rest[0])
        self._rest = self._rest[end + 1 :]

    def _other(self) -> None:
        sign = self._rest[0]
        plain = unicodedata.normalize("NFKC", sign)
        if unicodedata.category(sign) in _HIDDEN:
            self._slip(
                E_(
                    "Line {line} has a hidden blank ({sign}) outside of a text.",
                    **self._at(_called(sign)),
                ),
                _REMEDY_BLANK,
            )
            self._put(" " if unicodedata.category(sign) != "Cf" else "")
        elif unicodedata.category(sign) == "Pd" or sign == "−":
            self._slip(
                E_("Line {line} has a long dash {sign} outside of a text.", **self._at(sign)),
                E_("Type {plain} instead.", plain="-"),
            )
            self._put("-")
        elif plain.isascii() and not plain.isalnum():
            self._slip(
                E_("Line {line} has a wide sign {sign} outside of a text.", **self._at(sign)),
                E_("Type {plain} instead.", plain=plain),
            )
            self._put(plain)
        else:
            self._take(1)

    def _decimal(self) -> None:
        found = _DECIMAL.search(self._rest)
        if found is None or '"' in self._rest[: found.start()]:
            return
        number = f"{found[1][1:].strip()},{found[2]}"
        self._slip(
            E_("Line {line} has a decimal comma: {sign}.", **self._at(number)),
            E_("Write {number} with a point.", number=number.replace(",", ".")),
        )
        self._rest = _DECIMAL.sub(r"\1.\2", self._rest, count=1)

    def _slip(self, told: str, remedy: str) -> None:
        slip = Slip(line=self._number, reason=told, remedy=remedy)
        if slip not in self.slips:
            self.slips.append(slip)

    def _at(self, sign: str) -> dict[str, Any]:
        return {"line": self._number, "sign": sign}

    def _put(self, plain: str) -> None:
        self.done.append(plain)
        self._rest = self._rest[1:]

    def _take(self, n_signs: int) -> None:
        self.done.append(self._rest[:n_signs])
        self._rest = self._rest[n_signs:]


def _called(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
