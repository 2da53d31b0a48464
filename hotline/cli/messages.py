"""`hotline messages`: what callers left, with transcript, confidence and the path of the audio."""

import asyncio
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import msgspec
import typer
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import SQLAlchemyError

from hotline.config_loader import Loaded
from hotline.database import DatabaseError, check_url, database_url, explain
from hotline.phone import mask
from hotline.voicemail import tables
from hotline.voicemail.listing import StoredMessage, open_listing, quarantined

from .common import ConfigOption, fail, load_or_exit

#: A word with less confidence than this is marked: somebody has to listen.
DOUBTFUL = 0.6

#: What follows a doubtful word.
DOUBT = "(?)"

#: Width of the table's other columns. Where the output is no terminal, each path gets its own line whole.
OTHER_COLUMNS = 100


class Format(StrEnum):
    """What the list looks like."""

    TABLE = "table"
    JSON = "json"


def messages(
    config: ConfigOption = None,
    output: Annotated[Format, typer.Option("--format", help="A table for people, or JSON.")] = Format.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="Show the newest so many.")] = 50,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="First let failed transcripts be tried again.")
    ] = False,
) -> None:
    """List the messages that callers left, the newest first."""
    loaded = load_or_exit(config)
    try:
        found, total = asyncio.run(_read(loaded, limit, again=retry_failed))
    except DatabaseError as error:
        fail(str(error))
    except (SQLAlchemyError, OSError) as error:
        fail(_explain(loaded, error))
    if output is Format.JSON:
        typer.echo(_json(found, unmasked=unmasked))
        return
    console = Console(highlight=False)
    if not console.is_terminal:
        longest = max((len(str(one.audio)) for one in found), default=0)
        console = Console(highlight=False, width=OTHER_COLUMNS + longest)
    _print(console, loaded, found, total, unmasked=unmasked)


async def _read(loaded: Loaded, limit: int, *, again: bool) -> tuple[list[StoredMessage], int]:
    async with open_listing(loaded.config, loaded.paths) as listing:
        if again:
            await listing.retry_failed()
        return await listing.newest(limit), await listing.count()


def _explain(loaded: Loaded, error: Exception) -> str:
    text = str(error)
    if "no such table" in text or "does not exist" in text or "unable to open" in text:
        return f"there is no inbox in {loaded.paths.data} yet: start the hotline once (hotline up)"
    return explain(check_url(database_url(loaded.config, loaded.paths)), error)


# --- JSON ---


def _json(found: list[StoredMessage], *, unmasked: bool) -> str:
    return msgspec.json.format(
        msgspec.json.encode([_plain(one, unmasked=unmasked) for one in found])
    ).decode()


def _plain(one: StoredMessage, *, unmasked: bool) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(one, builtin_types=(float,), enc_hook=str)
    fields["caller"] = _caller(one, unmasked=unmasked) if one.caller is not None else None
    return fields


# --- table ---


def _print(
    console: Console, loaded: Loaded, found: list[StoredMessage], total: int, *, unmasked: bool
) -> None:
    if found:
        console.print(_table(found, unmasked=unmasked))
        console.print(_legend(found, total))
    else:
        console.print("No messages.")
    for path in quarantined(loaded.paths):
        console.print(f"Could not be read, please listen to it: {path}", style="red", soft_wrap=True)


def _table(found: list[StoredMessage], *, unmasked: bool) -> Table:
    table = Table(expand=True, show_lines=True)
    for title, options in (
        ("Reference", {"no_wrap": True}),
        ("Left at", {"no_wrap": True}),
        ("Caller", {"no_wrap": True}),
        ("Lang.", {"no_wrap": True}),
        ("Seconds", {"justify": "right", "no_wrap": True}),
        ("Transcript", {}),
        ("What was said, and where to hear it", {"ratio": 1, "overflow": "fold"}),
    ):
        table.add_column(title, **options)
    for one in found:
        table.add_row(
            one.reference,
            f"{datetime.fromtimestamp(one.created_at).astimezone():%Y-%m-%d %H:%M}",
            _caller(one, unmasked=unmasked),
            one.language,
            f"{one.seconds:.0f}",
            _state(one),
            Group(_said(one), Text(str(one.audio), style=f"dim link {one.audio.as_uri()}", overflow="fold")),
        )
    return table


def _caller(one: StoredMessage, *, unmasked: bool) -> str:
    return one.caller if unmasked and one.caller is not None else mask(one.caller)


def _state(one: StoredMessage) -> Text:
    if one.transcript_state == tables.DONE:
        return Text("done" if one.confidence is None else f"{one.confidence:.0%} sure")
    return Text(one.transcript_state, style="red" if one.transcript_state == tables.FAILED else "yellow")


def _said(one: StoredMessage) -> Text:
    """Return the words, the doubtful ones marked, or why there are none."""
    if one.transcript_state == tables.DONE:
        return Text(" ").join(_word(word.word, word.confidence) for word in one.words) or Text(one.transcript)
    reasons = {
        tables.EMPTY: "no words were heard",
        tables.NOT_TRANSCRIBED: f"no speech model for {one.language}",
        tables.WAITING: f"tried {one.attempts} times: {one.failure}" if one.failure else "",
        tables.FAILED: one.failure,
    }
    return Text(reasons[one.transcript_state], style="dim")


def _word(word: str, confidence: float | None) -> Text:
    if confidence is None or confidence >= DOUBTFUL:
        return Text(word)
    return Text(f"{word}{DOUBT}", style="yellow")


def _legend(found: list[StoredMessage], total: int) -> Text:
    parts = []
    if any(word.confidence is not None and word.confidence < DOUBTFUL for one in found for word in one.words):
        parts.append(f"{DOUBT} follows words of which the engine is less than {DOUBTFUL:.0%} sure.")
    if total > len(found):
        parts.append(f"{len(found)} of {total} messages; --limit shows more.")
    return Text(" ".join(parts), style="dim")
