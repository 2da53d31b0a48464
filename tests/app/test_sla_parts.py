import asyncio
from types import SimpleNamespace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.app.sla_parts import sla_parts
from hotline.crm_bridge.cases import Report, open_case
from hotline.events import CaseDueChanged, CaseEscalated, CaseOpened, Event
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration
from hotline.testing.waiting import eventually


async def test_parts_together(engine: AsyncEngine, journal: Journal, reader: JournalReader) -> None:
    """A case that is opened while they run gets its due time, and escalates when that has passed."""
    config = configuration(
        {
            "departments.water": {"email": "water@example.org"},
            "categories.leak": {"department": "water", "sla": {"solution_hours": 1}},
        }
    )
    now = [1000.0]
    ground: Any = SimpleNamespace(
        engine=engine,
        journal=journal,
        reader=reader,
        current=SimpleNamespace(config=lambda: config),
        clock=lambda: now[0],
    )
    heard: list[Event] = []
    journal.listeners.append(heard.append)
    tasks = [asyncio.create_task(run()) for run in sla_parts(ground).lasting.values()]

    async def work(connection: AsyncConnection) -> str:
        return await open_case(
            connection, at=1000.0, channel="web", caller=None, language="en", queue=None, call=None, subject="Leak",
            report=Report(category="leak", department="water"),
        )  # fmt: skip

    try:
        await journal.commit_result(work, lambda made: [CaseOpened(at=1000.0, reference=made)])
        await eventually(lambda: any(isinstance(event, CaseDueChanged) for event in heard))
        now[0] = 4600.0
        await eventually(lambda: any(isinstance(event, CaseEscalated) for event in heard))
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
