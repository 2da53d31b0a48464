"""Keeps with each case what it is probably about, from the words of its citizen, until somebody says what it is.

It follows the journal: `CaseOpened` for what was written, `MessageTranscribed` for what was spoken. A hint is no fact
and no change of the case: version and audit know nothing of it.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import CaseOpened, MessageTranscribed
from hotline.journal import Entry

from .category_hint import hints
from .tables import cases

#: Under which the place in the journal is kept.
CURSOR = "case hints"

#: The facts that are followed.
FACTS = (CaseOpened, MessageTranscribed)


class Spoken(NamedTuple):
    """What was written down of the messages of a case."""

    reference: str
    text: str


#: Returns all that was spoken to the case of a message; None where the message is gone.
SpokenOf = Callable[[AsyncConnection, str], Awaitable[Spoken | None]]


class CaseHinting:
    """Looks for keywords; one for each controller."""

    def __init__(self, current: Callable[[], Configuration], spoken_of: SpokenOf) -> None:
        self._current = current
        self._spoken_of = spoken_of

    async def take(self, connection: AsyncConnection, entries: Sequence[Entry]) -> None:
        """Keep the hints for the cases of these entries."""
        for entry in entries:
            match entry.event:
                case CaseOpened(reference=reference):
                    await self._hint(connection, reference, "")
                case MessageTranscribed(message=message, empty=False):
                    spoken = await self._spoken_of(connection, message)
                    if spoken is not None:
                        await self._hint(connection, spoken.reference, spoken.text)
                case _:
                    continue

    async def _hint(self, connection: AsyncConnection, reference: str, spoken: str) -> None:
        query = sa.select(cases.c.subject, cases.c.description, cases.c.hints).where(
            cases.c.reference == reference, cases.c.category.is_(None)
        )
        found = (await connection.execute(query)).first()
        if found is None:
            return
        text = "\n".join((found.subject, found.description, spoken))
        kept = msgspec.json.encode(hints(text, self._current().categories)).decode()
        if kept != found.hints:
            await connection.execute(
                sa.update(cases).where(cases.c.reference == reference).values(hints=kept)
            )
