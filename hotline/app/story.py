"""What a call's script must know of a call that an earlier controller began, read from the journal."""

from hotline.events import MenuEntered
from hotline.journal import JournalReader
from hotline.voicemail.spool import CallSoFar


async def last_menu(reader: JournalReader, call: str) -> str | None:
    """Return the menu in which the call was last, None if it was in none."""
    for entry in reversed(await reader.of_call(call)):
        if isinstance(entry.event, MenuEntered):
            return entry.event.menu
    return None


async def unfinished_message(reader: JournalReader, call: str) -> tuple[str, str] | None:
    """Return identity and path of the call's message that is neither kept nor discarded, None if there is none."""
    so_far = CallSoFar()
    for entry in await reader.of_call(call):
        so_far.apply(entry.event)
    for started in reversed(so_far.unfinished.values()):
        return started.message, started.path
    return None
