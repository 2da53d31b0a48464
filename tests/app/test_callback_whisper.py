"""The citizen hangs up while the agent hears who it is."""

from pathlib import Path

import pytest

from hotline.app.callback_whisper import WhisperGuard
from hotline.asterisk.ami import AmiNotConnected
from hotline.events import CallbackEnded
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.manager import ami_event
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.app.test_callback_dialler import dials, reached
from tests.ivr.callbacks import DIRECT, house_with_callbacks


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose queue `water` calls back, without wrap-up."""
    return house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0)


async def hangs_up(house: House, call: DirectCall) -> list[str]:
    """Tell the guard that the citizen hangs up; return the channels that it had hung up."""
    guard = WhisperGuard(house.ami, house.legs, house.dispatcher)
    guard.handle(ami_event("HangupRequest", Uniqueid=call.uniqueid))
    await house.turn()
    await guard.close()
    return [headers["Channel"] for name, headers in house.ami.actions if name == "Hangup"]


@in_virtual_time
async def test_the_agent_is_let_go(house: House) -> None:
    """Before both are bridged, the agent's leg ends."""
    await dials(house)
    call = await reached(house, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    assert await hangs_up(house, call) == ["PJSIP/1001-00000001"]


@in_virtual_time
async def test_a_talk_is_nobody_elses_business(house: House) -> None:
    """Asterisk ends it by itself."""
    await dials(house)
    call = await reached(house)
    await call.until(lambda: call.leg == "talking")
    assert await hangs_up(house, call) == []


@in_virtual_time
async def test_other_callers_need_no_guard(house: House) -> None:
    """Nothing is whispered of them, and Dial sees them hang up."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    assert await hangs_up(house, call) == []


@in_virtual_time
async def test_without_the_link_it_is_left_as_it_is(house: House) -> None:
    """Nothing fails."""
    await dials(house)
    call = await reached(house, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    house.ami.error = AmiNotConnected("away")
    await hangs_up(house, call)
    assert house.journal.of_type(CallbackEnded) == []
