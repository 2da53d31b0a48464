"""A real process that relays and is killed at many points."""

import asyncio
import os
import random

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import wall_clock
from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.database import create_engine
from hotline.journal import Journal
from hotline.testing.nursery import Nursery
from hotline.testing.waiting import eventually
from hotline.testing.webhook_receiver import WebhookReceiver

from .conftest import VARIABLE, City


async def relay(database: str, url: str, secret: str) -> None:
    """Relay until killed."""
    os.environ[VARIABLE] = secret
    engine = create_engine(database)
    target = Target(kind="webhook", url=url, secret_variable=VARIABLE)
    await Relay(
        "crm", Webhook(Http(target)), engine=engine, journal=Journal(engine, "demo"), bridge=Bridge, clock=wall_clock
    ).run()  # fmt: skip


async def has_taken(receiver: WebhookReceiver, asked: int, all_of_them: int) -> None:
    """Return when the receiver was asked so often, or has all."""
    await eventually(lambda: len(receiver.asked) >= asked or len(receiver.taken) == all_of_them, 30.0)


async def test_killed_anywhere_nothing_is_lost_and_order_is_kept(
    city: City, engine: AsyncEngine, receiver: WebhookReceiver, nursery: Nursery
) -> None:
    """Whenever the relay is killed, each delivery arrives, in the order of its case, again only as the same one.

    Nothing waits until a claim ends: the node that is there again takes up what it had claimed.
    """
    dice = random.Random(11)  # noqa: S311
    database = engine.url.render_as_string(hide_password=False)
    city.now = wall_clock() - 60
    references = [await city.opens() for _ in range(6)]
    for number in range(54):
        await city.notes(dice.choice(references), f"note {number}")
    await city.feed()
    wanted = [row.idempotency_key for row in await city.rows()]
    receiver.slow_seconds = 0.01
    kills = 0
    async with asyncio.timeout(60):
        while len(receiver.taken) < len(wanted):
            goal = len(receiver.asked) + dice.randint(1, 20)
            process = await nursery.start(relay, database, receiver.url, receiver.secret)
            await has_taken(receiver, goal, len(wanted))
            await asyncio.sleep(dice.random() * 0.02)
            await process.kill()
            kills += 1
    assert kills >= 4
    assert sorted(one["id"] for one in receiver.taken) == sorted(wanted)
    for reference in references:
        numbers = [one["seq"] for one in receiver.taken if one["case"]["reference"] == reference]
        assert numbers == sorted(numbers)
