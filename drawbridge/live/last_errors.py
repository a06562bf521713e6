"""What went wrong lately, for whoever runs the server: which sentence of the log, not what it held.

A line of the log has a fixed sentence and, where something was raised, the name of its class. These
two are kept, with how often and when last. What was filled into the sentence and the traceback stay
in the log alone.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_N_KEPT = 12
_N_PROCESSES = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenError:
    """One kind of trouble: `said` is a sentence of the source, `kind` a class name or ""."""

    said: str
    kind: str
    n: int
    last_at: float


Row = Sequence[str | int | float]


class LastErrors:
    """The latest kinds of trouble here and in processes that told theirs. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._here: OrderedDict[tuple[str, str], tuple[int, float]] = OrderedDict()
        self._elsewhere: OrderedDict[str, tuple[SeenError, ...]] = OrderedDict()
        self._n_unforeseen = 0

    @property
    def n_unforeseen(self) -> int:
        """Errors nobody foresaw in this process since its start."""
        return self._n_unforeseen

    def note(self, said: str, kind: str, at: float, *, is_unforeseen: bool) -> None:
        """Something was logged.

        Args:
            said: the sentence, without what is filled in.
            kind: name of the class of what was raised; "" if nothing was.
            at: seconds since the epoch.
            is_unforeseen: whether it is an error, and no warning.
        """
        with self._lock:
            n, _ = self._here.pop((said, kind), (0, 0.0))
            self._here[said, kind] = (n + 1, at)
            if len(self._here) > _N_KEPT:
                self._here.popitem(last=False)
            self._n_unforeseen += is_unforeseen

    def rows(self) -> list[Row]:
        """Those of this process, as they are told to another one."""
        with self._lock:
            return [(said, kind, n, at) for (said, kind), (n, at) in self._here.items()]

    def note_elsewhere(self, process: str, rows: Sequence[Row]) -> None:
        """Another process tells its `rows`; they stay when it has ended."""
        told = tuple(
            SeenError(said=str(said), kind=str(kind), n=int(n), last_at=float(at))
            for said, kind, n, at in rows
        )
        with self._lock:
            self._elsewhere.pop(process, None)
            if told:
                self._elsewhere[process] = told
            if len(self._elsewhere) > _N_PROCESSES:
                self._elsewhere.popitem(last=False)

    def seen(self) -> tuple[SeenError, ...]:
        """All of them, each kind once, the latest first."""
        with self._lock:
            every = [
                SeenError(said=said, kind=kind, n=n, last_at=at)
                for (said, kind), (n, at) in self._here.items()
            ]
            every += [one for told in self._elsewhere.values() for one in told]
        return tuple(sorted(_added_up(every).values(), key=lambda one: -one.last_at))


def _added_up(every: Sequence[SeenError]) -> Mapping[tuple[str, str], SeenError]:
    found: dict[tuple[str, str], SeenError] = {}
    for one in every:
        other = found.get((one.said, one.kind), one)
        n = one.n if other is one else one.n + other.n
        last_at = max(one.last_at, other.last_at)
        found[one.said, one.kind] = SeenError(said=one.said, kind=one.kind, n=n, last_at=last_at)
    return found
