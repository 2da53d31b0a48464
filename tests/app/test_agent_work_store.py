"""The two places where work for agents waits, on real stores."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.agent_desk_record import Work
from hotline.app.agent_work_store import WorkStore
from hotline.app.inbox_parts import current_assignment
from hotline.crm_bridge.channels.contact_desk import ContactDesk
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.contact_tables import correspondence
from hotline.desk.agent.commands import AgentCommandError
from hotline.journal import Journal
from hotline.testing.city import configuration
from hotline.testing.queue import ManualClock
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.listing import Listing
from tests.voicemail.conftest import Cases, wav_bytes

STAFF = {
    "queues": {"water": {}},
    "agents": {key: {"name": key, "queues": ["water"]} for key in ("1001", "1002")},
}


@pytest.fixture
async def store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> WorkStore:
    """A message that waits, and behind it a contact."""
    config, clock = configuration(STAFF), ManualClock()
    (tmp_path / "m1.wav").write_bytes(wav_bytes(2))
    inbox = Inbox(journal, engine, tmp_path, Cases().open_case, clock)
    await inbox.keep("m1", call="c-1.1", path="m1.wav", caller="+96891230001", language="ar", queue="water")
    row = {
        "contact": "k1", "channel": "email", "direction": "in", "at": clock() + 1, "sender": "a@example.org",
        "recipient": "city@example.org", "subject": "", "text": "", "language": "ar", "queue": "water",
        "state": "waiting",
    }  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(sa.insert(correspondence), row)
    assignment = current_assignment(lambda: config)
    return WorkStore(
        engine=engine,
        contacts=ContactDesk(journal, engine, clock),
        queue=ContactQueue(journal, lambda: config, clock),
        listing=Listing(engine, tmp_path, clock),
        handling=MessageHandling(journal, assignment, clock),
        assignment=assignment,
    )


async def first(store: WorkStore, agent: str, *but: str) -> Work:
    found = await store.next(agent, but)
    assert found is not None
    return found


async def test_what_waits_longest_of_both_comes_first(store: WorkStore) -> None:
    """Looking takes nothing; what is not to be offered is passed over; nobody's key has nothing."""
    assert await store.any_waits()
    for agent in ("1001", "1002"):
        assert (await first(store, agent)).id == "m1"
    assert (await first(store, "1001", "m1")).id == "k1"
    assert await store.next("1001", ("m1", "k1")) is None
    assert await store.next("9999", ()) is None


async def test_one_has_it(store: WorkStore) -> None:
    """Whoever comes second is told so, and cannot end it; what is given back waits for anybody again."""
    for name in ("m1", "k1"):
        work = await first(store, "1001", *({"m1", "k1"} - {name}))
        await store.take(work, "1001")
        with pytest.raises(AgentCommandError, match=r"quicker|1001"):
            await store.take(work, "1002")
        await store.leave(work, "1002", "settled")
        await store.leave(work, "1001", "returned")
        assert (await first(store, "1002", *({"m1", "k1"} - {name}))).id == name


async def test_what_is_settled_waits_for_nobody(store: WorkStore) -> None:
    """Said again, as after an answer that was lost, it is nothing new."""
    for _ in ("m1", "k1"):
        work = await first(store, "1001")
        await store.take(work, "1001")
        for _ in range(2):
            await store.leave(work, "1001", "settled")
    assert not await store.any_waits()
