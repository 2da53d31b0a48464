import asyncio

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.reference import is_valid, make_reference
from hotline.crm_bridge.tables import cases
from hotline.events import CaseOpened
from hotline.journal import Journal


async def open_one(connection: AsyncConnection, subject: str = "Voice message") -> str:
    return await open_case(
        connection,
        at=1000.0,
        channel="voice",
        caller="+96891230001",
        language="ar",
        queue="water",
        call="demo-1763800000.12",
        subject=subject,
    )


async def references(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(
            (await connection.execute(sa.select(cases.c.reference).order_by(cases.c.number))).scalars()
        )


async def test_case_is_in_the_store(engine: AsyncEngine) -> None:
    """A case is kept with everything that is known, and has a valid reference of four digits."""
    async with engine.begin() as connection:
        reference = await open_one(connection)
    assert is_valid(reference)
    assert len(reference) == 4
    async with engine.connect() as connection:
        (row,) = (await connection.execute(sa.select(cases))).mappings()
    assert {name: value for name, value in row.items() if value is not None} == {
        "number": 100,
        "reference": reference,
        "opened_at": 1000.0,
        "status": "new",
        "channel": "voice",
        "caller": "+96891230001",
        "language": "ar",
        "queue": "water",
        "call": "demo-1763800000.12",
        "subject": "Voice message",
        "description": "",
        "priority": "normal",
        "form": {},
        "hints": "[]",
        "changed_at": 1000.0,
        "version": 1,
    }


async def test_case_is_gone_with_its_transaction(engine: AsyncEngine) -> None:
    """A transaction that is rolled back leaves no case and takes no number."""
    async with engine.connect() as connection:
        await open_one(connection)
        await connection.rollback()
    async with engine.begin() as connection:
        assert await open_one(connection) == make_reference(100)
    assert await references(engine) == [make_reference(100)]


async def test_case_and_its_event_are_committed_together(engine: AsyncEngine, journal: Journal) -> None:
    """The journal's transaction holds the case, or neither is there."""

    async def work(connection: AsyncConnection) -> str:
        return await open_one(connection)

    async def broken(connection: AsyncConnection) -> str:
        await open_one(connection)
        message = "no"
        raise LookupError(message)

    reference = await journal.commit([CaseOpened(at=1.0, call="demo-1.1", reference="1008")], work)
    with pytest.raises(LookupError):
        await journal.commit([], broken)
    assert await references(engine) == [reference]


async def test_cases_opened_at_once_have_different_references(engine: AsyncEngine) -> None:
    """Whoever opens cases at the same time gets different references, without gaps."""

    async def open_in_a_transaction() -> str:
        async with engine.begin() as connection:
            reference = await open_one(connection)
            await asyncio.sleep(0.002)
            return reference

    opened = await asyncio.gather(*(open_in_a_transaction() for _ in range(30)))
    assert sorted(opened) == sorted(make_reference(number) for number in range(100, 130))
