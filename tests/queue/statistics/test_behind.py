"""Behind every number of a report stand as many calls, whatever the day was like."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hotline.events import CallTransferred, Event, ExpectedWaitAnnounced
from hotline.queue.statistics.behind import MADE_OF, Asked, Gathering, Of, behind, columns_behind, listed_for
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.moments import Moment
from hotline.queue.statistics.report import AGENT_COLUMNS, queue_columns
from hotline.queue.statistics.waits import Wait
from hotline.testing.virtual_time import run
from tests.queue.random_day import BEGIN, RandomDay

COLUMNS: Mapping[Of, Mapping[str, Callable[[Any], Any]]] = {
    "queue": queue_columns("default"),
    "agent": AGENT_COLUMNS,
}

#: A day's second hour, not its first: what began before reaches into it.
SINCE, LENGTH = BEGIN - BEGIN % 900 + 900, 2700.0


@functools.cache
def lived(seed: int, seconds: float) -> list[Event]:
    """Return a day's events; some callers are told a wait and some agents give a call away, which chance leaves out."""
    day = RandomDay(seed, seconds)

    async def live() -> None:
        await day.pass_by()

    run(live())
    events: list[Event] = []
    for number, entry in enumerate(day.entries()):
        event = entry.event
        events.append(event)
        kind = type(event).__name__
        if kind == "CallQueued" and number % 3:
            events.append(
                ExpectedWaitAnnounced(
                    at=event.at, call=event.call, queue=event.queue, expected_seconds=50, said_seconds=60,  # type: ignore[attr-defined]
                    at_most=False,
                )
            )  # fmt: skip
        if kind == "AgentAnswered" and number % 4 == 0:
            events.append(
                CallTransferred(
                    at=event.at + 1, call=event.call, agent=event.agent, kind="agent", target="x", way="blind",  # type: ignore[attr-defined]
                    queue=event.queue,  # type: ignore[attr-defined]
                )
            )  # fmt: skip
    return events


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """A random day, folded with what stands behind its numbers."""
    folded = Statistics(keep_waits=True)
    folded.forget_before(SINCE)
    for event in lived(7, 4500.0):
        folded.apply(event)
    return folded


@pytest.mark.parametrize("of", ["queue", "agent"])
def test_each_number_has_as_many_calls(statistics: Statistics, of: Of) -> None:
    """Counts are as long as their lists, times are the sums of theirs: for each queue and agent, and for all."""
    until, now = SINCE + LENGTH, SINCE + LENGTH
    tally = (statistics.queues if of == "queue" else statistics.agents)(SINCE, until, now, lambda _: 0)
    seen: set[str] = set()
    for name in [name for name, _ in tally]:
        figures = tally[name, 0]
        for column, number_of in COLUMNS[of].items():
            if column in MADE_OF:
                continue
            found = behind(statistics, Asked(of, column, name, SINCE, until), now)
            number = number_of(figures) or 0
            if column.endswith("_seconds"):
                assert sum(one.seconds for one in found) == pytest.approx(number, abs=1e-3), (column, name)
            else:
                assert len(found) == number, (column, name)
            if found:
                seen.add(column)
                assert all(isinstance(one, Moment) for one in found)
    assert len(seen) > len(COLUMNS[of]) / 3, "the day was too quiet to say anything"
    total = sum(tally[key].handled for key in tally)
    assert len(behind(statistics, Asked(of, "handled", None, SINCE, until), now)) == total > 20


class Gatherings:
    """One for each column, at one fold."""

    def __init__(self, until: float, most: int) -> None:
        self.most = most
        self.asked = [
            (Asked(of, column, None, SINCE, until), most) for of in COLUMNS for column in columns_behind(of)
        ]
        self.all = [Gathering(*one) for one in self.asked]

    def wait(self, wait: Wait) -> None:
        """Tell all of them."""
        for one in self.all:
            one.wait(wait)

    def moment(self, moment: Moment) -> None:
        """Tell all of them; none holds more than twice what is listed."""
        for one in self.all:
            one.moment(moment)
            assert len(one._kept) < 2 * self.most


def test_a_long_day_is_gathered_step_by_step(statistics: Statistics, monkeypatch: pytest.MonkeyPatch) -> None:
    """Others may run in between; what happens then is not counted, neither now nor twice."""
    monkeypatch.setattr("hotline.queue.statistics.behind.STEP", 10)
    until = SINCE + LENGTH
    asked = Asked("agent", "talk_seconds", None, SINCE, until)
    gathering = Gathering(asked, 7)
    steps = sum(1 for _ in gathering.steps(statistics, until))
    assert steps > 20
    assert gathering.count == len(behind(statistics, asked, until))


def test_what_is_gathered_by_the_way_is_what_is_asked_afterwards(statistics: Statistics) -> None:
    """For every column: as many, as long, and the newest of them."""
    until = SINCE + LENGTH
    gatherings = Gatherings(until, 7)
    folded = Statistics(listener=gatherings)
    folded.forget_before(SINCE)
    for event in lived(7, 4500.0):
        folded.apply(event)
    for (asked, most), gathering in zip(gatherings.asked, gatherings.all, strict=True):
        gathering.end(folded, until)
        found = behind(statistics, asked, until)
        assert (gathering.count, gathering.newest()) == (len(found), found[:most]), asked
        assert gathering.seconds == pytest.approx(sum(one.seconds for one in found)), asked


@pytest.mark.parametrize("of", ["queue", "agent"])
def test_no_column_is_without_calls(of: Of) -> None:
    """Whatever a report has can be asked for; a rate leads to what it is made of."""
    assert set(columns_behind(of)) >= COLUMNS[of].keys()
    for column in COLUMNS[of]:
        assert listed_for(Asked(of, column, None, 0, 1)) in COLUMNS[of]
    with pytest.raises(KeyError):
        behind(Statistics(keep_waits=True), Asked(of, "handeld", None, 0, 1), 1)
