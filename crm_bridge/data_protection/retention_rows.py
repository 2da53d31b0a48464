"""What is kept long enough, and taking it away: a batch of each kind, within the transaction that also says so.

Cases that are not done are always kept, with the contacts that belong to them.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.case_status import DONE
from hotline.crm_bridge.citizen_tables import audit, citizen, citizen_address
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.pseudonym import is_pseudonym, new_pseudonym
from hotline.crm_bridge.sla_history import FIELDS
from hotline.crm_bridge.tables import cases, interaction, survey
from hotline.crm_bridge.work_tables import delivery

from . import desk_rows, quality_rows
from .journal_names import replace_in_calls

_OPEN_CASES = sa.select(cases.c.reference).where(cases.c.status.not_in(sorted(DONE)))
_ENDED_AT = sa.func.coalesce(cases.c.closed_at, cases.c.solved_at, cases.c.changed_at)


async def old_interactions(connection: AsyncConnection, before: float, most: int) -> list[str]:
    """Return interactions that ended before, of no case that is open."""
    kept = sa.and_(interaction.c.reference.is_not(None), interaction.c.reference.in_(_OPEN_CASES))
    # `started_at` has the index, and comes before the end.
    query = sa.select(interaction.c.id).where(
        interaction.c.started_at < before, interaction.c.ended_at < before, sa.not_(kept)
    )
    return list((await connection.execute(query.order_by(interaction.c.started_at).limit(most))).scalars())


async def remove_interactions(connection: AsyncConnection, contacts: Sequence[str]) -> None:
    """Take them away, with the numbers that the journal has of them and what was said to their surveys.

    Notes of agents go with them.
    """
    await desk_rows.forget_contacts(connection, contacts)
    query = sa.select(interaction.c.address).where(interaction.c.id.in_(contacts)).distinct()
    numbers = [one for one in (await connection.execute(query)).scalars() if one and not is_pseudonym(one)]
    await replace_in_calls(connection, {one: new_pseudonym() for one in numbers if one[0] == "+"}, contacts)
    empty = {"caller": None, "comment_path": None, "comment_seconds": None, "comment_language": None}
    await connection.execute(sa.update(survey).where(survey.c.call.in_(contacts)).values(empty))
    await connection.execute(
        sa.delete(delivery).where(delivery.c.key.in_(contacts), delivery.c.state != "waiting")
    )
    await quality_rows.forget(connection, contacts)
    await connection.execute(sa.delete(interaction).where(interaction.c.id.in_(contacts)))


async def remove_cases(connection: AsyncConnection, before: float, most: int) -> tuple[int, list[str]]:
    """Take away cases that were closed before, with all that hangs on them; return how many, and files of theirs."""
    query = sa.select(cases.c.reference).where(cases.c.status.in_(sorted(DONE)), before > _ENDED_AT)
    references = list((await connection.execute(query.order_by(cases.c.number).limit(most))).scalars())
    if not references:
        return 0, []
    paths = await _files_of(connection, attachment.c.reference.in_(references))
    await connection.execute(sa.delete(attachment).where(attachment.c.reference.in_(references)))
    await connection.execute(sa.delete(delivery).where(delivery.c.key.in_(references)))
    await connection.execute(sa.delete(audit).where(audit.c.kind == "case", audit.c.subject.in_(references)))
    for column in _pointing_at(cases.c.reference):
        await connection.execute(sa.delete(column.table).where(column.in_(references)))
    await connection.execute(sa.delete(cases).where(cases.c.reference.in_(references)))
    return len(references), paths


async def remove_correspondence(
    connection: AsyncConnection, before: float, most: int
) -> tuple[int, list[str]]:
    """Take away what was written before, but for open cases; return how many, and files of theirs."""
    column = correspondence.c
    kept = sa.and_(column.reference.is_not(None), column.reference.in_(_OPEN_CASES))
    query = sa.select(column.contact, column.raw_path).where(column.at < before, sa.not_(kept))
    rows = (await connection.execute(query.order_by(column.at).limit(most))).all()
    contacts = [row.contact for row in rows]
    # What belongs to a case goes with the case.
    loose = sa.and_(attachment.c.contact.in_(contacts), attachment.c.reference.is_(None))
    paths = await _files_of(connection, loose)
    await connection.execute(sa.delete(attachment).where(loose))
    await connection.execute(sa.delete(correspondence).where(column.contact.in_(contacts)))
    return len(rows), paths + [row.raw_path for row in rows if row.raw_path]


async def remove_audit(connection: AsyncConnection, before: float, most: int) -> int:
    """Take away what was changed before, but of open cases what their SLA clocks are told by; return how many lines."""
    kept = sa.and_(
        audit.c.kind == "case", audit.c.field.in_((*FIELDS, "due_at")), audit.c.subject.in_(_OPEN_CASES)
    )
    oldest = sa.select(audit.c.id).where(audit.c.at < before, sa.not_(kept)).order_by(audit.c.at).limit(most)
    return (await connection.execute(sa.delete(audit).where(audit.c.id.in_(oldest)))).rowcount


async def silent_citizens(connection: AsyncConnection, before: float, most: int) -> list[int]:
    """Return citizens of whom nothing was heard since: no change, contact or case, under any of their numbers."""
    heard = _has(interaction.c.citizen, interaction.c.started_at >= before)
    open_ = cases.c.status.not_in(sorted(DONE))
    has_case = _has(cases.c.citizen, sa.or_(open_, cases.c.changed_at >= before))
    query = sa.select(citizen.c.id).where(
        citizen.c.merged_into.is_(None), citizen.c.erased_at.is_(None), citizen.c.changed_at < before
    )
    return list((await connection.execute(query.where(~heard, ~has_case).limit(most))).scalars())


async def half_erased(connection: AsyncConnection, most: int) -> list[int]:
    """Return citizens who were erased but for an open case, and have none any more."""
    open_ = _has(cases.c.citizen, cases.c.status.not_in(sorted(DONE)))
    has_address = sa.exists().where(citizen_address.c.citizen == citizen.c.id)
    known = sa.or_(citizen.c.searchable != "", has_address)
    erased = sa.and_(citizen.c.erased_at.is_not(None), citizen.c.merged_into.is_(None))
    query = sa.select(citizen.c.id).where(erased, known, ~open_)
    return list((await connection.execute(query.limit(most))).scalars())


def _has(owner: sa.Column[int], condition: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Return whether a kept citizen has such a row, under its own number or that of one who was merged into it.

    Two questions, since each of them has an index.
    """
    other = citizen.alias()
    own = sa.exists().where(owner == citizen.c.id, condition)
    merged = sa.exists().where(other.c.merged_into == citizen.c.id, owner == other.c.id, condition)
    return sa.or_(own, merged)


async def _files_of(connection: AsyncConnection, condition: sa.ColumnElement[bool]) -> list[str]:
    return list((await connection.execute(sa.select(attachment.c.path).where(condition))).scalars())


def _pointing_at(column: sa.Column[str]) -> list[sa.Column[str]]:
    """Return the columns of all tables that refer to this one, so that no row of a case outlives it."""
    tables = column.table.metadata.tables.values()
    return [key.parent for table in tables for key in table.foreign_keys if key.column is column]
