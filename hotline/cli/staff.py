"""`hotline staff`: how many agents a queue needs, from its own calls, by theory and by simulation."""

from datetime import date, timedelta
from typing import Annotated

import typer
from rich.console import Console

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.problems import did_you_mean
from hotline.queue.erlang_inputs import ErlangError
from hotline.queue.hours import HoursError, parse_date
from hotline.queue.simulator.observed import ObservedQueue
from hotline.queue.simulator.plan import Plan
from hotline.queue.simulator.rows import Row, rows
from hotline.queue.simulator.staffed import staffed_day
from hotline.queue.staffing import (
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
    draw_or_exit,
    simulated,
)
from .staff_advice import Advice, as_text, print_advice

#: Fewer answered calls tell nothing about the next ones.
LEAST_ANSWERED = 50

#: What is looked at when nothing is said: four whole weeks up to yesterday.
DAYS = 28

#: Simulated calls that make a share in a busy interval sure to about one per cent; and the most days.
SIMULATED_CALLS, MOST_DAYS = 40_000, 400


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
        print_advice(Console(highlight=False), advice, estimated=patience is None)
    else:
        typer.echo(as_text(advice, output), nl=False)
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
