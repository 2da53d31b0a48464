"""A caller on hold whom a supervisor has left hears music until the agent is back."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hotline.app.hold_music import HoldMusic
from hotline.asterisk.ami import AmiEvent, Headers
from hotline.queue.occupation import Occupation

CALL, AGENT = "node-1.7", "1001"


class Bridge:
    """Notes who joins and who is hung up."""

    def __init__(self) -> None:
        self.joined: list[str] = []
        self.hung_up: list[str] = []

    async def join(self, channel: str, call: str, uniqueid: str) -> bool:
        """Join."""
        self.joined.append(uniqueid)
        return True

    async def hang_up(self, channel: str) -> None:
        """Hang up."""
        self.hung_up.append(channel)


class Hold:
    """An agent, a caller, and the time."""

    def __init__(self) -> None:
        self.bridge = Bridge()
        self.now = 1_795_000_000.0
        self.agent = SimpleNamespace(call=CALL, occupation=Occupation.HOLDING)
        call = SimpleNamespace(agent=AGENT)
        live = SimpleNamespace(agents={AGENT: self.agent}, calls={CALL: call})
        self.music = HoldMusic(cast("Any", self.bridge), lambda: cast("Any", live), lambda: self.now)

    async def happens(self, name: str, uniqueid: str) -> None:
        """Have Asterisk tell of something."""
        self.music.handle(AmiEvent(name, Headers.of({"Uniqueid": uniqueid})))
        await asyncio.sleep(0)
        await asyncio.sleep(0)


async def test_music_plays_until_the_agent_is_back() -> None:
    """It is followed by the next one when it ends, and ended when the hold is over, once."""
    hold = Hold()
    hold.music.left(CALL)
    hold.music.left(CALL)
    await hold.happens("Unhold", "another")
    (first,) = hold.bridge.joined
    hold.now += 30
    await hold.happens("Hangup", first)
    assert len(hold.bridge.joined) == 2
    assert hold.bridge.hung_up == []
    hold.agent.occupation = Occupation.TALKING
    await hold.happens("Unhold", AGENT)
    await hold.happens("BridgeLeave", AGENT)
    assert hold.bridge.hung_up == hold.bridge.joined[1:]


@pytest.mark.parametrize("occupation", [Occupation.TALKING, Occupation.CONSULTING])
async def test_who_is_not_on_hold_hears_no_music(occupation: Occupation) -> None:
    """Agent and caller talk, or the consultation has music of its own."""
    hold = Hold()
    hold.agent.occupation = occupation
    hold.music.left(CALL)
    await hold.happens("BridgeLeave", "somebody")
    assert hold.bridge.joined == []
