"""Messages to other systems: as long as they are of use, and never in anybody's way."""

import asyncio

from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.crm_bridge.screen_pop_sender import PopSender
from hotline.testing.logs import caught
from hotline.testing.virtual_time import in_virtual_time


def message(number: int, agent: str = "1001") -> PopMessage:
    """Return a message."""
    return PopMessage(number=number, kind="gone", at=1.0, node="demo", agent=agent, call="c", why="done")


class OtherSide:
    """Takes messages after some seconds."""

    def __init__(self, seconds: float = 0.1) -> None:
        self.seconds = seconds
        self.error: Exception | None = None
        self.got: list[int] = []
        self.at_once = self.most_at_once = 0

    async def send(self, message: PopMessage) -> None:
        """Take it."""
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.at_once -= 1
        if self.error is not None:
            raise self.error
        self.got.append(message.number)


@in_virtual_time
async def test_messages_of_one_agent_arrive_in_order_and_the_newest_wins() -> None:
    """While one is on its way, of those that follow only the last is sent."""
    other = OtherSide()
    sender = PopSender("push", other.send)
    for number in (1, 2, 3):
        sender.offer(message(number))
        await asyncio.sleep(0.01)
    await asyncio.sleep(1)
    assert other.got == [1, 3]
    assert (sender.sent, sender.dropped, sender.failed) == (2, 1, 0)


@in_virtual_time
async def test_200_at_once_all_arrive_a_few_at_a_time() -> None:
    """A quick receiver gets them all, over a bounded number of connections."""
    other = OtherSide(0.05)
    sender = PopSender("push", other.send, most_sending=16)
    for number in range(200):
        sender.offer(message(number, f"agent-{number}"))
    await asyncio.sleep(2)
    assert sorted(other.got) == list(range(200))
    assert other.most_at_once == 16
    assert sender.sent == 200


@in_virtual_time
async def test_a_receiver_that_never_answers_loses_messages_and_nothing_piles_up() -> None:
    """What is too late is given up and counted; the log says so once."""
    other = OtherSide(1e9)
    sender = PopSender("push", other.send, most_sending=4)
    with caught() as lines:
        for number in range(20):
            sender.offer(message(number, f"agent-{number}"))
        await asyncio.sleep(10)
    assert (sender.sent, sender.failed, sender.dropped) == (0, 4, 16)
    assert other.at_once == 0
    assert str(lines).count("do not arrive") <= 1
    other.seconds = 0.1
    sender.offer(message(99))
    await asyncio.sleep(1)
    assert other.got == [99]


@in_virtual_time
async def test_a_failure_is_counted_and_the_next_message_is_sent() -> None:
    """Whatever the receiver raises."""
    other = OtherSide()
    other.error = RuntimeError("no")
    sender = PopSender("push", other.send)
    sender.offer(message(1))
    await asyncio.sleep(1)
    other.error = None
    sender.offer(message(2))
    await asyncio.sleep(1)
    assert (sender.failed, sender.sent, other.got) == (1, 1, [2])


@in_virtual_time
async def test_closing_ends_what_is_on_its_way() -> None:
    """Nothing runs on after it."""
    other = OtherSide(1e9)
    sender = PopSender("push", other.send)
    sender.offer(message(1))
    await asyncio.sleep(0.1)
    await sender.close()
    assert other.at_once == 0


@in_virtual_time
async def test_a_newer_message_never_overtakes_an_older_one_of_the_same_agent() -> None:
    """Whoever is free sends others' messages, not the next one of an agent whose last is still on its way."""
    arrived: list[int] = []

    async def send(message: PopMessage) -> None:
        await asyncio.sleep(1.0 if message.number == 1 else 0.1)
        arrived.append(message.number)

    sender = PopSender("push", send)
    sender.offer(message(1, "slow"))
    sender.offer(message(2, "quick"))
    await asyncio.sleep(0.05)
    sender.offer(message(3, "slow"))
    await asyncio.sleep(2)
    assert arrived == [2, 1, 3]
