"""The three forms of a report: a table for people, JSON and CSV for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rich.table import Table
from rich.text import Text

from hotline.queue.statistics.figures import Figures
from hotline.queue.statistics.report import Number, is_rate
from hotline.queue.statistics.written import WrittenReport

F = TypeVar("F", bound=Figures)


class Format(StrEnum):
    """What a report looks like."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(WrittenReport[F]):
    """Rows, and how they are shown."""

    #: The columns of the table by their headings; people cannot read thirty of them.
    shown: Mapping[str, str]

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
