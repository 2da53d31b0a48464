"""The calls behind the numbers of the wallboard and of the history, and the story of each."""

from collections.abc import Callable, Mapping
from dataclasses import asdict

import msgspec

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.wall.ports import RefusedError
from hotline.events import CallArrived, Event
from hotline.journal import JournalReader
from hotline.journal.spelling import Spelling
from hotline.journal.story import Line, story_of, tell
from hotline.phone import mask
from hotline.problems import did_you_mean
from hotline.queue.statistics.history import statistics_of
from hotline.queue.statistics.today import LiveStatistics, thresholds_of
from hotline.queue.statistics.waits import COUNTED, Wait, counted

#: Calls that are listed; the number that they explain is told as well.
MOST_CALLS = 1000

#: The longest time of which the calls are listed, seconds.
LONGEST_SECONDS = 92 * 86_400.0


class WallCalls:
    """Reads them."""

    def __init__(
        self,
        reader: JournalReader,
        statistics: LiveStatistics,
        current: Callable[[], Configuration],
        clock: Clock,
    ) -> None:
        self._reader = reader
        self._statistics = statistics
        self._current = current
        self._clock = clock

    async def counted(
        self, column: str, queue: str | None, since: float | None, until: float | None, *, masked: bool
    ) -> Mapping[str, object]:
        """Return the calls that a column counts; without times those of today. Raises `RefusedError`."""
        if column not in COUNTED:
            message = f"no calls stand behind `{column[:40]}`. {did_you_mean(column[:40], COUNTED)}"
            raise RefusedError(message)
        found = counted(*await self._waits(since, until, column, queue))
        listed = found[:MOST_CALLS]
        return {
            "count": len(found),
            "calls": [asdict(wait) for wait in listed],
            "callers": await self._callers(listed, masked=masked),
        }

    async def story(self, call: str, language: str, *, masked: bool) -> Mapping[str, object]:
        """Return what happened to a call, as `hotline journal show` does. Raises `RefusedError`."""
        entries = await self._reader.of_call(call)
        if not entries:
            message = "nothing is known of this call"
            raise RefusedError(message)
        spell = _spelling(masked=masked)
        events = [self._named(entry.event, language) for entry in entries]
        if language == "ar":
            lines = [Line(event.at, tell(event, spell, language)) for event in events]
        else:
            lines = story_of(events, spell)
        return {"call": call, "lines": [{"at": line.at, "text": line.text} for line in lines]}

    def _named(self, event: Event, language: str) -> Event:
        """Return the event with the names of agent and queue in place of their keys, for people."""
        config, names = self._current(), dict[str, str]()
        agent, queue = getattr(event, "agent", None), getattr(event, "queue", None)
        if agent in config.agents:
            names["agent"] = config.agents[agent].name
        if queue in config.queues:
            names["queue"] = config.queues[queue].title.get(language, queue)
        return msgspec.structs.replace(event, **names)

    async def _waits(
        self, since: float | None, until: float | None, column: str, queue: str | None
    ) -> tuple[list[Wait], str, str | None, float, float]:
        """Return the waits of a time, from the fold that makes the numbers of that time."""
        if since is None or until is None:
            if not self._statistics.is_ready:
                message = "today's numbers are still being read; try again in a moment"
                raise RefusedError(message)
            begin, end = self._statistics.calendar.today(self._clock())
            return self._statistics.statistics.waits(), column, queue, begin, end
        if not 0 < until - since <= LONGEST_SECONDS:
            message = f"calls are listed for {LONGEST_SECONDS / 86_400:g} days at most"
            raise RefusedError(message)
        thresholds = thresholds_of(self._current().queues)
        statistics = await statistics_of(self._reader, thresholds, since, until, keep_waits=True)
        return statistics.waits(), column, queue, since, until

    async def _callers(self, waits: list[Wait], *, masked: bool) -> Mapping[str, str]:
        """Return the numbers of the callers, by call."""
        if not waits:
            return {}
        first, last = waits[-1].entered_at, waits[0].entered_at
        spell = _spelling(masked=masked)
        wanted = {wait.call for wait in waits}
        entries = await self._reader.of_types(["CallArrived"], since=first - 3600.0, until=last + 1.0)
        arrived = (entry.event for entry in entries if isinstance(entry.event, CallArrived))
        return {one.call: spell(one.caller) for one in arrived if one.call in wanted}


def _spelling(*, masked: bool) -> Spelling:
    return mask if masked else lambda number: number or "withheld"
