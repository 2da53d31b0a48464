"""The controller's link to Asterisk's manager interface: one call to connect, then it looks after itself."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence

import structlog

from .backoff import Backoff
from .errors import AmiAuthenticationError, AmiError, AmiNotConnected, AmiUnreachable
from .event_queue import EventQueue, QueueClosed
from .manager import HotlineManager
from .messages import AmiEvent, AmiResponse
from .pending import PendingAction, refuse_unsafe

log = structlog.get_logger()


class EventStream(AsyncIterator[AmiEvent]):
    """The events in their order; ends when the client is closed."""

    def __init__(self, queue: EventQueue) -> None:
        self._queue = queue

    async def __anext__(self) -> AmiEvent:
        try:
            return await self._queue.get()
        except QueueClosed:
            raise StopAsyncIteration from None


class AmiClient:
    """Keeps one logged-in connection to Asterisk, sends actions and tells events.

    After `connect` it reconnects by itself, with waits from 0.1 to 5 s, until `close`, or until Asterisk
    refuses the password: then `action` and `events` raise `AmiAuthenticationError`, because trying on would
    never help.

    Times are seconds. `action_seconds`: how long a reply may take; `silent_seconds`: a peer that says nothing
    for so long is asked whether it lives, and the connection is given up when the answer does not come within
    `action_seconds`; `queue_size`: events that wait for a slow reader; `event_mask`: classes of events that
    Asterisk shall send (`on`: all; it has to contain `system`). `on_state` is called with True and False as
    the link comes and goes.
    """

    def __init__(
        self,
        *,
        host: str,
        port: int,
        username: str,
        secret: str,
        queue_size: int = 10_000,
        action_seconds: float = 2.0,
        silent_seconds: float = 5.0,
        event_mask: str = "on",
        on_state: Callable[[bool], None] | None = None,
        backoff: Backoff | None = None,
    ) -> None:
        refuse_unsafe("Login", {"Username": username, "Secret": secret, "Events": event_mask})
        self._address = f"{host}:{port}"
        self._action_seconds = action_seconds
        self._backoff = backoff or Backoff()
        self._queue = EventQueue(queue_size)
        self._manager = HotlineManager(
            host=host,
            port=port,
            username=username,
            secret=secret,
            events=event_mask,
            action_seconds=action_seconds,
            silent_seconds=silent_seconds,
            queue=self._queue,
            on_state=on_state,
        )
        self._keeper: asyncio.Task[None] | None = None
        self._problem: Exception | None = None
        self._failed: Exception | None = None
        self._closed = False

    @property
    def connected(self) -> bool:
        """Logged in to a booted Asterisk."""
        return self._manager.up

    @property
    def dropped(self) -> int:
        """Events that were thrown away, since the start, because the reader was too slow."""
        return self._queue.dropped

    async def connect(self, *, seconds: float = 10.0) -> None:
        """Return when logged in to a booted Asterisk; call it once, and `close` at the end.

        Tries again and again for `seconds`. Raises `AmiAuthenticationError`, `AmiUnreachable`; may be called
        again then.
        """
        if self._keeper is not None or self._closed:
            raise RuntimeError("AmiClient.connect was called before")
        first_time: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._failed = None
        self._keeper = asyncio.create_task(self._run(first_time), name="ami-keeper")
        try:
            async with asyncio.timeout(seconds):
                await first_time
        except TimeoutError:
            state = self._manager.phase
            await self._stop()
            raise AmiUnreachable(
                f"Asterisk's manager interface at {self._address} could not be used within {seconds:g} s "
                f"(state: {state}; last problem: {self._problem or 'none'}). Is Asterisk running, and does "
                "manager.conf bind to this address and permit ours?"
            ) from self._problem
        except BaseException:
            await self._stop()
            raise

    async def action(
        self,
        name: str,
        headers: Mapping[str, str | Sequence[str]] | None = None,
        *,
        seconds: float | None = None,
    ) -> AmiResponse:
        """Send an action once and return its whole reply, with the items of a list.

        Give `Originate` an `Async: true`: without it Asterisk does nothing else on this connection until
        somebody answers.

        Raises `ValueError` for a line break in a name or value, `AmiNotConnected` (not sent), `AmiTimeout`
        and `AmiConnectionLost` (sent; nobody knows what became of it; it is never sent again by itself).
        """
        limit = self._action_seconds if seconds is None else seconds
        pending = PendingAction(name, headers or {}, seconds=limit)
        if self._failed is not None:
            raise self._failed
        if not self._manager.up:
            raise AmiNotConnected(f"not connected to Asterisk at {self._address}; {name} was not sent")
        response: AmiResponse = await self._manager.send_action(pending)
        return response

    def events(self) -> AsyncIterator[AmiEvent]:
        """Return the one stream of events, for one reader at a time.

        `HotlineConnected` and `HotlineLost` stand where the link came and went, `HotlineDropped` (header
        `Count`) comes after events were thrown away: at the first and the last, look at Asterisk's channels
        afresh. Ends after `close`; raises `AmiAuthenticationError` when Asterisk refused the password on a
        reconnection.
        """
        return EventStream(self._queue)

    async def close(self) -> None:
        """End the link, also while it waits to reconnect.

        What was not answered fails with `AmiConnectionLost`.
        """
        self._closed = True
        await self._stop()
        self._queue.close()

    async def _run(self, first_time: "asyncio.Future[None]") -> None:
        """Keep the connection; whatever ends that for good is told to everybody who waits."""
        try:
            await self._keep_connected(first_time)
        except Exception as problem:
            self._failed = problem
            self._manager.close()
            if first_time.done():
                log.error("ami_given_up", address=self._address, reason=str(problem))
                self._queue.close(problem)
            else:
                first_time.set_exception(problem)

    async def _keep_connected(self, first_time: "asyncio.Future[None]") -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                await self._manager.open()
            except AmiAuthenticationError:
                raise
            except (OSError, AmiError) as problem:
                self._problem = problem
                log.info("ami_unreachable", address=self._address, reason=str(problem))
            else:
                log.info("ami_connected", address=self._address)
                if not first_time.done():
                    first_time.set_result(None)
                since = loop.time()
                await self._manager.ended.wait()
                self._backoff.lasted(loop.time() - since)
            self._manager.close()
            await asyncio.sleep(self._backoff.next())

    async def _stop(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            await asyncio.gather(keeper, return_exceptions=True)
        self._manager.close()
        protocol = self._manager.protocol
        if protocol is not None:
            _, late = await asyncio.wait([protocol.finished], timeout=0.5)
            if late:  # the peer takes no more bytes: do not wait for it
                protocol.transport.abort()
