"""`hotline report queue`, `agents` and `queue-log`: what happened in numbers, from the fold of the live wallboard.

`hotline report sla` is in a module of its own.
"""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, TextIO, TypeVar

import typer
from rich.console import Console

from hotline import logs
from hotline.config.loader import Loaded
from hotline.events import Event
from hotline.journal import JournalReader
from hotline.phone import mask
from hotline.problems import did_you_mean
from hotline.queue.statistics.calendar import Calendar, Grouping
from hotline.queue.statistics.figures import AgentFigures, Figures, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.history import DISORDER_SECONDS, read_history, statistics_of
from hotline.queue.statistics.measures import ServiceLevel
from hotline.queue.statistics.queue_log import QueueLog
from hotline.queue.statistics.report import AGENT_COLUMNS, Row, Span, agent_rows, queue_columns, queue_rows
from hotline.queue.statistics.today import thresholds_of
from hotline.queue.statistics.written import agent_details, definitions_of, queue_details

from .common import ConfigOption, fail, load_or_exit
from .reading import run_reading
from .report_format import Format, Report
from .report_sla import sla
from .report_times import FromOption, ToOption, times_or_exit

app = typer.Typer(no_args_is_help=True)
app.command()(sla)


@app.callback()
def _prepare() -> None:
    """Numbers of queues and agents, from the journal."""
    logs.configure(level="warning")  # to stderr: the screen is the report's


ByOption = Annotated[
    Grouping, typer.Option("--by", help="What a row is: a quarter of an hour, …, the whole time.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]

F = TypeVar("F", bound=Figures)

#: Headings of the tables.
QUEUE_TABLE = {
    "offered": "off.", "answered": "answ.", "abandoned": "ab.", "abandoned_short": "short", "flowed_out": "flow",
    "still_there": "there", "service_level": "SL", "abandonment_rate": "ab.", "asa_seconds": "ASA",
    "aht_seconds": "AHT",
}  # fmt: skip
AGENT_TABLE = {
    "handled": "calls", "rung": "rung", "rung_missed": "miss", "rona_rate": "RONA", "aht_seconds": "AHT",
    "occupancy": "occ.", "utilisation": "util.", "signed_in_seconds": "in", "talk_seconds": "talk",
    "paused_seconds": "paused",
}  # fmt: skip


@app.command()
def queue(
    *,
    since: FromOption = "today",
    until: ToOption = "now",
    only: Annotated[
        list[str] | None, typer.Option("--queue", help="Only this queue; again for more.")
    ] = None,
    by: ByOption = "total",
    service_level: Annotated[
        ServiceLevel, typer.Option("--service-level", help="Which of the usual definitions.")
    ] = "default",
    output: FormatOption = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Report offered, answered and abandoned calls, service level, waits, call-backs and expected waits by queue."""
    loaded = load_or_exit(config)

    calendar, span = _span(loaded, since, until, by)

    def report(statistics: Statistics) -> Report[QueueFigures]:
        rows = queue_rows(statistics, span, calendar, loaded.config.queues)
        return Report(
            of="queue",
            span=span,
            calendar=calendar,
            interval_seconds=statistics.interval_seconds,
            columns=queue_columns(service_level),
            shown=QUEUE_TABLE,
            rows=_only(rows, only, loaded.config.queues, "queue"),
            details=queue_details,
            definitions=definitions_of(loaded.config.queues, service_level),
        )

    _report(loaded, calendar, span, output, report)


@app.command()
def agents(
    *,
    since: FromOption = "today",
    until: ToOption = "now",
    only: Annotated[
        list[str] | None, typer.Option("--agent", help="Only this agent; again for more.")
    ] = None,
    by: ByOption = "total",
    output: FormatOption = Format.TABLE,
    config: ConfigOption = None,
) -> None:
    """Report handled and missed calls, occupancy, and what agents did with their time."""
    loaded = load_or_exit(config)

    calendar, span = _span(loaded, since, until, by)

    def report(statistics: Statistics) -> Report[AgentFigures]:
        rows = agent_rows(statistics, span, calendar, loaded.config.agents)
        return Report(
            of="agent",
            span=span,
            calendar=calendar,
            interval_seconds=statistics.interval_seconds,
            columns=AGENT_COLUMNS,
            shown=AGENT_TABLE,
            rows=_only(rows, only, loaded.config.agents, "agent"),
            details=agent_details,
        )

    _report(loaded, calendar, span, output, report)


@app.command("queue-log")
def queue_log(
    *,
    since: FromOption = "today",
    until: ToOption = "now",
    output: Annotated[Path | None, typer.Option("--output", help="File to write; the screen else.")] = None,
    personal_data: Annotated[
        bool, typer.Option("--personal-data", help="Write whole telephone numbers.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Write what happened as Asterisk's queue_log, for the programs that read such files."""
    loaded = load_or_exit(config)
    calendar, span = _span(loaded, since, until, "interval")
    keys = {name: queue.callback.key for name, queue in loaded.config.queues.items() if queue.callback}
    log = QueueLog((lambda number: number or "") if personal_data else mask, keys)

    async def write(reader: JournalReader) -> None:
        with _opened(output) as file:

            def take(event: Event) -> None:
                lines = log.apply(event)
                if span.since <= event.at < span.until:
                    file.writelines(f"{line}\n" for line in lines)

            await read_history(
                reader, take, span.since, lambda event: event.at >= span.until + DISORDER_SECONDS
            )

    run_reading(loaded, write)
    if output is not None:
        first, last = calendar.local(span.since), calendar.local(span.until)
        typer.echo(f"{output}: {first:%Y-%m-%d %H:%M} to {last:%Y-%m-%d %H:%M}, {calendar.name}", err=True)


def _report(
    loaded: Loaded,
    calendar: Calendar,
    span: Span,
    output: Format,
    report: Callable[[Statistics], Report[Any]],
) -> None:
    async def show(reader: JournalReader) -> None:
        thresholds = thresholds_of(loaded.config.queues)
        period_of = calendar.period_of(span.by, span.since)
        statistics = await statistics_of(reader, thresholds, span.since, span.until, period_of=period_of)
        made = report(statistics)
        if output is Format.TABLE:
            Console(highlight=False).print(made.table())
        else:
            typer.echo(made.json() if output is Format.JSON else made.csv())

    run_reading(loaded, show)


def _span(loaded: Loaded, since: str, until: str, by: Grouping) -> tuple[Calendar, Span]:
    """Return what was typed; exit where it is no time."""
    typed = times_or_exit(loaded, since, until)
    span = Span.of(typed.since, typed.until, typed.now, by, Statistics().interval_seconds)
    return typed.calendar, span


def _only(
    rows: Sequence[Row[F]], only: Sequence[str] | None, configured: Mapping[str, object], what: str
) -> list[Row[F]]:
    """Return the rows of these names; exit where nobody knows one of them, now or then."""
    known = {*configured, *(row.name for row in rows)}
    for name in only or ():
        if name not in known:
            fail(f"there is no {what} `{name}`. {did_you_mean(name, known)}", status=2)
    return [row for row in rows if not only or row.name in only]


@contextlib.contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield typer.get_text_stream("stdout")
        return
    try:
        with output.open("w", encoding="utf-8") as file:
            yield file
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}")
