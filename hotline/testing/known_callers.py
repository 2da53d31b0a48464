"""Who has called before, in memory."""

import asyncio


class KnownCallers:
    """Knows the numbers that a test adds."""

    def __init__(self) -> None:
        self._numbers: set[str] = set()
        self._answers: asyncio.Event | None = None

    def add(self, number: str) -> None:
        """Have this number have called before."""
        self._numbers.add(number)

    def hang(self) -> asyncio.Event:
        """Have nobody learn who has called before, until the event is set."""
        self._answers = asyncio.Event()
        return self._answers

    async def is_known(self, number: str) -> bool:
        """Return whether this number has called before."""
        if self._answers is not None:
            await self._answers.wait()
        return number in self._numbers
