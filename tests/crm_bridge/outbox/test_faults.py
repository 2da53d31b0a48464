"""Faults of ours that nobody has found yet: the controller goes on."""

import asyncio
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.config.bridge import Bridge
from hotline.crm_bridge.outbox.outbox import Outbox
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.status_pull import StatusPull
from hotline.crm_bridge.told_by_target import CaseNews
from hotline.testing.waiting import eventually

from .conftest import City


class Closed:
    """A target whose connections were closed by a reload in the middle of a question."""

    def __init__(self) -> None:
        self.asked = 0

    async def pull(self, target: str, news: CaseNews) -> None:
        self.asked += 1
        raise RuntimeError("the client has been closed")


async def test_asking_a_target_ends_by_no_fault() -> None:
    """Whatever an adapter raises, the next question is asked, and the controller serves calls."""
    port = Closed()
    serving = SimpleNamespace(port=port, relay=SimpleNamespace(circuit=SimpleNamespace(is_open=False)))
    outbox = cast("Outbox", SimpleNamespace(serving={"roads": serving}))
    task = asyncio.create_task(StatusPull(outbox, cast("CaseNews", None), seconds=0.0).run())
    await eventually(lambda: port.asked >= 2)
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_relay_that_ended_by_a_fault_is_followed_by_another(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next look, which is two seconds later."""
    begun: list[int] = []

    async def run(_: Relay) -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            raise TypeError("a fault")
        await asyncio.Event().wait()

    monkeypatch.setattr(Relay, "run", run)
    monkeypatch.setenv("CRM_SECRET", "s")
    outbox = Outbox(city.engine, city.journal, lambda: Bridge(targets={"crm": city.webhook()}), city.clock)
    await outbox.look()
    task = outbox.serving["crm"].task
    await asyncio.wait([task])
    await outbox.look()
    await eventually(lambda: len(begun) == 2)
    await outbox.look()
    assert not outbox.serving["crm"].task.done()
    tasks = [outbox.serving["crm"].task, *filter(None, [outbox._feeding])]
    for one in tasks:
        one.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
