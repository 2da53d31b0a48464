"""Has Asterisk write takes: prepared before they are needed, watched while they run, ended once."""

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

from hotline.asterisk.agi.errors import AgiError
from hotline.clock import Clock

from . import mixmonitor, spool
from .calls import KnownCall, Running
from .ledger import Ledger
from .mixmonitor import Channel
from .rules import Rules
from .takes import Kind, Take
from .watch import Patience, Watch


class Takes:
    """The takes of all calls that go on; at most one of each is being written."""

    def __init__(
        self, folder: Path, ledger: Ledger, clock: Clock, rules: Callable[[], Rules], patience: Patience
    ) -> None:
        self._folder = folder
        self._ledger = ledger
        self._clock = clock
        self._rules = rules
        self._patience = patience
        #: What `expect` prepares.
        self._expected: dict[str, asyncio.Task[Take]] = {}

    def expect(self, call: str) -> None:
        """Choose the files of the call's next talk, once."""
        if call not in self._expected:
            task = asyncio.create_task(asyncio.to_thread(self._prepare, call, "talk"), name=f"record {call}")
            # What goes wrong is told by `start`, if it comes.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._expected[call] = task

    async def start(self, channel: Channel, call: str, known: KnownCall, kind: Kind) -> str | None:
        """Begin a take, and end the one before; return the path of what the caller says.

        Where it cannot be begun, the journal says why (None). Raises `CallerHungUp`.
        """
        await self.stop(channel, call, known)
        try:
            take = await self._named(call, kind)
            await self._begin(channel, known, take)
        except (OSError, ValueError, AgiError) as error:
            self._failed(known, call, str(error))
            return None
        if not known.timeline.started:
            self._ledger.started(take)
        return take.caller_path

    async def stop(self, channel: Channel | None, call: str, known: KnownCall) -> None:
        """End what runs. Harmless if nothing does."""
        if known.running is None:
            return
        running, known.running = known.running, None
        _cancel(running.task)
        known.closed = channel is not None and await mixmonitor.stop(channel, call)

    def take_over(self, known: KnownCall, takes: list[Take]) -> None:
        """Know the takes that an earlier controller began; the last of them may still be written."""
        known.takes = takes
        known.running = Running(takes[-1], self._watch(takes[-1]), over=True)

    def forget(self, call: str, known: KnownCall) -> None:
        """Let go of a call that has ended."""
        _cancel(self._expected.pop(call, None))
        if known.running is not None:
            _cancel(known.running.task)

    def close(self, calls: Iterable[KnownCall]) -> None:
        """Look after nothing any more; Asterisk goes on with what runs."""
        running = (known.running for known in calls)
        for task in (*self._expected.values(), *(one.task for one in running if one is not None)):
            _cancel(task)

    async def _named(self, call: str, kind: Kind) -> Take:
        """Return the take to come. Raises `OSError`, `ValueError`."""
        if kind == "talk":
            self.expect(call)
            return await self._expected.pop(call)
        return await asyncio.to_thread(self._prepare, call, kind)

    def _prepare(self, call: str, kind: Kind) -> Take:
        """Make the folder and choose the names. Raises `OSError`, `ValueError`."""
        at, least = self._clock(), self._rules().min_free_megabytes
        return spool.prepare(self._folder, call, at, kind, min_free_megabytes=least)

    async def _begin(self, channel: Channel, known: KnownCall, take: Take) -> None:
        """Have Asterisk record. Raises `AgiError`, `CallerHungUp`."""
        known.takes.append(take)
        known.closed = False
        await mixmonitor.start(channel, self._folder, take)
        known.running = running = Running(take, self._watch(take))
        running.task = asyncio.create_task(self._look_after(known, running), name=f"recording {take.call}")

    def _watch(self, take: Take) -> Watch:
        return Watch(spool.raw_files(self._folder, take), self._patience)

    async def _look_after(self, known: KnownCall, running: Running) -> None:
        def fail(reason: str) -> None:
            self._failed(known, running.take.call, reason)

        await running.watch.run(fail, grows=running.take.kind == "talk")

    def _failed(self, known: KnownCall, call: str, reason: str) -> None:
        if reason not in known.timeline.failures:
            self._ledger.failed(call, reason)


def _cancel(task: asyncio.Task[None] | asyncio.Task[Take] | None) -> None:
    if task is not None:
        task.cancel()
