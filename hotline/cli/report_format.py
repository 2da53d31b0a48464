"""The three forms of a report: a table for people, JSON and CSV for programs."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from rich.table import Table
from rich.text import Text

from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.figures import Figures
from hotline.queue.statistics.report import Number, Row, Span, is_rate, rounded

F = TypeVar("F", bound=Figures)


class Format(StrEnum):
    """What a report looks like."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Report(Generic[F]):
    """Rows, and how they are shown."""

    #: `queue` or `agent`: what a row is about.
    of: str
    span: Span
    calendar: Calendar
    interval_seconds: int
    columns: Mapping[str, Callable[[F], Number]]
    #: The columns of the table by their headings; people cannot read thirty of them.
    shown: Mapping[str, str]
    rows: Sequence[Row[F]]
    #: Counts by reason, which only JSON has room for.
    details: Callable[[F], Mapping[str, object]]
    #: By which definitions the numbers were made.
    definitions: Mapping[str, object] = field(default_factory=dict)

    def json(self) -> str:
        """Return the report as one JSON object."""
        whole = {
            "report": self.of,
            "from": self._at(self.span.since),
            "to": self._at(self._until),
            "timezone": self.calendar.name,
            "by": self.span.by,
            **self.definitions,
            "rows": [{**self._record(row), **self.details(row.figures)} for row in self.rows],
        }
        return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode()

    def csv(self) -> str:
        """Return the report with a line of headings; a number that is not there is empty."""
        flat = {name: value for name, value in self.definitions.items() if isinstance(value, str)}
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["from", "to", self.of, *self.columns, *flat])
        for row in self.rows:
            writer.writerow([*self._record(row).values(), *flat.values()])
        return text.getvalue().rstrip("\n")

    def table(self) -> Table:
        """Return the report for people."""
        table = Table(
            box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold", caption=self._caption()
        )
        table.caption_justify = "left"
        if self.span.by != "total":
            table.add_column("from", no_wrap=True)
        table.add_column(self.of, no_wrap=True, max_width=14)
        for heading in self.shown.values():
            table.add_column(heading, justify="right", no_wrap=True)
        before = ""
        for row in self.rows:
            when = self._when(row.start)
            cells = [cell(name, self.columns[name](row.figures)) for name in self.shown]
            period = [] if self.span.by == "total" else [when if when != before else ""]
            before = when
            table.add_row(*period, Text(row.name), *cells)
        return table

    def _record(self, row: Row[F]) -> dict[str, Any]:
        end = self.calendar.period_end(self.span.by, row.start, self.interval_seconds, self.span.until)
        start = max(row.start, self.span.since)
        numbers = {name: rounded(name, make(row.figures)) for name, make in self.columns.items()}
        return {"from": self._at(start), "to": self._at(min(end, self._until)), self.of: row.name, **numbers}

    def _at(self, at: float) -> str:
        return self._local(at).isoformat(timespec="seconds")

    def _local(self, at: float) -> datetime:
        return self.calendar.local(at)

    @property
    def _until(self) -> float:
        """The end of what is known: the last interval may go on."""
        return min(self.span.until, self.span.now)

    def _when(self, start: int) -> str:
        at = self._local(max(start, self.span.since))
        if self.span.by == "day":
            return at.strftime("%Y-%m-%d")
        # The offset tells the hour that comes twice from its double; elsewhere it says nothing new.
        return at.strftime("%m-%d %H:%M %z" if self._clocks_change() else "%m-%d %H:%M")

    def _clocks_change(self) -> bool:
        return self._local(self.span.since).utcoffset() != self._local(self.span.until).utcoffset()

    def _caption(self) -> str:
        first, last = self._local(self.span.since), self._local(self._until)
        lines = [f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}, {self.calendar.name}"]
        lines += [
            f"{name.replace('_', ' ')}: {value}"
            for name, value in self.definitions.items()
            if isinstance(value, str)
        ]
        return "\n".join(lines)


def cell(name: str, value: Number) -> str:
    """Return a number as people read it."""
    if value is None:
        return "–"
    if is_rate(name):
        return f"{value:.0%}" if value in {0, 1} else f"{value:.1%}"
    if isinstance(value, int):
        return str(value)
    return duration(value)


def duration(seconds: float) -> str:
    """Return a time as people read it: 7.5 s, 1:05 min, 2:00:05 h."""
    if round(seconds, 1) < 60:
        return f"{seconds:.1f}"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
