"""Sends pops to another system, as long as they are of use.

An agent needs to know who calls now, or not at all: so nothing is kept, nothing is tried again, and whoever is slow
loses messages, which are counted. At most one message for an agent is on its way, and at most one waits; a newer one
takes its place, since it says all that the older one said.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from .screen_pop_message import PopMessage

#: A message that has not arrived by then is given up, from the moment on in which it was to be sent, seconds.
SEND_SECONDS = 2.0

#: Messages on their way at once.
MOST_SENDING = 16

log = structlog.get_logger()


class PopSender:
    """Sends to one place."""

    def __init__(
        self,
        name: str,
        send: Callable[[PopMessage], Awaitable[None]],
        *,
        seconds: float = SEND_SECONDS,
        most_sending: int = MOST_SENDING,
    ) -> None:
        """`send` may take as long as it likes, and raise what it likes."""
        self.name = name
        #: That arrived; that were replaced or too late before they were sent; that failed or took too long.
        self.sent = self.dropped = self.failed = 0
        self._send = send
        self._seconds = seconds
        self._most = most_sending
        #: By agent: what is to be sent, and until when (the loop's clock). In the order of offering.
        self._waiting: dict[str, tuple[PopMessage, float]] = {}
        self._busy: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_trouble = False

    def offer(self, message: PopMessage) -> None:
        """Send it if that is possible in time. Never waits, never raises."""
        self.dropped += self._waiting.pop(message.agent, None) is not None
        self._waiting[message.agent] = message, asyncio.get_running_loop().time() + self._seconds
        if len(self._tasks) < self._most and message.agent not in self._busy:
            task = asyncio.create_task(self._work(), name=f"pops to {self.name}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Send nothing more."""
        self._waiting.clear()
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self) -> None:
        while (ready := self._next()) is not None:
            message, until = ready
            self._busy.add(message.agent)
            try:
                await self._try(message, until)
            finally:
                self._busy.discard(message.agent)

    def _next(self) -> tuple[PopMessage, float] | None:
        """Take what waits longest, of agents to whom nothing is on its way; drop what is too late."""
        now = asyncio.get_running_loop().time()
        for agent, (message, until) in list(self._waiting.items()):
            if agent in self._busy:
                continue
            del self._waiting[agent]
            if until > now:
                return message, until
            self.dropped += 1
        return None

    async def _try(self, message: PopMessage, until: float) -> None:
        try:
            async with asyncio.timeout_at(until):
                await self._send(message)
        except Exception as error:
            self.failed += 1
            if not self._in_trouble:  # once: while it lasts, every call would be in the log
                log.warning("screen pops do not arrive", where=self.name, reason=type(error).__name__)
            self._in_trouble = True
        else:
            self.sent += 1
            if self._in_trouble:
                log.info("screen pops arrive again", where=self.name)
            self._in_trouble = False
