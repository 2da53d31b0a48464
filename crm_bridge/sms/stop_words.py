"""STOP and START: a citizen wants no words about cases any more, or again."""

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import citizen_reading, citizen_writer, consents
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
            facts, people = await _record(connection, text, number, given=given)
            what = "shared" if given and len(people) != 1 else "started" if given else "stopped"
            outcome = Outcome(
                what="consent", understood=what != "shared", words=say(language_of(text.text), what),
                language=language_of(text.text), citizen=people[0] if len(people) == 1 else None,
            )  # fmt: skip
            kept = await keep(connection, text, outcome)
            return Kept(outcome=kept.outcome, facts=(*facts, *kept.facts))

        return (await self._journal.commit_result(work, lambda kept: kept.facts)).outcome


async def _record(
    connection: AsyncConnection, text: IncomingText, number: str, *, given: bool
) -> tuple[list[Event], list[int]]:
    """Note it for the number's citizen, who is added where nobody has it, since a stop must be remembered.

    Of a number that several share, the stop is everybody's, and the start nobody's: we do not know who agreed.
    """
    added, facts = await citizen_writer.find_or_add(connection, "phone", number, at=text.at, by=CITIZEN)
    people = [added] if added is not None else []
    if added is None:
        people = [one.id for one in await citizen_reading.by_address(connection, "phone", number)]
    if given and len(people) != 1:
        return facts, people
    proof = f"text {text.contact}: {text.text.strip()}"
    for person in people:
        facts += await consents.record(
            connection, person, consents.CASE_UPDATES, given=given, at=text.at, by=CITIZEN, proof=proof
        )
    return facts, people
