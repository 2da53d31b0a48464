"""A sender who wants no more words about cases: noted and answered in the transaction that takes the contact in."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import Event

from . import consents, outgoing
from .contact_tables import correspondence
from .intake_item import Item
from .intake_rows import Belongs
from .sms.citizen_answers import say

#: Whose words they are.
CITIZEN = "citizen"

#: What the answer is called; no person wrote it.
STOPPED = "stopped"

#: Who says it again within so long is not answered again, seconds: it may be a machine that does not say so.
DAY = 86_400.0

#: So long after the contact the answer stands, seconds: behind it in their thread.
AFTER = 0.001


async def stop(
    connection: AsyncConnection, item: Item, belongs: Belongs, *, thread: str | None, language: str
) -> list[Event]:
    """Take back the consent of everybody who has the sender's address, answer once, and return the facts.

    Of an address that several share it is everybody's: the other one may have meant it.
    """
    if item.address is None:
        return []
    at = item.incoming.at
    proof = f"{item.incoming.channel} {item.contact}: {item.incoming.subject}\n{item.incoming.text}"
    facts = await consents.record_at(
        connection,
        item.kind,
        item.address,
        consents.CASE_UPDATES,
        given=False,
        at=at,
        by=CITIZEN,
        proof=proof,
    )
    if not await _was_answered(connection, item.address, at):
        answer = outgoing.Outgoing(
            channel=item.incoming.channel, to=item.address, subject=outgoing.answering(item.incoming.subject),
            text=say(language, "stopped for good"), what=STOPPED, reference=belongs.reference,
            citizen=belongs.citizen, language=language, thread=thread,
        )  # fmt: skip
        await outgoing.write(connection, answer, at=at + AFTER)
    return facts


async def _was_answered(connection: AsyncConnection, address: str, at: float) -> bool:
    row = correspondence.c
    before = sa.select(row.contact).where(
        row.recipient == address, row.direction == "out", row.what == STOPPED, row.at > at - DAY
    )
    return (await connection.execute(before.limit(1))).first() is not None
