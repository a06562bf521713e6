"""What takes long and comes out the same each time: worked out once, for whoever else asks as well.

The library is read on a thread while somebody logs in, and its page asks for the same. Python's own
`lru_cache` lets both work it out, each at half the speed.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


def asked_once(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep the last answers of a function; whoever asks for one that is under way waits for it.

    Args:
        most: how many answers are kept.
    """

    def keep(answer: Callable[P, T]) -> Callable[P, T]:
        kept = cast(Callable[P, T], lru_cache(maxsize=most)(answer))
        under_way: dict[object, Lock] = {}

        @wraps(answer)
        def ask(*args: P.args, **kwargs: P.kwargs) -> T:
            question = (args, *kwargs.items())
            own = Lock()
            own.acquire()
            first = under_way.setdefault(question, own)  # in one step, whichever threads there are
            if first is not own:
                with first:
                    return kept(*args, **kwargs)
            try:
                return kept(*args, **kwargs)
            finally:
                del under_way[question]
                own.release()

        return ask

    return keep
