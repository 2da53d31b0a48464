"""What each agent is to see now, for whoever shows it."""

import asyncio

from hotline.crm_bridge.screen_pop_hub import PopHub
from hotline.crm_bridge.screen_pop_message import PopMessage


def message(number: int, agent: str = "1001") -> PopMessage:
    """Return a message."""
    return PopMessage(number=number, kind="gone", at=1.0, node="demo", agent=agent, call="c", why="done")


async def test_a_reader_gets_what_is_to_be_seen_now_and_then_each_change() -> None:
    """The newest message comes first, and no message twice."""
    hub = PopHub()
    hub.offer(message(1))
    with hub.reader("1001") as reader:
        assert await reader.next(0) == message(1)
        assert await reader.next(0) is None
        waiting = asyncio.create_task(reader.next(60))
        await asyncio.sleep(0)
        hub.offer(message(2))
        assert await waiting == message(2)
    assert hub.readers == 0


async def test_a_reader_gets_nothing_of_other_agents() -> None:
    """Only this agent's messages."""
    hub = PopHub()
    with hub.reader("1001") as reader:
        hub.offer(message(1, "1002"))
        assert await reader.next(0) is None


async def test_a_slow_reader_holds_up_nobody_and_gets_the_newest() -> None:
    """What was replaced meanwhile is not read."""
    hub = PopHub()
    with hub.reader("1001") as reader:
        for number in range(1, 1000):
            hub.offer(message(number))
        assert await reader.next(0) == message(999)
        assert await reader.next(0) is None


async def test_a_reader_that_comes_back_gets_what_it_missed_and_nothing_twice() -> None:
    """By the number of the last message that it has; of a clock that went back, too."""
    hub = PopHub()
    hub.offer(message(5))
    for seen, expected in ((5, None), (4, message(5)), (9, message(5))):
        with hub.reader("1001", seen) as reader:
            assert await reader.next(0) == expected


async def test_closing_ends_all_readers() -> None:
    """Who waits returns at once."""
    hub = PopHub()
    with hub.reader("1001") as reader:
        waiting = asyncio.create_task(reader.next(60))
        await asyncio.sleep(0)
        hub.close()
        assert await waiting is None
        hub.offer(message(1))
        assert await reader.next(60) is None
