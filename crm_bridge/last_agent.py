"""Who talked with a citizen last."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from .tables import interaction


async def last_agent(engine: AsyncEngine, caller: str) -> str | None:
    """Return the agent of the newest talk with this number (E.164); None if there was none.

    Raises `sqlalchemy.exc.SQLAlchemyError` where the database cannot be asked.
    """
    newest = (
        sa.select(interaction.c.agent)
        .where(interaction.c.address == caller, interaction.c.agent.is_not(None))
        .order_by(interaction.c.started_at.desc())
        .limit(1)
    )
    async with engine.connect() as connection:
        found: str | None = (await connection.execute(newest)).scalar_one_or_none()
    return found
