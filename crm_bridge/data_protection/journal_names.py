"""Takes a telephone number out of the journal: a pseudonym stands in its place; every fact and its order stay.

    CallArrived caller "+96891230001"  ──>  CallArrived caller "erased-4be1…"

The journal is the truth about what happened, and stays it: no entry is added, removed or moved, and folds of it make
the same calls, waits and figures. Only who it was cannot be told any more, and that is what the law asks for. An entry
is found by its call, or, where it has none (call-backs, invitations to surveys), by looking through all of them: that
is done before the transaction, which then looks at what came since. Backups, and what went out on the bus, are outside
of it.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.journal.table import journal

from .about import batches

#: Entries that are looked through in one query.
STEP = 20_000

#: What names the entry's call, and not a person.
_KEPT = frozenset({"at", "call"})


class Found(msgspec.Struct, frozen=True):
    """Entries with a number, as of a place in the journal."""

    place: int
    seqs: frozenset[int]


async def look_through(engine: AsyncEngine, numbers: Collection[str]) -> Found:
    """Return the entries in which one of these numbers (E.164) stands; takes a while, and holds nobody up."""
    place, seqs = 0, set[int]()
    async with for_reading(engine).connect() as connection:
        last = (await connection.execute(sa.select(sa.func.max(journal.c.seq)))).scalar() or 0
    if not numbers:
        return Found(last, frozenset())
    while place < last:
        async with for_reading(engine).connect() as connection:
            seqs |= await _with_numbers(connection, numbers, place, min(place + STEP, last))
        place += STEP
    return Found(last, frozenset(seqs))


async def replace_everywhere(
    connection: AsyncConnection, pseudonyms: Mapping[str, str], found: Found, *, but_of: Collection[str]
) -> int:
    """Put pseudonyms in the place of numbers that only this person has, but in entries of these calls.

    `found` is what `look_through` returned; returns how many entries are different now.
    """
    last = (await connection.execute(sa.select(sa.func.max(journal.c.seq)))).scalar() or 0
    seqs = found.seqs | await _with_numbers(connection, pseudonyms, found.place, last)
    changed = 0
    for batch in batches(seqs):
        changed += await _replace(connection, journal.c.seq.in_(batch), pseudonyms, frozenset(but_of))
    return changed


async def replace_in_calls(
    connection: AsyncConnection, pseudonyms: Mapping[str, str], calls: Collection[str]
) -> int:
    """Put pseudonyms in the place of numbers in the entries of these calls; returns how many are different now."""
    changed = 0
    for batch in batches(calls) if pseudonyms else []:
        changed += await _replace(connection, journal.c.call.in_(batch), pseudonyms, frozenset())
    return changed


def without_numbers(data: str, pseudonyms: Mapping[str, str]) -> str:
    """Return an entry with pseudonyms for these numbers, wherever they stand in its words. Pure."""
    event: dict[str, Any] = msgspec.json.decode(data)
    patterns = [(_pattern(number), name) for number, name in pseudonyms.items()]

    def clean(value: object) -> object:
        if isinstance(value, str):
            for pattern, name in patterns:
                value = pattern.sub(name, value)
            return value
        if isinstance(value, list):
            return [clean(one) for one in value]
        return {name: clean(one) for name, one in value.items()} if isinstance(value, dict) else value

    cleaned = {name: value if name in _KEPT else clean(value) for name, value in event.items()}
    return data if cleaned == event else msgspec.json.encode(cleaned).decode()


def _pattern(number: str) -> re.Pattern[str]:
    # As E.164, with 00, or bare; never as a part of a longer number.
    return re.compile(r"(?<!\d)(?:\+|00)?" + re.escape(number.removeprefix("+")) + r"(?!\d)")


async def _with_numbers(
    connection: AsyncConnection, numbers: Collection[str], after: int, until: int
) -> set[int]:
    if not numbers or until <= after:
        return set()
    stands = [
        journal.c.data.contains(number.removeprefix("+"), autoescape=True) for number in sorted(numbers)
    ]
    query = sa.select(journal.c.seq).where(journal.c.seq > after, journal.c.seq <= until, sa.or_(*stands))
    return set((await connection.execute(query)).scalars())


async def _replace(
    connection: AsyncConnection,
    condition: sa.ColumnElement[bool],
    pseudonyms: Mapping[str, str],
    but_of: frozenset[str],
) -> int:
    changed = []
    query = sa.select(journal.c.seq, journal.c.call, journal.c.data).where(condition)
    for row in await connection.execute(query):
        data = row.data if row.call in but_of else without_numbers(row.data, pseudonyms)
        if data != row.data:
            changed.append({"key": row.seq, "new": data})
    if changed:
        update = sa.update(journal).where(journal.c.seq == sa.bindparam("key"))
        await connection.execute(update.values(data=sa.bindparam("new")), changed)
    return len(changed)
