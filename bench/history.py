"""What a report of a quarter of a year costs: memory, time, and how long the controller's event loop is held up.

A journal of 92 days of 5,000 calls (15 entries each; 40 agents, 6 queues) is written into SQLite. Then the desk's own
parts are asked, each question in a process of its own that stands for the controller: reports by the hour and by the
day, the calls behind a number, and two at once. The same questions are asked of a quarter of the journal too: what
grows with the calls can be seen.
"""

import asyncio
import heapq
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa
from common import arguments, at_most, emit, progress
from recovery import write

from hotline import database
from hotline.app.history_jobs import BehindJob, Job, ReportJob
from hotline.app.history_reading import ReadElsewhere
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallQueued,
    ConsentNoticePlayed,
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
from hotline.journal.table import journal
from hotline.queue.statistics.behind import Asked
from hotline.queue.statistics.places import Thresholds
from hotline.queue.statistics.report import Span

DAYS, QUICK_DAYS = 92, 8
CALLS_A_DAY = 5_000
AGENTS, QUEUES = 40, ("water", "roads", "waste", "lights", "parks", "general")
#: Calls come for so long each day, and talks last so long on average, seconds.
OPEN_SECONDS, TALK_SECONDS = 36_000.0, 150.0
#: The first midnight, seconds since the epoch.
BEGIN = 1_787_529_600.0
DAY = 86_400.0
#: A process that reads may have so much memory, megabytes, and hold up nobody for longer than this, milliseconds.
MEMORY, HOLD = 200, 50

QUESTIONS = ("queues by the hour", "agents by the day", "calls behind a number", "two at once")


def day_of(number: int, dice: Random) -> list[Event]:
    """Return what happens on a day, in order."""
    midnight = BEGIN + number * DAY
    opens = midnight + 7 * 3600
    agents = [f"a{one}" for one in range(AGENTS)]
    events: list[Event] = [AgentSignedIn(at=opens, agent=agent, queues=QUEUES) for agent in agents]
    free = [(opens, agent) for agent in agents]
    for one in range(CALLS_A_DAY):
        at = opens + 60 + (one + dice.random()) * OPEN_SECONDS / CALLS_A_DAY
        events += _call(f"day{number}-{one}", at, free, dice)
    events += [AgentSignedOut(at=opens + OPEN_SECONDS + 3600, agent=agent) for agent in agents]
    return sorted(events, key=lambda event: event.at)


def _call(call: str, at: float, free: list[tuple[float, str]], dice: Random) -> Iterator[Event]:
    queue = dice.choice(QUEUES)
    yield CallArrived(at=at, call=call, caller="+96891234567", dialled="1111", channel="PJSIP/x-00000001")
    yield ConsentNoticePlayed(at=at, call=call)
    yield LanguageChosen(at=at, call=call, language="ar", by="key")
    yield MenuEntered(at=at, call=call, menu="main")
    yield MenuChosen(at=at, call=call, menu="main", key="1")
    yield CallQueued(at=at, call=call, queue=queue, language="ar")
    yield PositionAnnounced(at=at, call=call, queue=queue, position=1)
    if dice.random() < 0.08:
        left = at + dice.expovariate(1 / 30)
        yield CallAbandoned(at=left, call=call, queue=queue)
        yield CallEnded(at=left, call=call, reason="caller hung up")
        return
    ready, agent = heapq.heappop(free)
    rung = max(at, ready) + 0.1
    end = rung + 3 + dice.expovariate(1 / TALK_SECONDS)
    yield AgentReserved(at=rung, call=call, agent=agent, queue=queue)
    yield AgentRinging(at=rung, call=call, agent=agent, channel="PJSIP/y-00000002")
    yield RecordingStarted(at=rung, call=call, path="2026/11/22/x.wav")
    yield AgentAnswered(at=rung + 3, call=call, agent=agent, queue=queue)
    yield TalkEnded(at=end, call=call, agent=agent, ended_by="caller", wrap_up_seconds=5.0)
    yield CallEnded(at=end, call=call, reason="completed")
    yield RecordingFinalised(at=end, call=call, path="2026/11/22/x.wav", seconds=100.0)
    yield WrapUpEnded(at=end + 5, agent=agent)
    heapq.heappush(free, (end + 6, agent))


async def fill(url: str, days: int) -> int:
    """Write the journal; return how many entries it has."""
    await database.migrate(url)
    engine, dice = database.create_engine(url), Random(1)  # noqa: S311
    for number in range(days):
        events = day_of(number, dice)
        await write(engine, iter(events), len(events))
    async with engine.connect() as connection:
        count = await connection.scalar(sa.select(sa.func.count()).select_from(journal))
    await engine.dispose()
    return int(count or 0)


def jobs(question: str, days: int) -> Sequence[Job]:
    """Return what is asked."""
    until = BEGIN + days * DAY
    thresholds = dict.fromkeys(QUEUES, Thresholds())
    by_hour = Span.of(BEGIN, until, until + DAY, "hour", 900)
    by_day = Span.of(BEGIN, until, until + DAY, "day", 900)
    queues = ReportJob(
        of="queue", span=by_hour, variant="default", csv=False, timezone="Asia/Muscat", thresholds=thresholds,
        names=QUEUES, definitions={},
    )  # fmt: skip
    agents = ReportJob(
        of="agent", span=by_day, variant="default", csv=True, timezone="Asia/Muscat", thresholds=thresholds,
        names=[f"a{one}" for one in range(AGENTS)], definitions={},
    )  # fmt: skip
    asked = Asked("queue", "talk_seconds", None, BEGIN, until)
    calls = BehindJob(asked=asked, now=until + DAY, thresholds=thresholds, most=1000)
    questions: dict[str, Sequence[Job]] = {
        "queues by the hour": [queues],
        "agents by the day": [agents],
        "calls behind a number": [calls],
        "two at once": [queues, calls],
    }
    return questions[question]


async def ask(url: str, question: str, days: int) -> dict[str, Any]:
    """Ask, as the controller does; return what it cost."""
    reading, stop = ReadElsewhere(url), asyncio.Event()
    watch = asyncio.create_task(longest_hold(stop))
    before, began = _peak(resource.RUSAGE_SELF), time.perf_counter()
    files = await asyncio.gather(*(reading.answer(job) for job in jobs(question, days)))
    seconds = time.perf_counter() - began
    stop.set()
    held = await watch
    return {
        "seconds": round(seconds, 1),
        "answer_bytes": sum(file.seek(0, 2) for file in files),
        "reader_megabytes": round(_peak(resource.RUSAGE_CHILDREN)),
        "controller_grows_megabytes": round(_peak(resource.RUSAGE_SELF) - before, 1),
        "loop_longest_hold_milliseconds": round(1000 * held, 1),
    }


async def longest_hold(stop: asyncio.Event) -> float:
    """Return the longest processor time between two turns of the event loop, seconds: other programs do not count."""
    longest, before = 0.0, time.thread_time()
    while not stop.is_set():
        await asyncio.sleep(0.001)
        now = time.thread_time()
        longest, before = max(longest, now - before), now
    return longest


def _peak(who: int) -> float:
    """Return the largest resident memory so far, megabytes; of children that of the largest (getrusage(2))."""
    return resource.getrusage(who).ru_maxrss / 1024


async def asked(url: str, question: str, days: int) -> dict[str, Any]:
    """Have a fresh process ask."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, __file__, "--ask", question, "--url", url, "--days", str(days),
        stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await process.communicate()
    result: dict[str, Any] = json.loads(said)
    progress(f"{days} days, {question}: {result}")
    return result


async def measure(days: int, folder: Path) -> None:
    """Write, ask, and tell."""
    url = f"sqlite+aiosqlite:///{folder / 'journal.db'}"
    progress(f"writing {days} days of {CALLS_A_DAY:,} calls")
    entries = await fill(url, days)
    whole = {question: await asked(url, question, days) for question in QUESTIONS}
    part = {question: await asked(url, question, days // 4) for question in QUESTIONS[:3]}
    most = max(one["reader_megabytes"] for one in whole.values())
    held = max(one["loop_longest_hold_milliseconds"] for one in whole.values())
    emit(
        {
            "entries": entries,
            "days": days,
            "whole": whole,
            "quarter": part,
            "targets": {
                "memory of one reader, MB": at_most(most, MEMORY),
                "event loop held up, ms": at_most(held, HOLD),
            },
        }
    )


def main() -> None:
    """Run the benchmark."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--ask", choices=QUESTIONS, help="only ask this, of the database of --url")
    parser.add_argument("--url", default="")
    parser.add_argument("--days", type=int, default=0, help="length of the journal")
    options = parser.parse_args()
    days = options.days or (QUICK_DAYS if options.quick else DAYS)
    if options.ask:
        print(json.dumps(asyncio.run(ask(options.url, options.ask, days))))
        return
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        asyncio.run(measure(days, Path(folder)))


if __name__ == "__main__":
    main()
