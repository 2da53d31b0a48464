"""Who talked with a citizen last."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.last_agent import last_agent
from hotline.crm_bridge.tables import interaction

CITIZEN = "+96891230001"


async def add(engine: AsyncEngine, at: float, agent: str | None, caller: str | None = CITIZEN) -> None:
    """Keep a call as the projector does."""
    row = {
        "id": f"demo-{at}", "channel": "voice", "started_at": at, "ended_at": at + 60, "address": caller,
        "agent": agent, "agents": [agent] if agent else [], "ring_attempts": 1, "missed": 0, "talk_seconds": 30.0,
        "hold_seconds": 0.0, "outcome": "answered" if agent else "abandoned", "ended_by": "caller",
    }  # fmt: skip
    nothing: dict[str, object] = {
        column.name: [] if isinstance(column.type, sa.JSON) else "" if isinstance(column.type, sa.Text) else 0
        for column in interaction.columns
        if not column.nullable and column.name not in row
    }
    async with engine.begin() as connection:
        await connection.execute(sa.insert(interaction).values(**(nothing | row)))


async def test_nobody_has_talked_with_a_new_citizen(engine: AsyncEngine) -> None:
    """Whatever others talked about."""
    await add(engine, 1000.0, "1001", "+96899999999")
    await add(engine, 1100.0, "1001", None)
    assert await last_agent(engine, CITIZEN) is None


async def test_the_newest_talk_counts(engine: AsyncEngine) -> None:
    """By the beginning of the call, in whatever order the calls were written."""
    await add(engine, 3000.0, "1003")
    await add(engine, 1000.0, "1001")
    await add(engine, 2000.0, "1002")
    assert await last_agent(engine, CITIZEN) == "1003"


async def test_a_call_without_a_talk_does_not_count(engine: AsyncEngine) -> None:
    """Who gave up yesterday still talked with somebody the day before."""
    await add(engine, 1000.0, "1001")
    await add(engine, 2000.0, None)
    assert await last_agent(engine, CITIZEN) == "1001"
