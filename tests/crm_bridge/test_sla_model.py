"""The SLA clocks against a model that walks minute by minute and knows none of their shortcuts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.config import Configuration
from hotline.crm_bridge.case_status import DONE, TRANSITIONS
from hotline.crm_bridge.departments import calendar_of
from hotline.crm_bridge.sla import CLOCKS, FIRST_RESPONSE, PAUSES, UPDATE, clock_of, sla_of
from hotline.crm_bridge.sla_history import History, history_of
from hotline.queue.hours import WEEKDAYS
from hotline.testing.city import configuration

MINUTE, HOUR = 60.0, 3600.0

#: Minutes in which things happen, and in which the model looks for the due time.
BUSY, WATCHED = 4 * 24 * 60, 16 * 24 * 60

#: Fridays of 2026 before the clocks of Europe are changed, and one on which nothing changes; 00:00 UTC.
BEGINNINGS = (1774569600.0, 1792713600.0, 1780617600.0)


@dataclass(frozen=True)
class Line:
    at: float
    field: str
    old: object
    new: object
    by: str = "101"


@dataclass(frozen=True)
class Life:
    """What happens to a case, by the minute."""

    opened: float
    first: Mapping[str, object]
    #: (minute, field, new value), in order.
    changes: Sequence[tuple[int, str, object]]
    words: Sequence[int]
    citizen_words: Sequence[int]

    def moment(self, minute: int) -> float:
        return self.opened + MINUTE * minute

    def history(self) -> History:
        values, lines = dict(self.first), []
        for minute, field, new in self.changes:
            lines.append(Line(self.moment(minute), field, values[field], new))
            values[field] = new
        words = [self.moment(minute) for minute in self.words]
        told = (words[0], words[-1]) if words else (None, None)
        heard = [self.moment(minute) for minute in self.citizen_words]
        return history_of(self.opened, values, lines, words=told, citizen_words=heard)


ranges = st.sampled_from(
    ((), ("08:00-16:00",), ("00:00-24:00",), ("20:00-06:00",), ("07:30-12:00", "01:15-02:45"))
)
weeks = st.lists(ranges, min_size=7, max_size=7).map(lambda days: dict(zip(WEEKDAYS, days, strict=True)))
hours = st.one_of(st.none(), st.integers(1, 30))
limits = st.fixed_dictionaries(
    dict.fromkeys(("first_response_hours", "update_hours", "solution_hours"), hours)
)


@st.composite
def configurations(draw: st.DrawFn) -> Configuration:
    zone = draw(st.sampled_from(("Asia/Muscat", "Europe/Berlin")))
    return configuration(
        {
            "node.timezone": zone,
            "hours.one": {"week": draw(weeks)},
            "hours.two": {"week": draw(weeks)},
            "departments": {"one": {"hours": "one"}, "two": {"hours": "two"}, "all": {}},
            "categories.a": {
                "department": "one", "sla": draw(limits),
                "sla_by_priority": {"urgent": draw(limits), "low": draw(limits)},
            },
            "categories.b": {"department": "two", "sla": draw(limits)},
        }
    )  # fmt: skip


VALUES: Mapping[str, st.SearchStrategy[object]] = {
    "status": st.sampled_from(sorted(TRANSITIONS)),
    "category": st.sampled_from(("a", "b", None)),
    "priority": st.sampled_from(("normal", "urgent", "low")),
    "department": st.sampled_from(("one", "two", "all", None)),
}
minutes = st.integers(0, BUSY)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    first = {field: draw(values) for field, values in VALUES.items()}
    fields = draw(st.lists(st.sampled_from(sorted(VALUES)), max_size=8))
    times = sorted(draw(st.lists(minutes, min_size=len(fields), max_size=len(fields))))
    changes = [(time, field, draw(VALUES[field])) for time, field in zip(times, fields, strict=True)]
    words = sorted(draw(st.lists(minutes, max_size=3)))
    heard = sorted(draw(st.lists(minutes, max_size=3)))
    return Life(draw(st.sampled_from(BEGINNINGS)), first, changes, words, heard)


class Model:
    """Walks through a life, a minute at a time."""

    def __init__(self, config: Configuration, life: Life, sla: str) -> None:
        self.config, self.life, self.sla = config, life, sla
        self.values = dict(life.first)
        self.used = 0
        self.overdue_since: float | None = None
        #: Whether it is settled, and by when it would have been due as of then.
        self.settled = False
        self.would_be_due: float | None = None
        self.waiting_since: int | None = None
        self.answered = False
        final = dict(life.first) | {field: new for _, field, new in life.changes}
        self.begins: int | None = 0
        if sla == UPDATE:
            owed_at_once = self.limit(final, FIRST_RESPONSE) is None
            self.begins = life.words[-1] if life.words else 0 if owed_at_once else None

    def limit(self, values: Mapping[str, object], sla: str) -> float | None:
        category = values["category"]
        found = sla_of(self.config, str(category) if category else None, str(values["priority"]))
        named = {FIRST_RESPONSE: found.first_response_hours, UPDATE: found.update_hours}
        allowed = named.get(sla, found.solution_hours)
        return None if allowed is None else allowed * HOUR

    def is_open(self, moment: float) -> bool:
        department = self.values["department"]
        calendar = calendar_of(self.config, str(department) if department else None)
        return calendar is None or calendar.is_open(moment)

    def state(self) -> str:
        status = str(self.values["status"])
        if status in DONE:
            return "stopped"
        waits_for_citizen = status == "waiting for citizen"
        return (
            "paused" if status in PAUSES[self.sla] and not (waits_for_citizen and self.answered) else "runs"
        )

    def at_minute(self, minute: int) -> None:
        """Take in what happens at the beginning of this minute."""
        for when, field, new in self.life.changes:
            if when == minute:
                self.values[field] = new
        self.hear_citizen(minute)
        if self.begins is not None and minute >= self.begins:
            self.judge(minute)

    def hear_citizen(self, minute: int) -> None:
        """Note whether the citizen for whom we wait has spoken."""
        if self.values["status"] != "waiting for citizen":
            self.waiting_since, self.answered = None, False
        elif self.waiting_since is None:
            self.waiting_since = minute
        elif minute in self.life.citizen_words and minute > self.waiting_since:
            self.answered = True

    def judge(self, minute: int) -> None:
        """Note since when it is overdue, and by when a case that is settled now would have been due."""
        limit = self.limit(self.values, self.sla)
        if self.settled and self.state() == "stopped":
            return
        self.settled = self.state() == "stopped" and limit is not None
        if limit is None or self.used < limit:
            self.overdue_since = None
        elif self.overdue_since is None:
            self.overdue_since = self.life.moment(minute)
        if self.settled and limit is not None:
            self.would_be_due = self.overdue_since or self.ahead(minute, limit)

    def pass_minute(self, minute: int) -> None:
        """Let it pass."""
        counts = self.begins is not None and minute >= self.begins and self.state() == "runs"
        if counts and self.is_open(self.life.moment(minute)):
            self.used += 60

    def due_at(self) -> float | None:
        """Walk to the last change and say when it is due; None also where that is too far away."""
        last = max([when for when, _, _ in self.life.changes] + [*self.life.citizen_words, self.begins or 0])
        for minute in range(last):
            self.at_minute(minute)
            self.pass_minute(minute)
        self.at_minute(last)
        limit = self.limit(self.values, self.sla)
        if self.begins is None or (limit is None and not self.settled):
            return None
        if self.settled:
            return self.would_be_due
        if self.overdue_since is not None or self.state() == "paused" or limit is None:
            return self.overdue_since
        return self.ahead(last, limit)

    def ahead(self, minute: int, limit: float) -> float | None:
        """Return when the limit is reached if nothing changes from this minute on."""
        used = self.used
        for coming in range(minute, WATCHED):
            if used >= limit:
                return self.life.moment(coming)
            used += 60 * self.is_open(self.life.moment(coming))
        return None


@pytest.mark.parametrize("sla", CLOCKS)
@settings(max_examples=20, deadline=None)
@given(config=configurations(), life=lives())
def test_due_as_when_walked_minute_by_minute(sla: str, config: Configuration, life: Life) -> None:
    """Whatever hours, limits, changes and words there are, and whatever the clocks of the country do."""
    clock = clock_of(config, life.history(), sla)
    if sla == FIRST_RESPONSE and life.words:
        assert (clock.state, clock.due_at) == ("stopped", None)
        return
    expected = Model(config, life, sla).due_at()
    found = clock.due_at
    if found is not None and found > life.moment(WATCHED - 1):
        found = None  # further than the model looks
    assert found == expected


@settings(max_examples=20, deadline=None)
@given(config=configurations(), life=lives(), later=st.integers(0, 3 * 24 * 60))
def test_used_as_when_walked_minute_by_minute(config: Configuration, life: Life, later: int) -> None:
    """So is the time that was used."""
    clock = clock_of(config, life.history(), "solution")
    model = Model(config, life, "solution")
    for minute in range(BUSY + later):
        model.at_minute(minute)
        model.pass_minute(minute)
    if clock.state != "none":
        assert clock.used_at(life.moment(BUSY + later)) == pytest.approx(model.used, abs=1e-3)
