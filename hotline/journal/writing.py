"""How the writer brings what waits to disk: events in batches, transactions one by one, all in their order."""

from collections.abc import Callable, Sequence

from hotline.events import Event

from .backlog import Backlog, Transaction
from .entry import Entry
from .health import Health
from .pen import Pen
from .tail import Tail

#: Rows in one statement; SQLite allows 32,766 parameters, and a batch shall not hold the lock for long.
BATCH_ROWS = 500


class Writing:
    """Takes from the head of the backlog what is on disk, and tells whoever waits for it."""

    def __init__(
        self, node: str, pen: Pen, backlog: Backlog, *, health: Health, tail: Tail,
        tell: Callable[[Event], None],
    ) -> None:  # fmt: skip
        """`tell` hears of the events of transactions when they are on disk."""
        #: Events on disk, and commits, since the start.
        self.events = self.commits = 0
        self._node = node
        self._pen = pen
        self._backlog = backlog
        self._health = health
        self._tail = tail
        self._tell = tell

    async def write_next(self) -> int:
        """Write what is at the head and return how many items that was.

        Raises what the database raises; then the same must be written first.
        """
        transaction = self._backlog.transaction_next()
        if transaction is not None:
            await self._perform(transaction)
            self._backlog.drop(1)
            return 1
        batch = self._backlog.batch(BATCH_ROWS)
        numbers = await self._pen.write([item.row for item in batch])
        self._backlog.drop(len(numbers))
        self._written([item.event for item in batch[: len(numbers)]], numbers)
        for item, seq in zip(batch, numbers, strict=False):
            item.receipt.succeed(seq)
        return len(numbers)

    async def _perform(self, transaction: Transaction) -> None:
        done = transaction.done
        if done.done():  # the caller gave up before it began
            return
        if transaction.is_barrier:
            done.set_result(None)
            return
        try:
            result, numbers = await self._pen.transact(transaction.rows, transaction.work)
        except Exception as error:
            transaction.fail(error)
            return
        self._written(transaction.events, numbers)
        for event in transaction.events:
            self._tell(event)
        if not done.done():
            done.set_result(result)

    def _written(self, events: Sequence[Event], numbers: Sequence[int]) -> None:
        self.commits += 1
        self.events += len(events)
        self._health.succeeded(self._backlog.events)
        self._tail.add([Entry(seq, self._node, event) for seq, event in zip(numbers, events, strict=True)])
