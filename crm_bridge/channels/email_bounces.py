"""E-mails of ours that came back: whoever was to read one has not been told, and the store says so.

    Content-Type: multipart/report; report-type=delivery-status      RFC 3464
      message/delivery-status    Action: failed
      message/rfc822             Message-ID: <contact@our domain>     the e-mail that it is about

A case whose last word came back is not closed by itself: its citizen has not heard of it. Only who got the e-mail, or
stood on its way, knows its name, so nobody else can say that it came back.
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.crm_bridge import outgoing
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.message_ids import contact_of
from hotline.events import ContactNotSent
from hotline.journal import Journal

#: Why it was not sent, for the journal.
WHY = "not delivered: it came back"

CHANNEL = "email"


class Bounces:
    """Notes what came back."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def note(self, names: tuple[str, ...]) -> None:
        """Say that the e-mails with these Message-IDs were not delivered, each once. Raises what the journal raises."""
        contacts = [contact for name in names if (contact := contact_of(name))]
        if not contacts:
            return
        row = correspondence.c
        sent = sa.update(correspondence).where(
            row.contact.in_(contacts),
            row.channel == CHANNEL,
            row.direction == "out",
            row.state.in_((outgoing.SENDING, outgoing.SENT)),
        )

        async def work(connection: AsyncConnection) -> list[ContactNotSent]:
            failed = sent.values(state=outgoing.FAILED).returning(
                row.contact, row.what, row.reference, row.citizen
            )
            return [
                ContactNotSent(
                    at=self._clock(), contact=one.contact, channel=CHANNEL, what=one.what or "",
                    reference=one.reference, citizen=one.citizen, why=WHY,
                )
                for one in (await connection.execute(failed)).all()
            ]  # fmt: skip

        await self._journal.commit_result(work, lambda facts: facts)
