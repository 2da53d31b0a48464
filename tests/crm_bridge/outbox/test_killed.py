"""A real process that relays and is killed at many points."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import wall_clock
from hotline.testing.waiting import eventually
from hotline.testing.webhook_receiver import WebhookReceiver

City = Any

#: Imports once, then forks a relay for each line that it reads: a start costs milliseconds.
RELAYS = """
import asyncio, os, signal, sys
from hotline.clock import wall_clock
from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.database import create_engine
from hotline.journal import Journal

async def main(database: str, url: str) -> None:
    engine = create_engine(database)
    journal = Journal(engine, "demo")
    target = Target(kind="webhook", url=url, secret_variable="CRM_SECRET")
    relay = Relay("crm", Webhook(Http(target)), engine=engine, journal=journal, bridge=Bridge, clock=wall_clock)
    await relay.run()

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
for _ in sys.stdin:
    child = os.fork()
    if child == 0:
        asyncio.run(main(*sys.argv[1:]))
    print(child, flush=True)
"""


class Relays:
    """Starts and kills relays."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def start(self) -> int:
        """Return the number of a process that relays."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(b"\n")
        return int(await self._process.stdout.readline())

    async def kill(self, number: int) -> None:
        """Kill one, and return when it is gone."""
        os.kill(number, signal.SIGKILL)
        await eventually(lambda: not _is_there(number))


def _is_there(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def relays(engine: AsyncEngine, receiver: WebhookReceiver) -> AsyncIterator[Relays]:
    """Relays on the test's database, to the test's receiver."""
    database = engine.url.render_as_string(hide_password=False)
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", RELAYS, database, receiver.url, stdin=pipe, stdout=pipe
    )
    yield Relays(process)
    process.kill()
    await process.wait()


async def test_killed_anywhere_nothing_is_lost_and_order_is_kept(
    city: City, receiver: WebhookReceiver, relays: Relays
) -> None:
    """Whenever the relay is killed, each delivery arrives, in the order of its case, again only as the same one.

    Nothing waits until a claim ends: the node that is there again takes up what it had claimed.
    """
    dice = random.Random(11)  # noqa: S311
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
            process = await relays.start()
            await eventually(
                lambda goal=goal: len(receiver.asked) >= goal or len(receiver.taken) == len(wanted), 30.0
            )
            await asyncio.sleep(dice.random() * 0.02)
            await relays.kill(process)
            kills += 1
    assert kills >= 4
    assert sorted(one["id"] for one in receiver.taken) == sorted(wanted)
    for reference in references:
        numbers = [one["seq"] for one in receiver.taken if one["case"]["reference"] == reference]
        assert numbers == sorted(numbers)
