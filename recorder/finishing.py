"""Makes the recording of a call in the background: plans it, has it kept, then removes the raw files.

Whatever goes wrong leaves the raw files where they are, so that a later `Recorder.recover` can try again; the journal
is told once of each reason. A plan that cannot be what happened stays so: after `TRIES` its raw files are set aside.
"""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from pathlib import Path

import structlog

from . import spool
from .errors import NothingRecordedError, NotKeptError, PlanError
from .ledger import Ledger
from .plan import RecordingPlan
from .planning import plan_recording
from .rules import Rules
from .takes import Found, Take
from .timeline import Timeline

#: More than this are not begun: their raw files wait for the next `Recorder.recover`.
MAX_FINISHING = 1000

#: An impossible plan is tried so often: events that were late may have made it one.
TRIES = 3

#: Without an answer from Asterisk the files are taken as closed when they have been still for so long, seconds.
STILL_SECONDS, STILL_AT_MOST_SECONDS = 1.0, 10.0

#: Makes the finished, stored file of a plan and returns when the journal has it on disk. The same plan may come
#: again, from a controller that was killed in between; then nothing is made twice.
Keep = Callable[[RecordingPlan], Awaitable[None]]

log = structlog.get_logger()


class Finisher:
    """Finishes calls, each in a task of its own."""

    def __init__(self, folder: Path, ledger: Ledger, keep: Keep, rules: Callable[[], Rules]) -> None:
        self._folder = folder
        self._ledger = ledger
        self._keep = keep
        self._rules = rules
        self._tasks: dict[str, asyncio.Task[None]] = {}
        #: How often the plan of a call was impossible.
        self._impossible: Counter[str] = Counter()

    def __contains__(self, call: str) -> bool:
        """Return whether the call's recording is being finished."""
        return call in self._tasks

    def begin(self, call: str, takes: Sequence[Take] | None = None, *, closed: bool) -> None:
        """Finish a call that has ended.

        `takes` are its raw files, None: look for them. `closed` says that Asterisk does not write them any more.
        """
        if len(self._tasks) >= MAX_FINISHING:
            log.warning("recording.put_off", call=call, finishing=len(self._tasks))
            return
        if call in self._tasks:
            return
        task = asyncio.create_task(self._finish(call, takes, closed=closed), name=f"recording {call}")
        self._tasks[call] = task
        task.add_done_callback(lambda _: self._tasks.pop(call, None))

    async def settle(self) -> None:
        """Wait until everything that was begun is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values())

    async def close(self, grace_seconds: float) -> None:
        """Finish what can be finished in time."""
        pending: Collection[asyncio.Task[None]] = tuple(self._tasks.values())
        if pending:
            _, pending = await asyncio.wait(pending, timeout=grace_seconds)
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)

    async def _finish(self, call: str, takes: Sequence[Take] | None, *, closed: bool) -> None:
        """Make the recording; what goes wrong here concerns no other call."""
        try:
            if takes is None:
                takes = await asyncio.to_thread(_takes_of, self._folder, call)
            if not closed:
                await self._until_still(takes)
            try:
                await self._make(call, takes)
            except PlanError as error:
                await self._give_up_at_last(call, takes, str(error))
        except NotKeptError as error:
            await self._failed(call, f"the file could not be made: {error}")
        except OSError as error:
            await self._failed(call, f"the file could not be made: {error.strerror or error}")
        except Exception as error:
            log.exception("recording.not_finished", call=call)
            await self._failed(call, f"the file could not be made: {error}")

    async def _make(self, call: str, takes: Sequence[Take]) -> None:
        timeline = Timeline.of(await self._ledger.story(call))
        found = await asyncio.to_thread(spool.look_at, self._folder, takes)
        plan = plan_recording(call, timeline, found, self._rules().unrecorded)
        try:
            if plan is not None:
                await self._keep(plan)
        except NothingRecordedError:
            plan = None
        if _is_lacking(timeline, found):
            await self._failed(call, "Asterisk wrote nothing although both talked")
        await asyncio.to_thread(spool.remove, self._folder, takes)
        if plan is None:
            log.info("recording.nothing_kept", call=call, refused=timeline.refused)

    async def _give_up_at_last(self, call: str, takes: Sequence[Take], reason: str) -> None:
        """Set the raw files of an impossible plan aside once it was tried often enough. Raises `OSError`."""
        self._impossible[call] += 1
        if self._impossible[call] < TRIES:
            await self._failed(call, f"the file could not be made: {reason}")
            return
        await asyncio.to_thread(spool.set_aside, self._folder, takes)
        del self._impossible[call]
        await self._failed(
            call, f"no recording can be made, its raw files are in {spool.QUARANTINE}/: {reason}"
        )

    async def _failed(self, call: str, reason: str) -> None:
        """Tell the journal, unless it knows."""
        if reason not in Timeline.of(await self._ledger.story(call)).failures:
            self._ledger.failed(call, reason)

    async def _until_still(self, takes: Sequence[Take]) -> None:
        """Wait until Asterisk has surely closed the files."""
        before: list[Found] = []
        for _ in range(round(STILL_AT_MOST_SECONDS / STILL_SECONDS)):
            now = await asyncio.to_thread(spool.look_at, self._folder, takes)
            if now == before:
                return
            before = now
            await asyncio.sleep(STILL_SECONDS)


def _takes_of(folder: Path, call: str) -> list[Take]:
    return [take for take in spool.find_raw(folder) if take.call == call]


def _is_lacking(timeline: Timeline, found: Sequence[Found]) -> bool:
    """Return whether talks were to be recorded, there were talks, and nothing of any was written."""
    talks = [one for one in found if one.take.kind == "talk"]
    return bool(talks and timeline.talks) and not any(one.seconds for one in talks)
