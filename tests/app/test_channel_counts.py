"""What is said of the channels by which citizens write."""

from functools import partial
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.channel_counts import ChannelCounts
from hotline.crm_bridge.contact import Incoming
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.journal import Journal
from hotline.testing.city import configuration

NOW = 1_795_000_000.0


async def test_what_waits_is_counted(engine: AsyncEngine, journal: Journal, tmp_path: Path) -> None:
    """Contacts by queue, letters by channel, each with the age of the oldest."""
    config = configuration({"ivr": {"operator_queue": "water"}})
    intake = CaseIntake(journal, FileStore(tmp_path, 1000), lambda: config)
    for number in range(2):
        await intake.take(Incoming(channel="email", at=NOW + number, sender="a@example.org", text="hello"))
    letter = Outgoing(channel="email", to="a@example.org", subject="", text="hello", what="answer")
    await journal.commit((), partial(write, message=letter, at=NOW))
    text = await told(ChannelCounts(engine, lambda: "", lambda: NOW + 60))
    assert 'hotline_contacts_waiting{queue="water"} 2.0' in text
    assert 'hotline_contacts_oldest_seconds{queue="water"} 60.0' in text
    assert 'hotline_letters_waiting{channel="email"} 1.0' in text
    assert "hotline_mailbox_up 1.0" in text


async def test_a_mailbox_that_is_away_is_a_trouble(engine: AsyncEngine) -> None:
    """The health names it, and so do the metrics; without a mailbox nothing is said of one."""
    counts = ChannelCounts(engine, lambda: "ConnectionRefusedError", lambda: NOW)
    assert counts.troubles() == {"mailbox": "ConnectionRefusedError"}
    assert "hotline_mailbox_up 0.0" in await told(counts)
    without = ChannelCounts(engine, None, lambda: NOW)
    assert not without.troubles()
    assert "mailbox" not in await told(without)


async def told(counts: ChannelCounts) -> str:
    await counts.look()
    registry = CollectorRegistry()
    registry.register(counts)
    return generate_latest(registry).decode()
