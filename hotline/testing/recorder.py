"""A recorder that records nothing, for tests of call scripts."""

from hotline.asterisk.agi import CallerChannel


class FakeRecorder:
    """Knows which calls are being recorded."""

    def __init__(self) -> None:
        self.running: set[str] = set()
        #: Calls whose callers do not want to be recorded.
        self.refusals: set[str] = set()
        #: Every call that was listened to outside of a talk, once for each step.
        self.listened: list[str] = []
        #: Calls whose talks are paused.
        self.paused: set[str] = set()
        #: Every call for which a recording was prepared.
        self.expected: list[str] = []
        #: Every call whose recording was started, once each.
        self.started: list[str] = []
        self.stopped: list[str] = []
        #: Set to have `stop` fail with it.
        self.error: Exception | None = None

    def expect(self, call: str) -> None:
        """Note that a start may follow; nothing needs time here."""
        self.expected.append(call)

    async def listen(self, channel: CallerChannel, call: str) -> str | None:
        """Note that what is said is recorded."""
        self.listened.append(call)
        return f"{call}.wav"

    async def refused(self, call: str) -> bool:
        """Return whether a test put the call into `refusals`."""
        return call in self.refusals

    async def toggle(self, call: str, by: str, who: str = "") -> bool | None:
        """Pause or resume a call that is being recorded."""
        if call not in self.running:
            return None
        self.paused ^= {call}
        return call in self.paused

    async def start(self, channel: CallerChannel, call: str) -> str | None:
        """Begin to record; a call that is being recorded stays so. Raises `CallerHungUp`."""
        if call not in self.running:
            await channel.execute("MixMonitor", call)
            self.running.add(call)
            self.started.append(call)
        return f"{call}.wav"

    async def stop(self, channel: CallerChannel, call: str) -> None:
        """End the recording, if there is one. Raises `error`."""
        if self.error is not None:
            raise self.error
        if call in self.running:
            self.running.discard(call)
            self.stopped.append(call)
            await channel.execute("StopMixMonitor")
