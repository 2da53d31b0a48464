"""`hotline replay`: decides the journal again, and names the first decision that comes out otherwise."""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.journal import JournalReader
from hotline.queue.live import LiveState
from hotline.queue.recovery import from_checkpoint
from hotline.queue.replay import GRACE_SECONDS, Difference, Replay
from hotline.queue.router import RingAgent
from hotline.queue.statistics.calendar import Calendar, TimeError

from .common import ConfigOption, fail, load_or_exit
from .progress import counting_bar
from .reading import run_reading

#: Entries that are read at once.
PAGE = 2000

FromOption = Annotated[
    str | None,
    typer.Option(
        "--from",
        help="Compare from here on: a date or a date with a time.",
        show_default="the journal's start",
    ),
]
ToOption = Annotated[str, typer.Option("--to", help="Compare until here; a day is meant with its end.")]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is compared: entries after `first` and up to `last`."""

    first: int
    last: int


@dataclass(slots=True)
class Outcome:
    """What a replay found."""

    #: Entries that were compared, and those before them that were only folded.
    entries: int = 0
    folded: int = 0
    decisions: int = 0
    differences: int = 0
    first: Difference | None = None
    seconds: float = 0.0


def replay(since: FromOption = None, until: ToOption = "now", config: ConfigOption = None) -> None:
    """Decide the journal again: the same facts must give the same decisions. Exit status 1 where one differs."""
    loaded = load_or_exit(config)
    calendar, begin, end = _times(loaded, since, until)
    outcome = Outcome()

    async def work(reader: JournalReader) -> None:
        stretch = Stretch(0 if begin is None else await reader.before(begin), await reader.before(end))
        with counting_bar(Console(stderr=True), "entries") as bar:
            await _replay(reader, loaded, stretch, outcome, bar)

    run_reading(loaded, work)
    for line in told(outcome, calendar):
        typer.echo(line)
    if outcome.differences:
        raise typer.Exit(1)


def _times(loaded: Loaded, since: str | None, until: str) -> tuple[Calendar, float | None, float]:
    now = wall_clock()
    try:
        calendar = Calendar(loaded.config.node.timezone)
        begin = None if since is None else calendar.parse(since, now, end=False)
        end = calendar.parse(until, now, end=True)
    except TimeError as error:
        fail(str(error), status=2)
    if begin is not None and end <= begin:
        fail(f"--to {until} is not after --from {since}", status=2)
    return calendar, begin, end


async def _replay(
    reader: JournalReader, loaded: Loaded, stretch: Stretch, outcome: Outcome, bar: Callable[[int, int], None]
) -> None:
    with _timed(outcome):
        live, seq = await _beginning(reader, loaded.paths.queue_checkpoint, stretch.first)
        run = Replay(live)
        begin = seq
        while seq < stretch.last and (entries := await reader.after(seq, PAGE)):
            for entry in entries:
                if entry.seq > stretch.last:
                    break
                if entry.seq <= stretch.first:
                    run.skip(entry.event)
                    outcome.folded += 1
                else:
                    _note(outcome, run.take(entry))
            seq = entries[-1].seq
            bar(min(seq, stretch.last) - begin, stretch.last - begin)
            await asyncio.sleep(0)
        outcome.decisions = run.compared


async def _beginning(reader: JournalReader, checkpoint: Path, first: int) -> tuple[LiveState, int]:
    """Return a state that comes before the first entry, and the number of the last entry in it."""
    if first and await asyncio.to_thread(checkpoint.exists):
        live, seq, _ = await from_checkpoint(reader, checkpoint)
        if seq <= first:
            return live, seq
    return LiveState(), 0


def _note(outcome: Outcome, difference: Difference | None) -> None:
    outcome.entries += 1
    if difference is not None:
        outcome.differences += 1
        outcome.first = outcome.first or difference


@contextlib.contextmanager
def _timed(outcome: Outcome) -> Iterator[None]:
    began = time.perf_counter()
    yield
    outcome.seconds = time.perf_counter() - began


def told(outcome: Outcome, calendar: Calendar) -> Iterator[str]:
    """Yield what people read."""
    if outcome.first is not None:
        yield from _difference(outcome.first, calendar)
        yield ""
    speed = (outcome.entries + outcome.folded) / max(outcome.seconds, 1e-9)
    before = f" after {outcome.folded:,} that were only read" if outcome.folded else ""
    found = _count(outcome.differences, "difference") if outcome.differences else "no difference"
    yield (
        f"{_count(outcome.entries, 'entry', 'entries')}{before}, {_count(outcome.decisions, 'decision')}, {found} "
        f"({outcome.seconds:.1f} s, {speed:,.0f} entries/s)"
    )


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _difference(found: Difference, calendar: Calendar) -> Iterator[str]:
    at = calendar.local(found.at).strftime("%Y-%m-%d %H:%M:%S.%f")
    yield f"entry {found.seq}, {at}, controller {found.version or 'unknown'}: {found.kind}"
    nobody = f"nobody within {GRACE_SECONDS:g} s"
    yield f"  the journal: {_ring(found.journal, nobody)}"
    yield f"  the router:  {_ring(found.router, 'nobody')}"
    for reason in found.reasons:
        yield f"  {reason}"


def _ring(ring: RingAgent | None, nobody: str) -> str:
    return nobody if ring is None else f"agent {ring.agent} for call {ring.call} of queue {ring.queue}"
