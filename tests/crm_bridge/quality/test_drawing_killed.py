"""A real process that draws and is killed."""

import signal

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.quality.desk import QualityDesk
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.crm_bridge.quality.weekly import Weekly
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration
from hotline.testing.nursery import Nursery

from .mortal import draw
from .test_drawing import NOW, WEEK, Book, drawn


async def test_killed_in_a_draw_each_agent_is_drawn_once(
    journal: Journal, engine: AsyncEngine, reader: JournalReader, nursery: Nursery
) -> None:
    """What was committed is not drawn again; of a draw that was not there is nothing, and it is made up for."""
    await Weekly(journal, engine, Drawing(Book(), configuration, lambda: NOW)).once()
    url = engine.url.render_as_string(hide_password=False)
    assert await nursery.run(draw, url) == -signal.SIGKILL
    desk = QualityDesk(engine, Book())
    (first,) = await drawn(reader)
    assert [(one.agent, one.seed) for one in await desk.samples(first.week)] == [(first.agent, first.seed)]

    late = Drawing(Book(), configuration, lambda: NOW + WEEK)
    await JobWorker(engine, journal, late.handlers, lambda: NOW + WEEK).work()
    facts = await drawn(reader)
    assert facts[0] == first
    assert sorted(one.agent for one in facts) == ["1001", "1002"]
    for sample in await desk.samples(first.week):
        assert (await desk.prove(sample)).holds
