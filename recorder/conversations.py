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

from hotline.clock import Clock
from hotline.events import (
    AgentAnswered,
    CallEnded,
    CallTakenBack,
    ConferenceBegan,
    ConsultationBegan,
    Event,
    TalkEnded,
)
from hotline.journal import Journal

from . import spool
from .calls import Calls, KnownCall
from .errors import NotRecordedError
from .finishing import Finisher, Keep
from .ledger import Ledger
from .mixmonitor import Channel
from .muting import Mute, Muting, nobody
from .pauses import By, Pauses
from .rules import Rules
from .takes import Take, folder_fault
from .timeline import Timeline
from .watch import Patience
from .writing import Takes


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
        self._ledger = Ledger(journal, clock)
        self._calls = Calls(self._ledger)
        self._takes = Takes(folder, self._ledger, clock, rules, patience or Patience())
        self._finisher = Finisher(folder, self._ledger, keep, rules)
        self.pauses = Pauses(journal, clock, Muting(mute), rules, self._recorded)
        journal.listeners.append(self._hear)

    def expect(self, call: str) -> None:
        """Choose the files while the caller still waits, so that a free agent need not wait for the disk."""
        known = self._calls.get(call)
        if known is None or not known.timeline.refused:
            self._takes.expect(call)

    async def listen(self, channel: Channel, call: str) -> str | None:
        """Record what is said from now on, outside of a talk, where that is allowed; stop it where it is not.

        Returns the path of what the caller says, below the folder, or None. Raises `CallerHungUp`.
        """
        known = await self._known(call)
        if known is None:
            return None
        rules = self._rules()
        if not known.timeline.speech_allowed(from_consent=rules.from_consent, unrecorded=rules.unrecorded):
            await self._takes.stop(channel, call, known)
            return None
        running = known.running
        if running is not None and running.take.kind == "speech" and not running.over:
            return running.take.caller_path
        return await self._takes.start(channel, call, known, "speech")

    async def start(self, channel: Channel, call: str) -> str | None:
        """Record the next talk; nothing is written before the bridge.

        Returns the path of what the caller says, below the folder. Where the call cannot be recorded, the journal
        says why and the call goes on (None); None also where the caller refused it. Raises `CallerHungUp`.
        """
        known = await self._known(call)
        if known is None:
            return None
        running = known.running
        if running is not None and running.take.kind == "talk" and not running.over:
            return running.take.caller_path
        return None if known.timeline.refused else await self._takes.start(channel, call, known, "talk")

    async def stop(self, channel: Channel | None, call: str) -> None:
        """End what runs. Harmless if nothing does.

        Without a channel (it is gone) Asterisk has closed the files by itself.
        """
        known = self._calls.get(call)
        if known is not None:
            await self._takes.stop(channel, call, known)

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
        self._takes.close(self._calls)
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
            case AgentAnswered() | CallTakenBack() | ConferenceBegan() if running is not None:
                running.over = running.watch.talking = True
            case TalkEnded(call=call) | ConsultationBegan(call=call):
                if running is not None:
                    running.watch.talking = False
                self.pauses.talk_ended(call)
            case CallEnded(call=call):
                self._end(call, known)

    def _end(self, call: str, known: KnownCall) -> None:
        """Let go of a call that has ended, and finish its recording in the background."""
        self._calls.forget(call)
        self.pauses.talk_ended(call)
        self._takes.forget(call, known)
        if known.takes:
            self._finisher.begin(call, closed=known.closed and known.running is None)

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
        self._takes.take_over(known, takes)
        self.pauses.take_over(call)
