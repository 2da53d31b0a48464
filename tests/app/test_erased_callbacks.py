"""A controller hears of call-backs that another process ended."""

from functools import partial

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.erased_callbacks import take
from hotline.config import Queue
from hotline.events import CallbackEnded, CallbackRequested
from hotline.journal import Journal, JournalReader
from hotline.queue.dispatcher import Dispatcher


async def test_a_call_back_that_a_command_ended_leaves_the_line(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """The command that erases a citizen is a process of its own; one's own ends are not written twice."""
    dispatcher = Dispatcher(journal, {"water": Queue()}, lambda: 1.0)
    for name in ("c1", "c2"):
        asked = CallbackRequested(
            at=1.0, call=f"call-{name}", callback=name, queue="water", number="+96891230001", language="ar", since=1.0
        )  # fmt: skip
        await journal.commit([asked])
    own = CallbackEnded(at=2.0, callback="c2", reason="talked")
    await journal.commit([own])
    assert set(dispatcher.live.callbacks) == {"c1"}
    elsewhere = Journal(engine, journal.node)
    await elsewhere.commit([CallbackEnded(at=2.0, callback="c1", reason="cancelled")])
    await elsewhere.close()
    entries = [one for one in await reader.after(0) if isinstance(one.event, CallbackEnded)]
    taking = partial(take, lambda: dispatcher.live.callbacks)
    async with engine.connect() as connection:
        facts = await taking(connection, entries)
    assert [fact.callback for fact in facts if isinstance(fact, CallbackEnded)] == ["c1"]
    await journal.commit(facts)
    assert not dispatcher.live.callbacks
    async with engine.connect() as connection:
        assert await taking(connection, entries) == []
    dispatcher.close()
