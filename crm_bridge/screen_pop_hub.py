"""Holds what each agent is to see now, for whoever shows it: the desk.

Every message is the whole of what is to be seen, so a reader needs the newest one only: who reads slowly, or comes back
after a break, misses what was replaced meanwhile, and nobody who sends ever waits.
"""

import asyncio
from types import TracebackType
from typing import Self

from hotline.set_within import set_within

from .screen_pop_message import PopMessage


class PopHub:
    """The newest message for each agent."""

    def __init__(self) -> None:
        self._newest: dict[str, PopMessage] = {}
        self._readers: dict[str, set[PopReader]] = {}
        #: No reader gets anything any more.
        self.closed = False

    def offer(self, message: PopMessage) -> None:
        """Take what the agent is to see from now on."""
        self._newest[message.agent] = message
        for reader in self._readers.get(message.agent, ()):
            reader.wake()

    def newest(self, agent: str) -> PopMessage | None:
        """Return what the agent is to see; None: nothing was ever sent."""
        return self._newest.get(agent)

    def reader(self, agent: str, seen: int = 0) -> "PopReader":
        """Return a reader of one agent's messages, to be entered; `seen` is the number of the last one it has."""
        return PopReader(self, agent, seen)

    @property
    def readers(self) -> int:
        """How many read."""
        return sum(map(len, self._readers.values()))

    def close(self) -> None:
        """Let all readers end."""
        self.closed = True
        for readers in self._readers.values():
            for reader in readers:
                reader.wake()

    def enter(self, reader: "PopReader") -> None:
        """`PopReader` calls this."""
        self._readers.setdefault(reader.agent, set()).add(reader)

    def leave(self, reader: "PopReader") -> None:
        """`PopReader` calls this."""
        readers = self._readers[reader.agent]
        readers.discard(reader)
        if not readers:
            del self._readers[reader.agent]


class PopReader:
    """Reads one agent's messages; use it as a context manager."""

    def __init__(self, hub: PopHub, agent: str, seen: int) -> None:
        self.agent = agent
        self._hub = hub
        self._seen = seen
        self._bell = asyncio.Event()

    def wake(self) -> None:
        """`PopHub` calls this."""
        self._bell.set()

    async def next(self, within: float) -> PopMessage | None:
        """Return the newest message that was not read yet; None: there was none within so many seconds, or no more."""
        message = self._unread()
        if message is None and not self._hub.closed:
            self._bell.clear()
            await set_within(self._bell, within)
            message = self._unread()
        return message

    def _unread(self) -> PopMessage | None:
        message = self._hub.newest(self.agent)
        if self._hub.closed or message is None or message.number == self._seen:
            return None
        self._seen = message.number
        return message

    def __enter__(self) -> Self:
        self._hub.enter(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self._hub.leave(self)
