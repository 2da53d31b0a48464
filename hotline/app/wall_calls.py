"""The calls behind the numbers of the wallboard and of the history, and the story of each."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict

import msgspec

from hotline.config import Configuration
from hotline.desk.wall.ports import Number, RefusedError
from hotline.events import CallArrived, Event
from hotline.journal import JournalReader
from hotline.journal.spelling import Spelling
from hotline.journal.story import Line, story_of, tell
from hotline.phone import mask
from hotline.problems import did_you_mean
from hotline.queue.statistics.behind import Asked, Gathering, columns_behind, listed_for
from hotline.queue.statistics.moments import Moment
from hotline.queue.statistics.report import Span
from hotline.queue.statistics.today import LiveStatistics, thresholds_of

from .history_jobs import BehindJob, Gathered
from .history_reading import HistoryReading

#: Calls that are listed; the number that they explain is told as well.
MOST_CALLS = 1000

#: The longest time of which the calls are listed, seconds.
LONGEST_SECONDS = 92 * 86_400.0


#: What stands behind a number of a queue now; of all queues by None.
Behind = Callable[[str | None], Awaitable[list[Moment]]]


class WallCalls:
    """Reads them."""

    def __init__(
        self,
        reader: JournalReader,
        reading: HistoryReading,
        statistics: LiveStatistics,
        current: Callable[[], Configuration],
        *,
        live: Mapping[str, Behind] | None = None,
    ) -> None:
        """`reading` is for other times than today.

        `live` lists what stands behind the columns of this moment that no fold counts: messages, call-backs.
        """
        self._live = live or {}
        self._reader = reader
        self._statistics = statistics
        self._current = current
        self._reading = reading

    async def counted(self, number: Number, *, masked: bool) -> Mapping[str, object]:
        """Return what stands behind a number; without times that of today. Raises `RefusedError`."""
        column, found = await self._behind(number)
        return {
            "column": column,
            "count": found.count,
            "seconds": round(found.seconds, 3),
            "calls": [asdict(one) for one in found.newest],
            "callers": await self._callers(found.newest, masked=masked),
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

    async def _behind(self, number: Number) -> tuple[str, Gathered]:
        """Return the column that is listed and what it counts, from whoever makes the number."""
        if (live := self._live.get(number.column)) is not None and number.of == "queue":
            waiting = await live(number.name)
            seconds = sum(one.seconds for one in waiting)
            return number.column, Gathered(len(waiting), seconds, waiting[:MOST_CALLS])
        known = columns_behind(number.of)
        if number.column not in known:
            message = (
                f"no calls stand behind `{number.column[:40]}`. {did_you_mean(number.column[:40], known)}"
            )
            raise RefusedError(message)
        if number.since is None or number.until is None:
            return await self._of_today(number)
        return await self._of(number, number.since, number.until)

    async def _of_today(self, number: Number) -> tuple[str, Gathered]:
        if not self._statistics.is_ready:
            message = "today's numbers are still being read; try again in a moment"
            raise RefusedError(message)
        span = self._statistics.today()
        asked = _asked(number, span)
        gathering = Gathering(asked, MOST_CALLS)
        for _ in gathering.steps(self._statistics.statistics, span.now):
            await asyncio.sleep(0)
        return listed_for(asked), Gathered(gathering.count, gathering.seconds, gathering.newest())

    async def _of(self, number: Number, since: float, until: float) -> tuple[str, Gathered]:
        if not 0 < until - since <= LONGEST_SECONDS:
            message = f"calls are listed for {LONGEST_SECONDS / 86_400:g} days at most"
            raise RefusedError(message)
        span = self._statistics.span(since, until)
        asked = _asked(number, span)
        job = BehindJob(
            asked=asked, now=span.now, thresholds=thresholds_of(self._current().queues), most=MOST_CALLS
        )
        with await self._reading.answer(job) as file:
            return listed_for(asked), msgspec.json.decode(file.read(), type=Gathered)

    async def _callers(self, moments: Sequence[Moment], *, masked: bool) -> Mapping[str, str]:
        """Return the numbers of the callers, by call."""
        spell = _spelling(masked=masked)
        entries = await self._reader.of_calls({one.call for one in moments}, [CallArrived.__name__])
        arrived = (entry.event for entry in entries if isinstance(entry.event, CallArrived))
        return {one.call: spell(one.caller) for one in arrived}


def _asked(number: Number, span: Span) -> Asked:
    """Return the number as that of a span: then it counts the time that the reports count."""
    return Asked(number.of, number.column, number.name, span.since, span.until)


def _spelling(*, masked: bool) -> Spelling:
    return mask if masked else lambda number: number or "withheld"
