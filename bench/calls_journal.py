"""What our hotline says of a round: its statistics, and the times of each call in its journal."""

import asyncio
from dataclasses import dataclass, field

from calls_house import House
from calls_lines import THRESHOLD_SECONDS
from calls_truth import Numbers

from hotline.database import create_engine, database_url
from hotline.events import (
    AgentAnswered,
    CallAbandoned,
    CallArrived,
    CallQueued,
    Event,
    TalkEnded,
)
from hotline.journal import JournalReader
from hotline.queue.statistics.figures import Activity
from hotline.queue.statistics.history import DAY_SECONDS, statistics_of
from hotline.queue.statistics.measures import average_speed_of_answer, service_level
from hotline.queue.statistics.places import Thresholds

_TYPES = (CallArrived, CallQueued, AgentAnswered, TalkEnded, CallAbandoned)


@dataclass
class CallTimes:
    """Seconds by number of the caller."""

    waits: dict[str, float] = field(default_factory=dict)
    talks: dict[str, float] = field(default_factory=dict)
    #: Waits of those who left.
    abandons: dict[str, float] = field(default_factory=dict)


async def reported(house: House, queue: str, since: float, until: float) -> Numbers:
    """Return what our statistics say of a queue that had calls in this time only.

    It is the fold that the wallboard and the reports use; they count in intervals.
    """
    thresholds = {queue: Thresholds(THRESHOLD_SECONDS, 0.0)}
    engine = create_engine(database_url(house.loaded.config, house.loaded.paths))
    try:
        statistics = await statistics_of(JournalReader(engine), thresholds, since - DAY_SECONDS, until)
    finally:
        await engine.dispose()
    figures = statistics.queues(since - DAY_SECONDS, until, until, lambda start: 0)[queue, 0]
    talked = figures.seconds.get(Activity.TALKING, 0.0) + figures.seconds.get(Activity.HOLDING, 0.0)
    return Numbers(
        offered=figures.offered,
        answered=figures.answered,
        abandoned=figures.abandoned,
        service_level=service_level(figures),
        mean_wait=average_speed_of_answer(figures),
        mean_talk=talked / figures.handled if figures.handled else None,
    )


async def call_times(house: House, queue: str, since: float, until: float) -> CallTimes:
    """Return the times of each call of a queue."""
    engine = create_engine(database_url(house.loaded.config, house.loaded.paths))
    try:
        names = [kind.__name__ for kind in _TYPES]
        entries = await JournalReader(engine).of_types(names, since=since, until=until)
    finally:
        await engine.dispose()
    return await asyncio.to_thread(_fold, [entry.event for entry in entries], queue)


def _fold(events: list[Event], queue: str) -> CallTimes:
    times = CallTimes()
    numbers: dict[str, str] = {}
    queued: dict[str, float] = {}
    answered: dict[str, float] = {}
    for event in sorted(events, key=lambda one: one.at):
        match event:
            case CallArrived(call=call, caller=caller):
                numbers[call] = (caller or "").lstrip("+")
            case CallQueued(call=call, at=at) if event.queue == queue:
                queued.setdefault(call, at)
            case AgentAnswered(call=call, at=at) if call in queued:
                answered.setdefault(call, at)
                times.waits.setdefault(numbers.get(call, ""), at - queued[call])
            case TalkEnded(call=call, at=at) if call in answered:
                times.talks.setdefault(numbers.get(call, ""), at - answered[call])
            case CallAbandoned(call=call, at=at) if call in queued:
                times.abandons.setdefault(numbers.get(call, ""), at - queued[call])
    return times
