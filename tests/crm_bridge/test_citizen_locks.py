"""Why whoever changes who has an address holds a lock: what happens between reading and writing of another one."""

import asyncio
import contextlib
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import citizen_links, citizen_merging, citizen_writer
from hotline.crm_bridge.citizen import Citizen
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.tables import interaction
from hotline.events import CallArrived, CallEnded
from hotline.journal import Journal, JournalReader

from .conftest import CITIZEN

#: How long the other one has to come in between, seconds; with the lock it waits for us instead.
BETWEEN = 0.3


async def leave_time(work: Awaitable[Any]) -> None:
    """Let the other one work, which may have to wait until we are done."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(BETWEEN):
            await asyncio.shield(work)


async def test_of_two_who_are_merged_into_each_other_at_once_one_is_kept(
    engine: AsyncEngine, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the lock each would hold the row for which the other one waits."""
    elsewhere = Journal(engine, "other")
    desks = [CitizenDesk(one, engine, lambda: 1.0) for one in (journal, elsewhere)]
    first, second = [(await desks[0].add({"name_en": name}, by="x")).id for name in ("Ali", "Aly")]
    both, real = asyncio.Event(), citizen_writer.locked
    seen: list[AsyncConnection] = []

    async def locked(connection: AsyncConnection, number: int, version: int | None) -> Citizen:
        found = await real(connection, number, version)
        if connection not in seen:
            seen.append(connection)
            if len(seen) == 2:
                both.set()
            await leave_time(asyncio.create_task(both.wait()))
        return found

    monkeypatch.setattr(citizen_merging, "locked", locked)
    await asyncio.gather(desks[0].merge(first, second, by="x"), desks[1].merge(second, first, by="x"))
    await elsewhere.close()
    both.set()
    one, other = await desks[0].get(first), await desks[0].get(second)
    assert one is not None
    assert other is not None
    assert one.id == other.id
    assert set(one.group) == {first, second}


async def test_a_call_that_is_linked_while_its_number_is_added_is_the_citizens(
    engine: AsyncEngine, journal: Journal, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the lock the one would read before the number was there, the other before the call was."""
    desk, projector = CitizenDesk(journal, engine, lambda: 1.0), Projector(engine, reader)
    number = (await desk.add({"name_en": "Ali"}, by="x")).id
    arrived = CallArrived(at=1.0, call="demo-1.1", caller=CITIZEN, dialled="1111", channel="PJSIP/x")
    await journal.commit([arrived, CallEnded(at=2.0, call="demo-1.1", reason="completed")])
    real, adding = citizen_links.citizens_of, list[asyncio.Task[Citizen]]()

    async def citizens_of(connection: AsyncConnection, rows: Sequence[Interaction]) -> Mapping[str, int]:
        found = await real(connection, rows)
        adding.append(asyncio.create_task(desk.add_address(number, "phone", CITIZEN, by="x")))
        await leave_time(adding[0])
        return found

    monkeypatch.setattr(citizen_links, "citizens_of", citizens_of)
    await projector.project(await reader.after(0))
    await adding[0]
    async with engine.connect() as connection:
        assert (await connection.execute(sa.select(interaction.c.citizen))).scalars().all() == [number]
