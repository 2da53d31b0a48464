"""Files that belong to cases."""

from collections.abc import Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.events import CaseFileAdded
from hotline.journal import Journal

from . import audit, case_finder
from .case_outcome import NotAllowedError, UnknownCaseError
from .case_writer import KIND
from .contact import IncomingFile
from .contact_tables import attachment
from .files import FileStore
from .permissions import Action, Actor, refusal
from .tables import cases


class CaseFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a case."""

    id: int
    reference: str
    name: str
    #: As was found by looking into it.
    media_type: str
    bytes: int
    sha256: str
    #: Seconds since the epoch.
    at: float
    by: str
    #: The citizen may see it.
    public: bool


_COLUMNS = [attachment.c[name] for name in CaseFile.__struct_fields__]


class CaseFiles:
    """Lists and adds them. Everything raises what the database raises."""

    def __init__(self, journal: Journal, engine: AsyncEngine, store: FileStore) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._store = store

    async def of_case(self, reference: str) -> Sequence[CaseFile]:
        """Return the files of a case, the oldest first."""
        query = sa.select(*_COLUMNS).where(attachment.c.reference == reference).order_by(attachment.c.id)
        async with self._reading.connect() as connection:
            return [CaseFile(**row) for row in (await connection.execute(query)).mappings()]

    async def get(self, reference: str, number: int) -> tuple[CaseFile, str] | None:
        """Return a file of a case and the path of its bytes in the store; None where the case has no such file."""
        query = sa.select(*_COLUMNS, attachment.c.path)
        query = query.where(attachment.c.reference == reference, attachment.c.id == number)
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        return CaseFile(**{name: row[name] for name in CaseFile.__struct_fields__}), row["path"]

    async def add(
        self, reference: str, file: IncomingFile, *, at: float, actor: Actor, public: bool = False
    ) -> int:
        """Add a file to a case and return its number; when this returns, bytes and row are on disk.

        Raises `FileRefusedError`, `UnknownCaseError`, `NotAllowedError`, `OSError`, and what the journal raises.
        """
        stored = await self._store.store(file, public=public)

        async def work(connection: AsyncConnection) -> int:
            case = await case_finder.find(connection, reference, lock=True)
            if case is None:
                raise UnknownCaseError(f"there is no case {reference}")
            words = refusal(actor, {Action.FILE}, case.department)
            if words is not None:
                raise NotAllowedError(words)
            number = await self._store.add(
                connection, stored, at=at, by=actor.by, reference=reference, public=public
            )
            added = {"file": (None, number)}
            await audit.write(connection, at=at, by=actor.by, kind=KIND, subject=reference, changes=added)
            touched = {"changed_at": at, "version": cases.c.version + 1}
            await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(touched))
            return number

        def facts(number: int) -> list[CaseFileAdded]:
            return [CaseFileAdded(at=at, by=actor.by, reference=reference, attachment=number, public=public)]

        return await self._journal.commit_result(work, facts)
