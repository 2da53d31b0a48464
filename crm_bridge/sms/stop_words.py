"""STOP and START: a citizen wants no words about cases any more, or again."""

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import citizen_writer, consents
from hotline.events import Event
from hotline.journal import Journal

from .citizen_answers import say
from .keywords import START_KEYS, STOP_KEYS, keys
from .language import language_of
from .text_store import Kept, keep
from .texts import IncomingText, Outcome

#: Whose words they are.
CITIZEN = "citizen"


class StopWords:
    """Takes texts that are nothing but such a word."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def take(self, text: IncomingText) -> Outcome | None:
        """Note the consent with the text as its proof; None where the text is something else."""
        said = keys(text.text)
        if text.number is None or said not in STOP_KEYS | START_KEYS:
            return None
        number, given = text.number, said in START_KEYS

        async def work(connection: AsyncConnection) -> Kept:
            person, facts = await _record(connection, text, number, given=given)
            what = "stopped" if not given else "shared" if person is None else "started"
            outcome = Outcome(
                what="consent", understood=what != "shared", words=say(language_of(text.text), what),
                language=language_of(text.text), citizen=person,
            )  # fmt: skip
            kept = await keep(connection, text, outcome)
            return Kept(outcome=kept.outcome, facts=(*facts, *kept.facts))

        return (await self._journal.commit_result(work, lambda kept: kept.facts)).outcome


async def _record(
    connection: AsyncConnection, text: IncomingText, number: str, *, given: bool
) -> tuple[int | None, list[Event]]:
    """Note it for whoever has the number, and return the one citizen whose it is, None where several share it.

    Somebody is added where nobody has it, since a stop must be remembered. Of a number that several share, the stop is
    everybody's, and the start nobody's: we do not know who agreed.
    """
    person, facts = await citizen_writer.find_or_add(connection, "phone", number, at=text.at, by=CITIZEN)
    if given and person is None:
        return None, facts
    proof = f"text {text.contact}: {text.text.strip()}"
    facts += await consents.record_at(
        connection, "phone", number, consents.CASE_UPDATES, given=given, at=text.at, by=CITIZEN, proof=proof
    )
    return person, facts
