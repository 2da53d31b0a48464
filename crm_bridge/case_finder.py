"""Reading cases. Every function works within the caller's connection, and raises what the database raises."""

from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case import Case, Note
from .case_status import DONE
from .tables import case_note, cases

_CASE = [cases.c[name] for name in Case.__struct_fields__ if name != "public_note"]
_NOTE = [case_note.c[name] for name in Note.__struct_fields__]


async def find(connection: AsyncConnection, reference: str, *, lock: bool = False) -> Case | None:
    """Return a case with its last public note; None where there is none.

    `lock` keeps others from changing it until the transaction ends (on SQLite every writing transaction does).
    """
    query = sa.select(*_CASE).where(cases.c.reference == reference)
    found = await _cases(connection, query.with_for_update() if lock else query)
    if not found:
        return None
    last = sa.select(*_NOTE).where(case_note.c.reference == reference, case_note.c.public)
    rows = (await connection.execute(last.order_by(case_note.c.id.desc()).limit(1))).mappings().all()
    return msgspec.structs.replace(found[0], public_note=Note(**rows[0])) if rows else found[0]


async def has_cases(connection: AsyncConnection, caller: str) -> bool:
    """Return whether this number (E.164) has a case."""
    query = sa.select(cases.c.number).where(cases.c.caller == caller).limit(1)
    return (await connection.execute(query)).first() is not None


async def of_caller(connection: AsyncConnection, caller: str, ending: str) -> str | None:
    """Return the newest case of this number (E.164) whose reference ends with these digits; None without one."""
    query = (
        sa.select(cases.c.reference)
        .where(cases.c.caller == caller, cases.c.reference.endswith(ending, autoescape=True))
        .order_by(cases.c.number.desc())
        .limit(1)
    )
    return (await connection.execute(query)).scalar()


async def newest(
    connection: AsyncConnection, count: int, *, department: str | None = None, everything: bool = False
) -> list[Case]:
    """Return the newest cases without their notes: those that are not done, or `everything`."""
    query = sa.select(*_CASE).order_by(cases.c.number.desc()).limit(count)
    if department is not None:
        query = query.where(cases.c.department == department)
    if not everything:
        query = query.where(cases.c.status.not_in(sorted(DONE)))
    return await _cases(connection, query)


async def notes_of(connection: AsyncConnection, reference: str) -> list[Note]:
    """Return a case's notes, the oldest first."""
    query = sa.select(*_NOTE).where(case_note.c.reference == reference).order_by(case_note.c.id)
    return [Note(**row) for row in (await connection.execute(query)).mappings()]


async def _cases(connection: AsyncConnection, query: sa.Select[Any]) -> list[Case]:
    return [Case(**row) for row in (await connection.execute(query)).mappings()]
