"""`hotline staff`: how many agents a queue needs, from its own calls, by theory and by simulation."""

import csv
import io
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.problems import did_you_mean
from hotline.queue.erlang_inputs import ErlangError
from hotline.queue.hours import HoursError, parse_date
from hotline.queue.simulator.observed import ObservedQueue
from hotline.queue.simulator.plan import Plan
from hotline.queue.simulator.rows import ALL, Row, clock, rows
from hotline.queue.simulator.staffed import staffed_day
from hotline.queue.staffing import (
    Need,
    Profile,
    Service,
    StaffingError,
    Target,
    needs_of,
    parse_target,
    profile_of,
)
from hotline.queue.statistics.calendar import Calendar

from .common import ConfigOption, fail, load_or_exit
from .observing import read_observed, times_of
from .simulate import (
    Format,
    FormatOption,
    PlotOption,
    check_plot,
    columns,
    draw_or_exit,
    percent,
    seconds,
    simulated,
)

#: Fewer answered calls tell nothing about the next ones.
LEAST_ANSWERED = 50

#: An estimate of the patience from fewer abandons is said to be rough.
ROUGH_ABANDONS = 30

#: What is looked at when nothing is said: four whole weeks up to yesterday.
DAYS = 28

#: Simulated calls that make a share in a busy interval sure to about one per cent; and the most days.
SIMULATED_CALLS, MOST_DAYS = 40_000, 400


@dataclass(frozen=True, slots=True)
class Advice:
    """The plan of a day and what simulation says of it."""

    queue: str
    observed: ObservedQueue
    profile: Profile
    service: Service
    needs: list[Need]
    rows: list[Row]

    @property
    def simulated(self) -> dict[int, Row]:
        """The simulated day by beginning of the interval."""
        return {row.begin: row for row in self.rows if row.queue == ALL and row.begin is not None}


def staff(
    *,
    queue: Annotated[str, typer.Option("--queue", help="Key of the queue under \\[queues].")],
    config: ConfigOption = None,
    target: Annotated[str, typer.Option(help="Per cent of the calls answered / within seconds.")] = "80/20",
    shrinkage: Annotated[float, typer.Option(help="Paid time not at the phone, per cent.")] = 30.0,
    since: Annotated[
        str | None, typer.Option("--from", help="First day that is looked at; four weeks ago.")
    ] = None,
    until: Annotated[str, typer.Option("--to", help="Last day that is looked at.")] = "yesterday",
    day: Annotated[
        str | None,
        typer.Option("--date", help="The day that is planned: only the same days of the week count."),
    ] = None,
    patience: Annotated[
        float | None, typer.Option(min=1, help="Mean patience in seconds; else estimated from the abandons.")
    ] = None,
    interval: Annotated[int, typer.Option(help="Minutes of an interval: 15, 30 or 60.")] = 60,
    seed: Annotated[int, typer.Option(min=0, help="Chance of the simulation.")] = 1,
    output: FormatOption = Format.TABLE,
    plot: PlotOption = None,
) -> None:
    """Say how many agents a queue needs: by Erlang A from its own calls, verified by simulation."""
    check_plot(plot)
    wanted = _target(target)
    if interval not in {15, 30, 60}:
        fail(f"--interval {interval}: an interval has 15, 30 or 60 minutes.", status=2)
    loaded = load_or_exit(config)
    _check_queue(loaded, queue)
    since, observed = _observed(loaded, queue, since, until)
    profile = _profile(loaded, observed, day, 60 * interval)
    if not profile.days:
        days = f"from {since} to {until}"
        fail(
            f"nobody called the queue {queue} on a {_day(day or ''):%A} {days}. Choose more days, or no --date."
        )
    service = Service(
        handling_seconds=observed.handling_seconds or 0.0, ringing_seconds=observed.ringing_seconds,
        patience_seconds=patience or observed.patience_seconds, target=wanted,
        short=loaded.config.queues[queue].short_abandon_seconds,
    )  # fmt: skip
    try:
        needs = needs_of(profile, service, shrinkage / 100)
    except (StaffingError, ErlangError) as error:
        fail(f"no plan for the queue {queue}: {error}.", status=2)
    verified = _verify(staffed_day(queue, needs, profile, service, observed), seed, profile.interval_seconds)
    advice = Advice(queue, observed, profile, service, needs, verified)
    if output is Format.TABLE:
        _print(Console(highlight=False), advice, estimated=patience is None)
    else:
        typer.echo(_as_text(advice, output), nl=False)
    draw_or_exit(
        advice.rows, plot, title=f"Staffing of {queue} for {wanted}", target=wanted.share,
        subtitle="simulated with the agents of the plan",
    )  # fmt: skip


# --- what is given ---


def _target(text: str) -> Target:
    try:
        return parse_target(text)
    except StaffingError as error:
        fail(f"--target: {error}", status=2)


def _check_queue(loaded: Loaded, queue: str) -> None:
    if queue not in loaded.config.queues:
        fail(f"--queue: there is no queue `{queue}`. {did_you_mean(queue, loaded.config.queues)}", status=2)


def _observed(loaded: Loaded, queue: str, since: str | None, until: str) -> tuple[str, ObservedQueue]:
    """Return the first day, and what the journal tells of the queue; exit where that is too little."""
    calendar, now = Calendar(loaded.config.node.timezone), wall_clock()
    if since is None:
        since = (calendar.local(now).date() - timedelta(days=DAYS)).isoformat()
    begin, end = times_of(loaded, since, until, now)
    if begin >= end:
        fail(f"--from {since} is not before --to {until}: exchange them.", status=2)
    observed = read_observed(loaded, begin, end).get(queue, ObservedQueue())
    days = f"from {since} to {until}"
    if not observed.arrivals:
        fail(f"nobody called the queue {queue} {days}. Choose other days with --from and --to.")
    answered = len(observed.handling)
    if answered < LEAST_ANSWERED:
        fail(
            f"only {answered} {'call' if answered == 1 else 'calls'} of the queue {queue} answered {days}; "
            f"a plan needs {LEAST_ANSWERED}. Choose more days with --from and --to."
        )
    return since, observed


def _profile(loaded: Loaded, observed: ObservedQueue, day: str | None, interval_seconds: int) -> Profile:
    weekday = None if day is None else _day(day).weekday()
    local = Calendar(loaded.config.node.timezone).local
    return profile_of(observed.arrivals, local, interval_seconds, weekday)


def _day(text: str) -> date:
    try:
        return parse_date(text)
    except HoursError as error:
        fail(f"--date: {error}", status=2)


def _verify(plan: Plan, seed: int, interval_seconds: int) -> list[Row]:
    """Simulate the plan."""
    days = max(1, min(MOST_DAYS, round(SIMULATED_CALLS / plan.expected_calls)))
    return rows(simulated(plan, seed=seed, days=days, period_seconds=interval_seconds))


# --- the answer ---

_COLUMNS = (
    "Calls", "Erlangs", "Agents", "On the\nroster", "Level in\ntheory", "Simu-\nlated", "Aban-\ndoned", "Occu-\npancy",
)  # fmt: skip


def _print(console: Console, advice: Advice, *, estimated: bool) -> None:
    for line in _basis(advice, estimated=estimated):
        console.print(line, soft_wrap=True)
    table, simulated_rows = columns(_COLUMNS), advice.simulated
    for need in advice.needs:
        row = simulated_rows[need.begin]
        reached = row.service_level is not None and row.service_level >= advice.service.target.share
        table.add_row(
            clock(need.begin), f"{need.calls:.1f}", f"{need.erlangs:.1f}", str(need.agents), str(need.rostered),
            percent(need.service_level), f"{percent(row.service_level)}{'' if reached else ' ▼'}",
            percent(row.abandonment), percent(row.occupancy),
        )  # fmt: skip
    console.print(table)
    console.print("Abandons and occupancy are simulated. ▼ means below the target.", style="dim")


def _basis(advice: Advice, *, estimated: bool) -> list[str]:
    """Return on what the plan stands, in words."""
    observed, service, profile = advice.observed, advice.service, advice.profile
    days = "1 day" if profile.days == 1 else f"{profile.days} days"
    handling, ringing = seconds(service.handling_seconds), seconds(service.ringing_seconds)
    lines = [
        f"Queue {advice.queue}, target {service.target}: the mean of {days} with calls.",
        f"Handling time {handling} s, ringing {ringing} s ({len(observed.handling)} answered calls).",
    ]
    if service.patience_seconds is None:
        return [
            *lines,
            "Nobody abandoned: planned by Erlang C, which asks for more agents than are needed if some do.",
        ]
    if not estimated:
        return [*lines, f"Patience {service.patience_seconds:.0f} s, as given."]
    rough = "; few, so this is rough" if observed.abandoned < ROUGH_ABANDONS else ""
    return [*lines, f"Patience {service.patience_seconds:.0f} s (from {observed.abandoned} abandons{rough})."]


def _as_text(advice: Advice, output: Format) -> str:
    simulated_rows = advice.simulated
    records = [_record(need, simulated_rows[need.begin]) for need in advice.needs]
    if output is Format.CSV:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(records[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
        return text.getvalue()
    service = advice.service
    whole = {
        "queue": advice.queue, "target": str(service.target), "days": advice.profile.days,
        "handling_seconds": service.handling_seconds, "ringing_seconds": service.ringing_seconds,
        "patience_seconds": service.patience_seconds, "answered": len(advice.observed.handling),
        "abandoned": advice.observed.abandoned, "intervals": records,
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n"


def _record(need: Need, row: Row) -> dict[str, Any]:
    simulated_part = {
        "simulated_service_level": row.service_level, "simulated_abandonment": row.abandonment,
        "simulated_occupancy": row.occupancy,
    }  # fmt: skip
    return asdict(need) | {"begin": clock(need.begin)} | simulated_part
