"""Whether a citizen has called before."""

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.known_caller import is_known
from hotline.crm_bridge.tables import cases, interaction

CITIZEN = "+96891230001"


async def add(engine: AsyncEngine, table: sa.Table, **row: object) -> None:
    """Add a row; whatever else the table needs is empty."""
    empty: dict[str, Any] = {
        column.name: [] if isinstance(column.type, sa.JSON) else "" if isinstance(column.type, sa.Text) else 0
        for column in table.columns
        if not column.nullable
    }
    async with engine.begin() as connection:
        await connection.execute(sa.insert(table).values(**(empty | row)))


async def test_a_new_citizen(engine: AsyncEngine) -> None:
    """Whoever else has called, and whoever withheld the number."""
    await add(engine, interaction, id="a", address="+96899999999")
    await add(engine, interaction, id="b", address=None)
    assert not await is_known(engine, CITIZEN)


@pytest.mark.parametrize(("table", "column"), [(interaction, "address"), (cases, "caller")])
async def test_a_call_or_a_case_makes_a_citizen_known(
    engine: AsyncEngine, table: sa.Table, column: str
) -> None:
    """A case may have come by another way than a call."""
    await add(engine, table, **{column: CITIZEN})
    assert await is_known(engine, CITIZEN)
