"""`hotline quality`: which calls were drawn, and whether the draw holds; averages of assessments."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from hotline.app.quality_calls import RecordedCalls
from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.quality.averages import Averages, Mean
from hotline.crm_bridge.quality.desk import Proof, QualityDesk
from hotline.crm_bridge.quality.weeks import Weeks

from .common import ConfigOption, fail, load_or_exit, say
from .stored import in_database

R = TypeVar("R")

app = typer.Typer(help="Quality: drawn calls and their assessments.", no_args_is_help=True)

WeekOption = Annotated[
    str | None, typer.Option("--week", help="A day of the week, 2026-11-15; the last whole week if not said.")
]
AgentOption = Annotated[str | None, typer.Option("--agent", help="Only this agent.")]


@app.command()
def sample(week: WeekOption = None, agent: AgentOption = None, config: ConfigOption = None) -> None:
    """Show what was drawn for a week, and draw it again; exits with 1 where other calls would be drawn."""
    loaded = load_or_exit(config)
    chosen = _week(loaded, week)

    async def prove(desk: QualityDesk) -> list[Proof]:
        return [await desk.prove(one) for one in await desk.samples(chosen, agent)]

    proofs = _use(loaded, prove)
    if not proofs:
        fail(f"nothing was drawn for the week of {chosen}: a week is drawn when it is over, by hotline up")
    for proof in proofs:
        _print_proof(proof)
    if not all(proof.holds for proof in proofs):
        raise typer.Exit(1)


@app.command()
def report(
    since: Annotated[str | None, typer.Option("--from", help="A day of the first week.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="A day of the last week.")] = None,
    agent: AgentOption = None,
    config: ConfigOption = None,
) -> None:
    """Show the averages of the drawn calls: by agent, queue, week and question."""
    loaded = load_or_exit(config)
    first, last = _week(loaded, since), _week(loaded, until)
    if first > last:
        fail(f"--to {last} is before --from {first}", status=2)
    found = _use(loaded, lambda desk: desk.averages(first, last, agent))
    if not found.all.count:
        fail(f"no drawn call of the weeks of {first} to {last} was assessed")
    _print_averages(found)


def _week(loaded: Loaded, text: str | None) -> str:
    """Return the first day of the week that was typed; of the last whole one where nothing was."""
    config = loaded.config
    weeks = Weeks(config.node.timezone, config.quality.week_begins)
    if text is None:
        return str(weeks.of(weeks.span(weeks.of(wall_clock()))[0] - 1))
    try:
        return str(weeks.of_day(date.fromisoformat(text)))
    except (ValueError, OverflowError):
        fail(f"{text!r} is no day: write 2026-11-15", status=2)


def _print_proof(proof: Proof) -> None:
    one = proof.sample
    say(f"{one.agent}, week of {one.week}: {len(proof.picked)} of {len(one.population)} calls")
    say(f"  seed        {one.seed}")
    say(f"  population  {one.sha256}" + ("" if proof.whole else "  is not that of these calls"))
    say(f"  journal     {'tells of this draw' if proof.journalled else 'knows of NO SUCH DRAW'}")
    for call in proof.picked:
        say(f"  call        {call}" + ("" if call in proof.calls else "  (for one whose recording was gone)"))
    say("  drawn again: the same calls" if proof.holds else "  drawn again: OTHER calls")


def _print_averages(found: Averages) -> None:
    table = Table("of", "key", "quality", "assessed", "fatal", box=None)
    table.add_row("all", "", *_cells(found.all))
    parts = {
        "agent": found.by_agent,
        "queue": found.by_queue,
        "week": found.by_week,
        "question": found.by_question,
    }
    for of, means in parts.items():
        for key, mean in sorted(means.items()):
            table.add_row(of, key, *_cells(mean))
    console = Console(highlight=False)
    (console if console.is_terminal else Console(highlight=False, width=200)).print(table)
    if found.by_hand:
        say(f"{found.by_hand} more were chosen by hand and are not counted")


def _cells(mean: Mean) -> tuple[str, str, str]:
    return ("–" if mean.mean is None else f"{100 * mean.mean:.0f} %", str(mean.count), str(mean.fatal))


def _use(loaded: Loaded, work: Callable[[QualityDesk], Awaitable[R]]) -> R:
    return in_database(
        loaded, lambda stored: work(QualityDesk(stored.engine, RecordedCalls())), none="there are no samples"
    )
