"""Keeping texts: the row of each in `correspondence` and in `interaction`, and its facts, once.

Two with the same identity of the gateway cannot both be kept (a unique key), so that of two deliveries at the same
time one fails, and its transaction with it; brought again it is found.
"""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import outgoing
from hotline.crm_bridge.contact import LONGEST_LINE, LONGEST_TEXT
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.outgoing import Outgoing
from hotline.crm_bridge.plain_text import clean_line, clean_text
from hotline.crm_bridge.projector import upsert
from hotline.events import ContactReceived, ContactSent, Event

from .texts import IncomingText, Outcome

CHANNEL = "sms"

#: What a reply of ours to a text is called; no person wrote it.
REPLY = "reply"

#: Replies that one number gets within a day, seconds: of a citizen, and of a field team, for whom it is work.
CITIZEN_ANSWERS = 20
TEAM_ANSWERS = 500
DAY = 86_400.0


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is written within a transaction."""

    #: Without words where nothing is answered.
    outcome: Outcome
    facts: tuple[Event, ...] = ()


async def keep(
    connection: AsyncConnection, text: IncomingText, outcome: Outcome, *, most_answers: int = CITIZEN_ANSWERS
) -> Kept:
    """Write down a text and what is answered, within the connection's transaction."""
    await connection.execute(sa.insert(correspondence).values(_row_in(text, outcome)))
    address = text.number or text.sender
    await _show(connection, text.contact, outcome, at=text.at, address=address, direction="in")
    received = ContactReceived(
        at=text.at,
        contact=text.contact,
        channel=CHANNEL,
        reference=outcome.reference,
        citizen=outcome.citizen,
    )
    answered = await keep_answer(connection, text, outcome, most_answers=most_answers)
    return Kept(outcome=answered.outcome, facts=(received, *answered.facts))


async def keep_answer(
    connection: AsyncConnection, text: IncomingText, outcome: Outcome, *, most_answers: int = CITIZEN_ANSWERS
) -> Kept:
    """Write down what is answered to a text.

    Nothing is answered to names and short codes, which nobody reads, and to who had `most_answers` within a day: two
    machines that thank each other would go on for ever.
    """
    if text.number is None or (
        outcome.words and await answers_since(connection, text.number, text.at - DAY) >= most_answers
    ):
        outcome = msgspec.structs.replace(outcome, words="")
    if text.number is None or not outcome.words:
        return Kept(outcome=outcome)
    message = Outgoing(
        channel=CHANNEL, to=text.number, subject="", text=outcome.words, what=REPLY, language=outcome.language,
        reference=outcome.reference, citizen=outcome.citizen, external_id=_reply_to(text.contact),
        thread=_thread(text.number),
    )  # fmt: skip
    contact = await outgoing.write(connection, message, at=text.at)
    if not text.answered_at_once:
        return Kept(outcome=outcome)
    row = correspondence.c
    sent = sa.update(correspondence).where(row.contact == contact).values(state=outgoing.SENT)
    await connection.execute(sent)
    await _show(connection, contact, outcome, at=text.at, address=text.number, direction="out")
    fact = ContactSent(
        at=text.at, contact=contact, channel=CHANNEL, what=REPLY, reference=outcome.reference,
        citizen=outcome.citizen,
    )  # fmt: skip
    return Kept(outcome=outcome, facts=(fact,))


async def earlier(connection: AsyncConnection, external_id: str) -> Outcome | None:
    """Return what became of the text that the gateway calls so; None where it did not come yet."""
    row = correspondence.c
    asked = sa.select(row.contact, row.reference, row.citizen, row.what)
    known = row.channel == CHANNEL, row.external_id == external_id, row.direction == "in"
    found = (await connection.execute(asked.where(*known))).first()
    if found is None:
        return None
    return Outcome(
        what="repeated", words=await answer_to(connection, found.contact), reference=found.reference,
        citizen=found.citizen, repeated=True, interrupted=found.what is None,
    )  # fmt: skip


async def is_another(connection: AsyncConnection, external_id: str, sender: str, text: str) -> bool:
    """Return whether the text that the gateway called so before is from somebody else, or has other words."""
    row = correspondence.c
    known = row.channel == CHANNEL, row.external_id == external_id, row.direction == "in"
    found = (await connection.execute(sa.select(row.sender, row.text).where(*known))).first()
    return found is not None and _as_kept(found.sender, found.text) != _as_kept(sender, text)


async def answer_to(connection: AsyncConnection, contact: str) -> str:
    """Return what was answered to a text; empty: nothing."""
    row = correspondence.c
    reply = row.channel == CHANNEL, row.external_id == _reply_to(contact)
    return (await connection.execute(sa.select(row.text).where(*reply))).scalar() or ""


async def settle(connection: AsyncConnection, contact: str, what: str) -> bool:
    """Say that a text that the intake took in is dealt with; False where somebody has said so already.

    Of two who do it at the same time the second waits for the first (PostgreSQL locks the row, SQLite has one writer).
    """
    row = correspondence.c
    change = sa.update(correspondence).where(row.contact == contact, row.what.is_(None)).values(what=what)
    return (await connection.execute(change)).rowcount == 1


async def answers_since(connection: AsyncConnection, number: str, since: float) -> int:
    """Return how many replies this number (E.164) got since then."""
    row = correspondence.c
    query = sa.select(sa.func.count()).where(
        row.thread == _thread(number), row.at >= since, row.direction == "out", row.what == REPLY
    )
    return (await connection.execute(query)).scalar_one()


def _as_kept(sender: str, text: str) -> tuple[str, str]:
    """Return both in one form, whether the intake kept the text or somebody else did."""
    return clean_line(sender, LONGEST_LINE), clean_text(text, LONGEST_TEXT)


def _reply_to(contact: str) -> str:
    return f"reply:{contact}"


def _thread(number: str) -> str:
    return f"sms:{number}"


def _row_in(text: IncomingText, outcome: Outcome) -> dict[str, object]:
    return {
        "contact": text.contact, "channel": CHANNEL, "direction": "in", "at": text.at,
        "sender": text.number or text.sender, "recipient": text.recipient, "subject": "", "text": text.text,
        "language": outcome.language, "external_id": text.external_id, "citizen": outcome.citizen,
        "reference": outcome.reference, "state": "done", "what": outcome.what,
    }  # fmt: skip


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
