"""The writer: one for each process. Appending costs no waiting; what waits is committed together.

    first event of a batch ──┬─ nobody awaits it ── after LINGER_SECONDS ──┬── one commit for all that waits
                             └─ somebody awaits one of them, at once ──────┘

A database that cannot be written holds up nobody who only appends: the events stay in memory, in their order,
and are tried again after 0.05, 0.1, 0.2 … 2 s. Whoever awaits an event waits until it is on disk, since it is
still going to be; whoever commits a transaction or flushes gets the error at once.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar, cast

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.events import Event
from hotline.set_within import set_within

from .alarm import Alarm
from .backlog import Appended, Backlog, Receipt, Transaction
from .entry import Row, row_of
from .errors import JournalClosedError, JournalFullError, JournalUnavailableError
from .health import RETRY_SECONDS, Health
from .listeners import Listeners
from .pen import Pen
from .tail import Tail
from .writing import Writing

#: How long an event waits for others when nobody awaits it.
LINGER_SECONDS = 0.02

#: Events that may wait for a database that cannot be written: some 50 MB, seven minutes of 20 calls a second.
CAPACITY = 100_000

R = TypeVar("R")
log = structlog.get_logger()


class Journal:
    """Appends events to the one journal.

    It begins to work with the first event and must be closed with `await close()`, before its engine is
    disposed.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        node: str,
        *,
        linger_seconds: float = LINGER_SECONDS,
        capacity: int = CAPACITY,
        retry_seconds: tuple[float, float] = RETRY_SECONDS,
    ) -> None:
        self.node = node
        #: Hear of each event, synchronously, in order; they must not raise. An appended event is told before
        #: it is on disk, one of a transaction after.
        self.listeners: list[Callable[[Event], None]] = []
        #: The newest entries, for readers in this process.
        self.tail = Tail()
        #: Events that were refused because too many waited; they are lost.
        self.refused = 0
        self.health = Health(retry_seconds)

        self._capacity = capacity
        self._pen = Pen(engine)
        self._backlog = Backlog()
        self._told = Listeners(self.listeners)
        self._writing = Writing(
            node, self._pen, self._backlog, health=self.health, tail=self.tail, tell=self._told.tell
        )
        self._alarm = Alarm(linger_seconds)
        self._end = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def healthy(self) -> bool:
        """False from a failed write until one that succeeds."""
        return self.health.good

    @property
    def written(self) -> int:
        """Events on disk since the start."""
        return self._writing.events

    @property
    def commits(self) -> int:
        """In how many transactions they came there."""
        return self._writing.commits

    @property
    def waiting(self) -> int:
        """How many appended events are not on disk yet."""
        return self._backlog.events

    # --- what callers do ---

    def append(self, event: Event) -> asyncio.Future[int]:
        """Take the event and return at once; the future becomes its sequence number when it is on disk.

        Awaiting the future is not needed. It fails only with `JournalFullError` (refused; listeners hear of
        it all the same, because it happened) or `JournalClosedError`. Raises `ValueError` for an event that
        could not be read again.
        """
        row = row_of(self.node, event)
        receipt = Receipt(loop=asyncio.get_running_loop())
        if self._closed:
            log.error("journal.closed", lost=row.type)
            receipt.fail(JournalClosedError(f"{row.type} came after the journal was closed"))
        elif self._backlog.events >= self._capacity:
            self._refuse(receipt)
        else:
            receipt.hurry = self._alarm.ring
            self._backlog.put(Appended(event, row, receipt))
            self._start_soon()
        self._told.tell(event)
        return receipt

    async def commit(
        self, events: Sequence[Event], work: Callable[[AsyncConnection], Awaitable[R]] | None = None
    ) -> R:
        """Do `work` and write the events in one transaction; return what `work` returned (None without work).

        Events that were appended earlier are committed first; listeners hear of these when they are on disk.
        What goes wrong is raised and nothing remains of the transaction: what `work` raises, or
        `JournalUnavailableError` where the database cannot be written. Once begun, the transaction is
        finished even if the caller is cancelled. `work` must not await the journal: it would wait for itself.
        """
        rows = [row_of(self.node, event) for event in events]
        done = self._new_future()
        return cast("R", await self._in_turn(Transaction(tuple(events), rows, work, done)))

    async def commit_result(
        self, work: Callable[[AsyncConnection], Awaitable[R]], events: Callable[[R], Sequence[Event]]
    ) -> R:
        """Do `work` and write the events that follow from what it returned, otherwise as `commit` does."""
        rows: list[Row] = []
        transaction = Transaction((), rows, None, self._new_future())

        async def work_and_name(connection: AsyncConnection) -> R:
            result = await work(connection)
            transaction.events = tuple(events(result))
            rows.extend(row_of(self.node, event) for event in transaction.events)
            return result

        transaction.work = work_and_name
        return cast("R", await self._in_turn(transaction))

    async def flush(self) -> None:
        """Wait until everything appended is on disk. Raises `JournalUnavailableError` where it cannot be."""
        if len(self._backlog):
            await self._in_turn(self._barrier())

    async def close(self, grace_seconds: float = 5.0) -> None:
        """Write what waits and end; a database that cannot be written is tried for `grace_seconds`.

        Raises `JournalUnavailableError` where something could not be written.
        """
        if self._closed:
            return
        self._closed = True
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._write_all(), grace_seconds)
        finally:
            self._end.set()
            self._alarm.ring()
            if self._task is not None:
                await asyncio.wait([self._task])  # never cancelled: see `_run`
            lost = self._give_up()
            await self._pen.lift()
        if lost:
            message = f"{lost} events could not be written before the end: {self.health.problem}"
            log.critical("journal.lost", events=lost, problem=self.health.problem)
            raise JournalUnavailableError(message)

    # --- when to write ---

    async def _write_all(self) -> None:
        while len(self._backlog):
            barrier = self._barrier()
            self._put(barrier)
            with contextlib.suppress(JournalUnavailableError):
                await barrier.done

    def _in_turn(self, transaction: Transaction) -> asyncio.Future[object]:
        if self._closed:
            message = "the journal is closed"
            raise JournalClosedError(message)
        if self._task is not None and asyncio.current_task() is self._task:
            message = "work within a transaction of the journal must not await the journal"
            raise RuntimeError(message)
        self._put(transaction)
        return transaction.done

    def _put(self, transaction: Transaction) -> None:
        self._backlog.put(transaction)
        self._start_soon()
        self._alarm.ring()

    def _start_soon(self) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run(), name="journal")
        self._alarm.ring_soon()

    async def _run(self) -> None:
        """Write until the end. It is told to end, not cancelled: the driver does not survive that in every place."""
        while not self._end.is_set():
            await self._alarm.wait()
            due = len(self._backlog)  # what comes while we write may wait for others again
            while due > 0 and not self._end.is_set():
                try:
                    due -= await self._writing.write_next()
                except Exception as error:
                    await self._failed(error)
                    due = len(self._backlog)

    # --- when it goes wrong ---

    async def _failed(self, error: Exception) -> None:
        unavailable = self._pen.unavailable(error)
        unavailable.__cause__ = error
        pause = self.health.failed(str(unavailable), self.waiting)
        for transaction in self._backlog.take_transactions():
            transaction.fail(unavailable)
        await self._pen.lift()
        await set_within(self._end, pause)

    def _refuse(self, receipt: Receipt) -> None:
        self.refused += 1
        if self.refused == 1 or self.refused % 1000 == 0:
            log.error("journal.full", waiting=self.waiting, refused=self.refused)
        receipt.fail(JournalFullError(f"{self.waiting} events wait already: {self.health.problem}"))

    def _give_up(self) -> int:
        self._alarm.stop()
        for transaction in self._backlog.take_transactions():
            transaction.fail(JournalClosedError("the journal was closed"))
        lost = self._backlog.take_events()
        for item in lost:
            item.receipt.fail(JournalClosedError(f"not written: {self.health.problem}"))
        return len(lost)

    def _barrier(self) -> Transaction:
        return Transaction((), (), None, self._new_future())

    def _new_future(self) -> asyncio.Future[object]:
        return asyncio.get_running_loop().create_future()
