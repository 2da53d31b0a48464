"""`hotline simulate`: what a day would be like, before it is one."""

import csv
import io
import math
from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from hotline.clock import wall_clock
from hotline.config import Configuration
from hotline.problems import ConfigurationError
from hotline.queue.simulator.observed import ObservedQueue
from hotline.queue.simulator.plan import Plan
from hotline.queue.simulator.rows import ALL, Row, rows
from hotline.queue.simulator.run import Outcome
from hotline.queue.simulator.run import simulate as run
from hotline.queue.simulator.scenario import Scenario
from hotline.queue.simulator.scenario_file import ReadScenario, read_scenario
from hotline.queue.simulator.scenario_plan import plan_of

from .common import fail, load_or_exit
from .observing import read_observed, times_of
from .progress import counting_bar

#: Longer simulations are a typing error.
MOST_CALLS = 10_000_000


class Format(StrEnum):
    """What the result looks like."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[Format, typer.Option("--format", help="A table for people, JSON or CSV.")]
PlotOption = Annotated[
    Path | None, typer.Option("--plot", metavar="FILE.png", help="Also draw a chart.", show_default=False)
]


def simulate(
    scenario: Annotated[Path, typer.Argument(help="The scenario: hotline/demo/scenario.toml is an example.")],
    seed: Annotated[int | None, typer.Option(min=0, help="Other callers; else the scenario's.")] = None,
    calls: Annotated[
        int | None, typer.Option(min=1, max=MOST_CALLS, help="Simulate as many days as bring so many calls.")
    ] = None,
    output: FormatOption = Format.TABLE,
    plot: PlotOption = None,
) -> None:
    """Simulate a scenario with the router of production: service level, waits, abandons and occupancy by interval."""
    check_plot(plot)
    read = _read_or_exit(scenario)
    plan = plan_of(read.scenario, _observed(read, scenario))
    days = read.scenario.days if calls is None else math.ceil(calls / plan.expected_calls)
    first = read.scenario.seed if seed is None else seed
    outcome = simulated(plan, seed=first, days=days, period_seconds=60 * read.scenario.interval_minutes)
    found = rows(outcome)
    what = f"{scenario.name}: {days} {'day' if days == 1 else 'days'}, seed {first}"
    if output is Format.TABLE:
        print_tables(Console(highlight=False), found, what)
    else:
        typer.echo(as_text(found, output), nl=False)
    draw_or_exit(
        found, plot, title=f"Simulation of {scenario.name}", subtitle=f"mean of {days} days, seed {first}"
    )


def _read_or_exit(path: Path) -> ReadScenario:
    def configuration(named: Path) -> Configuration:
        return load_or_exit(named).config

    try:
        return read_scenario(path, configuration)
    except ConfigurationError as error:
        fail(str(error), status=2)


def _observed(read: ReadScenario, file: Path) -> dict[str, ObservedQueue]:
    """Return what the journal tells of the queues that take their times from it; exit where that is nothing."""
    scenario: Scenario = read.scenario
    wanting = list(scenario.needs_journal())
    if not wanting or scenario.journal is None or read.configuration is None:
        return {}
    loaded = load_or_exit(read.configuration)
    since, until = times_of(loaded, scenario.journal.first, scenario.journal.last, wall_clock())
    observed = read_observed(loaded, since, until)
    for name in wanting:
        if name not in observed or not observed[name].handling:
            days = f"{scenario.journal.first} to {scenario.journal.last}"
            fail(
                f"{file}: queues.{name}: the journal has no answered call of this queue from {days}. Choose other days."
            )
    return observed


def simulated(plan: Plan, *, seed: int, days: int, period_seconds: int) -> Outcome:
    """Simulate behind a progress bar."""
    with counting_bar(Console(stderr=True), "days") as told:
        return run(
            plan, seed=seed, days=days, period_seconds=period_seconds, progress=lambda done: told(done, days)
        )


# --- the result ---


def print_tables(console: Console, found: list[Row], what: str) -> None:
    """Print the day of all queues by interval, and each queue's whole day."""
    console.print(_table([row for row in found if row.queue == ALL], f"{what}; a day on average, all queues"))
    console.print(
        _table([row for row in found if row.begin is None and row.queue != ALL], "Each queue, all day")
    )


_COLUMNS = (
    "Calls", "Service\nlevel", "ASA,\ns", "50 %\nwait, s", "90 %\nwait, s", "Aban-\ndoned", "Occu-\npancy", "Agents",
)  # fmt: skip


def columns(names: Iterable[str], title: str | None = None) -> Table:
    """Return an empty table of numbers that fits into 80 columns; its first column is the time or the queue."""
    table = Table(
        title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    table.add_column(no_wrap=True)
    for name in names:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _table(found: list[Row], title: str) -> Table:
    table = columns(_COLUMNS, title)
    for row in found:
        if row.begin is None and row.queue == ALL:
            table.add_section()
        table.add_row(
            row.clock or ("all day" if row.queue == ALL else row.queue), f"{row.offered:.1f}",
            percent(row.service_level), seconds(row.asa), seconds(row.wait_p50), seconds(row.wait_p90),
            percent(row.abandonment), percent(row.occupancy), "–" if row.agents is None else f"{row.agents:.1f}",
        )  # fmt: skip
    return table


def percent(share: float | None) -> str:
    """Return the share for people."""
    return "–" if share is None else f"{share:.1%}"


def seconds(time: float | None) -> str:
    """Return the seconds for people."""
    return "–" if time is None else f"{time:.1f}"


def as_text(found: list[Row], output: Format) -> str:
    """Return the rows as JSON or CSV; times of day as `07:30`, empty for the whole day."""
    records = [asdict(row) | {"begin": row.clock} for row in found]
    if output is Format.JSON:
        return msgspec.json.format(msgspec.json.encode(records)).decode() + "\n"
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in fields(Row)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


# --- the chart ---


def check_plot(file: Path | None) -> None:
    """Exit where the chart could not be written, before the work is done."""
    if file is None:
        return
    if file.suffix.lower() != ".png":
        fail(f"--plot {file}: the chart is a PNG. Name the file {file.with_suffix('.png').name}.", status=2)
    if not file.absolute().parent.is_dir():
        fail(f"--plot {file}: there is no folder {file.parent}. Make it, or name another one.", status=2)


def draw_or_exit(
    found: list[Row], file: Path | None, *, title: str, subtitle: str, target: float | None = None
) -> None:
    """Draw the chart, if it is wanted."""
    if file is None:
        return
    from hotline.queue.simulator.chart import draw  # noqa: PLC0415 - matplotlib is slow to import

    try:
        draw(found, file, title=title, subtitle=subtitle, target=target)
    except OSError as error:
        fail(f"{file} cannot be written: {error.strerror or error}. Name another file.")
    Console(stderr=True, highlight=False).print(f"The chart is in {file}.", soft_wrap=True)
