"""A real process that relays and is killed at many points."""

import asyncio
import random
import signal
import sys
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import wall_clock
from hotline.testing.waiting import eventually
from hotline.testing.webhook_receiver import WebhookReceiver

City = Any

from_here = """
import asyncio, sys
from hotline.clock import wall_clock
from hotline.config_bridge import Bridge, Target
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.database import create_engine
from hotline.journal import Journal

async def main(database: str, url: str) -> None:
    engine = create_engine(database)
    journal = Journal(engine, "demo")
    target = Target(kind="webhook", url=url, secret_variable="CRM_SECRET")
    relay = Relay("crm", Webhook(Http(target)), engine=engine, journal=journal, bridge=Bridge, clock=wall_clock,
                  claim_seconds=0.3)
    await relay.run()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough: what is killed is ours."""
    return migrated_sqlite_url


async def test_killed_anywhere_nothing_is_lost_and_order_is_kept(
    city: City, receiver: WebhookReceiver, engine: AsyncEngine
) -> None:
    """Whenever the relay is killed, each delivery arrives, in the order of its case, again only as the same one."""
    dice = random.Random(11)  # noqa: S311
    city.now = wall_clock() - 60
    references = [await city.opens() for _ in range(6)]
    for number in range(54):
        await city.notes(dice.choice(references), f"note {number}")
    await city.feed()
    wanted = [row.idempotency_key for row in await city.rows()]
    receiver.slow_seconds = 0.01
    database = engine.url.render_as_string(hide_password=False)
    kills = 0
    async with asyncio.timeout(90):
        while len(receiver.taken) < len(wanted):
            before = len(receiver.asked)
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", from_here, database, receiver.url
            )
            goal = before + dice.randint(1, 20)
            await eventually(
                lambda goal=goal: len(receiver.asked) >= goal or len(receiver.taken) == len(wanted), 30.0
            )
            await asyncio.sleep(dice.random() * 0.02)
            process.send_signal(signal.SIGKILL)
            await process.wait()
            kills += 1
    assert kills >= 4
    assert sorted(one["id"] for one in receiver.taken) == sorted(wanted)
    for reference in references:
        numbers = [one["seq"] for one in receiver.taken if one["case"]["reference"] == reference]
        assert numbers == sorted(numbers)
