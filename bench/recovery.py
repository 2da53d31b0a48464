"""How long a controller needs to know again who waits where, and how fast a journal is decided again.

A journal of a million entries (67,000 calls of 15 entries, 160 agents, some of the calls wait) is written into SQLite.
Then the live state is rebuilt as after a crash: from the whole journal, and from a checkpoint with the journal of the
minute after it; and `Replay` decides it all again.
"""

import asyncio
import heapq
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import sqlalchemy as sa
from common import arguments, at_most, emit, progress
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallArrived,
    CallEnded,
    CallQueued,
    ConsentNoticePlayed,
    ControllerStarted,
    Event,
    LanguageChosen,
    MenuChosen,
    MenuEntered,
    PositionAnnounced,
    RecordingFinalised,
    RecordingStarted,
    TalkEnded,
    WrapUpEnded,
)
from hotline.journal import JournalReader
from hotline.journal.entry import row_of
from hotline.journal.table import journal
from hotline.queue.live import LiveState
from hotline.queue.recovery import PAGE, catch_up
from hotline.queue.replay import Replay
from hotline.queue.router import Router

ENTRIES, QUICK_ENTRIES = 1_000_000, 150_000
#: Entries of a busy minute: 20 calls a minute of each of 60 agents would be fewer.
MINUTE = 5_000
#: Entries that are written at once.
BATCH = 20_000
AGENTS = 160
CALLS_PER_SECOND = 1.0
TALK_SECONDS = 150.0
QUEUES = ("water", "roads", "general")
#: Until callers are served again after a crash, beside the start of the process, seconds.
RECOVERY_SECONDS = 1.0


class Town:
    """Calls and agents, decided by the real router."""

    def __init__(self) -> None:
        self._dice = Random(1)  # noqa: S311
        self._live = LiveState()
        self._router = Router(self._live)
        self._told: list[Event] = []
        self._talks: list[tuple[float, str, str]] = []

    def events(self) -> Iterator[Event]:
        """Yield what happens, for ever."""
        self._tell(ControllerStarted(at=0.0, version="bench"))
        for number in range(AGENTS):
            self._tell(AgentSignedIn(at=float(number), agent=f"a{number}", queues=QUEUES))
        now, number = 1000.0, 0
        while True:
            yield from self._told
            self._told.clear()
            number += 1
            now += self._dice.expovariate(CALLS_PER_SECOND)
            while self._talks and self._talks[0][0] <= now:
                self._end(*heapq.heappop(self._talks))
            self._begin(f"bench-{number}", now)

    def _tell(self, event: Event) -> None:
        self._live.apply(event)
        self._told.append(event)

    def _begin(self, call: str, now: float) -> None:
        queue = self._dice.choice(QUEUES)
        for event in (
            CallArrived(at=now, call=call, caller="+96891234567", dialled="1111", channel="PJSIP/x-00000001"),
            ConsentNoticePlayed(at=now, call=call),
            LanguageChosen(at=now, call=call, language="ar", by="key"),
            MenuEntered(at=now, call=call, menu="main"),
            MenuChosen(at=now, call=call, menu="main", key="1"),
            CallQueued(at=now, call=call, queue=queue, language="ar"),
        ):
            self._tell(event)
        self._decide(now)
        self._tell(PositionAnnounced(at=now, call=call, queue=queue, position=1))

    def _decide(self, now: float) -> None:
        while (ring := self._router.decide(now)) is not None:
            self._tell(AgentReserved(at=now, call=ring.call, agent=ring.agent, queue=ring.queue))
            self._tell(AgentRinging(at=now, call=ring.call, agent=ring.agent, channel="PJSIP/y-00000002"))
            self._tell(RecordingStarted(at=now, call=ring.call, path="2026/11/22/x.wav"))
            self._tell(AgentAnswered(at=now, call=ring.call, agent=ring.agent, queue=ring.queue))
            end = now + self._dice.expovariate(1 / TALK_SECONDS)
            heapq.heappush(self._talks, (end, ring.call, ring.agent))

    def _end(self, now: float, call: str, agent: str) -> None:
        self._tell(TalkEnded(at=now, call=call, agent=agent, ended_by="caller", wrap_up_seconds=1.0))
        self._tell(CallEnded(at=now, call=call, reason="completed"))
        self._tell(RecordingFinalised(at=now, call=call, path="2026/11/22/x.wav", seconds=100.0))
        self._tell(WrapUpEnded(at=now, agent=agent))
        self._decide(now)


async def write(engine: AsyncEngine, events: Iterator[Event], count: int) -> None:
    """Put so many events into the journal."""
    left = count
    while left > 0:
        rows = [row_of("bench", event)._asdict() for event in islice(events, min(left, BATCH))]
        left -= len(rows)
        async with engine.begin() as connection:
            await connection.execute(sa.insert(journal), rows)


async def longest_hold(stop: asyncio.Event) -> float:
    """Return the longest time for which the event loop was held up, seconds."""
    longest = 0.0
    while not stop.is_set():
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - before - 0.001)
    return longest


async def recover(engine: AsyncEngine, checkpoint: Path | None) -> tuple[float, float, int]:
    """Return how long it took, how long the loop was held at most, seconds, and how many entries were read."""
    stop = asyncio.Event()
    watch = asyncio.create_task(longest_hold(stop))
    began = time.perf_counter()
    recovered = await catch_up(JournalReader(engine), checkpoint)
    _ = recovered.live.index
    seconds = time.perf_counter() - began
    stop.set()
    return seconds, await watch, recovered.read


async def replay(engine: AsyncEngine) -> tuple[float, int, int]:
    """Return how long it took, and how many decisions and differences there were."""
    run, reader, seq, differences = Replay(), JournalReader(engine), 0, 0
    began = time.perf_counter()
    while entries := await reader.after(seq, PAGE):
        differences += sum(run.take(entry) is not None for entry in entries)
        seq = entries[-1].seq
    return time.perf_counter() - began, run.compared, differences


async def measure(count: int, folder: Path) -> None:
    """Write, recover, replay, and tell."""
    url = f"sqlite+aiosqlite:///{folder / 'journal.db'}"
    await database.migrate(url)
    engine = database.create_engine(url)
    checkpoint, town = folder / "checkpoint", Town().events()
    progress(f"writing {count:,} entries")
    await write(engine, town, count)
    progress("recovering from the whole journal")
    whole, held, read = await recover(engine, checkpoint)
    size = checkpoint.stat().st_size
    await write(engine, town, MINUTE)
    progress("recovering from the checkpoint")
    short, held_short, read_short = await recover(engine, checkpoint)
    progress("deciding it again")
    seconds, decisions, differences = await replay(engine)
    await engine.dispose()
    emit(
        {
            "entries": read,
            "recovery_seconds": round(whole, 2),
            "recovery_entries_per_second": round(read / whole),
            "recovery_longest_hold_milliseconds": round(1000 * max(held, held_short), 1),
            "checkpoint_bytes": size,
            "checkpoint_recovery_seconds": round(short, 3),
            "checkpoint_entries_after": read_short,
            "replay_entries_per_second": round((count + MINUTE) / seconds),
            "replay_decisions": decisions,
            "replay_differences": differences,
            "targets": {
                "from a checkpoint": at_most(round(short, 3), RECOVERY_SECONDS),
                "replay without a difference": at_most(differences, 0),
            },
        }
    )


def main() -> None:
    """Run the benchmark."""
    options = arguments(__doc__ or "").parse_args()
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        asyncio.run(measure(QUICK_ENTRIES if options.quick else ENTRIES, Path(folder)))


if __name__ == "__main__":
    main()
