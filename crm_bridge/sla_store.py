"""Reads what the SLA clocks need to know of cases, and writes what they say; within the caller's transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .audit import AuditLine
from .case_status import DONE
from .case_writer import KIND
from .citizen_tables import audit
from .contact_tables import correspondence
from .outgoing import ANSWER, SENT
from .sla_history import FIELDS, History, history_of
from .tables import case_note, cases

#: What the clocks say of a case.
DUE_COLUMNS = ("due_at", "response_due_at", "update_due_at")


class SlaCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case as the clocks see it."""

    reference: str
    department: str | None
    #: An agent's key.
    owner: str | None
    #: As they are in the store.
    due_at: float | None
    response_due_at: float | None
    update_due_at: float | None
    history: History


_COLUMNS = tuple(name for name in SlaCase.__struct_fields__ if name != "history")


class Words(msgspec.Struct):
    """When something was said."""

    #: By persons of ours to the citizen.
    ours: list[float] = []
    citizens: list[float] = []


async def load(
    connection: AsyncConnection, references: Sequence[str], *, lock: bool = False
) -> list[SlaCase]:
    """Return these cases, in the order in which they were opened; locked, nobody changes them meanwhile."""
    query = sa.select(cases).where(cases.c.reference.in_(references)).order_by(cases.c.number)
    rows = (await connection.execute(query.with_for_update() if lock else query)).all()
    lines, words = await _audit_of(connection, references), await _words_of(connection, references)
    return [_case(row, lines[row.reference], words[row.reference]) for row in rows]


async def open_after(connection: AsyncConnection, number: int, limit: int) -> Mapping[int, str]:
    """Return the next cases that are not done, by running number: in order, after `number`."""
    query = (
        sa.select(cases.c.number, cases.c.reference)
        .where(cases.c.number > number, cases.c.status.not_in(DONE))
        .order_by(cases.c.number)
        .limit(limit)
    )
    return {row.number: row.reference for row in await connection.execute(query)}


async def write_due(connection: AsyncConnection, due: Mapping[str, Mapping[str, float | None]]) -> None:
    """Write all due times of cases: by reference, by column.

    They follow from everything else, so they are no version of their own: nobody who edits the case is told that it
    was changed meanwhile, because time passes differently.
    """
    if due:
        values: dict[str, sa.BindParameter[float | None]] = {
            column: sa.bindparam(f"new_{column}") for column in DUE_COLUMNS
        }
        changed = sa.update(cases).where(cases.c.reference == sa.bindparam("which")).values(values)
        rows = [
            {"which": reference} | {f"new_{column}": times[column] for column in DUE_COLUMNS}
            for reference, times in due.items()
        ]
        await connection.execute(changed, rows)


def _case(row: sa.Row[object], lines: Sequence[AuditLine], words: Words) -> SlaCase:
    now = dict(row._mapping)
    ours = [*words.ours, *(at for at in (now["responded_at"], now["told_at"]) if at is not None)]
    told = (min(ours), max(ours)) if ours else (None, None)
    history = history_of(now["opened_at"], now, lines, words=told, citizen_words=words.citizens)
    return SlaCase(**{name: now[name] for name in _COLUMNS}, history=history)


async def _audit_of(
    connection: AsyncConnection, references: Sequence[str]
) -> defaultdict[str, list[AuditLine]]:
    wanted = audit.c.field.in_((*FIELDS, "due_at"))
    query = sa.select(audit).where(audit.c.kind == KIND, audit.c.subject.in_(references), wanted)
    found: defaultdict[str, list[AuditLine]] = defaultdict(list)
    for row in await connection.execute(query.order_by(audit.c.id)):
        old, new = msgspec.json.decode(row.old), msgspec.json.decode(row.new)
        found[row.subject].append(AuditLine(at=row.at, by=row.by, field=row.field, old=old, new=new))
    return found


async def _words_of(connection: AsyncConnection, references: Sequence[str]) -> defaultdict[str, Words]:
    """Return what was said by other ways than notes of persons, of which the case knows itself."""
    found: defaultdict[str, Words] = defaultdict(Words)
    noted = sa.select(case_note.c.reference, case_note.c.at).where(
        case_note.c.reference.in_(references), case_note.c.by == "citizen"
    )
    for reference, at in await connection.execute(noted):
        found[reference].citizens.append(at)
    table = correspondence.c
    answered = sa.and_(table.direction == "out", table.what == ANSWER, table.state == SENT)
    written = sa.select(table.reference, table.at, table.direction).where(
        table.reference.in_(references), table.citizen.is_not(None), (table.direction == "in") | answered
    )
    for reference, at, direction in await connection.execute(written):
        (found[reference].citizens if direction == "in" else found[reference].ours).append(at)
    return found
