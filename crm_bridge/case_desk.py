"""Looks cases up and changes them: a change and its facts are in one transaction, whoever else is at the same case."""

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.journal import Journal

from . import audit, case_finder, case_writer
from .audit import AuditLine
from .case import Case, Note
from .case_filter import CaseFilter
from .case_finder import CasePage, CaseTie
from .case_outcome import Change
from .case_writer import How
from .permissions import Actor


class CaseDesk:
    """Where cases are looked up and changed."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self._journal = journal
        self._reading = for_reading(engine)

    async def find(self, reference: str) -> Case | None:
        """Return a case with its last public note; None where there is none. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.find(connection, reference)

    async def notes_of(self, reference: str) -> list[Note]:
        """Return a case's notes, the oldest first. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.notes_of(connection, reference)

    async def search(self, wanted: CaseFilter, limit: int, *, before: str | None = None) -> CasePage:
        """Return a page of cases; see `case_finder.search`. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.search(connection, wanted, limit, before=before)

    async def links_of(self, reference: str) -> list[CaseTie]:
        """Return what a case has to do with others. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.links_of(connection, reference)

    async def audit_of(self, reference: str) -> list[AuditLine]:
        """Return each change of a case, the oldest first. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await audit.read(connection, case_writer.KIND, reference)

    async def change(
        self, reference: str, how: How, *, version: int | None = None, actor: Actor | None = None
    ) -> bool:
        """Commit what `how` (one of `case_change`) makes of the case; False where it changes nothing.

        `version` is the one that whoever asks has read, `actor` who asks; None: neither is checked. Raises what
        `case_writer.change` does, and what the journal raises where the database cannot be written; nothing is
        changed then.
        """

        async def work(connection: AsyncConnection) -> Change:
            return await case_writer.change(connection, reference, how, version=version, actor=actor)

        return bool((await self._journal.commit_result(work, lambda change: change.facts)).facts)
