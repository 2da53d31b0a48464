"""Two controllers on one database share the feeding and each target."""

import asyncio
import contextlib
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import wall_clock
from hotline.config.bridge import Bridge
from hotline.crm_bridge import case_change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.outbox.outbox import Outbox
from hotline.crm_bridge.projector import Projector
from hotline.journal import Journal, JournalReader
from hotline.testing.waiting import eventually
from hotline.testing.webhook_receiver import WebhookReceiver

from .conftest import City


def notes_of(receiver: WebhookReceiver) -> list[dict[str, Any]]:
    return [one for one in receiver.taken if one["what"] == "CaseNoteAdded"]


async def test_each_delivery_arrives_once_and_in_order(
    city: City, engine: AsyncEngine, receiver: WebhookReceiver
) -> None:
    """Whichever controller feeds and sends, every change arrives once, and those of a case in their order."""
    city.now = wall_clock() - 60
    bridge = Bridge(targets=city.targets)
    other = Journal(engine, "other")
    boxes = [Outbox(engine, one, lambda: bridge, wall_clock) for one in (city.journal, other)]
    parts: list[Outbox | Projector] = [*boxes, Projector(engine, JournalReader(engine, city.journal))]
    tasks = [asyncio.create_task(one.run()) for one in parts]
    try:
        await eventually(lambda: all("crm" in box.serving for box in boxes))
        async with asyncio.timeout(20):
            while not receiver.taken:  # as soon as the feeders have their place
                await city.opens()
                await asyncio.sleep(0.3)
        references = [await city.opens() for _ in range(8)]
        for number in range(64):
            note = partial(
                case_change.add_note,
                text=f"note {number}",
                language="en",
                public=True,
                at=city.now,
                by="1001",
            )
            desk = CaseDesk((city.journal, other)[number % 2], engine)
            await desk.change(references[number % 8], note)
        await eventually(lambda: len(notes_of(receiver)) >= 64, 30.0)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await other.close()
    assert (len(notes_of(receiver)), receiver.repeated) == (64, 0)
    for reference in references:
        numbers = [one["seq"] for one in receiver.taken if one["case"]["reference"] == reference]
        assert numbers == sorted(numbers)
