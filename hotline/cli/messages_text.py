"""Messages as people and programs read them on a terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from hotline.phone import mask
from hotline.voicemail import tables
from hotline.voicemail.listing import StoredMessage
from hotline.voicemail.transcription.engine import Word

#: What follows a doubtful word.
DOUBT = "(?)"

#: Width of the table's other columns. Where the output is no terminal, each path gets its own line whole.
OTHER_COLUMNS = 100

_COLUMNS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Reference", {"no_wrap": True}),
    ("Left at", {"no_wrap": True}),
    ("State", {}),
    ("Queue", {"no_wrap": True}),
    ("Caller", {"no_wrap": True}),
    ("Lang.", {"no_wrap": True}),
    ("Seconds", {"justify": "right", "no_wrap": True}),
    ("Transcript", {}),
    ("What was said, and where to hear it", {"ratio": 1, "overflow": "fold"}),
)


class MessageText:
    """The look of messages under one configuration."""

    def __init__(self, zone: ZoneInfo, doubtful_below: float, *, unmasked: bool) -> None:
        """A word with less confidence than `doubtful_below` is marked: somebody has to listen."""
        self._zone = zone
        self._below = doubtful_below
        self._unmasked = unmasked

    def json(self, found: Sequence[StoredMessage]) -> str:
        """Return all that is known of the messages."""
        encoded = msgspec.json.encode([self._plain(one) for one in found])
        return msgspec.json.format(encoded).decode()

    def print_list(self, found: Sequence[StoredMessage], total: int, damaged: Iterable[Path]) -> None:
        """Print a table, of `total` messages there are, and what could not be read."""
        console = Console(highlight=False)
        if not console.is_terminal:
            longest = max((len(str(one.audio)) for one in found), default=0)
            console = Console(highlight=False, width=OTHER_COLUMNS + longest)
        if found:
            console.print(self._table(found))
            console.print(self._legend(found, total))
        else:
            console.print("No messages.")
        for path in damaged:
            console.print(f"Could not be read, please listen to it: {path}", style="red", soft_wrap=True)

    def print_one(self, one: StoredMessage, proposed: Sequence[str]) -> None:
        """Print everything of a message; `proposed` are the agents who may take it, the first before others."""
        facts: dict[str, str | Text] = {
            "message": one.id,
            "reference": one.reference,
            "left at": self._moment(one.created_at),
            "caller": self._caller(one),
            "language": one.language,
            "queue": one.queue,
            "state": self._state(one),
            "due": "at no time" if one.due_at is None else self._moment(one.due_at),
            "call-back": one.callback,
            "note": one.note,
            "proposed to": ", ".join(proposed) if one.state == "new" else "",
            "seconds": f"{one.seconds:.1f}",
            "transcript": self._transcript(one),
            "said": self._said(one, corrections=True),
            "audio": str(one.audio),
        }
        table = Table(box=None, show_header=False)
        for name, value in facts.items():
            if value:
                table.add_row(name, value)
        console = Console(highlight=False, soft_wrap=True)
        console.print(table)
        console.print(self._legend([one], 1))

    def _plain(self, one: StoredMessage) -> dict[str, Any]:
        fields: dict[str, Any] = msgspec.to_builtins(one, builtin_types=(float,), enc_hook=str)
        fields["caller"] = self._caller(one) if one.caller is not None else None
        return fields

    def _table(self, found: Sequence[StoredMessage]) -> Table:
        table = Table(expand=True, show_lines=True)
        for title, options in _COLUMNS:
            table.add_column(title, **options)
        for one in found:
            audio = Text(str(one.audio), style=f"dim link {one.audio.as_uri()}", overflow="fold")
            table.add_row(
                one.reference,
                self._moment(one.created_at),
                self._state(one),
                one.queue,
                self._caller(one),
                one.language,
                f"{one.seconds:.0f}",
                self._transcript(one),
                Group(self._said(one), audio),
            )
        return table

    def _moment(self, at: float) -> str:
        return f"{datetime.fromtimestamp(at, self._zone):%Y-%m-%d %H:%M}"

    def _caller(self, one: StoredMessage) -> str:
        return one.caller if self._unmasked and one.caller is not None else mask(one.caller)

    def _state(self, one: StoredMessage) -> Text:
        """Return the state, who has it, and by when it must be answered."""
        words = [one.state if one.agent is None else f"{one.state}: {one.agent}"]
        if one.callback:
            words.append("being called back")
        if one.overdue:
            words.append(f"overdue since {self._moment(one.due_at or 0.0)}")
        return Text(", ".join(words), style="red" if one.overdue else "")

    def _transcript(self, one: StoredMessage) -> Text:
        if one.transcript_state == tables.DONE:
            return Text("done" if one.confidence is None else f"{one.confidence:.0%} sure")
        style = "red" if one.transcript_state == tables.FAILED else "yellow"
        return Text(one.transcript_state, style=style)

    def _said(self, one: StoredMessage, *, corrections: bool = False) -> Text:
        """Return the words, the doubtful ones marked, or why there are none."""
        if one.transcript_state == tables.DONE:
            words = (self._word(word, corrections=corrections) for word in one.words)
            return Text(" ").join(words) or Text(one.transcript)
        reasons = {
            tables.EMPTY: "no words were heard",
            tables.NOT_TRANSCRIBED: f"no speech model for {one.language}",
            tables.WAITING: f"tried {one.attempts} times: {one.failure}" if one.failure else "",
            tables.FAILED: one.failure,
        }
        return Text(reasons[one.transcript_state], style="dim")

    def _word(self, word: Word, *, corrections: bool) -> Text:
        if not word.doubtful(self._below):
            return Text(word.word)
        heard = f"[{word.heard}]" if corrections and word.heard else ""
        return Text(f"{word.word}{DOUBT}{heard}", style="yellow")

    def _legend(self, found: Sequence[StoredMessage], total: int) -> Text:
        parts = []
        if any(word.doubtful(self._below) for one in found for word in one.words):
            parts.append(
                f"{DOUBT} follows words of which the engine is less than {self._below:.0%} sure, and names that were "
                "put in for what it heard."
            )
        if total > len(found):
            parts.append(f"{len(found)} of {total} messages; --limit shows more.")
        return Text(" ".join(parts), style="dim")
