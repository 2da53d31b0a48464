"""Whether a citizen has called before."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from .tables import cases, interaction


async def is_known(engine: AsyncEngine, caller: str) -> bool:
    """Return whether there is a call from this number (E.164), or a case of it.

    Raises `sqlalchemy.exc.SQLAlchemyError` where the database cannot be asked.
    """
    called = sa.exists().where(interaction.c.address == caller)
    has_case = sa.exists().where(cases.c.caller == caller)
    async with engine.connect() as connection:
        return bool((await connection.execute(sa.select(called | has_case))).scalar_one())
