"""What listeners wrote of a citizen's calls: why a call was chosen, words and notes of assessments, replies to them.

Marks and names of questions say nothing of the citizen: they stay, since the averages count them.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.quality.tables import assessment, pick, reply

from .about import batches

Row = dict[str, Any]


async def assessments_of(connection: AsyncConnection, contacts: Collection[str]) -> list[Row]:
    """Return what was written of these calls, also in drafts, the oldest first; not who wrote it of whom."""
    found: list[Row] = []
    columns = (assessment.c.id, pick.c.call, pick.c.why, assessment.c.begun_at, assessment.c.words)
    for batch in batches(contacts):
        query = sa.select(*columns, assessment.c.notes).join(pick, pick.c.id == assessment.c.pick)
        rows = (await connection.execute(query.where(pick.c.call.in_(batch)))).mappings().all()
        said = sa.select(reply.c.assessment, reply.c.text).where(
            reply.c.assessment.in_([row["id"] for row in rows]), reply.c.text != ""
        )
        replies = (await connection.execute(said.order_by(reply.c.id))).all()
        found += [
            {**row, "replies": [text for number, text in replies if number == row["id"]]} for row in rows
        ]
    return sorted(found, key=lambda row: int(row["id"]))


async def forget(connection: AsyncConnection, contacts: Collection[str]) -> None:
    """Take the words away."""
    for batch in batches(contacts):
        mine = sa.select(pick.c.id).where(pick.c.call.in_(batch))
        own = sa.select(assessment.c.id).where(assessment.c.pick.in_(mine))
        await connection.execute(sa.update(reply).where(reply.c.assessment.in_(own)).values(text=""))
        empty = {"words": "", "notes": "[]"}
        await connection.execute(sa.update(assessment).where(assessment.c.pick.in_(mine)).values(empty))
        await connection.execute(sa.update(pick).where(pick.c.call.in_(batch)).values(why=""))
