"""Alerts are told once, also over a restart, and their e-mails are among what is to be sent."""

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.alerts import AlertError, Alerts
from hotline.config import Configuration
from hotline.crm_bridge.contact_tables import correspondence
from hotline.journal import Journal, JournalReader, Standing
from hotline.testing.services import configuration

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
