"""A report as programs read it: JSON and CSV, the same from the command line and from the page. Pure."""

import csv
import io
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

import msgspec

from hotline.config import Queue

from .calendar import Calendar
from .figures import AgentFigures, Figures, QueueFigures
from .measures import DEFINITIONS, ServiceLevel
from .report import Number, Row, Span, rounded

F = TypeVar("F", bound=Figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport(Generic[F]):
    """Rows, and how they are written."""

    #: `queue` or `agent`: what a row is about.
    of: str
    span: Span
    calendar: Calendar
    interval_seconds: int
    columns: Mapping[str, Callable[[F], Number]]
    rows: Sequence[Row[F]]
    #: Counts by reason, which only JSON has room for.
    details: Callable[[F], Mapping[str, object]]
    #: By which definitions the numbers were made.
    definitions: Mapping[str, object] = field(default_factory=dict)

    def json(self) -> str:
        """Return the report as one JSON object."""
        return "".join(self.json_parts())

    def json_parts(self) -> Iterator[str]:
        """Yield the same row by row: a report may be longer than what one wants to hold at once."""
        head = {
            "report": self.of,
            "from": self._at(self.span.since),
            "to": self._at(self._until),
            "timezone": self.calendar.name,
            "by": self.span.by,
            **self.definitions,
        }
        yield _indented(head).removesuffix("\n}") + ',\n "rows": ['
        between = "\n"
        for row in self.rows:
            record = {**self._record(row), **self.details(row.figures)}
            yield between + textwrap.indent(_indented(record), "  ")
            between = ",\n"
        yield "\n ]\n}" if self.rows else "]\n}"

    def csv(self) -> str:
        """Return the report with a line of headings; a number that is not there is empty."""
        return "".join(self.csv_parts())

    def csv_parts(self) -> Iterator[str]:
        """Yield the same row by row."""
        flat = {name: value for name, value in self.definitions.items() if isinstance(value, str)}
        yield _line(["from", "to", self.of, *self.columns, *flat])
        for row in self.rows:
            yield "\n" + _line([*self._record(row).values(), *flat.values()])

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


def _indented(record: Mapping[str, object]) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=1).decode()


def _line(cells: Iterable[object]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()


def definitions_of(queues: Mapping[str, Queue], variant: ServiceLevel) -> dict[str, object]:
    """Return by which definitions the numbers of queues are made."""
    return {
        "service_level_definition": variant,
        "service_level_formula": DEFINITIONS[variant],
        "service_level_seconds": {name: queue.service_level_seconds for name, queue in queues.items()},
        "short_abandon_seconds": {name: queue.short_abandon_seconds for name, queue in queues.items()},
    }


def queue_details(figures: QueueFigures) -> dict[str, object]:
    """Return where callers went, and why."""
    by = sorted(figures.flowed_out_to.items())
    return {"flowed_out_by": [{"to": to, "reason": reason, "calls": calls} for (to, reason), calls in by]}


def agent_details(figures: AgentFigures) -> dict[str, object]:
    """Return misses and pauses by reason."""
    paused = {reason: round(seconds, 3) for reason, seconds in sorted(figures.paused.items())}
    return {"missed_by": dict(sorted(figures.missed.items())), "paused_by": paused}
