"""The times of a report, as they are typed."""

from typing import Annotated, NamedTuple

import typer

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.queue.statistics.calendar import Calendar, TimeError

from .common import fail

_TIMES = "today, yesterday, now, a date (2026-11-22), or a date with a local time (2026-11-22T08:30)"

FromOption = Annotated[str, typer.Option("--from", help=f"Beginning: {_TIMES}.")]
ToOption = Annotated[str, typer.Option("--to", help="End, in the same words; a day is meant with its end.")]


class Times(NamedTuple):
    """What was typed, seconds since the epoch."""

    calendar: Calendar
    since: float
    until: float
    now: float


def times_or_exit(loaded: Loaded, since: str, until: str) -> Times:
    """Return what was typed; say what is wrong and exit with 2 where it is no time, or none that was."""
    now = wall_clock()
    try:
        calendar = Calendar(loaded.config.node.timezone)
        first, last = calendar.parse(since, now, end=False), calendar.parse(until, now, end=True)
    except TimeError as error:
        fail(str(error), status=2)
    if first > now:
        fail(f"--from {since} is in the future", status=2)
    if last <= first:
        fail(f"--to {until} is not after --from {since}", status=2)
    return Times(calendar, first, last, now)
