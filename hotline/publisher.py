"""What goes out on the bus: each event of this node when it is committed, and the state of each queue.

    hotline/<node>/events/<type>     the event as JSON with `seq` and `node`; at least once, in order
    hotline/<node>/queues/<queue>    the queue's state as JSON, retained; the newest counts

It follows the journal with a cursor of its own, so that a broker that was away gets what it missed, and nobody who
serves a caller ever waits for a broker.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.bus import Bus, BusUnavailableError
from hotline.database import for_reading
from hotline.journal import Entry, JournalReader, cursors
from hotline.logs import mask_text
from hotline.phone import mask

#: Events that are on their way to the broker at the same time.
CHUNK = 50

#: How long events wait for others, so that reading them costs less, seconds.
GATHER_SECONDS = 0.05

#: The place in the journal is kept at most so often, seconds; what lies between is sent again after a crash.
KEEP_SECONDS = 1.0

#: Pauses between attempts while there is no broker, seconds: the first, and the longest.
RETRY_SECONDS = (0.2, 2.0)

#: States of queues go out after events, and without any at this interval, seconds: waits grow by themselves.
STATES_SECONDS = 5.0

#: Fields of events that hold a person's number.
NUMBER_FIELDS = frozenset({"caller", "number", "station"})

#: Fields in which a number may stand among other text.
TEXT_FIELDS = frozenset({"channel", "reason", "value", "what", "why"})

#: Returns the state of each queue, ready for JSON.
QueueStates = Callable[[], Mapping[str, Mapping[str, object]]]

_DATABASE_ERRORS = (SQLAlchemyError, OSError, TimeoutError)
log = structlog.get_logger()


class Publisher:
    """Publishes events and queue states of one node."""

    def __init__(
        self,
        bus: Bus,
        reader: JournalReader,
        engine: AsyncEngine,
        node: str,
        *,
        personal_data: bool = False,
        queue_states: QueueStates | None = None,
    ) -> None:
        #: Events that were published since the start.
        self.published = 0
        #: True as soon as it knows where to begin: what is committed from then on is published.
        self.following = False
        self._bus = bus
        self._reader = reader
        self._engine = engine
        self._node = node
        self._personal_data = personal_data
        self._queue_states = queue_states
        self._sent: dict[str, bytes] = {}
        self._connections = 0
        self._something_happened = asyncio.Event()
        self._kept = 0
        self._kept_at = 0.0

    async def run(self) -> None:
        """Publish until cancelled. Neither broker nor database can end it."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._publish_events())
            if self._queue_states is not None:
                group.create_task(self._publish_states(self._queue_states))

    # --- events ---

    async def _publish_events(self) -> None:
        place = await self._persistently(self._begin)
        self.following = True
        try:
            async for entries in self._reader.follow(place, gather_seconds=GATHER_SECONDS):
                self._something_happened.set()
                own = [entry for entry in entries if entry.node == self._node]
                for first in range(0, len(own), CHUNK):
                    await self._publish_chunk(own[first : first + CHUNK])
                place = entries[-1].seq
                await self._keep(place)
        finally:
            await asyncio.shield(self._keep(place, at_once=True))

    async def _publish_chunk(self, chunk: Sequence[Entry]) -> None:
        """Publish until the broker has all of it, in order; after a break what it may have got comes again."""
        pause, longest = RETRY_SECONDS
        payloads = [(topic_of(entry), payload_of(entry, self._personal_data)) for entry in chunk]
        while True:
            sending = (self._bus.publish(topic, payload) for topic, payload in payloads)
            results = await asyncio.gather(*sending, return_exceptions=True)
            failed = [place for place, result in enumerate(results) if isinstance(result, BaseException)]
            if not failed:
                self.published += len(chunk)
                return
            for result in results:
                if isinstance(result, BaseException) and not isinstance(result, BusUnavailableError):
                    raise result
            payloads = payloads[failed[0] :]
            await asyncio.sleep(pause)
            pause = min(2 * pause, longest)

    async def _begin(self) -> int:
        """Return where the last run ended. The first begins with what happens from now on."""
        if self._bus.remote:
            async with for_reading(self._engine).connect() as connection:
                kept = await cursors.load(connection, self._cursor_name)
            if kept is not None:
                self._kept = kept.seq
                return kept.seq
        place = await self._reader.last_seq()
        await self._keep(place, at_once=True)
        return place

    async def _keep(self, place: int, *, at_once: bool = False) -> None:
        now = asyncio.get_running_loop().time()
        due = at_once or now - self._kept_at >= KEEP_SECONDS
        if not self._bus.remote or place == self._kept or not due:
            return
        try:
            async with self._engine.begin() as connection:
                await cursors.store(connection, self._cursor_name, place)
        except _DATABASE_ERRORS as error:
            log.warning("bus.cursor_not_kept", reason=type(error).__name__)
        else:
            self._kept = place
        self._kept_at = now

    @property
    def _cursor_name(self) -> str:
        return f"bus:{self._node}"

    async def _persistently(self, attempt: Callable[[], Awaitable[int]]) -> int:
        pause, longest = RETRY_SECONDS
        while True:
            try:
                return await attempt()
            except _DATABASE_ERRORS as error:
                log.warning("bus.journal_unreadable", reason=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(2 * pause, longest)

    # --- states ---

    async def _publish_states(self, queue_states: QueueStates) -> None:
        pause = STATES_SECONDS
        while True:
            try:
                async with asyncio.timeout(pause):
                    await self._something_happened.wait()
            except TimeoutError:
                pass
            self._something_happened.clear()
            try:
                for queue, state in queue_states().items():
                    await self._publish_state(queue, msgspec.json.encode(state))
            except BusUnavailableError:
                pause = RETRY_SECONDS[1]
            else:
                pause = STATES_SECONDS

    async def _publish_state(self, queue: str, payload: bytes) -> None:
        if self._connections != self._bus.connections:  # a broker that restarted may have forgotten
            self._connections = self._bus.connections
            self._sent.clear()
        if self._sent.get(queue) != payload:
            await publish_queue_state(self._bus, self._node, queue, payload)
            self._sent[queue] = payload


async def publish_queue_state(bus: Bus, node: str, queue: str, payload: bytes) -> None:
    """Publish the state of a queue for those who listen now and later. Raises `BusUnavailableError`."""
    await bus.publish(f"hotline/{node}/queues/{queue}", payload, retain=True)


def topic_of(entry: Entry) -> str:
    """Return the topic of an entry."""
    return f"hotline/{entry.node}/events/{type(entry.event).__name__}"


def payload_of(entry: Entry, personal_data: bool) -> bytes:
    """Return an entry as JSON, with telephone numbers masked unless `personal_data`."""
    fields = msgspec.to_builtins(entry.event)
    if not personal_data:
        for name in NUMBER_FIELDS & fields.keys():
            fields[name] = None if fields[name] is None else mask(fields[name])
        for name in TEXT_FIELDS & fields.keys():
            fields[name] = mask_text(str(fields[name]))
    return msgspec.json.encode({"seq": entry.seq, "node": entry.node, **fields})
