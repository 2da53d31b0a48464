"""What agents' desks have of a citizen: what is typed and not saved, and notes of what calls led to.

A draft is about the citizen where it is of one of the contacts, or was filled for the citizen. The journal has neither.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.desk_tables import disposition, draft

from .about import About, batches
from .ports import Holding

Row = dict[str, Any]


async def drafts_of(connection: AsyncConnection, about: About, holdings: Sequence[Holding]) -> list[Row]:
    """Return what is typed of the citizen and not saved, the oldest first."""
    found: dict[tuple[str, str], Row] = {}
    for mine in _about(about, _keys(about.all_contacts, holdings)):
        for row in (await connection.execute(sa.select(draft).where(mine))).mappings():
            found[row["owner"], row["key"]] = _shown(dict(row))
    return sorted(found.values(), key=lambda row: (row["changed_at"], row["key"]))


async def dispositions_of(connection: AsyncConnection, about: About) -> list[Row]:
    """Return what the citizen's calls led to, with the notes of agents."""
    found: list[Row] = []
    for batch in batches(about.all_contacts):
        query = sa.select(disposition).where(disposition.c.call.in_(batch)).order_by(disposition.c.at)
        found += [dict(row) for row in (await connection.execute(query)).mappings()]
    return found


async def forget(connection: AsyncConnection, about: About, holdings: Sequence[Holding]) -> None:
    """Take drafts and notes away; what calls led to stays, since it counts in figures."""
    for mine in _about(about, _keys(about.contacts, holdings), fully=not about.open):
        await connection.execute(sa.delete(draft).where(mine))
    for batch in batches(about.contacts):
        await forget_contacts(connection, batch)


async def forget_contacts(connection: AsyncConnection, contacts: Collection[str]) -> None:
    """Take away what is typed of these contacts, of which there are not too many for one query, and their notes."""
    await connection.execute(sa.delete(draft).where(draft.c.key.in_(_keys(contacts, ()))))
    said = sa.update(disposition).where(disposition.c.call.in_(contacts))
    await connection.execute(said.values(note=""))


def _keys(contacts: Collection[str], holdings: Sequence[Holding]) -> list[str]:
    of_contacts = [f"{kind}:{name}" for name in contacts for kind in ("call", "contact")]
    return of_contacts + [f"{one.kind}:{one.id}" for one in holdings]


def _about(about: About, keys: list[str], *, fully: bool = True) -> list[sa.ColumnElement[bool]]:
    """Return conditions of which each draft that is meant has one; with `fully` those filled for the citizen too."""
    conditions: list[sa.ColumnElement[bool]] = [draft.c.key.in_(batch) for batch in batches(keys)]
    if fully:
        # As `desk/agent/draft_routes.py` writes it; in a text the quotation marks would be escaped.
        conditions += [
            draft.c.content.contains(f'"citizen":{number}{sign}')
            for number in about.citizen.group
            for sign in ",}"
        ]
    return conditions


def _shown(row: Mapping[str, Any]) -> Row:
    content: Row = msgspec.json.decode(row["content"])
    typed = {name: value for name, value in content.items() if value not in ("", None, {}, [])}
    return {"owner": row["owner"], "key": row["key"], "changed_at": row["changed_at"], "content": typed}
