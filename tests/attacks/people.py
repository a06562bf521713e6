"""What people could send: valid forms of every kind of poll, by chance."""

from drawbridge.domain.workshop.choices import CheckOut, Ladder, MultiChoice, SingleChoice
from drawbridge.domain.workshop.pictures import Circles7, Grid2d
from drawbridge.domain.workshop.scales import BeliefCards, LikertBattery, Slider
from drawbridge.domain.workshop.scenarios import Scenarios
from drawbridge.domain.workshop.shares import Allocate100, Ranking
from drawbridge.domain.workshop.texts import OpenText, WordCloud

LETTERS = "abcdefghijklmnopqrstuvwxyzäéßñжшאबあ"
PASS_FORM = {"pass": "1"}


def one_of(part, rng):
    return str(rng.randrange(len(part.cells)))


def on_scale(rng):
    return str(5 * rng.randrange(21))


def form_of(poll, rng):
    """A form that answers every part of a poll."""
    return FORMS[type(poll)](poll, rng)


def _one_of_each(poll, rng):
    return {part.id: one_of(part, rng) for part in poll.parts}


def _some(poll, rng):
    n = rng.randint(1, poll.at_most)
    return {"answer": sorted(map(str, rng.sample(range(len(poll.options)), n)))}


def _on_each_scale(poll, rng):
    return {part.id: on_scale(rng) for part in poll.parts}


def _somewhere(poll, rng):
    return {poll.parts[0].id: [on_scale(rng), on_scale(rng)]}


def _in_some_order(poll, rng):
    placed = rng.sample(range(len(poll.options)), rng.randint(1, len(poll.options)))
    places = {option: str(place + 1) for place, option in enumerate(placed)}
    return {poll.parts[0].id: [places.get(one, "") for one in range(len(poll.options))]}


def _shared_out(poll, rng):
    cuts = sorted(5 * rng.randrange(21) for _ in poll.parts[1:])
    shares = [high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)]
    return {part.id: str(share) for part, share in zip(poll.parts, shares, strict=True)}


def _one_word(poll, rng):
    return {poll.parts[0].id: "".join(rng.choices(LETTERS, k=rng.randint(2, poll.longest)))}


def _one_line(poll, rng):
    words = ["".join(rng.choices(LETTERS, k=rng.randint(2, 6))) for _ in range(40)]
    return {poll.parts[0].id: " ".join(words)[: rng.randint(2, poll.longest)].strip()}


FORMS = {
    SingleChoice: _one_of_each,
    Ladder: _one_of_each,
    CheckOut: _one_of_each,
    LikertBattery: _one_of_each,
    BeliefCards: _one_of_each,
    Circles7: _one_of_each,
    Scenarios: _one_of_each,
    MultiChoice: _some,
    Slider: _on_each_scale,
    Grid2d: _somewhere,
    Ranking: _in_some_order,
    Allocate100: _shared_out,
    WordCloud: _one_word,
    OpenText: _one_line,
}


def forms_of(poll, rng, n=12):
    """Different forms for one poll: a Pass and every answer, or a sample where there are many."""
    if isinstance(poll, SingleChoice):
        cells = range(len(poll.parts[0].cells))
        return [PASS_FORM, {"answer": "pass"}, *({"answer": str(place)} for place in cells)]
    return [PASS_FORM, *(form_of(poll, rng) for _ in range(n))]
