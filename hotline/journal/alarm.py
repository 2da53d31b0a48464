"""When the writer wakes: at once for those who wait, else so late that several events share a commit."""

import asyncio


class Alarm:
    """Wakes one task: now, or some time after the first wish."""

    def __init__(self, linger_seconds: float) -> None:
        self._linger = linger_seconds
        self._bell = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    def ring_soon(self) -> None:
        """Wake within the linger time; a wish that is there already counts."""
        if self._timer is None and not self._bell.is_set():
            self._timer = asyncio.get_running_loop().call_later(self._linger, self.ring)

    def ring(self) -> None:
        """Wake now."""
        self.stop()
        self._bell.set()

    def stop(self) -> None:
        """Forget what was to come soon."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def wait(self) -> None:
        """Sleep until it rings."""
        await self._bell.wait()
        self._bell.clear()
