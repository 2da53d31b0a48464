"""Two citizens are one person, or were not: a pointer is set or emptied, nothing is moved.

    merge(A, B)    B and all who were merged into B point to A: pointers are one step long, and make no circles
    unmerge(B)     B points to nobody; others who came with it stay with A until they are taken out themselves

A group is a set with one kept member. Both hold the lock of `citizen_links`, so of two merges at once the second one
sees what the first one did.
"""

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CitizensMerged, CitizensUnmerged, Event

from . import audit
from .citizen import CitizenError
from .citizen_adding import KIND
from .citizen_links import lock_alone
from .citizen_writer import locked, touch


async def merge(connection: AsyncConnection, kept: int, merged: int, *, at: float, by: str) -> list[Event]:
    """Say that two are one person, of whom `kept` is kept; return the facts, none where that is known already.

    Raises `CitizenError` for somebody who is `merged` into another already and for a `kept` one who was erased, of whom
    nothing may be known any more; `UnknownCitizenError` where one is missing.
    """
    await lock_alone(connection)
    target = await locked(connection, kept, None)
    other = await locked(connection, merged, None)
    if target.id == other.id:
        if kept == merged:
            raise CitizenError(f"citizen {kept} cannot be merged with itself")
        return []
    if other.id != merged:
        raise CitizenError(
            f"citizen {merged} is citizen {other.id} already: merge {other.id}, or unmerge first"
        )
    if target.erased_at is not None:
        raise CitizenError(f"citizen {target.id} was erased: keep {other.id} instead")
    for number in other.group:
        before = None if number == other.id else other.id
        await touch(connection, number, at, {"merged_into": target.id})
        changes: dict[str, tuple[object, object]] = {"merged_into": (before, target.id)}
        await audit.write(connection, at=at, by=by, kind=KIND, subject=number, changes=changes)
    await touch(connection, target.id, at)
    return [CitizensMerged(at=at, by=by, citizen=target.id, merged=number) for number in other.group]


async def unmerge(connection: AsyncConnection, merged: int, *, at: float, by: str) -> list[Event]:
    """Take somebody out of a merge. Raises `CitizenError` for who is merged into nobody."""
    await lock_alone(connection)
    person = await locked(connection, merged, None)
    if person.id == merged:
        others = f"; merged into it: {', '.join(map(str, person.merged))}" if person.merged else ""
        raise CitizenError(f"citizen {merged} is merged into nobody{others}")
    await touch(connection, merged, at, {"merged_into": None})
    await touch(connection, person.id, at)
    changes: dict[str, tuple[object, object]] = {"merged_into": (person.id, None)}
    await audit.write(connection, at=at, by=by, kind=KIND, subject=merged, changes=changes)
    return [CitizensUnmerged(at=at, by=by, citizen=person.id, merged=merged)]
