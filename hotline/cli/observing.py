"""What the journal tells of callers, for the commands that simulate and plan."""

import asyncio
import math

from hotline.config.loader import Loaded
from hotline.database import DatabaseError, database_url
from hotline.journal import JournalReader
from hotline.queue.simulator.observed import OBSERVED, Observation, ObservedQueue
from hotline.queue.statistics.calendar import Calendar, TimeError

from .common import fail
from .reading import open_reader

#: What is read at once: a day at most, so that a year fits into memory.
STEP_SECONDS = 86_400.0

#: Calls that go on at the end are followed for so long.
AFTER_SECONDS = 86_400.0

_TYPES = tuple(event.__name__ for event in OBSERVED)


def times_of(loaded: Loaded, first: str, last: str, now: float) -> tuple[float, float]:
    """Return when these local days begin and end, seconds since the epoch; exit where they are none.

    `now` is what `today` and `yesterday` go by.
    """
    try:
        calendar = Calendar(loaded.config.node.timezone)
        return calendar.parse(first, now, end=False), calendar.parse(last, now, end=True)
    except TimeError as error:
        fail(str(error), status=2)


def read_observed(loaded: Loaded, since: float, until: float) -> dict[str, ObservedQueue]:
    """Return what the journal tells of the callers who came in this time, by queue; exit where there is no journal."""

    async def read() -> dict[str, ObservedQueue]:
        async with open_reader(database_url(loaded.config, loaded.paths)) as reader:
            return await observe(reader, since, until)

    try:
        return asyncio.run(read())
    except DatabaseError as error:
        fail(str(error))


async def observe(reader: JournalReader, since: float, until: float) -> dict[str, ObservedQueue]:
    """Return what is known of the callers who came from `since` on and before `until`."""
    observation = Observation(since, until)
    begin = since
    while begin < until or (not observation.settled and begin < until + AFTER_SECONDS):
        end = begin + STEP_SECONDS
        # The reader takes both ends for inside.
        for entry in await reader.of_types(_TYPES, since=begin, until=math.nextafter(end, begin)):
            observation.apply(entry.event)
        begin = end
    return observation.queues
