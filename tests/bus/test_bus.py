import asyncio

import pytest

from hotline.bus import BusMessage, LocalBus, Subscription, matches


@pytest.mark.parametrize(
    ("pattern", "topic", "expected"),
    [
        ("a/b", "a/b", True),
        ("a/b", "a/c", False),
        ("a/+", "a/b", True),
        ("a/+", "a", False),
        ("a/+", "a/b/c", False),
        ("a/#", "a/b/c", True),
        ("a/#", "a", True),
        ("#", "a/b", True),
        ("+/b", "a/b", True),
        ("a/+/c", "a/b/c", True),
        ("#", "$SYS/uptime", False),
        ("+/uptime", "$SYS/uptime", False),
        ("$SYS/#", "$SYS/uptime", True),
        ("a/b", "a/b/c", False),
    ],
)
def test_patterns_are_those_of_mqtt(pattern: str, topic: str, expected: bool) -> None:
    """`+` is exactly one level, `#` is the rest, and neither reaches the broker's own topics."""
    assert matches(pattern, topic) is expected


@pytest.mark.parametrize("pattern", ["", "a#", "a/#/b", "a+/b"])
def test_pattern_that_is_none_is_refused(pattern: str) -> None:
    """A wildcard stands for a whole level."""
    with pytest.raises(ValueError, match="whole level"):
        LocalBus().subscribe(pattern)


@pytest.mark.parametrize("topic", ["", "a/+", "#"])
async def test_topic_with_wildcards_is_refused(topic: str) -> None:
    """Nobody publishes to a pattern."""
    with pytest.raises(ValueError, match="topic"):
        await LocalBus().publish(topic, b"")


async def test_subscribers_hear_in_order() -> None:
    """Each subscriber gets what is of its pattern, in order, from the subscription on."""
    bus = LocalBus()
    await bus.publish("a/0", b"before")
    all_of_a, only_two = bus.subscribe("a/+"), bus.subscribe("a/2")
    for number in (1, 2, 3):
        await bus.publish(f"a/{number}", b"%d" % number)
    await bus.close()
    assert [message.payload async for message in all_of_a] == [b"1", b"2", b"3"]
    assert [message.payload async for message in only_two] == [b"2"]


async def test_retained_state_comes_first() -> None:
    """Who subscribes late gets the last retained state; an empty one takes it back."""
    bus = LocalBus()
    await bus.publish("state", b"1", retain=True)
    await bus.publish("state", b"2", retain=True)
    await bus.publish("gone", b"1", retain=True)
    await bus.publish("gone", b"", retain=True)
    late = bus.subscribe("#")
    await bus.close()
    assert [message async for message in late] == [BusMessage("state", b"2", retained=True)]


async def test_slow_subscriber_loses_the_oldest() -> None:
    """Memory is bounded: a subscriber who does not read loses the oldest messages, and they are counted."""
    slow = Subscription("#", size=2)
    for number in range(5):
        slow.offer(BusMessage("a", b"%d" % number))
    slow.close()
    assert [message.payload async for message in slow] == [b"3", b"4"]
    assert slow.dropped == 3


async def test_closed_subscription_wakes_its_reader() -> None:
    """Who waits for a message ends when the subscription is closed."""
    bus = LocalBus()
    subscription = bus.subscribe("#")
    waiting = asyncio.create_task(anext(subscription, None))
    await asyncio.sleep(0)
    subscription.close()
    assert await asyncio.wait_for(waiting, 30) is None
    await bus.publish("a", b"")
