"""What a call's script must know of a call that an earlier controller began, read from the journal."""

from collections.abc import Sequence
from dataclasses import replace

from hotline.events import (
    MenuEntered,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    OutsideDialled,
    OutsideEnded,
    ReferenceSpoken,
)
from hotline.ivr.ports import EarlierMessage
from hotline.journal import ReaderPort


async def last_menu(reader: ReaderPort, call: str) -> str | None:
    """Return the menu in which the call was last, None if it was in none."""
    for entry in reversed(await reader.of_call(call)):
        if isinstance(entry.event, MenuEntered):
            return entry.event.menu
    return None


async def last_message(reader: ReaderPort, call: str) -> MessageStarted | None:
    """Return the newest message that the call began, whatever became of it; None if it began none."""
    for entry in reversed(await reader.of_call(call)):
        if isinstance(entry.event, MessageStarted):
            return entry.event
    return None


async def last_outside(reader: ReaderPort, call: str) -> OutsideDialled | None:
    """Return the connection to a number outside whose end nobody wrote, None if there is none."""
    for entry in reversed(await reader.of_call(call)):
        if isinstance(entry.event, OutsideDialled):
            return entry.event
        if isinstance(entry.event, OutsideEnded):
            return None
    return None


async def earlier_messages(reader: ReaderPort, call: str) -> Sequence[EarlierMessage]:
    """Return the messages that the call began and that were not discarded, the oldest first."""
    found: dict[str, EarlierMessage] = {}
    newest_kept: str | None = None
    for entry in await reader.of_call(call):
        match entry.event:
            case MessageStarted(message=message, path=path):
                found[message] = EarlierMessage(message, path, "unfinished")
            case MessageDiscarded(message=message):
                found.pop(message, None)
            case MessageLeft(message=message) if message in found:
                newest_kept = message
                found[message] = replace(found[message], state="kept")
            case ReferenceSpoken() if newest_kept in found:
                found[newest_kept] = replace(found[newest_kept], state="told")
    return list(found.values())
