"""Every kind of poll with texts that nobody thought of: long words, other scripts, no blanks."""

from dataclasses import fields, is_dataclass, replace

from hypothesis import strategies as st

from drawbridge.domain.answers.responses import parse
from drawbridge.domain.answers.tally import Snapshot, count
from drawbridge.domain.privacy import gate
from gallery.answers import ANSWERS, forms

# Alphabets by what is hard about them.
SCRIPTS = {
    "no blank": "abcdefghijklmnopqrstuvwxyzäöüß",
    "marks": "abcdef/-",
    "wide letters": "mwMW%",
    "from the right": "ابتثجحخدذرزسشصضطظعغ",
    "hebrew with points": "אבגדה\u05b7\u05b8",
    "full width": "投票結果距離壁橋門",
    "conjuncts": "क\u094dषത്തമിழ்",
    "faces": "😀👍\u200d👩🏽",
    "sentences": "abcdefg hi ",
}
LENGTH = 90
_WRITTEN = frozenset(
    {"question", "wished_question", "rewrite_question", "options", "rewrites", "scale"}
    | {"statement", "prompt", "low", "high", "label", "text", "labels", "corners", "other"}
    | {"off_ladder"}
)


def texts(script):
    """90 letters of one script."""
    letters = st.text(SCRIPTS[script], min_size=LENGTH, max_size=LENGTH)
    return letters.filter(lambda text: len(text.strip()) > LENGTH / 2)


def rewritten(step, text):
    """A step with another text wherever its author wrote one; no two alike."""
    numbers = iter(range(10_000))

    def of(value, *, is_text):
        if isinstance(value, str):
            return f"{text}{next(numbers)}" if is_text and value else value
        if isinstance(value, tuple):
            return tuple(of(one, is_text=is_text) for one in value)
        if is_dataclass(value):
            changed = {
                one.name: of(getattr(value, one.name), is_text=one.name in _WRITTEN)
                for one in fields(value)
                if one.init
            }
            return replace(value, **changed)
        return value

    return of(step, is_text=False)


def through_the_gate(poll, n, shape=0):
    """What may be seen where n people answered as the gallery's rooms do."""
    told = forms(poll, ANSWERS[type(poll)].shapes[shape], n)
    tally = count(poll, [parse(poll, form) for form in told])
    return gate.release(poll, Snapshot(step_id=poll.id, round=1, tally=tally, n_joined=max(8, n)))
