"""Law 4 for facts that are confirmed to somebody: on disk first."""

import asyncio

from hotline.events import Event
from hotline.journal import JournalPort

#: A disk that takes longer to commit hangs, and nobody listens to silence for ever, seconds.
PROMISE_SECONDS = 5.0


async def promise(journal: JournalPort, event: Event) -> None:
    """Append a fact and return when it is committed.

    Raises `TimeoutError` where the disk hangs (the fact may still be committed later), and `JournalFullError`.
    """
    receipt = journal.append(event)
    done, _ = await asyncio.wait([receipt], timeout=PROMISE_SECONDS)
    if not done:
        raise TimeoutError(f"{type(event).__name__} was not committed within {PROMISE_SECONDS:g} s")
    receipt.result()
