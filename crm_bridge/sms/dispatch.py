"""Who gets a text that came in: the first that says that it is his. All ways in meet here.

    HTTP, SMPP ──> here before? ──> field team ─> survey ─> "are you content?" ─> stop, start ─> the contact centre

Each taker commits the text with what follows from it, so that nothing is answered that is not on disk. The last one
needs two steps, as the intake is everybody's: a text that comes again because we died between them is answered then.
A text is answered once; a repeated one gets the same answer where the gateway waits for it, and no other one.
"""

import uuid
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.phone import SERVICE_DIGITS, to_e164

from .text_store import earlier, is_another
from .texts import IncomingText, Outcome, Taker

#: Characters of a text that are kept: 255 parts of 153 have fewer.
MOST_CHARACTERS = 40_000

log = structlog.get_logger()


class Dispatcher:
    """Gives each text to the taker whose it is."""

    def __init__(
        self, engine: AsyncEngine, takers: Sequence[Taker], country: Callable[[], str], clock: Clock
    ) -> None:
        """The last one of `takers` takes everything."""
        self._reading = for_reading(engine)
        self._takers = tuple(takers)
        self._country = country
        self._clock = clock

    async def receive(
        self, sender: str, text: str, *, external_id: str | None = None, recipient: str = "",
        at: float | None = None, answered_at_once: bool = True, earlier_id: str | None = None,
    ) -> Outcome:  # fmt: skip
        """Take a whole text in; when this returns it is committed. By `earlier_id` it may be known as well.

        Raises what journal and database raise where they cannot be written; bring it again then.
        """
        takers = self._takers
        for known in filter(None, (external_id, earlier_id)):
            found = await self._earlier(known)
            if found is not None and not found.interrupted:
                return found
            if found is not None:
                takers, external_id = takers[-1:], known  # his it was
        incoming = IncomingText(
            contact=f"sms-{uuid.uuid4().hex}", sender=sender[:100], number=number_of(sender, self._country()),
            text=storable(text), at=self._clock() if at is None else at, recipient=recipient[:100],
            external_id=external_id, answered_at_once=answered_at_once,
        )  # fmt: skip
        try:
            return await self._give(incoming, takers)
        except IntegrityError:
            found = None if external_id is None else await self._earlier(external_id)
            if found is None:
                raise
            return found  # another delivery of it was faster

    async def is_another(self, external_id: str, sender: str, text: str) -> bool:
        """Return whether what came under this name before was another text. Raises what the database raises."""
        address = number_of(sender, self._country()) or sender[:100]
        async with self._reading.connect() as connection:
            return await is_another(connection, external_id, address, storable(text))

    async def _give(self, text: IncomingText, takers: Sequence[Taker]) -> Outcome:
        for taker in takers:
            outcome = await taker.take(text)
            if outcome is not None:
                log.info(
                    "text taken in", contact=text.contact, what=outcome.what, understood=outcome.understood
                )
                return outcome
        return Outcome(what="nobody's", matched=False, understood=False)

    async def _earlier(self, external_id: str) -> Outcome | None:
        async with self._reading.connect() as connection:
            return await earlier(connection, external_id)


def number_of(sender: str, country: str) -> str | None:
    """Return the sender in E.164; None where an answer would reach nobody: names, short codes, our own service."""
    number = to_e164(sender, country)
    if number is None or not number.startswith("+") or len(number) <= SERVICE_DIGITS + 1:
        return None
    return number


def storable(text: str) -> str:
    """Return a text that databases can keep: no NUL, no half of a surrogate pair, not endless."""
    return text[:MOST_CHARACTERS].replace("\x00", "").encode("utf-8", "replace").decode()
