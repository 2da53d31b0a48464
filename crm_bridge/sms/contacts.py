"""Texts that are nobody's answer: people of the contact centre get them, as new cases or as words about a case."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.citizen_reading import by_address
from hotline.crm_bridge.contact import Incoming, Intake, Taken
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.tables import cases
from hotline.database import for_reading
from hotline.journal import Journal

from . import citizen_answers, team_words
from .field_report import STATUS_OF, FieldReport, read
from .language import language_of
from .text_store import CHANNEL, Kept, answer_to, keep, keep_answer, settle
from .texts import IncomingText, Outcome

#: What texts are called that are nobody's answer.
WHAT = "contact"


class UnregisteredTeams:
    """Takes what looks like a field team's report and comes from a number that is none's."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self._journal = journal
        self._reading = for_reading(engine)

    async def take(self, text: IncomingText) -> Outcome | None:
        """Say how a number is registered, and nothing of the case; None where it is the sender's own, or no report."""
        report = read(text.text)
        if not isinstance(report, FieldReport) or report.action not in {*STATUS_OF, "cannot"}:
            return None
        async with self._reading.connect() as connection:
            if text.number is not None and await _is_own(connection, text.number, report.reference):
                return None
        language = language_of(text.text)
        words = team_words.say(language, "not registered")
        outcome = Outcome(what="not registered", understood=False, words=words, language=language)
        kept = await self._journal.commit_result(
            lambda connection: keep(connection, text, outcome), lambda kept: kept.facts
        )
        return kept.outcome


class Contacts:
    """Takes everything."""

    def __init__(self, journal: Journal, intake: Intake) -> None:
        self._journal = journal
        self._intake = intake

    async def take(self, text: IncomingText) -> Outcome:
        """Hand it to the intake, which takes the same one in once, and say what became of it."""
        taken = await self._intake.take(
            Incoming(
                channel=CHANNEL, at=text.at, sender=text.number or text.sender, recipient=text.recipient,
                text=text.text, external_id=text.external_id, automatic=text.number is None,
            )
        )  # fmt: skip
        answering = msgspec.structs.replace(text, contact=taken.contact)

        async def work(connection: AsyncConnection) -> Kept:
            first = await settle(connection, taken.contact, WHAT)
            opened = taken.opened or await _has_opened(connection, taken)
            outcome = _outcome(text, taken, opened=opened)
            if first:
                return await keep_answer(connection, answering, outcome)
            said = await answer_to(connection, taken.contact)
            return Kept(outcome=msgspec.structs.replace(outcome, words=said))

        return (await self._journal.commit_result(work, lambda kept: kept.facts)).outcome


def _outcome(text: IncomingText, taken: Taken, *, opened: bool) -> Outcome:
    language = language_of(text.text)
    what = "opened" if opened else "added" if taken.reference is not None else "received"
    words = citizen_answers.say(language, what, reference=taken.reference or "")
    return Outcome(
        what=WHAT, matched=False, words=words, language=language, reference=taken.reference,
        citizen=taken.citizen, repeated=taken.repeated,
    )  # fmt: skip


async def _has_opened(connection: AsyncConnection, taken: Taken) -> bool:
    """Return whether the case was opened by this contact: it has its moment."""
    both = correspondence.join(cases, cases.c.reference == correspondence.c.reference)
    same = correspondence.c.contact == taken.contact, cases.c.opened_at == correspondence.c.at
    return (
        await connection.execute(sa.select(cases.c.reference).select_from(both).where(*same))
    ).first() is not None


async def _is_own(connection: AsyncConnection, number: str, reference: str) -> bool:
    """Return whether a case was reported from this number, or is about a citizen who has it."""
    query = sa.select(cases.c.caller, cases.c.citizen).where(cases.c.reference == reference)
    row = (await connection.execute(query)).first()
    if row is None:
        return False
    people = await by_address(connection, "phone", number)
    return row.caller == number or any(row.citizen == one.id for one in people)
