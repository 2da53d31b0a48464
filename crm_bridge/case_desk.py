"""Changes cases: what changes and its facts are in one transaction, whoever else changes the same case meanwhile.

A change is computed from the case as it is within the transaction (PostgreSQL locks its row, SQLite admits one writer
at a time), so of two people who close it at once the second is told that it is closed.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.journal import Journal

from . import case_finder
from .case import Case, Note
from .case_change import Change, UnknownCaseError
from .tables import case_note, cases


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

    async def newest(self, count: int, *, department: str | None, everything: bool) -> list[Case]:
        """Return the newest cases: those that are not done, or `everything`. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await case_finder.newest(connection, count, department=department, everything=everything)

    async def change(self, reference: str, how: Callable[[Case], Change]) -> bool:
        """Commit what `how` (one of `case_change`) makes of the case; False where it changes nothing.

        Raises `UnknownCaseError`, the `CaseError` of `how`, and what the journal raises where the database cannot be
        written; nothing is changed then.
        """

        async def work(connection: AsyncConnection) -> Change:
            case = await case_finder.find(connection, reference, lock=True)
            if case is None:
                raise UnknownCaseError(f"there is no case {reference}")
            change = how(case)
            await _write(connection, reference, change)
            return change

        return bool((await self._journal.commit_result(work, lambda change: change.facts)).facts)


async def _write(connection: AsyncConnection, reference: str, change: Change) -> None:
    if change.values:
        values: dict[str, Any] = dict(change.values)
        await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(values))
    if change.note is not None:
        note = change.note
        await connection.execute(
            sa.insert(case_note).values(
                reference=reference, at=note.at, by=note.by, public=note.public, language=note.language,
                text=note.text,
            )
        )  # fmt: skip
