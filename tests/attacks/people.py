"""What people could send: valid forms of every kind of poll, by chance."""

from drawbridge.domain.choices import MultiChoice, SingleChoice
from drawbridge.domain.pictures import Circles7, Grid2d
from drawbridge.domain.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.shares import Allocate100, Ranking

PASS_FORM = {"pass": "1"}


def one_of(part, rng):
    return str(rng.randrange(len(part.cells)))


def on_scale(rng):
    return str(5 * rng.randrange(21))


def form_of(poll, rng):
    """A form that answers every part of a poll."""
    parts = poll.parts
    match poll:
        case MultiChoice():
            n = rng.randint(1, poll.at_most)
            return {"answer": sorted(map(str, rng.sample(range(len(poll.options)), n)))}
        case Slider():
            return {part.id: on_scale(rng) for part in parts}
        case Grid2d():
            return {parts[0].id: [on_scale(rng), on_scale(rng)]}
        case Ranking():
            n = rng.randint(1, len(poll.options))
            placed = rng.sample(range(len(poll.options)), n)
            places = {option: str(place + 1) for place, option in enumerate(placed)}
            return {parts[0].id: [places.get(one, "") for one in range(len(poll.options))]}
        case Allocate100():
            cuts = sorted(5 * rng.randrange(21) for _ in parts[1:])
            ends = zip([0, *cuts], [*cuts, 100], strict=True)
            return {part.id: str(high - low) for part, (low, high) in zip(parts, ends, strict=True)}
        case SingleChoice() | LikertBattery() | BeliefCards() | Circles7():
            return {part.id: one_of(part, rng) for part in parts}
    raise TypeError(f"no forms for {poll.kind}")


def forms_of(poll, rng, n=12):
    """Different forms for one poll: a Pass and every answer, or a sample where there are many."""
    if isinstance(poll, SingleChoice):
        cells = range(len(poll.parts[0].cells))
        return [PASS_FORM, {"answer": "pass"}, *({"answer": str(place)} for place in cells)]
    return [PASS_FORM, *(form_of(poll, rng) for _ in range(n))]
