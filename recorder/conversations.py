"""Records conversations: both sides apart, over transfers and several agents, without the music between.

Asterisk's MixMonitor writes a raw file for each side of the caller's channel, as long as that is bridged. It
needs us only for the start: a controller that dies loses nothing, its successor finishes the file. See
docs/decisions/0009-recordings.md for why there are two files.

    start ── Asterisk writes raw/ ── stop (or the call's end) ── join both sides ── rename ── commit ── remove
    raw/
"""

import asyncio
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from hotline.asterisk.agi.errors import AgiError, CallerHungUp
from hotline.clock import Clock
from hotline.events import AgentAnswered, CallEnded, Event, TalkEnded
from hotline.journal import Journal

from .finishing import Finisher
from .ledger import Ledger
from .takes import Take, find_raw, folder_fault, new_take, raw_files
from .watch import Patience, Watch

#: Channel variable in which MixMonitor leaves the name of the running recording; empty when it was stopped.
VARIABLE = "HOTLINE_RECORDING"

#: Bytes in a megabyte.
MEGABYTE = 1_000_000

log = structlog.get_logger()


class Channel(Protocol):
    """What we need of the caller's channel (`hotline.asterisk.agi.CallerChannel`)."""

    async def execute(self, application: str, arguments: str = "") -> object:
        """Run a dialplan application."""

    async def get_variable(self, name: str) -> str | None:
        """Return a channel variable."""

    async def set_variable(self, name: str, value: str) -> None:
        """Set a channel variable."""


@dataclass(slots=True)
class _Running:
    """A recording that Asterisk writes."""

    take: Take
    watch: Watch
    #: False where an earlier controller started it and nobody has asked yet whether it still runs.
    ours: bool
    task: asyncio.Task[None] | None = None


class Recorder:
    """Starts and stops recordings and makes files of them.

    After a start of the controller `recover` must come before the first `start`. Ends with `close`.
    """

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        clock: Clock,
        *,
        min_free_megabytes: int = 200,
        patience: Patience | None = None,
    ) -> None:
        """Record into `folder`. Raises `ValueError` for a folder whose name Asterisk could not be told."""
        fault = folder_fault(folder)
        if fault:
            raise ValueError(fault)
        self._folder = folder
        self._clock = clock
        self._min_free_bytes = min_free_megabytes * MEGABYTE
        self._patience = patience or Patience()
        self._ledger = Ledger(journal, clock)
        self._running: dict[str, _Running] = {}
        #: What `expect` prepares.
        self._expected: dict[str, asyncio.Task[Take]] = {}
        self._finisher = Finisher(folder, self._ledger)
        journal.listeners.append(self._hear)

    def expect(self, call: str) -> None:
        """Choose the file while the caller still waits, so that a free agent need not wait for the disk."""
        if call not in self._running and call not in self._expected:
            task = asyncio.create_task(asyncio.to_thread(self._prepare, call), name=f"recording {call}")
            # What goes wrong is told by `start`, if it comes.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._expected[call] = task

    async def start(self, channel: Channel, call: str) -> str | None:
        """Record the call from its next bridge on; return the path of the file to come, below the folder.

        A call that is being recorded stays so. Where it cannot be recorded, the journal says why and the call
        goes on (None). Raises `CallerHungUp`.
        """
        running = self._running.get(call)
        if running is not None:
            running.ours = running.ours or bool(await channel.get_variable(VARIABLE))
            if running.ours:
                return running.take.path
            self._finish(call, closed=True)
        try:
            self.expect(call)
            take = await self._expected.pop(call)
            await self._begin(channel, take)
        except (OSError, ValueError, AgiError) as error:
            self._ledger.failed(call, str(error))
            return None
        self._ledger.started(take)
        return take.path

    async def stop(self, channel: Channel | None, call: str) -> None:
        """End the recording and begin to finish its file. Harmless if there is none.

        Without a channel (it is gone) Asterisk has closed the files by itself.
        """
        if call not in self._running:
            return
        closed = channel is not None and await _stop_mixmonitor(channel, call)
        self._finish(call, closed=closed)

    async def recover(self, open_calls: Collection[str]) -> int:
        """Begin to finish what an earlier controller left, except of calls that go on; return how many files.

        `open_calls` are the calls whose channels Asterisk still has. May be called at any time.
        """
        takes = await asyncio.to_thread(find_raw, self._folder)
        newest = {take.call: take for take in takes}  # later takes come later
        finishing = 0
        for take in takes:
            running = self._running.get(take.call)
            if take in self._finisher or (running is not None and running.take == take):
                continue
            if take.call in open_calls and take == newest[take.call]:
                watch = Watch(raw_files(self._folder, take), self._patience)
                self._running[take.call] = _Running(take, watch, ours=False)
            else:
                self._finisher.begin(take, closed=True, fresh=False)
                finishing += 1
        return finishing

    async def settle(self) -> None:
        """Wait until every file that is being finished is."""
        await self._finisher.settle()

    async def close(self, grace_seconds: float = 10.0) -> None:
        """Finish what can be finished in time; Asterisk goes on with what runs, `recover` finds the rest."""
        for task in (*self._expected.values(), *(running.task for running in self._running.values())):
            _cancel(task)
        await self._finisher.close(grace_seconds)

    def _hear(self, event: Event) -> None:
        """Listen to the journal: who talks, and which calls ended without `stop`."""
        match event:
            case AgentAnswered(call=call) if call in self._running:
                self._running[call].watch.talking = True
            case TalkEnded(call=call) if call in self._running:
                self._running[call].watch.talking = False
            case CallEnded(call=call):
                _cancel(self._expected.pop(call, None))
                self._finish(call)

    def _prepare(self, call: str) -> Take:
        """Make the folder and choose the names. Raises `OSError`, `ValueError`."""
        take = new_take(self._folder, call, self._clock())
        raw_files(self._folder, take)[0].parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        free = shutil.disk_usage(self._folder).free
        if free < self._min_free_bytes:
            message = f"only {free // MEGABYTE} MB are free for recordings"
            raise OSError(message)
        return take

    async def _begin(self, channel: Channel, take: Take) -> None:
        """Have Asterisk record. Raises `AgiError`, `CallerHungUp`."""
        files = caller, agent = raw_files(self._folder, take)
        running = _Running(take, Watch(files, self._patience), ours=True)
        self._running[take.call] = running  # from now on `recover` leaves the files alone
        try:
            # r: what comes from the channel, t: what goes to it, b: only while bridged, i: its name.
            await channel.execute("MixMonitor", f",br({caller})t({agent})i({VARIABLE})")
        except BaseException:
            self._finish(take.call)
            raise
        running.task = asyncio.create_task(self._watch(running), name=f"recording {take.call}")

    async def _watch(self, running: _Running) -> None:
        await running.watch.run(lambda reason: self._ledger.failed(running.take.call, reason))

    def _finish(self, call: str, *, closed: bool = False) -> None:
        """Take the call out of what runs, and finish its file in the background."""
        running = self._running.pop(call, None)
        if running is not None:
            _cancel(running.task)
            self._finisher.begin(running.take, closed=closed, fresh=running.ours)


async def _stop_mixmonitor(channel: Channel, call: str) -> bool:
    """Have Asterisk close the files; False where it gives no answer any more."""
    try:
        name = await channel.get_variable(VARIABLE)
        if name:
            await channel.execute("StopMixMonitor", name)
            await channel.set_variable(VARIABLE, "")
    except (CallerHungUp, AgiError, ConnectionError) as error:
        log.info("recording.channel_gone", call=call, error=type(error).__name__)
        return False
    return True


def _cancel(task: asyncio.Task[None] | asyncio.Task[Take] | None) -> None:
    if task is not None:
        task.cancel()
