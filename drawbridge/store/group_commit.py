"""One writer for many phones: what waits together is committed together, or looked up together.

A commit that survives a power cut waits for the disk. Alone it costs an answer a few milliseconds
during which nobody else can write; shared by all that came meanwhile it costs next to nothing. And
a look into PostgreSQL is five messages there and back, however many keys it is about.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, TypeVar

from drawbridge.errors import DrawbridgeError, StoreUnavailable
from drawbridge.store.store import Store
from drawbridge.store.transaction import Transaction

T = TypeVar("T")
Expects = Callable[[Transaction], None]
GATHER_S = 0.02
"""How long the first of a group waits for others. Replies to answers come in steps of 50 ms anyway,
so that nobody waits longer for it; a commit of its own for each took twice the CPU."""
BUSY_GATHER_S = 0.06
"""The same after a group of `BUSY` jobs: where a thousand answers come in a second, each costs a
seventh less CPU, and is told one step later (`docs/decisions/0043`)."""
BUSY = 20
SHARED_GATHER_S = 0.12
"""The same where several processes write, each a group of its own. A commit costs as much as five
answers, and with 20 ms one of four workers held one or two; replies come in steps of 50 ms, so that
nobody waits two steps longer for it."""
LONGEST_GATHER_S = 0.3
"""How long it may become there. The more processes, the fewer answers come to each, and with groups
as small as that four cost half as much again as one (`docs/decisions/0055`)."""
SOME = 3
"""Whoever answers nearly alone waits for nobody: there is nothing to share."""
LOOK_GATHER_S = 0.04  # phones spread what they ask after a step over 250 ms by themselves
MOST = 500  # jobs in one commit, so that a console's act waits for a few of them at most


@dataclass(slots=True, eq=False)
class _Waiting:
    """One job, what it will ask for, and who waits for it."""

    job: Callable[[Transaction], Any]
    expects: Expects | None
    loop: asyncio.AbstractEventLoop
    told: asyncio.Future[Any]
    result: Any = None
    failure: Exception | None = None

    def tell(self) -> None:
        if self.told.done():  # whoever waited has gone
            return
        if self.failure is not None:
            self.told.set_exception(self.failure)
        else:
            self.told.set_result(self.result)


class _Groups:
    """Carries jobs out in groups, each group in one transaction. For coroutines of any event loop.

    A job may refuse, by a `DrawbridgeError` before it has written anything; it alone is refused.
    Where anything else goes wrong, nothing of the group is kept, and each job is tried again on
    its own, so that one that is broken harms no other.
    """

    def __init__(
        self,
        transaction: Callable[[], AbstractContextManager[Transaction]],
        gather_s: float,
        longest_s: float = BUSY_GATHER_S,
    ) -> None:
        self._transaction = transaction
        self._gather_s = gather_s
        self._longest_s = longest_s
        self._next_gather_s = gather_s
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._carrier: asyncio.AbstractEventLoop | None = None  # sees to the next group

    async def _carried_out(self, job: Callable[[Transaction], T], expects: Expects | None) -> T:
        loop = asyncio.get_running_loop()
        one = _Waiting(job, expects, loop, loop.create_future())
        with self._lock:
            self._waiting.append(one)
            begins = self._carrier is None or self._carrier.is_closed()
            if begins:
                self._carrier = loop
        if begins:
            self._gather(loop)
        done: T = await one.told
        return done

    def _gather(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.call_later(self._next_gather_s, loop.run_in_executor, None, self._do_next)

    def _do_next(self) -> None:
        with self._lock:
            group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        self._do(group)
        self._next_gather_s = next_gather_s(
            len(group), self._next_gather_s, self._gather_s, self._longest_s
        )
        with self._lock:
            self._waiting = [one for one in self._waiting if not one.loop.is_closed()]
            follows = self._carrier = self._waiting[0].loop if self._waiting else None
        for loop in {one.loop for one in group if not one.loop.is_closed()}:
            loop.call_soon_threadsafe(_tell, [one for one in group if one.loop is loop])
        if follows is not None:  # what came meanwhile gathers for a while, too
            follows.call_soon_threadsafe(self._gather, follows)

    def _do(self, group: list[_Waiting]) -> None:
        try:
            with self._transaction() as transaction:
                for one in group:
                    if one.expects is not None:
                        one.expects(transaction)
                for one in group:
                    _carry_out(one, transaction)
        except Exception as failure:  # noqa: BLE001 - carried to whoever waits, and raised there
            if len(group) > 1 and not isinstance(failure, StoreUnavailable):
                for one in group:
                    self._do([one])
                return
            for one in group:
                one.failure = one.failure or failure


class GroupWriter(_Groups):
    """Writes jobs in groups, each group one commit.

    Args:
        store: where to write.
        gather_s: how long the first of a group waits for others.
        longest_s: how long it may wait for as many as `BUSY` where fewer come.
    """

    def __init__(
        self, store: Store, gather_s: float = GATHER_S, longest_s: float = BUSY_GATHER_S
    ) -> None:
        super().__init__(self._writing, gather_s, longest_s)
        self._store = store

    def _writing(self) -> AbstractContextManager[Transaction]:
        return self._store.writing()

    async def write(self, job: Callable[[Transaction], T], expects: Expects | None = None) -> T:
        """Carry out a job in a transaction that is on disk when this returns.

        Args:
            job: is given the transaction.
            expects: tells the transaction, before any job of the group, what this one will look
                up, so that it is looked up once for all of them. Writes nothing.

        Raises:
            DrawbridgeError: what the job raised.
            StoreUnavailable: if the database cannot be used.
        """
        return await self._carried_out(job, expects)


class GroupReader(_Groups):
    """Looks up together what is asked together, each group in one state of the database.

    Args:
        store: where to look.
        gather_s: how long the first of a group waits for others.
    """

    def __init__(self, store: Store, gather_s: float = LOOK_GATHER_S) -> None:
        super().__init__(store.reading, gather_s)

    async def read(self, job: Callable[[Transaction], T], expects: Expects | None = None) -> T:
        """What a job makes of a transaction; see `GroupWriter.write`.

        Raises:
            DrawbridgeError: what the job raised.
            StoreUnavailable: if the database cannot be used.
        """
        return await self._carried_out(job, expects)


def next_gather_s(n: int, gathered_s: float, shortest_s: float, longest_s: float) -> float:
    """How long the next group gathers.

    Args:
        n: how many came into the one before,
        gathered_s: while it gathered for so long.
        shortest_s: the least that is waited.
        longest_s: the most; up to `BUSY_GATHER_S` there are two lengths and none between.
    """
    if longest_s <= BUSY_GATHER_S:
        return max(shortest_s, BUSY_GATHER_S) if n >= BUSY else shortest_s
    return time_for(BUSY, n, gathered_s, shortest_s, longest_s)


def time_for(
    n_meant: int, n_came: int, gathered_s: float, shortest_s: float, longest_s: float
) -> float:
    """In how many seconds so many come, if they go on coming as they did.

    Args:
        n_meant: how many shall come together.
        n_came: how many came in the time before; fewer than `SOME` are not worth waiting for.
        gathered_s: that time.
        shortest_s: the least that is waited.
        longest_s: the most.
    """
    if n_came < SOME:
        return shortest_s
    return min(longest_s, max(shortest_s, gathered_s * n_meant / n_came))


def _carry_out(one: _Waiting, transaction: Transaction) -> None:
    one.failure = None
    try:
        one.result = one.job(transaction)
    except StoreUnavailable:
        raise
    except DrawbridgeError as refusal:
        one.failure = refusal


def _tell(group: list[_Waiting]) -> None:
    for one in group:
        one.tell()
