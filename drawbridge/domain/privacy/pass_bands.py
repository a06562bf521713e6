"""How many passed, in words for the facilitator only (R07); no screen and no file has the number.

Bands are of the whole question or of its parts one by one, never of two parts together (R13).
"""

from dataclasses import dataclass
from enum import StrEnum

from drawbridge.domain.answers.tally import PartTally, Snapshot, Tally
from drawbridge.domain.workshop.steps import Poll


class PassBand(StrEnum):
    """How many of those who responded passed."""

    NONE = "none"
    FEW = "few"
    MANY = "many"
    MOST = "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """How many passed: the largest band over a question and its parts.

    `is_whole`: the question as a whole, or each of its parts. Else some parts only, and `about` is
    the prompt where it is one; "" where they are several, or where so few passed that the prompt
    would point at somebody.
    """

    band: PassBand
    is_whole: bool = True
    about: str = ""


def passing(poll: Poll, snapshot: Snapshot) -> Passing:
    """How many of those who responded passed a question, or parts of it."""
    whole = _band(snapshot.tally)
    by_id = {tally.part_id: tally for tally in snapshot.tally.parts}
    bands = [_band(by_id[part.id]) for part in poll.parts]
    band = max((whole, *bands), key=_rank)
    prompts = [part.prompt for part, one in zip(poll.parts, bands, strict=True) if one is band]
    if whole is band or len(prompts) == len(poll.parts):
        return Passing(band=band)
    is_named = len(prompts) == 1 and band is not PassBand.FEW
    return Passing(band=band, is_whole=False, about=prompts[0] if is_named else "")


def _band(tally: Tally | PartTally) -> PassBand:
    # Source for the bands: house rule; "most" is more than half.
    n_responses = tally.n_passes + tally.n_answers
    if tally.n_passes == 0:
        return PassBand.NONE
    if tally.n_passes * 2 > n_responses:
        return PassBand.MOST
    return PassBand.FEW if tally.n_passes <= max(2, n_responses // 5) else PassBand.MANY


def _rank(band: PassBand) -> int:
    return list(PassBand).index(band)
