"""`hotline outbox`: what other systems are to learn, what they refused, and sending it again."""

import getpass
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.outbox.delivery import State
from hotline.crm_bridge.outbox.desk import OutboxDesk, OutboxError
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone

from . import outbox_text
from .common import ConfigOption, fail, load_or_exit, say
from .stored import Stored, in_database

R = TypeVar("R")

STATES: tuple[State, ...] = ("waiting", "dead", "sent", "dropped")

app = typer.Typer(help="The outbox: what other systems are to learn.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(min=1, help="The number that `hotline outbox list` shows.")]
TargetOption = Annotated[str | None, typer.Option(help="Only those for this target.")]


@app.command()
def status(config: ConfigOption = None) -> None:
    """Show how much waits for each target, how old it is, and how much was refused."""
    loaded = load_or_exit(config)
    counts = _at_desk(loaded, lambda desk: desk.counts())
    outbox_text.print_counts(counts, tuple(loaded.config.bridge.targets), wall_clock())


@app.command("list")
def list_deliveries(
    config: ConfigOption = None,
    target: TargetOption = None,
    state: Annotated[str | None, typer.Option(help=f"Only these: {', '.join(STATES)}.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the oldest so many.")] = 50,
) -> None:
    """List deliveries, the oldest first: those that wait or were refused, unless a state is named."""
    loaded = load_or_exit(config)
    wanted = next((one for one in STATES if one == state), None)
    if state is not None and wanted is None:
        fail(f"--state: there is no state `{state}`. {did_you_mean(state, STATES)}", status=2)
    found = _at_desk(loaded, lambda desk: desk.some(target, wanted, limit))
    outbox_text.print_table(found, wall_clock())


@app.command()
def show(number: Number, config: ConfigOption = None) -> None:
    """Show one delivery with all that the target learns, personal data included."""
    loaded = load_or_exit(config)
    found = _at_desk(loaded, lambda desk: desk.find(number))
    outbox_text.print_delivery(found, time_zone(loaded.config.node.timezone), wall_clock())


@app.command()
def again(
    number: Annotated[int | None, typer.Argument(min=1, help="One delivery.")] = None,
    config: ConfigOption = None,
    dead: Annotated[str | None, typer.Option(help="All that this target refused.")] = None,
) -> None:
    """Send one delivery again, or all that a target refused."""
    loaded = load_or_exit(config)
    if (number is None) == (dead is None):
        fail("say which: the number of one delivery, or --dead with the key of a target", status=2)
    if number is not None:
        found = _at_desk(loaded, lambda desk: desk.send_again(number, wall_clock()))
        say(f"{found.what} of {found.key} is sent to {found.target} again")
    elif dead is not None:
        _check_target(loaded, dead)
        count = _at_desk(loaded, lambda desk: desk.send_dead_again(dead, wall_clock()))
        say(f"{count} deliveries are sent to {dead} again")


@app.command()
def drop(
    numbers: Annotated[list[int], typer.Argument(min=1, help="The numbers of the deliveries.")],
    why: Annotated[str, typer.Option(help="The reason; it is kept with them.")],
    config: ConfigOption = None,
) -> None:
    """Say that deliveries are not to be sent."""
    loaded = load_or_exit(config)
    if not why.strip():
        fail("--why: say why", status=2)
    count = _at_desk(loaded, lambda desk: desk.drop(numbers, by=getpass.getuser(), why=why.strip()))
    say(f"{count} of {len(numbers)} dropped" + ("" if count == len(numbers) else "; the others do not wait"))


def _check_target(loaded: Loaded, target: str) -> None:
    known = loaded.config.bridge.targets
    if target not in known:
        remedy = did_you_mean(target, known) if known else "Add it under [bridge.targets]."
        fail(f"there is no target `{target}`. {remedy}", status=2)


def _at_desk(loaded: Loaded, work: Callable[[OutboxDesk], Awaitable[R]]) -> R:
    """Do something at the desk; say in words what went wrong, and end."""

    async def at_work(stored: Stored) -> R:
        return await work(OutboxDesk(stored.engine, stored.journal))

    return in_database(loaded, at_work, none="there is no outbox", said=(OutboxError,))
