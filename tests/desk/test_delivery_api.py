"""The API of the case store: what other systems are to learn."""

from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.outbox import store as outbox_store
from hotline.crm_bridge.work_tables import delivery
from hotline.journal import Journal
from tests.desk.api_city import NOON, Store


@pytest.fixture
async def client(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> httpx.AsyncClient:
    """A client of a store with three deliveries of `crm`, of which the second is dead, and one that was sent."""
    rows = [
        {"target": "crm", "key": "1007", "seq": n, "what": "CaseOpened", "payload": f'{{"id": "crm-{n}"}}',
         "at": NOON - 100 + n}
        for n in range(1, 5)
    ]  # fmt: skip
    async with engine.begin() as connection:
        await outbox_store.put(connection, rows)
        for seq, state in ((2, "dead"), (4, "sent")):
            row = sa.update(delivery).where(delivery.c.seq == seq)
            await connection.execute(row.values(state=state, problem="422", attempts=3, refusals=3))
    return Store(journal, engine, tmp_path).client()


async def ids(client: httpx.AsyncClient, **wanted: str | int) -> list[int]:
    page = (await client.get("outbox", params=wanted)).json()
    return [one["id"] for one in page["deliveries"]]


async def test_deliveries_are_counted_with_the_age_of_the_oldest(client: httpx.AsyncClient) -> None:
    """By target and state."""
    counts = (await client.get("outbox/counts")).json()
    assert [(one["state"], one["count"], one["oldest_seconds"]) for one in counts] == [
        ("dead", 1, 98.0), ("sent", 1, 96.0), ("waiting", 2, 99.0),
    ]  # fmt: skip


async def test_deliveries_are_listed_page_by_page_and_shown_with_what_is_sent(
    client: httpx.AsyncClient,
) -> None:
    """Those that were sent only when they are asked for."""
    everything = await ids(client)
    assert len(everything) == 3
    first = (await client.get("outbox?limit=2")).json()
    assert await ids(client, limit=2, after=first["next"]) == everything[2:]
    assert len(await ids(client, state="sent")) == 1
    assert await ids(client, target="other") == []
    (dead,) = await ids(client, state="dead")
    shown = (await client.get(f"outbox/{dead}")).json()
    assert (shown["payload"], shown["problem"], shown["refusals"]) == ({"id": "crm-2"}, "422", 3)
    assert (await client.get("outbox/999")).status_code == 404


async def test_a_dead_letter_is_sent_again_or_dropped(client: httpx.AsyncClient) -> None:
    """Who drops it and why stays with it; what was sent cannot be dropped."""
    (dead,) = await ids(client, state="dead")
    again = (await client.post(f"outbox/{dead}/send")).json()
    assert (again["state"], again["attempts"], again["next_at"]) == ("waiting", 0, NOON)
    dropped = (await client.post(f"outbox/{dead}/drop", json={"why": "told by telephone"})).json()
    assert (dropped["state"], dropped["problem"]) == ("dropped", "dropped by desk: told by telephone")
    (sent,) = await ids(client, state="sent")
    assert (await client.post(f"outbox/{sent}/drop", json={"why": "x"})).status_code == 409
    assert (await client.post(f"outbox/{sent}/drop", json={})).status_code == 422
    assert (await client.post("outbox/999/send")).status_code == 404
