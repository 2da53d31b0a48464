"""The outbox as a controller runs it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.outbox_parts import OutboxCounts
from hotline.clock import wall_clock
from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge.cases import open_case
from hotline.crm_bridge.outbox.desk import OutboxDesk
from hotline.crm_bridge.outbox.outbox import Outbox
from hotline.crm_bridge.projector import Projector
from hotline.events import CaseOpened
from hotline.journal import Journal, JournalReader
from hotline.testing.webhook_receiver import WebhookReceiver


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough: the outbox's own tests run on both."""
    return migrated_sqlite_url


@contextlib.asynccontextmanager
async def running(*parts: object) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(part.run()) for part in parts]  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def opens(journal: Journal) -> str:
    work = partial(
        open_case,
        at=wall_clock(),
        channel="voice",
        caller=None,
        language="ar",
        queue=None,
        call=None,
        subject="x",
    )
    return await journal.commit_result(work, lambda found: [CaseOpened(at=wall_clock(), reference=found)])


async def test_a_target_hears_of_what_happens_from_then_on(
    engine: AsyncEngine, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A target that is added while the hotline runs is told of what follows, and of nothing before."""
    receiver = WebhookReceiver()
    monkeypatch.setenv("CRM_SECRET", receiver.secret)
    bridge = Bridge()
    outbox = Outbox(engine, journal, lambda: bridge, wall_clock)
    counts = OutboxCounts(outbox, OutboxDesk(engine, journal), lambda: tuple(bridge.targets), wall_clock)
    async with receiver.listening(), running(outbox, Projector(engine, JournalReader(engine, journal))):
        first = await opens(journal)
        target = Target(kind="webhook", url=receiver.url, secret_variable="CRM_SECRET")
        bridge = Bridge(targets={"crm": target})
        async with asyncio.timeout(30):
            while not receiver.taken:  # as soon as the feeder has its place
                await opens(journal)
                await asyncio.sleep(0.5)
        await counts.look()
    assert first not in receiver.newest
    names = {metric.name: metric for metric in counts.collect()}
    assert [sample.value for sample in names["hotline_outbox_dead"].samples] == [0]
    assert counts.troubles() == {}
