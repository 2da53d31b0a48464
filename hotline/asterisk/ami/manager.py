"""panoramisk's Manager as one connection at a time: connect, log in, wait until Asterisk has booted, watch.

What stays panoramisk's: opening the connection, wiring the protocol, sending the log-in, the timer of pings.
What is ours: it never reconnects by itself (`AmiClient` does, in one coroutine that can be cancelled), a
silent peer is noticed, and events go into one queue in the order in which they came.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import structlog
from panoramisk.manager import Manager

from .errors import (
    AmiAuthenticationError,
    AmiConnectionLost,
    AmiError,
    AmiNotConnected,
    AmiTimeout,
    AmiUnreachable,
)
from .event_queue import CONNECTED, LOST, EventQueue
from .messages import AmiEvent, AmiResponse
from .pending import PendingAction
from .protocol import HotlineProtocol

log = structlog.get_logger()


class HotlineManager(Manager):  # type: ignore[misc]  # panoramisk has no types
    """The connection of `AmiClient`. `up` is true from FullyBooted until the connection ends."""

    protocol: HotlineProtocol | None
    #: The reply to the log-in, while it is under way.
    authenticated_future: Any

    def __init__(
        self,
        *,
        action_seconds: float,
        silent_seconds: float,
        queue: EventQueue,
        on_state: Callable[[bool], None] | None,
        **config: Any,  # noqa: ANN401  # panoramisk's own settings
    ) -> None:
        super().__init__(protocol_factory=HotlineProtocol, **config)
        self.action_seconds = action_seconds
        self.ping_delay = self._silent_seconds = silent_seconds
        self._queue = queue
        self._on_state = on_state
        #: Logged in to a booted Asterisk.
        self.up = False
        #: What `open` is doing, for people who ask why it takes so long.
        self.phase = "not begun"
        self._booted: asyncio.Future[None] | None = None
        #: Set when the connection that `open` made has ended.
        self.ended = asyncio.Event()

    async def open(self) -> None:
        """Connect, log in and wait for FullyBooted, however long that takes.

        Raises `OSError`, `AmiAuthenticationError` or another `AmiError`.
        """
        self._booted = asyncio.get_running_loop().create_future()
        self.ended.clear()
        self.authenticated_future = None
        self.phase = "connecting"
        try:
            async with asyncio.timeout(self.action_seconds):
                await self.connect()
        except TimeoutError:
            raise AmiUnreachable(f"no connection within {self.action_seconds:g} s") from None
        self.phase = "logging in"
        if self.authenticated_future is None:
            raise AmiConnectionLost("Asterisk ended the connection at once")
        response: AmiResponse = await self.authenticated_future
        if not response.success:
            raise AmiAuthenticationError(
                f"Asterisk refused the AMI user {self.config['username']!r}: {response.message}; "
                "compare user and secret with manager.conf"
            )
        self.phase = "waiting for FullyBooted: Asterisk still starts, or the AMI user lacks read=system"
        await self._booted

    def connection_made(self, f: "asyncio.Task[Any]") -> None:
        """Wire the new protocol and send the log-in; a failure is for `open`, which awaits the task."""
        if not f.cancelled() and f.exception() is None:
            with suppress(AmiNotConnected):  # the peer hung up at once; `open` finds no log-in under way
                super().connection_made(f)

    def login(self, future: "asyncio.Future[AmiResponse]") -> bool:
        """Note the answer to the log-in; `open` judges it."""
        if future.cancelled() or future.exception() is not None:
            return False
        return bool(super().login(future))

    def dispatch(self, event: AmiEvent) -> None:
        """Queue an event. What comes before FullyBooted is not told: readers begin at `HotlineConnected`."""
        if event.name.startswith("Hotline"):  # these names are ours
            return
        if not self.up:
            if event.name != "FullyBooted":
                return
            self._set_up(up=True)
        self._queue.put(event)

    def connection_lost(self, exc: object) -> None:
        """Called by the protocol when the connection ended without our wish."""
        problem = self.protocol.problem if self.protocol is not None else None
        reason = problem or "Asterisk ended the connection"
        if self.up:
            log.warning("ami_lost", reason=reason)
        self._end(AmiConnectionLost(reason))

    def close(self) -> None:
        """End the connection, politely where it still stands."""
        protocol = self.protocol
        if protocol is not None and not protocol.closed and self.up:
            protocol.transport.write(b"Action: Logoff\r\n\r\n")
        super().close()
        self._end(AmiConnectionLost("closed"))

    def ping(self) -> None:
        """Ask a peer that was silent for `silent_seconds` whether it lives."""
        self.pinger = None
        protocol = self.protocol
        if protocol is None or protocol.closed or protocol.transport.is_closing():
            return
        now = self.loop.time()
        quiet_until = protocol.heard_at + self._silent_seconds
        if now < quiet_until:
            self.pinger = self.loop.call_at(quiet_until, self.ping)
            return
        # Asterisk works off the actions of a connection one by one: a slow one (Originate without Async)
        # holds up the pong, so it gets its own time first.
        seconds = max(self.action_seconds, protocol.latest_deadline() - now)
        future = protocol.send(PendingAction("Ping", {}, seconds=seconds))
        future.add_done_callback(partial(self._judge, protocol, now))

    def _judge(
        self, protocol: HotlineProtocol, asked_at: float, future: "asyncio.Future[AmiResponse]"
    ) -> None:
        unanswered = not future.cancelled() and isinstance(future.exception(), AmiTimeout)
        if protocol.closed:
            return
        if unanswered and protocol.heard_at <= asked_at:
            protocol.abort(f"Asterisk was silent for {self.loop.time() - protocol.heard_at:.1f} s")
        else:
            self.ping()

    def _set_up(self, *, up: bool) -> None:
        self.up = up
        self.phase = "connected" if up else "not connected"
        self._queue.put_marker(CONNECTED if up else LOST)
        if up and self._booted is not None and not self._booted.done():
            self._booted.set_result(None)
        if self._on_state is not None:
            try:
                self._on_state(up)
            except Exception:
                log.exception("ami_on_state_failed", up=up)

    def _end(self, problem: AmiError) -> None:
        if self.pinger is not None:
            self.pinger.cancel()
            self.pinger = None
        if self.up:
            self._set_up(up=False)
        if self._booted is not None and not self._booted.done():
            self._booted.set_exception(problem)
            self._booted.exception()  # `open` may have failed before it looked
        self.ended.set()
