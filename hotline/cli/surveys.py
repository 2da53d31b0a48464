"""`hotline surveys`: what citizens say of the service, in figures and one by one."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo

import sqlalchemy as sa
import typer
from rich.console import Console
from rich.table import Table

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.survey_summary import Summary, summarise
from hotline.crm_bridge.surveys import SurveyRows, audio_of
from hotline.crm_bridge.tables import survey
from hotline.phone import mask
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone
from hotline.queue.statistics.calendar import Calendar, TimeError

from .common import ConfigOption, fail, load_or_exit, say
from .stored import in_database

R = TypeVar("R")

#: Width of the longest bar, characters.
BAR = 30

app = typer.Typer(help="Surveys: how citizens rate the service.", no_args_is_help=True)

_TIMES = "today, yesterday, now, 2026-11-22, or 2026-11-22T08:30"
QueueOption = Annotated[str | None, typer.Option("--queue", help="Only this queue.")]
AgentOption = Annotated[
    str | None, typer.Option("--agent", help="Only calls in which this agent talked last.")
]
FromOption = Annotated[str, typer.Option("--from", help=f"Beginning: {_TIMES}.")]
ToOption = Annotated[str, typer.Option("--to", help="End, in the same words; a day is meant with its end.")]


@app.command()
def summary(
    *,
    queue: QueueOption = None,
    agent: AgentOption = None,
    since: FromOption = "today",
    until: ToOption = "now",
    config: ConfigOption = None,
) -> None:
    """Show how many were asked and answered, the mean, CSAT, and how often each mark was given."""
    loaded = load_or_exit(config)
    _print_summary(
        summarise(_read(loaded, _conditions(loaded, queue, agent, since, until))), Console(highlight=False)
    )


@app.command("list")
def list_surveys(
    *,
    queue: QueueOption = None,
    agent: AgentOption = None,
    since: FromOption = "today",
    until: ToOption = "now",
    config: ConfigOption = None,
) -> None:
    """List the marks, the newest first, with what became of each question."""
    loaded = load_or_exit(config)
    zone = time_zone(loaded.config.node.timezone)
    table = Table("call", "asked", "queue", "agent", "caller", "mark", "state", "comment", "case", box=None)
    for row in _read(loaded, _conditions(loaded, queue, agent, since, until)):
        table.add_row(*_cells(row, zone))
    console = Console(highlight=False)
    # A pipe has no width: nothing is cut off there.
    (console if console.is_terminal else Console(highlight=False, width=200)).print(table)


@app.command()
def comment(
    call: Annotated[str, typer.Argument(help="The call that was rated; `hotline surveys list` shows it.")],
    config: ConfigOption = None,
) -> None:
    """Print where the audio of a comment is."""
    loaded = load_or_exit(config)
    found = _read(loaded, [survey.c.call == call])
    if not found:
        fail(f"there is no survey of a call {call}; `hotline surveys list` shows them")
    audio = audio_of(loaded.paths.messages, found[0])
    if audio is None:
        fail(f"the citizen of call {call} left no comment")
    if not audio.is_file():
        fail(f"{audio} is missing: it was moved or deleted outside of the hotline")
    say(str(audio))


def _conditions(
    loaded: Loaded, queue: str | None, agent: str | None, since: str, until: str
) -> list[sa.ColumnElement[bool]]:
    config = loaded.config
    # Whoever left is still in the rows, so that a name which the configuration lacks is no error for agents.
    if queue is not None and queue not in config.queues:
        fail(f"--queue: there is no queue `{queue}`. {did_you_mean(queue, config.queues)}", status=2)
    calendar, now = Calendar(config.node.timezone), wall_clock()
    try:
        first, last = calendar.parse(since, now, end=False), calendar.parse(until, now, end=True)
    except TimeError as error:
        fail(str(error), status=2)
    if first >= last:
        fail(f"--to {until} is not after --from {since}", status=2)
    conditions: list[sa.ColumnElement[bool]] = [survey.c.offered_at >= first, survey.c.offered_at <= last]
    if queue is not None:
        conditions.append(survey.c.queue == queue)
    if agent is not None:
        conditions.append(survey.c.agent == agent)
    return conditions


def _cells(row: Survey, zone: ZoneInfo) -> tuple[str, ...]:
    return (
        row.call,
        f"{datetime.fromtimestamp(row.offered_at, zone):%Y-%m-%d %H:%M}",
        row.queue,
        row.agent or "",
        mask(row.caller) if row.caller else "withheld",
        "" if row.score is None else str(row.score),
        row.state if row.agreed else "declined",
        "" if row.comment_seconds is None else f"{row.comment_seconds:.0f} s",
        row.reference or "",
    )


def _print_summary(figures: Summary, console: Console) -> None:
    console.print(f"offered        {figures.offered:>6}")
    console.print(f"answered       {figures.answered:>6}   response rate {_percent(figures.response_rate)}")
    console.print(f"mean           {'–' if figures.mean is None else f'{figures.mean:.2f}':>6}")
    console.print(f"CSAT (4 and 5) {_percent(figures.satisfied):>6}")
    console.print(f"comments       {figures.comments:>6}")
    most = max(figures.distribution.values(), default=0)
    for mark, count in sorted(figures.distribution.items(), reverse=True):
        bar = "█" * (round(BAR * count / most) if most else 0)
        console.print(f"  {mark} {bar:<{BAR}} {count}")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"


# --- the database ---


def _read(loaded: Loaded, conditions: list[sa.ColumnElement[bool]]) -> list[Survey]:
    return _use(loaded, lambda rows: rows.where(*conditions))


def _use(loaded: Loaded, work: Callable[[SurveyRows], Awaitable[R]]) -> R:
    """Read; say in words what went wrong, and end."""
    return in_database(loaded, lambda stored: work(SurveyRows(stored.engine)), none="there are no surveys")
