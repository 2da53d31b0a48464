"""Alerts are told once, also over a restart, and their e-mails are among what is to be sent."""

import asyncio
from collections.abc import Mapping
from email import message_from_bytes, policy
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app import alerts
from hotline.app.alerts import AlertError, Alerts
from hotline.config import Configuration
from hotline.config.bridge import Email
from hotline.crm_bridge.channels.email_out import EmailOut
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing_post import Post
from hotline.events import AlertAcknowledged
from hotline.journal import Journal, JournalReader, Standing
from hotline.testing.city import configuration
from hotline.testing.mail_server import SmtpServer

CONFIG: Configuration = configuration(
    {
        "alerts.rules": {
            "wait": {"measure": "waiting", "bad": 3, "hold_seconds": 10, "emails": ["duty@city.example"]}
        },
        "email": {"address": "hotline@city.example", "smtp": {"host": "mail.example", "port": 465}},
    }
)

RECORD: Mapping[str, Any] = {"waiting": 5, "oldest": None, "states": {}, "signed_in": 0, "callbacks": 0}


class Office:
    """Alerts over a real journal; its time stands still unless it is moved."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.now = 1_795_000_000.0
        self.records = {"water": dict(RECORD)}
        self.journal = journal
        self.alerts = Alerts(
            journal=journal, standing=Standing(journal, engine), current=lambda: CONFIG,
            queues=lambda: self.records, clock=lambda: self.now,
        )  # fmt: skip

    async def looks(self, seconds: int) -> None:
        """Look each second."""
        for _ in range(seconds):
            await self.alerts.look()
            self.now += 1


async def events(reader: JournalReader) -> list[str]:
    """Return what was written, by type."""
    return [type(entry.event).__name__ for entry in await reader.after(0)]


async def letters(engine: AsyncEngine) -> list[str]:
    """Return the subjects of what is to be sent."""
    async with engine.connect() as connection:
        return list((await connection.execute(sa.select(correspondence.c.subject))).scalars())


async def test_a_rise_is_told_once_over_a_restart(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Raised after ten seconds with one e-mail; another controller knows it, and clears it when it is over."""
    first = Office(journal, engine)
    await first.looks(9)
    assert await events(reader) == []
    await first.looks(30)
    assert await events(reader) == ["AlertRaised"]
    (alert,) = first.alerts.all()
    await first.alerts.acknowledge(alert, "fatma")
    journal.listeners.clear()

    second = Office(journal, engine)
    second.now = first.now
    await second.alerts.recover()
    assert second.alerts.all()[alert].acknowledged_by == "fatma"
    await second.looks(30)
    assert len(await letters(engine)) == 1
    second.records["water"]["waiting"] = 0
    await second.looks(15)
    assert await events(reader) == ["AlertRaised", "AlertAcknowledged", "AlertCleared"]
    assert await letters(engine) == ["إنذار: water: عدد المنتظرين 5"]
    with pytest.raises(AlertError):
        await second.alerts.acknowledge(alert, "fatma")


async def test_an_alert_of_a_rule_that_is_gone_is_over(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """A queue that nobody shows any more has no alert either."""
    office = Office(journal, engine)
    await office.looks(12)
    office.records.clear()
    await office.looks(1)
    assert [kind for kind in await events(reader) if kind.startswith("Alert")] == [
        "AlertRaised",
        "AlertCleared",
    ]
    assert not office.alerts.all()


async def test_a_restart_neither_hastens_nor_undoes_what_is_watched(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Time beyond a limit counts anew after a restart, time within it as well: no number flaps over one."""
    first = Office(journal, engine)
    await first.looks(9)
    second = await restarted(first, engine)
    await second.looks(9)
    assert not second.alerts.all(), "told too early"
    await second.looks(2)
    assert len(second.alerts.all()) == 1
    second.records["water"]["waiting"] = 0
    await second.looks(6)
    third = await restarted(second, engine)
    await third.looks(6)
    assert len(third.alerts.all()) == 1, "over too early"
    third.records["water"]["waiting"] = 5
    await third.looks(1)
    third.records["water"]["waiting"] = 0
    await third.looks(9)
    assert len(third.alerts.all()) == 1
    await third.looks(2)
    assert await events(reader) == ["AlertRaised", "AlertCleared"]


async def restarted(before: Office, engine: AsyncEngine) -> Office:
    """Return what another controller is after the first one died."""
    before.journal.listeners.clear()
    after = Office(before.journal, engine)
    after.now, after.records = before.now, before.records
    await after.alerts.recover()
    return after


async def test_an_alert_comes_by_a_real_mail_server(engine: AsyncEngine, journal: Journal) -> None:
    """One e-mail to the address of the rule, also after a restart between alert and sending; it says what is wrong."""
    server = SmtpServer()
    server.start()
    settings = Email.model_validate(
        {
            "address": "hotline@city.example",
            "smtp": {"host": "127.0.0.1", "port": server.port, "security": "none"},
        }
    )
    try:
        office = Office(journal, engine)
        await office.looks(11)
        again = await restarted(office, engine)
        await again.looks(11)
        sender = EmailOut(lambda: settings)
        post = Post(journal, engine, {"email": sender}, lambda: again.now)
        assert await post.send_waiting("email", sender) == 1
        assert await post.send_waiting("email", sender) == 0
    finally:
        server.stop()
    ((to, raw),) = server.received
    found = message_from_bytes(raw, policy=policy.default)
    assert to == ["duty@city.example"]
    assert found["Subject"] == "إنذار: water: عدد المنتظرين 5"
    assert found["From"].addresses[0].addr_spec == "hotline@city.example"
    assert found["Auto-Submitted"] == "auto-generated"


async def test_nobody_acknowledges_what_is_being_cleared(journal: Journal, engine: AsyncEngine) -> None:
    """Whoever comes while it is being cleared is told that it is over, and nothing about it stands."""
    office = Office(journal, engine)
    await office.looks(12)
    (alert,) = office.alerts.all()
    office.records.clear()
    clearing = asyncio.create_task(office.alerts.look())
    await asyncio.sleep(0)
    with pytest.raises(AlertError, match="over"):
        await office.alerts.acknowledge(alert, "fatma")
    await clearing
    assert await Standing(journal, engine).read(AlertAcknowledged) == {}


async def test_a_database_that_refuses_does_not_end_the_watch(
    journal: Journal, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL's word at its shutdown is no error of the connection (57P01): it is looked again."""
    office = Office(journal, engine)
    looks = 0

    async def look() -> None:
        nonlocal looks
        looks += 1
        raise asyncio.CancelledError if looks > 1 else sa.exc.DBAPIError("INSERT", {}, Exception("57P01"))

    monkeypatch.setattr(alerts, "LOOK_SECONDS", 0)
    monkeypatch.setattr(office.alerts, "look", look)
    with pytest.raises(asyncio.CancelledError):
        await office.alerts.run()
    assert looks == 2
