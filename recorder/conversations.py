"""Records calls: both sides apart, from the caller's consent to the end, without the music between.

Asterisk's MixMonitor writes a raw file for each side of the caller's channel. It needs us only for start and stop: a
controller that dies loses nothing, its successor goes on. Each stretch without music is a take of its own; when the
call has ended its takes become one recording (docs/decisions/0009-recordings.md).

    listen ─ menu ─ stop ─ waiting: nothing ─ start ─ talk ─ stop ─ … ─ CallEnded ── plan ── keep ── remove raw/
"""

import asyncio
from collections.abc import Callable, Collection
from itertools import groupby
from pathlib import Path

from hotline.asterisk.agi.errors import AgiError
from hotline.clock import Clock
from hotline.events import AgentAnswered, CallEnded, Event, TalkEnded
from hotline.journal import Journal

from . import mixmonitor, spool
from .calls import Calls, KnownCall, Running
from .errors import NotRecordedError
from .finishing import Finisher, Keep
from .ledger import Ledger
from .mixmonitor import Channel
from .muting import Mute, Muting, nobody
from .pauses import By, Pauses
from .rules import Rules
from .takes import Kind, Take, folder_fault
from .timeline import Timeline
from .watch import Patience, Watch


class Recorder:
    """Starts and stops takes, and has a recording made of them when the call has ended.

    After a start of the controller `recover` must come before the first call. Ends with `close`.
    """

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        clock: Clock,
        *,
        keep: Keep,
        rules: Callable[[], Rules] = Rules,
        mute: Mute = nobody,
        patience: Patience | None = None,
    ) -> None:
        """Record into `folder`. `keep` makes the finished file (`archive.keeping.Archive`).

        Raises `ValueError` for a folder whose name Asterisk could not be told.
        """
        fault = folder_fault(folder)
        if fault:
            raise ValueError(fault)
        self._folder = folder
        self._clock = clock
        self._rules = rules
        self._patience = patience or Patience()
        self._ledger = Ledger(journal, clock)
        self._calls = Calls(self._ledger)
        #: What `expect` prepares.
        self._expected: dict[str, asyncio.Task[Take]] = {}
        self._finisher = Finisher(folder, self._ledger, keep, rules)
        self.pauses = Pauses(journal, clock, Muting(mute), rules, self._recorded)
        journal.listeners.append(self._hear)

    def expect(self, call: str) -> None:
        """Choose the files while the caller still waits, so that a free agent need not wait for the disk."""
        known = self._calls.get(call)
        if call not in self._expected and not (known is not None and known.timeline.refused):
            task = asyncio.create_task(asyncio.to_thread(self._prepare, call, "talk"), name=f"record {call}")
            # What goes wrong is told by `start`, if it comes.
            task.add_done_callback(lambda done: done.cancelled() or done.exception())
            self._expected[call] = task

    async def listen(self, channel: Channel, call: str) -> str | None:
        """Record what is said from now on, outside of a talk, where that is allowed; stop it where it is not.

        Returns the path of what the caller says, below the folder, or None. Raises `CallerHungUp`.
        """
        known = await self._known(call)
        if known is None:
            return None
        rules = self._rules()
        if not known.timeline.speech_allowed(from_consent=rules.from_consent, unrecorded=rules.unrecorded):
            await self.stop(channel, call)
            return None
        running = known.running
        if running is not None and running.take.kind == "speech":
            running.ours = running.ours or await mixmonitor.is_running(channel)
            if running.ours:
                return running.take.caller_path
        return await self._start(channel, call, known, "speech")

    async def start(self, channel: Channel, call: str) -> str | None:
        """Record the next talk; nothing is written before the bridge.

        Returns the path of what the caller says, below the folder. Where the call cannot be recorded, the journal
        says why and the call goes on (None); None also where the caller refused it. Raises `CallerHungUp`.
        """
        known = await self._known(call)
        if known is None:
            return None
        running = known.running
        if running is not None and running.take.kind == "talk" and running.ours and not running.bridged:
            return running.take.caller_path
        return None if known.timeline.refused else await self._start(channel, call, known, "talk")

    async def stop(self, channel: Channel | None, call: str) -> None:
        """End what runs. Harmless if nothing does.

        Without a channel (it is gone) Asterisk has closed the files by itself.
        """
        known = self._calls.get(call)
        if known is None or known.running is None:
            return
        running, known.running = known.running, None
        _cancel(running.task)
        known.closed = channel is not None and await mixmonitor.stop(channel, call)

    async def refused(self, call: str) -> bool:
        """Return whether the caller of this call, which may be over, did not want to be recorded.

        Where the journal cannot be read, nobody knows, and it is taken for refused.
        """
        known = self._calls.get(call)
        if known is not None:
            return known.timeline.refused
        try:
            return Timeline.of(await self._calls.story(call)).refused
        except TimeoutError:
            return True

    async def toggle(self, call: str, by: By, who: str = "") -> bool | None:
        """Pause the recording of the talk, or resume it; return whether it is paused, None: none is recorded.

        Raises `TimeoutError` and `JournalError` where it is done but not on disk.
        """
        try:
            return await self.pauses.toggle(call, by, who)
        except NotRecordedError:
            return None

    async def recover(self, open_calls: Collection[str]) -> int:
        """Take over what an earlier controller left; return how many calls are being finished.

        `open_calls` are the calls whose channels Asterisk still has. May be called at any time.
        """
        takes = await asyncio.to_thread(spool.find_raw, self._folder)
        finishing = 0
        for call, group in groupby(sorted(takes, key=lambda take: take.call), key=lambda take: take.call):
            if call in self._calls or call in self._finisher:
                continue
            if call in open_calls:
                await self._take_over(call, list(group))
            else:
                self._finisher.begin(call, list(group), closed=True)
                finishing += 1
        return finishing

    async def settle(self) -> None:
        """Wait until every recording that is being finished is."""
        await self._finisher.settle()

    async def close(self, grace_seconds: float = 10.0) -> None:
        """Finish what can be finished in time; Asterisk goes on with what runs, `recover` finds the rest."""
        running = (known.running for known in self._calls)
        for task in (*self._expected.values(), *(one.task for one in running if one is not None)):
            _cancel(task)
        await self.pauses.close()
        await self._finisher.close(grace_seconds)

    # --- what the journal tells ---

    def _hear(self, event: Event) -> None:
        """Listen to the journal: who talks, what is refused or paused, and which calls ended."""
        known = self._calls.hear(event)
        if known is None:
            return
        running = known.running
        match event:
            case AgentAnswered() if running is not None:
                running.bridged = running.watch.talking = True
            case TalkEnded(call=call):
                if running is not None:
                    running.watch.talking = False
                self.pauses.talk_ended(call)
            case CallEnded(call=call):
                self._end(call, known)

    def _end(self, call: str, known: KnownCall) -> None:
        """Let go of a call that has ended, and finish its recording in the background."""
        self._calls.forget(call)
        self.pauses.talk_ended(call)
        _cancel(self._expected.pop(call, None))
        if known.running is not None:
            _cancel(known.running.task)
        if known.takes:
            self._finisher.begin(call, known.takes, closed=known.closed and known.running is None)

    def _recorded(self, call: str) -> Timeline | None:
        known = self._calls.get(call)
        recorded = known is not None and known.running is not None and known.timeline.talking
        return known.timeline if known is not None and recorded else None

    async def _known(self, call: str) -> KnownCall | None:
        """Return the call; None where the journal cannot be read, for then it must not be recorded."""
        try:
            return await self._calls.load(call)
        except TimeoutError:
            self._ledger.failed(call, "the journal cannot be read: nobody knows whether the caller refused")
            return None

    async def _take_over(self, call: str, takes: list[Take]) -> None:
        """Go on with a call of an earlier controller; without the journal it waits for the next `recover`."""
        known = await self._known(call)
        if known is None:
            return
        known.takes = takes
        known.running = Running(takes[-1], self._watch(takes[-1]), ours=False)
        known.running.bridged = True
        self.pauses.take_over(call)

    # --- what Asterisk does ---

    async def _start(self, channel: Channel, call: str, known: KnownCall, kind: Kind) -> str | None:
        """Begin a take. Raises `CallerHungUp`."""
        await self.stop(channel, call)
        try:
            take = await self._named(call, kind)
            await self._begin(channel, known, take)
        except (OSError, ValueError, AgiError) as error:
            self._failed(known, call, str(error))
            return None
        if not known.timeline.started:
            self._ledger.started(take)
        return take.caller_path

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
        known.takes.append(take)  # from now on `recover` leaves the files alone
        known.closed = False
        await mixmonitor.start(channel, self._folder, take)
        known.running = running = Running(take, self._watch(take), ours=True)
        running.task = asyncio.create_task(self._look_after(known, running), name=f"recording {take.call}")

    def _watch(self, take: Take) -> Watch:
        return Watch(spool.raw_files(self._folder, take), self._patience)

    async def _look_after(self, known: KnownCall, running: Running) -> None:
        def fail(reason: str) -> None:
            self._failed(known, running.take.call, reason)

        await running.watch.run(fail, grows=running.take.kind == "talk")

    def _failed(self, known: KnownCall, call: str, reason: str) -> None:
        if reason not in known.told:
            known.told.add(reason)
            self._ledger.failed(call, reason)


def _cancel(task: asyncio.Task[None] | asyncio.Task[Take] | None) -> None:
    if task is not None:
        task.cancel()
