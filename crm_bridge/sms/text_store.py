"""Keeping texts: the row of each in `correspondence` and in `interaction`, and its facts, once.

Two with the same identity of the gateway cannot both be kept (a unique key), so that of two deliveries at the same
time one fails, and its transaction with it; brought again it is found.
"""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.projector import upsert
from hotline.crm_bridge.tables import interaction
from hotline.events import ContactReceived, ContactSent, Event

from .texts import IncomingText, Outcome

CHANNEL = "sms"

#: The contact of an answer is the contact that is answered, with this behind it.
ANSWER = "-answer"


class OutgoingText(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be sent."""

    contact: str
    #: E.164.
    to: str
    text: str
    at: float
    what: str
    language: str | None = None
    reference: str | None = None
    citizen: int | None = None


async def earlier(connection: AsyncConnection, external_id: str) -> Outcome | None:
    """Return what became of the text that the gateway calls so; None where it did not come yet."""
    columns = correspondence.c
    asked = sa.select(columns.contact, columns.reference, columns.citizen)
    row = (
        await connection.execute(
            asked.where(
                columns.channel == CHANNEL, columns.external_id == external_id, columns.direction == "in"
            )
        )
    ).first()
    if row is None:
        return None
    answer = sa.select(columns.text).where(columns.contact == row.contact + ANSWER)
    words = (await connection.execute(answer)).scalar() or ""
    return Outcome(what="repeated", words=words, reference=row.reference, citizen=row.citizen, repeated=True)


async def keep(connection: AsyncConnection, text: IncomingText, outcome: Outcome) -> list[Event]:
    """Write down a text and what is answered, within the connection's transaction; return the facts."""
    await _insert(connection, _row_in(text, outcome))
    address = text.number or text.sender
    await _show(connection, text.contact, outcome, at=text.at, address=address, direction="in")
    received = ContactReceived(
        at=text.at,
        contact=text.contact,
        channel=CHANNEL,
        reference=outcome.reference,
        citizen=outcome.citizen,
    )
    return [received, *await keep_answer(connection, text, outcome)]


async def keep_answer(connection: AsyncConnection, text: IncomingText, outcome: Outcome) -> list[Event]:
    """Write down what is answered to a text; nothing where nothing is."""
    if not outcome.words or text.number is None:
        return []
    out = OutgoingText(
        contact=text.contact + ANSWER, to=text.number, text=outcome.words, at=text.at, what="answer",
        language=outcome.language, reference=outcome.reference, citizen=outcome.citizen,
    )  # fmt: skip
    await put_out(connection, out, sent=text.answered_at_once)
    return [sent_fact(out, text.at)] if text.answered_at_once else []


async def put_out(connection: AsyncConnection, out: OutgoingText, *, sent: bool) -> None:
    """Write down a text that goes out, or has gone."""
    values = {
        "contact": out.contact, "channel": CHANNEL, "direction": "out", "at": out.at, "sender": "",
        "recipient": out.to, "subject": out.what, "text": out.text, "language": out.language,
        "citizen": out.citizen, "reference": out.reference, "state": "sent" if sent else "waiting",
    }  # fmt: skip
    await connection.execute(sa.insert(correspondence).values(values))
    if sent:
        await show_sent(connection, out, out.at)


async def show_sent(connection: AsyncConnection, out: OutgoingText, at: float) -> None:
    """Write the interaction of a text that went out."""
    outcome = Outcome(what=out.what, language=out.language, reference=out.reference, citizen=out.citizen)
    await _show(connection, out.contact, outcome, at=at, address=out.to, direction="out")


def sent_fact(out: OutgoingText, at: float) -> ContactSent:
    """Return the fact that it is out."""
    return ContactSent(
        at=at,
        contact=out.contact,
        channel=CHANNEL,
        what=out.what,
        reference=out.reference,
        citizen=out.citizen,
    )


async def answers_since(connection: AsyncConnection, number: str, since: float) -> int:
    """Return how many texts of ours this number (E.164) got as an answer since then."""
    columns = interaction.c
    query = sa.select(sa.func.count()).where(
        columns.address == number, columns.started_at >= since, columns.direction == "out",
        columns.id.endswith(ANSWER, autoescape=True),
    )  # fmt: skip
    return (await connection.execute(query)).scalar_one()


def _row_in(text: IncomingText, outcome: Outcome) -> dict[str, object]:
    return {
        "contact": text.contact, "channel": CHANNEL, "direction": "in", "at": text.at,
        "sender": text.number or text.sender, "recipient": text.recipient, "subject": "", "text": text.text,
        "language": outcome.language, "external_id": text.external_id, "citizen": outcome.citizen,
        "reference": outcome.reference, "state": "done",
    }  # fmt: skip


async def _insert(connection: AsyncConnection, values: dict[str, object]) -> None:
    await connection.execute(sa.insert(correspondence).values(values))


async def _show(
    connection: AsyncConnection, contact: str, outcome: Outcome, *, at: float, address: str, direction: str
) -> None:
    out = direction == "out"
    row = Interaction(
        id=contact, channel=CHANNEL, direction="out" if out else "in", started_at=at, ended_at=at,
        address=address, citizen=outcome.citizen, dialled=None, language=outcome.language, queue=None,
        agent=None, agents=(), wait_seconds=None, ring_attempts=0, missed=0, talk_seconds=0.0,
        hold_seconds=0.0, outcome="sent" if out else "received", ended_by="hotline" if out else "caller",
        recording=None, recording_seconds=None, message=None, message_seconds=None, transcribed=False,
        reference=outcome.reference, subject=outcome.what,
    )  # fmt: skip
    await upsert(connection, [row])
