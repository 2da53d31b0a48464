"""Files of a citizen that no row of `attachment` has: e-mails as they came, and what was spoken to surveys."""

from collections.abc import Collection
from pathlib import PurePath
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.tables import survey

from .about import batches


class Enclosed(NamedTuple):
    """One of them."""

    #: The contact or call that it is of.
    of: str
    #: Where it stands in an export.
    file: str
    #: Where it is: an e-mail relative to the folder of files, a comment to that of messages.
    path: str


async def emails_of(connection: AsyncConnection, contacts: Collection[str]) -> list[Enclosed]:
    """Return the e-mails that are kept as they came. Raises what the database raises."""
    found: list[Enclosed] = []
    for batch in batches(contacts):
        query = sa.select(correspondence.c.contact, correspondence.c.raw_path).where(
            correspondence.c.contact.in_(batch), correspondence.c.raw_path.is_not(None)
        )
        rows = (await connection.execute(query.order_by(correspondence.c.contact))).all()
        found += [Enclosed(row.contact, f"emails/{_safe(row.contact)}.eml", row.raw_path) for row in rows]
    return found


async def comments_of(connection: AsyncConnection, calls: Collection[str]) -> list[Enclosed]:
    """Return what was spoken and is kept; what is just being spoken is none yet. Raises what the database raises."""
    found: list[Enclosed] = []
    for batch in batches(calls):
        query = sa.select(survey.c.call, survey.c.comment_path).where(
            survey.c.call.in_(batch),
            survey.c.comment_path.is_not(None),
            survey.c.comment_seconds.is_not(None),
        )
        for row in (await connection.execute(query.order_by(survey.c.call))).all():
            ending = PurePath(row.comment_path).suffix
            found.append(Enclosed(row.call, f"comments/{_safe(row.call)}{ending}", row.comment_path))
    return found


def _safe(name: str) -> str:
    """Return a name without signs that mean something in a path."""
    return "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in name).strip(".")
