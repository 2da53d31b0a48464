"""A journal of some days of calls, made by the simulator, for the commands that read one."""

import asyncio
import shutil
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import numpy as np

from hotline import database
from hotline.config.loader import DEMO
from hotline.events import CallEvent, Event
from hotline.journal import Journal
from hotline.queue.simulator.day import MIDNIGHT, Day, LiveFold
from hotline.queue.simulator.plan import AgentPlan, Habits, Plan, QueuePlan
from hotline.queue.simulator.times import Constant, Exponential, Lognormal
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules

#: The demo's city: local midnight is 20:00 UTC of the day before.
OMAN_SECONDS = 4 * 3600

#: What the callers are like.
AHT, RINGING, PATIENCE = 140.0, 4.0, 90.0

#: From 08:00 on, an hour each.
CALLS_PER_HOUR = (60.0, 90.0, 40.0)


def plan(agents: int = 4) -> Plan:
    """Return a morning of the queue `water`, with too few agents."""
    names = [f"agent-{number}" for number in range(agents)]
    return Plan(
        rules=RoutingRules(
            queues={"water": QueueRules()}, agents={name: AgentRules(queues={"water": 1.0}) for name in names}
        ),
        queues=(
            QueuePlan(
                queue="water", calls_per_hour=CALLS_PER_HOUR, piece_seconds=3600, handling=Lognormal(120, 0.7),
                wrap_up=Exponential(20), patience=Exponential(PATIENCE),
            ),
        ),
        agents=tuple(
            AgentPlan(
                agent=name, queues=("water",), shifts=((7.5 * 3600, 11.5 * 3600),),
                habits=Habits(answer=Constant(RINGING)),
            )
            for name in names
        ),
        begin=8 * 3600.0,
        end=11 * 3600.0,
    )  # fmt: skip


def events_of(days: list[str]) -> list[Event]:
    """Return the events of these local dates."""
    found: list[Event] = []
    for number, day in enumerate(days):
        midnight = datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() - OMAN_SECONDS
        seen: list[Event] = []
        Day(plan(), np.random.SeedSequence((7, number)), LiveFold(), seen.append).run()
        for event in seen:
            changes: dict[str, object] = {"at": event.at - MIDNIGHT + midnight}
            if isinstance(event, CallEvent):
                changes["call"] = f"{day}-{event.call}"
            found.append(msgspec.structs.replace(event, **changes))
    return found


def fill(folder: Path, days: list[str]) -> Path:
    """Write a journal of these days below the folder, with the demo's configuration, and return that file."""
    for file in DEMO.parent.glob("*.*"):
        shutil.copy(file, folder)
    (folder / "var").mkdir()
    asyncio.run(_write(folder / "var", events_of(days)))
    return folder / "hotline.toml"


async def _write(data: Path, events: list[Event]) -> None:
    url = f"sqlite+aiosqlite:///{data}/hotline.db"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "demo")
    for number, event in enumerate(events):
        journal.append(event)
        if number % 500 == 0:
            await journal.flush()
    await journal.flush()
    await journal.close()
    await engine.dispose()
