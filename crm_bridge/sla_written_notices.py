"""Tells people about time that runs out by e-mail and text, as far as these are configured, and by the log."""

from collections.abc import Callable, Iterator, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import Event
from hotline.phone import to_e164
from hotline.queue.hours import time_zone

from . import outgoing
from .outgoing import Outgoing
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
        for channel, address in ways(config, notice):
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


def ways(config: Configuration, notice: Notice) -> Iterator[tuple[str, str]]:
    """Yield the channels by which a notice can be sent, with the address in its one spelling."""
    if notice.email is not None and config.email is not None and config.email.smtp is not None:
        yield "email", notice.email
    number = None if notice.phone is None else to_e164(notice.phone, config.node.country)
    texts = config.text_messages
    if number is not None and (texts.url is not None or texts.smpp is not None):
        yield "sms", number
