"""Reading cases. Every function works within the caller's connection, and raises what the database raises."""

from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case import Case, Note
from .case_filter import CaseFilter, condition
from .case_status import SETTLED
from .case_stretches import newest
from .category_hint import Hint
from .contact_tables import correspondence
from .reference import make_reference, number_of
from .tables import case_link, case_note, cases


class CasePage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the cases that are wanted."""

    cases: list[Case]
    #: Where the next page begins, also of a page that has fewer cases than were asked for; None: there is no more.
    next: str | None


class CaseTie(msgspec.Struct, frozen=True, kw_only=True):
    """What a case has to do with another one."""

    other: str
    #: One of `case_links.HOW`.
    how: str
    #: The other one is that to this case.
    incoming: bool
    #: Seconds since the epoch.
    at: float
    by: str


_CASE = [cases.c[name] for name in Case.__struct_fields__ if name != "public_note"]
_NOTE = [case_note.c[name] for name in Note.__struct_fields__]


async def find(connection: AsyncConnection, reference: str, *, lock: bool = False) -> Case | None:
    """Return a case with its last public note; None where there is none.

    `lock` keeps others from changing it until the transaction ends (on SQLite every writing transaction does). Its key
    stays as it is, so on PostgreSQL rows that refer to it can be written meanwhile: two cases may be tied at once.
    """
    if not (reference.isascii() and reference.isprintable()):
        return None  # and PostgreSQL would not even compare it
    query = sa.select(*_CASE).where(cases.c.reference == reference)
    found = await _cases(connection, query.with_for_update(key_share=True) if lock else query)
    if not found:
        return None
    last = sa.select(*_NOTE).where(case_note.c.reference == reference, case_note.c.public)
    rows = (await connection.execute(last.order_by(case_note.c.id.desc()).limit(1))).mappings().all()
    case = msgspec.structs.replace(found[0], public_note=Note(**rows[0])) if rows else found[0]
    return await _with_what_was_sent(connection, case) if case.status in SETTLED else case


async def _with_what_was_sent(connection: AsyncConnection, case: Case) -> Case:
    """Return a settled case with the last word that was sent to its citizen, which is what lets it be closed."""
    sent = sa.select(sa.func.max(correspondence.c.at)).where(
        correspondence.c.reference == case.reference,
        correspondence.c.direction == "out",
        correspondence.c.state.in_(("sent", "delivered")),
        # Others than the citizen hear of cases, too: field teams.
        correspondence.c.citizen.is_not(None),
    )
    at = (await connection.execute(sent)).scalar()
    return case if at is None else msgspec.structs.replace(case, told_at=max(at, case.told_at or at))


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


async def search(
    connection: AsyncConnection, wanted: CaseFilter, limit: int, *, before: str | None = None
) -> CasePage:
    """Return a page of the cases that are wanted, the newest first, without their notes.

    `before` is `next` of the page before: cases that come meanwhile move nothing, and a late page costs as much as the
    first. Where a text is looked for, a page ends after a while with what was found (`case_stretches`).
    """
    query = sa.select(*_CASE).where(condition(wanted))
    below = None if before is None else number_of(before)
    end = None
    if wanted.text and not wanted.citizens and wanted.caller is None:
        rows, end = await newest(connection, query, limit + 1, below, text=wanted.text)
        found = [_case(row) for row in rows]
    else:
        if below is not None:
            query = query.where(cases.c.number < below)
        found = await _cases(connection, query.order_by(cases.c.number.desc()).limit(limit + 1))
    if len(found) > limit:
        return CasePage(cases=found[:limit], next=found[limit - 1].reference)
    return CasePage(cases=found, next=None if end is None else make_reference(end))


async def matching(connection: AsyncConnection, numbers: sa.Select[tuple[int]]) -> list[Case]:
    """Return the cases whose running numbers a query selects, without their notes."""
    return await _cases(connection, sa.select(*_CASE).where(cases.c.number.in_(numbers)))


async def count(connection: AsyncConnection, wanted: CaseFilter) -> int:
    """Return how many cases are wanted."""
    query = sa.select(sa.func.count()).select_from(cases).where(condition(wanted))
    return (await connection.execute(query)).scalar_one()


async def links_of(connection: AsyncConnection, reference: str) -> list[CaseTie]:
    """Return what a case has to do with others, the oldest first; `incoming`: what the other one is to this case."""
    query = (
        sa.select(case_link)
        .where(sa.or_(case_link.c.reference == reference, case_link.c.other == reference))
        .order_by(case_link.c.at, case_link.c.reference, case_link.c.other)
    )
    return [
        CaseTie(
            other=row.other if row.reference == reference else row.reference,
            how=row.how,
            incoming=row.reference != reference,
            at=row.at,
            by=row.by,
        )
        for row in await connection.execute(query)
    ]


async def duplicates_of(connection: AsyncConnection, reference: str) -> list[str]:
    """Return the cases that are duplicates of this one, also by others: their citizens hear its end."""
    below = sa.select(sa.literal(reference, sa.Text).label("reference")).cte("below", recursive=True)
    # UNION, not UNION ALL: each case comes once, so that it ends even in a circle.
    below = below.union(sa.select(cases.c.reference).where(cases.c.duplicate_of == below.c.reference))
    query = sa.select(below.c.reference).where(below.c.reference != reference).order_by(below.c.reference)
    return list((await connection.execute(query)).scalars())


async def notes_of(connection: AsyncConnection, reference: str) -> list[Note]:
    """Return a case's notes, the oldest first."""
    query = sa.select(*_NOTE).where(case_note.c.reference == reference).order_by(case_note.c.id)
    return [Note(**row) for row in (await connection.execute(query)).mappings()]


async def _cases(connection: AsyncConnection, query: sa.Select[Any]) -> list[Case]:
    return [_case(row) for row in (await connection.execute(query)).mappings()]


def _case(row: sa.RowMapping) -> Case:
    hints = row["hints"]
    known = () if hints == "[]" else msgspec.json.decode(hints, type=tuple[Hint, ...])
    return Case(**{**row, "hints": known})
