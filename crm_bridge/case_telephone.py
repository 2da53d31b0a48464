"""What the caller's side asks of the case store: one question, one answer, one reopening."""

from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import StatusAsked
from hotline.journal import Journal

from . import case_finder
from .case import Case
from .case_change import CaseError, reopen
from .case_desk import CaseDesk
from .case_questions import Answer, ask
from .permissions import Actor, Line
from .reference import is_valid

#: Who reopens a case by telephone.
CITIZEN = Actor("citizen", Line.CITIZEN)


class CaseTelephone:
    """Cases for callers."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._desk = CaseDesk(journal, engine)
        self._journal = journal
        self._reading = for_reading(engine)
        self._clock = clock

    @staticmethod
    def is_reference(digits: str) -> bool:
        """Return whether form and check digit are those of a reference."""
        return is_valid(digits)

    async def has_cases(self, caller: str) -> bool:
        """Return whether this number (E.164) has a case. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.has_cases(connection, caller)

    async def find(self, reference: str) -> Case | None:
        """Return a case that the caller was answered about already. Raises what the database raises."""
        return await self._desk.find(reference)

    async def ask(self, call: str, caller: str | None, digits: str) -> Answer:
        """Answer a caller's question, and note that it was asked, in one transaction.

        `digits` are a whole reference, or the last digits of one that was given to the same number. Raises what the
        journal raises where the database cannot be written.
        """
        at = self._clock()

        async def work(connection: AsyncConnection) -> Answer:
            return await ask(connection, caller=caller, digits=digits, at=at)

        def facts(answer: Answer) -> list[StatusAsked]:
            reference = answer.case.reference if answer.case is not None else None
            return [StatusAsked(at=at, call=call, by=answer.by, reference=reference)]

        return await self._journal.commit_result(work, facts)

    async def reopen(self, reference: str, call: str) -> bool:
        """Reopen a case for the citizen; when this returns it is committed. False where it is at work already.

        Raises what the journal raises where the database cannot be written.
        """
        try:
            again = partial(reopen, at=self._clock(), by=CITIZEN.by, call=call)
            await self._desk.change(reference, again, actor=CITIZEN)
        except CaseError:
            return False
        return True
