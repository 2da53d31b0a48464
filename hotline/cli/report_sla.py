"""`hotline report sla`: how many cases were solved within due."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.sla_compliance import Compliance, Grouping, Key, count, read_outcomes
from hotline.queue.statistics.report import Number

from .common import ConfigOption, load_or_exit
from .reading import run_in_database
from .report_format import Format, cell
from .report_times import FromOption, Times, ToOption, times_or_exit

#: What compliance is, for the heads of reports.
DEFINITION = "cases solved within due / cases due, in the department's open hours, pauses taken out"

#: The columns and their headings.
COLUMNS = {
    "due": "due",
    "within": "within",
    "late": "late",
    "pending": "pending",
    "compliance_rate": "compliance",
}

_NONE = "none"


def sla(
    *,
    since: FromOption = "today",
    until: ToOption = "today",
    by: Annotated[
        list[Grouping] | None,
        typer.Option("--by", help="What a row is; again for rows of both. All in one otherwise."),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="For people, or for programs.")] = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Report how many of the cases that were due in this time were solved by then."""
    loaded = load_or_exit(config)
    times = times_or_exit(loaded, since, until)
    groups = tuple(dict.fromkeys(by or ()))

    async def show(engine: AsyncEngine) -> None:
        outcomes = await read_outcomes(engine, times.since, times.until)
        rows = count(outcomes, groups, lambda at: f"{times.calendar.local(at):%Y-%m}", times.now)
        report = SlaReport(times, groups, rows if groups or rows else {(): Compliance()})
        if output is Format.TABLE:
            Console(highlight=False).print(report.table())
            typer.echo(report.caption())
        else:
            typer.echo(report.json() if output is Format.JSON else report.csv())

    run_in_database(loaded, show)


@dataclass(frozen=True, slots=True)
class SlaReport:
    """Rows, and how they are shown."""

    times: Times
    groups: Sequence[Grouping]
    rows: Mapping[Key, Compliance]

    def json(self) -> str:
        """Return the report as one JSON object."""
        whole = {
            "report": "sla",
            "from": self._at(self.times.since),
            "to": self._at(self.times.until),
            "timezone": self.times.calendar.name,
            "by": self.groups,
            "definition": DEFINITION,
            "rows": self._records(),
        }
        return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode()

    def csv(self) -> str:
        """Return the report with a line of headings; what is not there is empty."""
        text = io.StringIO()
        writer = csv.DictWriter(text, [*self.groups, *COLUMNS], lineterminator="\n")
        writer.writeheader()
        writer.writerows(self._records())
        return text.getvalue().rstrip("\n")

    def table(self) -> Table:
        """Return the report for people."""
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
        for group in self.groups:
            table.add_column(group, no_wrap=True)
        for heading in COLUMNS.values():
            table.add_column(heading, justify="right", no_wrap=True)
        for key, compliance in self.rows.items():
            names = [_NONE if part is None else part for part in key]
            table.add_row(*names, *(cell(name, value) for name, value in _numbers(compliance).items()))
        return table

    def caption(self) -> str:
        """Return what stands below the table: the time, and what the numbers mean."""
        first, last = self.times.calendar.local(self.times.since), self.times.calendar.local(self.times.until)
        return f"{first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}, {self.times.calendar.name}\n{DEFINITION}"

    def _records(self) -> list[dict[str, object]]:
        records: list[dict[str, object]] = []
        for key, compliance in self.rows.items():
            names: dict[str, object] = dict(zip(self.groups, key, strict=True))
            records.append(names | _numbers(compliance))
        return records

    def _at(self, at: float) -> str:
        return self.times.calendar.local(at).isoformat(timespec="seconds")


def _numbers(compliance: Compliance) -> dict[str, Number]:
    rate = compliance.rate
    return {
        "due": compliance.due,
        "within": compliance.within,
        "late": compliance.late,
        "pending": compliance.pending,
        "compliance_rate": None if rate is None else round(rate, 4),
    }
