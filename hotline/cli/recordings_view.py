"""What `hotline recordings` shows."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import typer
from rich.console import Console
from rich.table import Column, Table

from hotline.config import Configuration
from hotline.queue.hours import time_zone
from hotline.recorder.archive.access_log import Access
from hotline.recorder.archive.metadata import Metadata
from hotline.recorder.archive.rows import RecordingRow


def print_json(found: object) -> None:
    """Print it for programs."""
    typer.echo(msgspec.json.format(msgspec.json.encode(found)).decode())


def print_list(rows: Sequence[RecordingRow], config: Configuration) -> None:
    """Print a line for each recording."""
    console = _console()
    if not rows:
        console.print("no recordings")
        return
    zone = time_zone(config.node.timezone)
    # What is copied from here must be whole, however narrow the window is.
    whole = [Column(name, no_wrap=True, overflow="ignore") for name in ("call", "begin", "length")]
    table = Table(*whole, "queue", "agents", "kept until", "state", box=None)
    for row in rows:
        agents = ", ".join(_agents(row.metadata))
        until = _time(row.keep_until, zone) if row.is_kept else ""
        table.add_row(
            row.id, _time(row.begins_at, zone), _length(row.seconds), row.queue, agents, until, _state(row)
        )
    console.print(table)


def print_one(row: RecordingRow, config: Configuration) -> None:
    """Print all that is known of a recording."""
    console, zone = _console(), time_zone(config.node.timezone)
    table = Table(box=None, show_header=False)
    for name, text in (
        ("call", row.call),
        ("begin", f"{datetime.fromtimestamp(row.begins_at, zone):%Y-%m-%d %H:%M:%S}"),
        ("length", _length(row.seconds)),
        ("queue", row.queue),
        ("language", row.language),
        ("state", _state(row)),
        ("kept until", _time(row.keep_until, zone)),
        ("checked", _time(row.verified_at, zone) if row.verified_at else "never"),
        ("file", f"{row.path} in {row.storage}, {row.size:,} bytes"),
        ("SHA-256", row.sha256),
        ("key", row.key or "not encrypted"),
    ):
        table.add_row(name, text)
    console.print(table)
    if row.metadata is not None:
        _print_times(console, row.metadata)


def _print_times(console: Console, metadata: Metadata) -> None:
    table = Table("from", "to", "what", box=None)
    times = [(one.begins, one.ends, f"talk with {one.agent} ({one.queue})") for one in metadata.segments]
    times += [(one.begins, one.ends, f"silent: {one.why}, {one.side}") for one in metadata.gaps]
    for begins, ends, what in sorted(times):
        table.add_row(_length(begins), _length(ends), what)
    if times:
        console.print(table)
    for begins, seconds in metadata.lacks:
        console.print(
            f"from {_length(begins)} on what is heard may come up to {seconds:.1f} s too early: "
            "for so long neither side sent anything"
        )


def print_access(found: Sequence[Access], config: Configuration) -> None:
    """Print the access log."""
    console, zone = _console(), time_zone(config.node.timezone)
    if not found:
        console.print("nobody had a recording")
        return
    table = Table("when", "recording", "what", "who", "why", box=None)
    for one in found:
        table.add_row(
            f"{datetime.fromtimestamp(one.at, zone):%Y-%m-%d %H:%M:%S}",
            one.recording,
            one.how,
            one.who,
            one.why,
        )
    console.print(table)


def _agents(metadata: Metadata | None) -> list[str]:
    return list(dict.fromkeys(one.agent for one in metadata.segments)) if metadata is not None else []


def _state(row: RecordingRow) -> str:
    if row.damage:
        return f"DAMAGED: {row.damage}"
    return f"legal hold by {row.held_by}" if row.held_by else row.state


def _time(at: float | None, zone: ZoneInfo) -> str:
    return "for ever" if at is None else f"{datetime.fromtimestamp(at, zone):%Y-%m-%d %H:%M}"


def _length(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f}:{rest:04.1f}"


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True, markup=False)
