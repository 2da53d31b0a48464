"""Conversations that outlive a page: an agent's browser was loaded anew in the middle of a talk.

The caller's coroutine goes on sleeping in `EXEC Dial`; only who is in the bridge changes:

    caller + old leg (silent)          the page is gone
    caller + old leg + music           … and the caller hears that somebody is there
    caller + old leg + music + new leg the page is back: AMI Originate of its browser, with the application BridgeAdd
    caller + new leg                   old leg and music are hung up; with more than two in it the bridge stays

With two in the bridge it ends with either of them, as before (Asterisk's bridge_basic.c, basic_hangup_hook). The legs
know the new channel before the old one ends, so it stays one talk of one agent for all statistics.
"""

import asyncio
import itertools
from dataclasses import dataclass

import structlog

from hotline.asterisk.ami import AmiClient, AmiError
from hotline.asterisk.channels import ChannelInfo, endpoint_of, live_channels
from hotline.asterisk.endpoints import agent_of_endpoint, endpoint_of_agent
from hotline.clock import Clock
from hotline.desk.phone.proxy import Line
from hotline.events import AgentLineBack, AgentLineLost
from hotline.ivr.legs import Leg, Legs
from hotline.journal import Journal
from hotline.queue.dispatcher import Dispatcher

#: How long a caller waits for a page to come back; `rtp_timeout` of the endpoints (pjsip.conf) is longer.
RETURN_SECONDS = 22.0

#: How long the browser may take to answer when it is put back, and how often it is looked whether it has, seconds.
ANSWER_SECONDS = 10.0
LOOK_SECONDS = 0.25

log = structlog.get_logger()


@dataclass(slots=True)
class _Lost:
    """A talk whose page is gone."""

    call: str
    #: Uniqueid of the channel with the caller's music; its other end goes with it.
    music: str
    waiting: asyncio.Task[None] | None = None


class LostTalks:
    """Keeps callers company until the agent's page is back."""

    def __init__(
        self, ami: AmiClient, journal: Journal, dispatcher: Dispatcher, legs: Legs, clock: Clock
    ) -> None:
        self._ami = ami
        self._journal = journal
        self._dispatcher = dispatcher
        self._legs = legs
        self._clock = clock
        self._lost: dict[str, _Lost] = {}
        self._numbers = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    def may_return(self, agent: str) -> bool:
        """Return whether the agent's browser has a talk that another page can take up."""
        return self._leg(agent) is not None

    def page_gone(self, line: Line) -> None:
        """Take the news that a page has closed its phone."""
        agent = agent_of_endpoint(line.endpoint)
        leg = self._leg(agent)
        if leg is None or agent in self._lost:
            return
        self._journal.append(AgentLineLost(at=self._clock(), call=leg.call, agent=agent))
        lost = self._lost[agent] = _Lost(leg.call, self._name("moment"))
        lost.waiting = asyncio.create_task(self._wait(agent, lost), name="a page that may come back")
        self._tasks.add(lost.waiting)
        lost.waiting.add_done_callback(self._tasks.discard)

    async def bring_back(self, agent: str) -> None:
        """Ring the agent's browser, which answers by itself, and put it into the talk.

        Raises `LookupError` where there is no such talk (any more), and `AmiError`.
        """
        leg = self._leg(agent)
        channels = await live_channels(self._ami)
        if leg is None or leg.call not in channels:
            self._forget(agent)
            raise LookupError("The call has ended meanwhile.")
        uniqueid = self._name("back")
        await self._join(f"PJSIP/{endpoint_of_agent(agent, 'browser')}", channels[leg.call], uniqueid)
        back = await self._in_bridge(uniqueid)
        if back is None:
            await self._hang_up(uniqueid)
            raise LookupError("Your browser did not take the call back.")
        old = leg.channel
        self._legs.replace(leg, back)
        self._journal.append(AgentLineBack(at=self._clock(), call=leg.call, agent=agent, channel=back.name))
        await self._hang_up(old)
        lost = self._forget(agent)
        if lost is not None:
            await self._hang_up(lost.music)

    async def close(self) -> None:
        """End what waits; the calls stay as they are."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _wait(self, agent: str, lost: _Lost) -> None:
        """Keep the caller company; after a while it is over for this agent."""
        try:
            caller = (await live_channels(self._ami)).get(lost.call)
            if caller is not None:
                await self._join("Local/s@hotline-moment/n", caller, lost.music)
        except AmiError as error:
            log.info("a caller waits in silence", call=lost.call, reason=str(error))
        await asyncio.sleep(RETURN_SECONDS)
        leg = self._leg(agent)
        if self._lost.get(agent) is lost:
            del self._lost[agent]
            if leg is not None and leg.call == lost.call:
                await self._hang_up(leg.channel)
            await self._hang_up(lost.music)

    async def _join(self, channel: str, caller: ChannelInfo, uniqueid: str) -> None:
        """Call somebody and put them into the caller's bridge. Raises `AmiError`."""
        response = await self._ami.action(
            "Originate",
            {
                "Channel": channel,
                "ChannelId": uniqueid,
                "Application": "BridgeAdd",
                "Data": caller.name,
                "CallerID": "1111 <1111>",
                "Timeout": str(int(ANSWER_SECONDS * 1000)),
                "Async": "true",
            },
        )
        if not response.success:
            raise AmiError(f"Asterisk would not call ({response.message})")

    async def _in_bridge(self, uniqueid: str) -> ChannelInfo | None:
        """Return the channel once it is in a bridge; None: it did not come."""
        deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(LOOK_SECONDS)
            channel = (await live_channels(self._ami)).get(uniqueid)
            if channel is not None and channel.bridged:
                return channel
        return None

    def _leg(self, agent: str) -> Leg | None:
        """Return the leg of the agent's browser in a talk that goes on."""
        known = self._dispatcher.live.agents.get(agent)
        leg = self._legs.of_call(known.call) if known is not None and known.call else None
        if leg is None or not leg.answered or leg.ended or leg.agent != agent:
            return None
        return leg if endpoint_of(leg.channel) == endpoint_of_agent(agent, "browser") else None

    def _forget(self, agent: str) -> _Lost | None:
        lost = self._lost.pop(agent, None)
        if lost is not None and lost.waiting is not None:
            lost.waiting.cancel()
        return lost

    async def _hang_up(self, channel: str) -> None:
        """Hang up a channel, by name or Uniqueid; one that is gone is as good."""
        try:
            await self._ami.action("Hangup", {"Channel": channel, "Cause": "16"})
        except AmiError as error:
            log.warning("cannot hang up", channel=channel, error=str(error))

    def _name(self, what: str) -> str:
        """Return a Uniqueid that no channel has."""
        return f"{self._journal.node}-{what}-{int(self._clock() * 1000)}.{next(self._numbers)}"
