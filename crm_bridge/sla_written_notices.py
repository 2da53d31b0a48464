"""Tells people about time that runs out by e-mail and text, as far as these are configured, and by the log."""

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import Event
from hotline.queue.hours import time_zone

from . import outgoing
from .outgoing import Outgoing
from .reachable import ways
from .sla_notices import LoggedNotices, Notice
from .sla_words import words


class WrittenNotices:
    """Keeps e-mails and texts among what is to be sent, in the warning's own transaction; `outgoing` sends them."""

    def __init__(self, current: Callable[[], Configuration]) -> None:
        self._current = current
        self._log = LoggedNotices()

    async def tell(self, connection: AsyncConnection, notice: Notice, *, at: float) -> Sequence[Event]:
        """Write to whoever can be written to; the fact comes when it was sent."""
        config = self._current()
        for channel, address in ways(config, notice.email, notice.phone):
            language = config.node.languages[0]
            subject, text = words(notice, language, time_zone(config.node.timezone))
            message = Outgoing(
                channel=channel,
                to=address,
                subject=subject,
                text=text,
                what=notice.what,
                reference=notice.reference,
                language=language,
                external_id=notice.identity,
            )
            await outgoing.write(connection, message, at=at)
        return await self._log.tell(connection, notice, at=at)
