"""`hotline queue`: the wallboard in the terminal, live or once."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live

from hotline import logs
from hotline.clock import wall_clock
from hotline.journal import JournalReader
from hotline.problems import did_you_mean
from hotline.queue.statistics.calendar import Calendar, TimeError
from hotline.queue.statistics.today import LiveStatistics
from hotline.set_within import set_within

from .common import ConfigOption, fail, load_or_exit
from .reading import run_reading
from .wallboard import Wallboard

#: How often the journal is asked for what other processes wrote, seconds.
POLL_SECONDS = 0.25

#: How often clocks go on where nothing happens, seconds.
TICK_SECONDS = 1.0

#: Pause after each picture, so that a busy hour does not keep a processor busy, seconds.
PAUSE_SECONDS = 0.1


def queue(
    config: ConfigOption = None,
    only: Annotated[
        list[str] | None, typer.Option("--queue", help="Only this queue; again for more.")
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="Print it once, and exit.")] = False,
) -> None:
    """Show queues and agents as they are now, and today's numbers."""
    logs.configure(level="warning")
    loaded = load_or_exit(config)
    for name in only or ():
        if name not in loaded.config.queues:
            fail(f"there is no queue `{name}`. {did_you_mean(name, loaded.config.queues)}", status=2)
    try:
        calendar = Calendar(loaded.config.node.timezone)
    except TimeError as error:
        fail(str(error), status=2)
    queues = {name: rules for name, rules in loaded.config.queues.items() if not only or name in only}

    async def show(reader: JournalReader) -> None:
        statistics = LiveStatistics(reader, lambda: loaded.config.queues, calendar, wall_clock)
        await statistics.start()
        wallboard = Wallboard(statistics, queues, loaded.config.agents)
        console = Console(highlight=False)
        if once or not console.is_terminal:
            console.print(wallboard.picture(wall_clock()))
        else:
            await _follow(statistics, wallboard)

    run_reading(loaded, show)


async def _follow(statistics: LiveStatistics, wallboard: Wallboard) -> None:
    """Draw again whenever something happens, and each second for the clocks, until Ctrl-C."""
    changed = asyncio.Event()

    async def listen() -> None:
        async for _ in statistics.changes(POLL_SECONDS):
            changed.set()

    listening = asyncio.create_task(listen(), name="journal")
    try:
        with Live(auto_refresh=False, screen=True) as live:
            while not listening.done():
                picture = wallboard.picture(wall_clock(), live.console.height)
                live.update(picture, refresh=True)
                changed.clear()
                await set_within(changed, TICK_SECONDS)
                await asyncio.sleep(PAUSE_SECONDS)
        await listening
    finally:
        listening.cancel()
        await asyncio.gather(listening, return_exceptions=True)
