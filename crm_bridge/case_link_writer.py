"""Ties between cases within the caller's transaction: what only the other case can tell is checked here."""

import dataclasses

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case import Case
from .case_links import RELATED
from .case_outcome import DUPLICATE_OF, CaseError, Change, Link, UnknownCaseError
from .tables import case_link, cases

#: Key of the PostgreSQL advisory lock under which ties are made: two that are made at once could close a circle.
LINK_LOCK = 0x1111_0011


async def write(connection: AsyncConnection, case: Case, change: Change) -> Change:
    """Write the ties of a change and return the change as it is then: without facts where nothing is different.

    Raises `CaseError` where the other case does not exist, or is a part or a duplicate of this one.
    """
    if change.link is not None:
        return await _link(connection, case, change, change.link)
    if change.unlink is not None:
        return await _unlink(connection, case, change, change.unlink)
    return change


async def _link(connection: AsyncConnection, case: Case, change: Change, link: Link) -> Change:
    if connection.dialect.name == "postgresql":
        await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LINK_LOCK)))
    await _check(connection, case.reference, link)
    tied = (await connection.execute(sa.select(case_link.c.how).where(_same(case.reference, link)))).first()
    if tied is None:
        fact = change.facts[0]
        row = {"reference": case.reference, "other": link.other, "how": link.how, "at": fact.at}
        await connection.execute(sa.insert(case_link).values(row | {"by": getattr(fact, "by", "")}))
        return change
    return change if change.values else Change()


async def _unlink(connection: AsyncConnection, case: Case, change: Change, link: Link) -> Change:
    gone = await connection.execute(sa.delete(case_link).where(_same(case.reference, link)))
    if gone.rowcount or change.values:
        return change if gone.rowcount else dataclasses.replace(change, unlink=None)
    return Change()


async def _check(connection: AsyncConnection, reference: str, link: Link) -> None:
    found = sa.select(cases.c.duplicate_of).where(cases.c.reference == link.other)
    other = (await connection.execute(found)).first()
    if other is None:
        raise UnknownCaseError(f"there is no case {link.other}")
    if link.how == RELATED:
        return
    if await _leads_back(connection, reference, link):
        raise CaseError(f"{link.other} is {link.how} {reference} already, directly or by others")
    if link.how == DUPLICATE_OF and other.duplicate_of is not None:
        raise CaseError(f"{link.other} is itself a duplicate of {other.duplicate_of}: name that one")


async def _leads_back(connection: AsyncConnection, reference: str, link: Link) -> bool:
    """Return whether following ties of this kind from the other case leads to this one."""
    above = sa.select(sa.literal(link.other, sa.Text).label("reference")).cte("above", recursive=True)
    # UNION, not UNION ALL: each case comes once, so that it ends even in a circle.
    above = above.union(
        sa.select(case_link.c.other).where(
            case_link.c.reference == above.c.reference, case_link.c.how == link.how
        )
    )
    query = sa.select(above.c.reference).where(above.c.reference == reference).limit(1)
    return (await connection.execute(query)).first() is not None


def _same(reference: str, link: Link) -> sa.ColumnElement[bool]:
    """Return what finds a tie; `related` goes both ways."""
    one = sa.and_(case_link.c.reference == reference, case_link.c.other == link.other)
    other = sa.and_(case_link.c.reference == link.other, case_link.c.other == reference)
    return sa.and_(case_link.c.how == link.how, sa.or_(one, other) if link.how == RELATED else one)
