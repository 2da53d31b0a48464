"""Writes a change of a case within the caller's transaction: columns, note, links, version and audit.

A change is computed from the case as it is within the transaction (PostgreSQL locks its row, SQLite admits one writer
at a time), so of two people who close it at once the second is told that it is closed.
"""

import itertools
from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import audit, case_finder, case_link_writer, permissions
from .audit import AuditLine
from .case import Case
from .case_outcome import CaseError, Change, Difference, NotAllowedError, StaleCaseError, UnknownCaseError
from .citizen_reading import kept_of
from .permissions import Actor
from .tables import case_note, cases

#: Under which the audit has cases.
KIND = "case"

#: One of `case_change`, with everything but the case.
How = Callable[[Case], Change]


async def change(
    connection: AsyncConnection,
    reference: str,
    how: How,
    *,
    version: int | None = None,
    actor: Actor | None = None,
) -> Change:
    """Write what `how` makes of the case, and return it: its facts are to be committed in the same transaction.

    `version` is the one that whoever asks has read; `actor` is checked against the table of permissions. Raises
    `UnknownCaseError`, `StaleCaseError`, `NotAllowedError`, the `CaseError` of `how` and of ties that cannot be, and
    what the database raises.
    """
    case = await case_finder.find(connection, reference, lock=True)
    if case is None:
        raise UnknownCaseError(f"there is no case {reference}")
    if version is not None and version != case.version:
        raise StaleCaseError(case, version, await _meanwhile(connection, reference, version))
    change = how(case)
    if actor is not None:
        refused = permissions.refusal(actor, change.actions, case.department)
        if refused is not None:
            raise NotAllowedError(f"{reference}: {refused}")
    change = await case_link_writer.write(connection, case, change)
    if change.facts:
        await _check_citizen(connection, change)
        await _write(connection, case, change)
    return change


async def _write(connection: AsyncConnection, case: Case, change: Change) -> None:
    # What `case_change` makes are facts about a case: each says who and when.
    fact: Any = change.facts[0]
    values: dict[str, Any] = {
        **change.values, "version": case.version + 1, "changed_at": max(fact.at, case.changed_at),
    }  # fmt: skip
    await connection.execute(sa.update(cases).where(cases.c.reference == case.reference).values(values))
    if change.note is not None:
        row = {"reference": case.reference} | msgspec.structs.asdict(change.note)
        await connection.execute(sa.insert(case_note).values(row))
    await audit.write(
        connection,
        at=fact.at,
        by=fact.by,
        kind=KIND,
        subject=case.reference,
        changes=_differences(case, change),
    )


def _differences(case: Case, change: Change) -> dict[str, tuple[object, object]]:
    """Return what the audit keeps; words of notes are kept with the notes only."""
    found: dict[str, tuple[object, object]] = {"version": (case.version, case.version + 1)}
    found |= {name: (getattr(case, name), value) for name, value in change.values.items()}
    if change.note is not None:
        found["note"] = (None, "public" if change.note.public else "internal")
    if change.link is not None:
        found[change.link.how] = (None, change.link.other)
    if change.unlink is not None:
        found[change.unlink.how] = (change.unlink.other, None)
    return {**found, **change.remarks}


async def _meanwhile(connection: AsyncConnection, reference: str, version: int) -> list[Difference]:
    """Return what became different after a version."""
    lines = await audit.read(connection, KIND, reference)
    later = itertools.dropwhile(lambda line: not _is_since(line, version), lines)
    return [
        Difference(line.field, line.old, line.new, line.by, line.at)
        for line in later
        if line.field != "version"
    ]


def _is_since(line: AuditLine, version: int) -> bool:
    """Return whether a change of this version or a later one begins here."""
    return line.field == "version" and isinstance(line.old, int) and line.old >= version


async def _check_citizen(connection: AsyncConnection, change: Change) -> None:
    wanted = change.values.get("citizen")
    if wanted is None:
        return
    if not isinstance(wanted, int) or await kept_of(connection, wanted) is None:
        raise CaseError(f"there is no citizen {wanted}")
