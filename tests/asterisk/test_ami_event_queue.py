"""The bounded queue of events and the waits between tries."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.ami.backoff import Backoff
from hotline.asterisk.ami.event_queue import CONNECTED, DROPPED, LOST, EventQueue, QueueClosed
from hotline.asterisk.ami.messages import AmiEvent


async def drain(queue: EventQueue) -> list[str]:
    """Return the names of everything that waits; a notice of dropped events with its count."""
    queue.close()
    names: list[str] = []
    while True:
        try:
            event = await queue.get()
        except QueueClosed:
            return names
        names.append(event.name + event.headers.get("Count", ""))


async def test_events_come_out_in_the_order_in_which_they_came() -> None:
    """First in, first out, markers included."""
    queue = EventQueue(5)
    queue.put_marker(CONNECTED)
    queue.put(AmiEvent("a"))
    queue.put(AmiEvent("b"))
    queue.put_marker(LOST)
    assert await drain(queue) == [CONNECTED, "a", "b", LOST]


async def test_the_oldest_event_goes_when_the_queue_is_full_and_the_reader_is_told() -> None:
    """What is new is nearer to the truth; a count says how much is missing."""
    queue = EventQueue(3)
    for name in "abcde":
        queue.put(AmiEvent(name))
    assert queue.dropped == 2
    assert await drain(queue) == [DROPPED + "2", "c", "d", "e"]


async def test_markers_are_never_dropped() -> None:
    """Whoever reads late still learns that the link was lost and came back, in the right place."""
    queue = EventQueue(3)
    for name in "abc":
        queue.put(AmiEvent(name))
    queue.put_marker(LOST)
    queue.put_marker(CONNECTED)
    for name in "def":
        queue.put(AmiEvent(name))
    for _ in range(5):
        queue.put_marker(LOST)
    assert await drain(queue) == [DROPPED + "5", LOST, CONNECTED, "f"] + [LOST] * 5


@given(
    size=st.integers(min_value=1, max_value=6),
    steps=st.lists(st.sampled_from(["put", "lost", "connected", "get"]), max_size=60),
)
async def test_nothing_is_lost_without_being_counted(size: int, steps: list[str]) -> None:
    """Whatever happens: order kept, every marker delivered, got + dropped = put, memory bounded."""
    queue = EventQueue(size)
    got: list[str] = []
    put: list[str] = []
    for number, step in enumerate(steps):
        if step == "put":
            queue.put(AmiEvent(str(number)))
            put.append(str(number))
        elif step == "get":
            if len(queue):
                got.append((await queue.get()).name)
        else:
            name = LOST if step == "lost" else CONNECTED
            queue.put_marker(name)
            put.append(name)
        assert len(queue) <= size + queue._markers
    queue.close()
    while len(queue):
        got.append((await queue.get()).name)
    delivered = [name for name in got if name != DROPPED]
    markers = [name for name in put if not name.isdigit()]
    assert [name for name in delivered if not name.isdigit()] == markers
    numbers = [int(name) for name in delivered if name.isdigit()]
    assert numbers == sorted(numbers)
    assert len(numbers) + queue.dropped == len(put) - len(markers)


async def test_a_waiting_reader_is_woken_by_an_event_and_by_the_end() -> None:
    """The reader sleeps until there is something."""
    queue = EventQueue(3)
    reader = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(AmiEvent("a"))
    assert (await reader).name == "a"
    reader = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.close()
    with pytest.raises(QueueClosed):
        await reader
    queue.put(AmiEvent("late"))
    assert len(queue) == 0


async def test_the_end_has_a_reason_and_comes_after_the_last_event() -> None:
    """What came before the end is still delivered."""
    queue = EventQueue(3)
    queue.put(AmiEvent("a"))
    queue.close(PermissionError("refused"))
    assert (await queue.get()).name == "a"
    for _ in range(2):
        with pytest.raises(PermissionError):
            await queue.get()


async def test_a_reader_that_is_cancelled_loses_no_event() -> None:
    """A reader with a time-out may come back."""
    queue = EventQueue(3)
    reader = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put(AmiEvent("a"))
    reader.cancel()
    await asyncio.gather(reader, return_exceptions=True)
    assert (await queue.get()).name == "a"


async def test_two_readers_at_once_are_refused() -> None:
    """Each would see half of the story."""
    queue = EventQueue(3)
    reader = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    with pytest.raises(RuntimeError, match="one reader"):
        await queue.get()
    queue.close()
    await asyncio.gather(reader, return_exceptions=True)


async def test_a_busy_reader_lets_the_rest_of_the_program_run() -> None:
    """A full queue does not hold up the calls."""
    queue = EventQueue(1000)
    for _ in range(500):
        queue.put(AmiEvent("a"))
    other = asyncio.create_task(asyncio.sleep(0))
    for _ in range(100):
        await queue.get()
    assert other.done()


def test_a_queue_without_room_is_refused() -> None:
    """A size below one is a mistake."""
    with pytest.raises(ValueError, match="at least one"):
        EventQueue(0)


def test_waits_double_up_to_the_longest() -> None:
    """From 0.1 to 5 seconds, when chance does not shorten them."""
    backoff = Backoff(dice=lambda: 1.0)
    assert [round(backoff.next(), 3) for _ in range(8)] == [0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 5.0, 5.0]


@given(dice=st.floats(min_value=0, max_value=1), tries=st.integers(min_value=0, max_value=2000))
def test_chance_takes_at_most_half_of_a_wait(dice: float, tries: int) -> None:
    """Never a busy loop, never longer than the longest, after any number of tries."""
    backoff = Backoff(dice=lambda: dice)
    for _ in range(tries):
        backoff.next()
    assert 0.05 <= backoff.next() <= 5.0


def test_only_a_stable_connection_makes_the_next_wait_short_again() -> None:
    """An Asterisk that accepts and dies at once is not hammered."""
    backoff = Backoff(dice=lambda: 1.0, stable_seconds=10)
    waits = []
    for lasted in (0.0, 1.0, 9.9, 10.0, 0.0):
        backoff.lasted(lasted)
        waits.append(round(backoff.next(), 3))
    assert waits == [0.1, 0.2, 0.4, 0.1, 0.2]
