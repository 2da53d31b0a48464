"""Conversations whose page is gone: real scripts, queues and router in virtual time; Asterisk is a fake."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest

from hotline.app.bridging import Bridging
from hotline.app.lost_talks import RESTART_SECONDS, RETURN_SECONDS, LostTalks
from hotline.asterisk.ami import AmiConnectionLost, AmiResponse
from hotline.asterisk.ami.messages import Headers
from hotline.asterisk.channels import ChannelInfo
from hotline.desk.phone.proxy import Line
from hotline.events import AgentLineBack, AgentLineLost, CallQueued, CallTransferred, TalkEnded
from hotline.ivr.lost_lines import LostLines
from hotline.queue.agents import AgentState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import clock
from hotline.testing.manager import ami_event
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

BROWSER = "browser-1001"


class Exchange:
    """Asterisk's channels: a browser answers at once and joins; hanging up the agent's first leg ends the talk."""

    def __init__(self) -> None:
        self.channels: dict[str, ChannelInfo] = {}
        self.call: DirectCall | None = None
        self.answers = self.there = True

    def talk(self, call: DirectCall) -> None:
        """Let this call and its agent's leg be there."""
        self.call = call
        self.add(call.channel, call.uniqueid)
        self.add(f"PJSIP/{BROWSER}-00000001", f"{call.uniqueid}-leg1")

    def add(self, name: str, uniqueid: str) -> None:
        """Let a channel of the call be there."""
        assert self.call is not None
        self.channels[uniqueid] = ChannelInfo(name, uniqueid, self.call.uniqueid, "Up", bridged=True)

    def names(self) -> set[str]:
        """Return what is in the bridge beside the caller."""
        assert self.call is not None
        return {channel.name for channel in self.channels.values() if channel.name != self.call.channel}

    async def action(
        self, name: str, headers: Mapping[str, str] | None = None, *, seconds: float | None = None
    ) -> AmiResponse:
        """Do what Asterisk does."""
        if not self.there:
            raise AmiConnectionLost("gone")
        asked, events = headers or {}, []
        if name == "CoreShowChannels":
            events = [
                ami_event(
                    "CoreShowChannel", Channel=one.name, Uniqueid=one.uniqueid, Linkedid=one.linkedid,
                    ChannelStateDesc="Up", BridgeId="b" if one.bridged else "",
                )
                for one in self.channels.values()
            ]  # fmt: skip
        elif name == "Originate" and (self.answers or asked["Channel"].startswith("Local/")):
            number = len(self.channels) + 1
            self.add(
                f"{asked['Channel'].partition('@')[0].removesuffix('/n')}-{number:08x}", asked["ChannelId"]
            )
        elif name == "Hangup":
            self._hang_up(asked["Channel"])
        return AmiResponse(True, "", Headers.of({}), events)

    def _hang_up(self, channel: str) -> None:
        for uniqueid, one in list(self.channels.items()):
            if channel in {uniqueid, one.name}:
                del self.channels[uniqueid]
        assert self.call is not None
        if not any(BROWSER in name for name in self.names()):
            self.call.end_leg()


class Desk:
    """A house whose agent 1001 talks in a browser."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.house.browsers.add("1001")
        self.exchange = Exchange()
        self.cancelled: list[str] = []
        self.talks = self.controller()

    def controller(self) -> LostTalks:
        """Return what a controller that starts now knows."""

        async def cancel(agent: str) -> None:
            self.cancelled.append(agent)

        house = self.house
        return LostTalks(
            bridging=Bridging(self.exchange),
            journal=house.journal,
            dispatcher=house.dispatcher,
            legs=house.legs,
            lines=LostLines(house.journal.append, lambda: house.dispatcher.live, house.legs, clock),
            cancel=cancel,
            clock=clock,
        )

    async def talking(self) -> DirectCall:
        """Return a call in which 1001 has talked for a while, who rings for seven seconds before."""
        self.house.sign_in("1001")
        legs = [FakeLeg(ring_seconds=7.0, talk_seconds=None), FakeLeg(talk_seconds=None)]
        call = self.house.call("1112", legs=legs)
        await call.until(lambda: call.leg == "talking")
        self.exchange.talk(call)
        await asyncio.sleep(30)
        return call

    def page_gone(self) -> None:
        """Close the page."""

        async def lives() -> bool:
            return False

        self.talks.page_gone(Line(BROWSER, "page", lives, left=True))

    async def end(self, call: DirectCall) -> None:
        """End what is left."""
        await self.talks.close()
        call.hang_up()
        await call.ended()


@in_virtual_time
async def test_a_caller_whose_agents_page_never_returns_waits_again_at_the_old_age(tmp_path: Path) -> None:
    """The caller hears why, is served as if the wait had gone on, and no agent is said to have given the call away."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(1)
    assert desk.exchange.names() == {f"PJSIP/{BROWSER}-00000001", "Local/s-00000003"}
    await asyncio.sleep(RETURN_SECONDS - 3)
    assert call.leg == "talking"
    await call.hears("talk-interrupted")
    journal = desk.house.journal
    assert [(one.queue, one.priority_seconds) for one in journal.of_type(CallQueued)] == [
        ("water", 0.0),
        ("water", 7.0),
    ]
    assert [(one.way, one.target) for one in journal.of_type(CallTransferred)] == [("lost", "water")]
    assert desk.exchange.names() == set()
    assert desk.house.dispatcher.live.ignored == {}
    await desk.end(call)


@in_virtual_time
async def test_a_page_that_returns_goes_on_with_the_same_talk(tmp_path: Path) -> None:
    """Old leg and music are gone, and nothing happens when the time would have been over."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(1)
    await desk.talks.bring_back("1001")
    (name,) = desk.exchange.names()
    assert [one.channel for one in desk.house.journal.of_type(AgentLineBack)] == [name]
    await asyncio.sleep(2 * RETURN_SECONDS)
    assert call.leg == "talking"
    assert desk.house.journal.of_type(TalkEnded) == []
    assert desk.house.agent("1001") is AgentState.TALKING
    await desk.end(call)


@in_virtual_time
async def test_a_page_that_returns_in_the_last_moment_is_not_cut_off(tmp_path: Path) -> None:
    """The time being over waits for who is on the way; and two pages at once are not both put back."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(RETURN_SECONDS - 0.1)
    back = asyncio.create_task(desk.talks.bring_back("1001"))
    await asyncio.sleep(0)
    with pytest.raises(LookupError, match="already"):
        await desk.talks.bring_back("1001")
    await back
    await asyncio.sleep(RETURN_SECONDS)
    assert call.leg == "talking"
    assert len(desk.exchange.names()) == 1
    await desk.end(call)


@in_virtual_time
async def test_a_browser_that_does_not_answer_leaves_the_caller_waiting_for_another_page(
    tmp_path: Path,
) -> None:
    """The page is told, and the caller is back in the queue when the time is over."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    desk.exchange.answers = False
    with pytest.raises(LookupError, match="did not take"):
        await desk.talks.bring_back("1001")
    assert call.leg == "talking"
    await call.hears("talk-interrupted")
    await desk.end(call)


@in_virtual_time
async def test_a_page_that_was_gone_when_the_controller_died_is_waited_for_by_the_next_one(
    tmp_path: Path,
) -> None:
    """It has some time to find the new controller; then the caller is back in the queue all the same."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(RETURN_SECONDS - 2)
    await desk.talks.close()  # its death
    desk.talks = desk.controller()
    run = asyncio.create_task(desk.talks.run())
    await asyncio.sleep(RESTART_SECONDS - 1)
    assert call.leg == "talking"
    await call.hears("talk-interrupted")
    assert desk.exchange.names() == set()
    assert len(desk.house.journal.of_type(AgentLineLost)) == 1
    run.cancel()
    await desk.end(call)


@in_virtual_time
async def test_a_page_that_was_back_when_the_controller_died_keeps_its_talk(tmp_path: Path) -> None:
    """The next one finds the new leg in the bridge, and ends the old one and the music."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(1)
    await desk.talks.close()
    desk.exchange.add(f"PJSIP/{BROWSER}-00000009", f"{call.uniqueid}-back-1")
    desk.talks = desk.controller()
    run = asyncio.create_task(desk.talks.run())
    await asyncio.sleep(2 * RETURN_SECONDS)
    assert desk.exchange.names() == {f"PJSIP/{BROWSER}-00000009"}
    assert call.leg == "talking"
    run.cancel()
    await desk.end(call)


@in_virtual_time
async def test_a_caller_who_leaves_meanwhile_leaves_nothing_behind(tmp_path: Path) -> None:
    """No leg, no music, and the next page finds no talk."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.page_gone()
    await asyncio.sleep(1)
    call.hang_up()
    await call.ended()
    await asyncio.sleep(1)
    assert desk.exchange.names() == set()
    assert not desk.talks.may_return("1001")
    assert desk.house.journal.of_type(CallTransferred) == []
    with pytest.raises(LookupError):
        await desk.talks.bring_back("1001")


@in_virtual_time
async def test_a_caller_is_not_forgotten_while_asterisk_cannot_be_reached(tmp_path: Path) -> None:
    """Without music, but for as long."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    desk.exchange.there = False
    desk.page_gone()
    await asyncio.sleep(5)
    desk.exchange.there = True
    await call.hears("talk-interrupted")
    await desk.end(call)


@in_virtual_time
async def test_an_agent_who_was_asking_somebody_is_led_back_to_the_caller_first(tmp_path: Path) -> None:
    """Who was asked is let go; then the page is waited for as always."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    leg = desk.house.legs.of_call(call.uniqueid)
    assert leg is not None
    leg.away = True
    desk.page_gone()
    await asyncio.sleep(1)
    assert desk.cancelled == ["1001"]
    leg.away = False
    await asyncio.sleep(1)
    assert len(desk.exchange.names()) == 2
    await desk.end(call)


@pytest.mark.parametrize("cause", ["1", "32"])
@in_virtual_time
async def test_a_telephone_that_falls_silent_gives_the_caller_back_to_the_queue(
    tmp_path: Path, cause: str
) -> None:
    """Asterisk's driver ended it, once; where somebody else hung it up the talk is over as always."""
    desk = Desk(tmp_path)
    call = await desk.talking()
    told = ami_event("SoftHangupRequest", Uniqueid=f"{call.uniqueid}-leg1", Cause=cause)
    for _ in range(2):
        desk.house.lost_lines.handle(told)
    call.end_leg()
    await call.hears("talk-interrupted" if cause == "1" else "thanks")
    assert [one.way for one in desk.house.journal.of_type(CallTransferred)] == ["lost"] * (cause == "1")
    await desk.end(call)


@in_virtual_time
async def test_dials_cause_tells_of_a_telephone_without_sound_as_well(tmp_path: Path) -> None:
    """The reply of Dial may be there before the manager interface has told."""
    desk = Desk(tmp_path)
    desk.house.sign_in("1001")
    legs = [FakeLeg(cause=44, ring_seconds=3.0, talk_seconds=9.0), FakeLeg(talk_seconds=None)]
    call = desk.house.call("1112", legs=legs)
    await call.until(lambda: call.leg == "talking")
    call.tell = None
    await call.hears("talk-interrupted")
    assert [one.way for one in desk.house.journal.of_type(CallTransferred)] == ["lost"]
    await desk.end(call)
