"""Pokes through the manager interface."""

import asyncio

import pytest

from hotline.asterisk.ami import AmiTimeout
from hotline.ivr.waker import POKE, REPEAT_SECONDS, Waker
from hotline.testing.caller import DirectCall
from hotline.testing.manager import MemoryAmi
from hotline.testing.virtual_time import in_virtual_time


class Poking:
    """A caller on a channel, and who pokes it."""

    def __init__(self) -> None:
        self.ami = MemoryAmi()
        self.call = DirectCall(channel="PJSIP/citizens-00000001")
        self.ami.calls.append(self.call)
        self.waker = Waker(self.ami)
        self.seen = False

    def wake(self) -> None:
        self.waker.wake(self.call.channel, until=lambda: self.seen)


@pytest.fixture
def poking() -> Poking:
    return Poking()


@in_virtual_time
async def test_a_poke_returns_the_command_in_which_the_caller_waits(poking: Poking) -> None:
    """At once, as if the caller had pressed D."""
    channel = poking.call.caller_channel()
    waiting = asyncio.create_task(channel.wait_for_digit(30))
    await asyncio.sleep(5)
    poking.wake()
    assert await waiting == POKE
    assert asyncio.get_running_loop().time() == pytest.approx(5.0)
    name, headers = poking.ami.actions[0]
    assert name == "PlayDTMF"
    assert headers == {"Channel": poking.call.channel, "Digit": "D", "Receive": "true"}
    await poking.waker.close()


@in_virtual_time
async def test_a_poke_is_repeated_until_it_was_seen(poking: Poking) -> None:
    """One that reaches an idle session is lost after a tenth of a second."""
    poking.wake()
    await asyncio.sleep(1.1)
    assert poking.ami.pokes() == 1 + int(1.1 / REPEAT_SECONDS)
    poking.seen = True
    await asyncio.sleep(10)
    assert poking.ami.pokes() == 1 + int(1.1 / REPEAT_SECONDS)


@in_virtual_time
async def test_what_was_seen_before_is_not_poked_for(poking: Poking) -> None:
    """The script was quicker."""
    poking.seen = True
    poking.wake()
    await asyncio.sleep(1)
    assert poking.ami.pokes() == 0


@in_virtual_time
async def test_a_channel_that_is_gone_is_poked_once(poking: Poking) -> None:
    """Asterisk says so, and that is the end of it."""
    poking.call.hang_up()
    poking.wake()
    await asyncio.sleep(10)
    assert poking.ami.pokes() == 1


@in_virtual_time
async def test_pokes_go_on_after_a_link_that_failed(poking: Poking) -> None:
    """An action that was not answered is no reason to let the caller sleep."""
    poking.ami.error = AmiTimeout("no answer")
    poking.wake()
    await asyncio.sleep(1)
    poking.ami.error = None
    channel = poking.call.caller_channel()
    assert await channel.wait_for_digit(1) == POKE
    await poking.waker.close()


@in_virtual_time
async def test_close_ends_all_pokes(poking: Poking) -> None:
    """Nothing is left behind."""
    poking.wake()
    poking.wake()
    await asyncio.sleep(0.1)
    await poking.waker.close()
    before = poking.ami.pokes()
    await asyncio.sleep(10)
    assert poking.ami.pokes() == before == 2
    assert asyncio.all_tasks() == {asyncio.current_task()}
