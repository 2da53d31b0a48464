"""`hotline journal tail` and `hotline journal show CALL`: what happened, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from hotline.clock import Clock, wall_clock
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.interaction_fold import interaction_of
from hotline.events import (
    CallArrived,
    CallEnded,
    Event,
    MessageLeft,
    MessageTranscribed,
    MessageTranscriptionFailed,
)
from hotline.journal import Entry, JournalReader
from hotline.journal.entry import call_of
from hotline.journal.spelling import Spelling
from hotline.journal.story import Line, story_of, tell
from hotline.phone import mask

from .common import ConfigOption, load_or_exit
from .reading import NotFoundError, run_reading

#: A transcript that comes later than this after the message is not looked for, seconds.
TRANSCRIPT_SECONDS = 86_400.0

UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")]

app = typer.Typer(help="Read the journal: everything that happened.", no_args_is_help=True)


@app.command()
def show(
    call: Annotated[str, typer.Argument(help="The call's name, or its beginning or end if that is unique.")],
    config: ConfigOption = None,
    unmasked: UnmaskedOption = False,
) -> None:
    """Show what happened in one call, on one screen."""
    loaded = load_or_exit(config)
    run_reading(
        loaded, lambda reader: _show(reader, call, Console(highlight=False), _spelling(unmasked=unmasked))
    )


@app.command()
def tail(
    config: ConfigOption = None,
    follow: Annotated[
        bool, typer.Option("--follow", "-f", help="Go on with what comes, until Ctrl-C.")
    ] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", min=0, help="Begin with the newest so many.")] = 20,
    unmasked: UnmaskedOption = False,
) -> None:
    """Show what happened last."""
    loaded = load_or_exit(config)
    console, spell = Console(highlight=False), _spelling(unmasked=unmasked)
    run_reading(loaded, lambda reader: _tail(reader, console, spell, lines=lines, follow=follow))


# --- one call ---


@dataclass(frozen=True, slots=True)
class CallStory:
    """What is shown of one call."""

    call: str
    node: str
    lines: Sequence[Line]
    #: As it is by now, if the call goes on.
    summary: Interaction
    goes_on: bool


async def read_story(
    reader: JournalReader, part: str, spell: Spelling, clock: Clock = wall_clock
) -> CallStory:
    """Return the story of the call with this name, or beginning or end of a name. Raises `NotFoundError`."""
    calls = await reader.calls_like(part)
    if len(calls) != 1:
        raise NotFoundError(_which(part, calls))
    entries = await reader.of_call(calls[0])
    events: list[Event] = [entry.event for entry in entries]
    events += await _transcripts(reader, events)
    goes_on = not any(isinstance(event, CallEnded) for event in events)
    so_far = [*events, CallEnded(at=clock(), call=calls[0], reason="completed")] if goes_on else events
    summary = interaction_of(so_far)
    if summary is None:  # its entries are of a newer version
        raise NotFoundError(_which(part, []))
    return CallStory(calls[0], entries[0].node, story_of(events, spell), summary, goes_on)


async def _transcripts(reader: JournalReader, events: Sequence[Event]) -> list[Event]:
    left = {event.message: event.at for event in events if isinstance(event, MessageLeft)}
    if not left:
        return []
    types = [MessageTranscribed.__name__, MessageTranscriptionFailed.__name__]
    since, until = min(left.values()), max(left.values()) + TRANSCRIPT_SECONDS
    found = [entry.event for entry in await reader.of_types(types, since=since, until=until)]
    return [event for event in found if getattr(event, "message", None) in left]


def _which(part: str, calls: Sequence[str]) -> str:
    if not calls:
        return f"no call is named, begins or ends with {part}; `hotline journal tail` shows the newest"
    return f"{part} fits several calls; name one of them: {', '.join(calls)}"


def render_story(story: CallStory, spell: Spelling) -> Panel:
    """Return a call's story as one panel."""
    start = story.lines[0].at if story.lines else story.summary.started_at
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False)
    table.add_column("clock", no_wrap=True, style="dim")
    table.add_column("after", no_wrap=True, justify="right")
    table.add_column("what happened", overflow="fold")
    for line in story.lines:
        table.add_row(_clock(line.at), f"{line.at - start:.1f} s", Text(line.text))
    table.add_section()
    table.add_row("", "", Text(summary_of(story), style="bold"))
    day = datetime.fromtimestamp(start).astimezone().strftime("%A %d %B %Y")
    title = f"{story.call} · {spell(story.summary.address)} · node {story.node} · {day}"
    return Panel(table, title=Text(title), title_align="left", expand=False)


def summary_of(story: CallStory) -> str:
    """Return what the call comes down to, in one line."""
    row = story.summary
    parts: list[str] = ["goes on" if story.goes_on else row.outcome]
    if row.queue is not None:
        parts.append(f"waited {row.wait_seconds or 0.0:.1f} s in {row.queue}")
    if row.agents:
        held = f" and was on hold {row.hold_seconds:.1f} s" if row.hold_seconds else ""
        parts.append(f"talked {row.talk_seconds:.1f} s with {', '.join(row.agents)}{held}")
    if row.missed:
        parts.append(f"{row.missed} missed")
    if row.reference is not None:
        parts.append(f"case {row.reference}")
    if not story.goes_on:
        parts.append(f"ended by {row.ended_by} after {row.ended_at - row.started_at:.1f} s")
    return " · ".join(parts)


async def _show(reader: JournalReader, part: str, console: Console, spell: Spelling) -> None:
    console.print(render_story(await read_story(reader, part, spell), spell))


# --- all of them ---


async def _tail(
    reader: JournalReader, console: Console, spell: Spelling, *, lines: int, follow: bool
) -> None:
    entries = await reader.newest(lines)
    place = entries[-1].seq if entries else await reader.last_seq()
    for entry in entries:
        console.print(line_of(entry, spell), soft_wrap=True)
    if follow:
        async for some in reader.follow(place, poll_seconds=0.5):
            for entry in some:
                console.print(line_of(entry, spell), soft_wrap=True)


def line_of(entry: Entry, spell: Spelling) -> Text:
    """Return an entry as one line: day and clock, call or node, what happened."""
    event = entry.event
    day = datetime.fromtimestamp(event.at).astimezone().strftime("%m-%d")
    return Text.assemble(
        (f"{day} {_clock(event.at)}  ", "dim"),
        (f"{call_of(event) or entry.node:<24} ", "bold" if isinstance(event, CallArrived) else ""),
        tell(event, spell),
    )


# --- what both need ---


def _spelling(*, unmasked: bool) -> Spelling:
    return (lambda number: number or "withheld") if unmasked else mask


def _clock(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().strftime("%H:%M:%S.%f")[:-3]
