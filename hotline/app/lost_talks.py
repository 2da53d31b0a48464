"""Conversations that outlive a page: an agent's browser was loaded anew in the middle of a talk.

The caller's coroutine goes on sleeping in `EXEC Dial`; only who is in the bridge changes:

    caller + old leg (silent)          the page is gone
    caller + old leg + music           … and the caller hears that somebody is there
    caller + old leg + music + new leg the page is back: it is called, and joins
    caller + new leg                   old leg and music are hung up; with more than two in it the bridge stays

Where no page comes back in time, the caller goes back to the queue at the age that was waited (`ivr/lost_lines.py`).
An agent who was asking somebody goes back to the caller first. Since when a page is gone stands in the journal, and the
names of the channels follow from it: so a controller that dies meanwhile leaves all of this to the next one.
"""

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from hotline.asterisk.ami import AmiError
from hotline.asterisk.channels import ChannelInfo
from hotline.asterisk.endpoints import agent_of_endpoint, endpoint_of_agent
from hotline.clock import Clock
from hotline.desk.call_api import CallControlError
from hotline.desk.phone.proxy import Line
from hotline.events import AgentLineBack, AgentLineLost
from hotline.ivr.legs import Leg, Legs
from hotline.ivr.lost_lines import LostLines
from hotline.journal import JournalPort
from hotline.queue.dispatcher import Dispatcher

from .bridging import ANSWER_SECONDS, ANSWERED_ELSEWHERE, Bridging, until
from .browser_talks import TOGETHER_SECONDS, BrowserTalks

#: How long a caller waits for a page to come back; `rtp_timeout` of the endpoints (pjsip.conf) is longer.
RETURN_SECONDS = 22.0

#: How long at least after the start of a controller, which the page must find first.
RESTART_SECONDS = 10.0

#: How often it is looked for pages that were gone already when this controller began, seconds.
RECOVER_SECONDS = 2.0

log = structlog.get_logger()


@dataclass(slots=True)
class _Lost:
    """A talk whose page is gone."""

    leg: Leg
    #: Uniqueid of the channel with the caller's music; its other end goes with it.
    music: str
    waiting: asyncio.Task[None] | None = None
    #: A page is being put back into the talk.
    returning: bool = False


class LostTalks:
    """Keeps callers company until the agent's page is back."""

    def __init__(
        self,
        *,
        bridging: Bridging,
        journal: JournalPort,
        dispatcher: Dispatcher,
        legs: Legs,
        lines: LostLines,
        cancel: Callable[[str], Awaitable[None]],
        clock: Clock,
    ) -> None:
        """`cancel(agent)` ends what the agent asks somebody, or raises `CallControlError`."""
        self._bridging = bridging
        self._journal = journal
        self._dispatcher = dispatcher
        self._legs = legs
        self._lines = lines
        self._talks = BrowserTalks(dispatcher, legs, cancel)
        self._clock = clock
        #: By call.
        self._lost: dict[str, _Lost] = {}
        self._numbers = itertools.count(1)

    def may_return(self, agent: str) -> bool:
        """Return whether the agent's browser has a talk that another page can take up."""
        return self._talks.leg_of(agent) is not None

    def page_gone(self, line: Line) -> None:
        """Take the news that a page has closed its phone."""
        agent = agent_of_endpoint(line.endpoint)
        leg = self._talks.leg_of(agent)
        if leg is None or self._waits(leg):
            return
        at = self._clock()
        self._journal.append(AgentLineLost(at=at, call=leg.call, agent=agent))
        self._await_page(leg, at, RETURN_SECONDS)

    async def run(self) -> None:
        """Take over, for ever, the talks whose page was gone when an earlier controller died; forget what is over."""
        while True:
            for call in list(self._dispatcher.live.calls.values()):
                leg = self._talks.leg_of(call.agent) if call.line_lost_at is not None and call.agent else None
                if leg is not None and call.line_lost_at is not None and not self._waits(leg):
                    rest = call.line_lost_at + RETURN_SECONDS - self._clock()
                    self._await_page(leg, call.line_lost_at, max(rest, RESTART_SECONDS))
            for lost in [
                lost for lost in self._lost.values() if lost.waiting is not None and lost.waiting.done()
            ]:
                self._forget(lost)
            await asyncio.sleep(RECOVER_SECONDS)

    async def bring_back(self, agent: str) -> None:
        """Ring the agent's browser, which answers by itself, and put it into the talk.

        Raises `LookupError` where there is no such talk (any more), and `AmiError`.
        """
        leg = self._talks.leg_of(agent)
        if leg is None:
            raise LookupError("The call has ended meanwhile.")
        if not self._waits(leg):
            self._lost[leg.call] = _Lost(leg, "")
        lost = self._lost[leg.call]
        if lost.returning:
            raise LookupError("You are being put back into the call already.")
        lost.returning = True
        try:
            back = await self._rejoin(leg)
        finally:
            lost.returning = False
            if lost.waiting is None:
                self._forget(lost)
        await self._settle(lost, back)

    async def close(self) -> None:
        """End what waits; the calls stay as they are."""
        tasks = [lost.waiting for lost in self._lost.values() if lost.waiting is not None]
        self._lost.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- the page is gone ---

    def _await_page(self, leg: Leg, since: float, seconds: float) -> None:
        lost = self._lost[leg.call] = _Lost(leg, f"{leg.call}-moment-{int(since * 1000)}")
        lost.waiting = asyncio.create_task(self._wait(lost, seconds), name="a page that may come back")

    async def _wait(self, lost: _Lost, seconds: float) -> None:
        """Keep the caller company; after a while it is over for this agent."""
        leg = lost.leg
        try:
            if await self._found_back(lost):
                return
            await self._keep_company(lost)
        except AmiError as error:
            log.info("a caller waits in silence", call=leg.call, reason=str(error))
        await until(lambda: self._talks.is_over(leg), seconds)
        await until(lambda: not lost.returning, ANSWER_SECONDS + TOGETHER_SECONDS)
        if not self._talks.is_over(leg):
            log.info("no page came back", call=leg.call, agent=leg.agent)
            self._lines.give_back(leg, self._clock())
        # Three are in the bridge: none of them ends it by leaving.
        await self._bridging.hang_up(leg.channel)
        await self._bridging.hang_up(lost.music)

    async def _found_back(self, lost: _Lost) -> bool:
        """Return whether an earlier controller had put the page back, and died before it could say so."""
        leg = lost.leg
        endpoint = endpoint_of_agent(leg.agent, "browser")
        legs = await self._bridging.legs_of(leg.call, endpoint)
        newest = legs[-1] if len(legs) > 1 else None
        if newest is None or not newest.uniqueid.startswith(f"{leg.call}-back-"):
            return False
        for other in legs[:-1]:
            await self._bridging.hang_up(other.name, ANSWERED_ELSEWHERE)
        await self._settle(lost, newest)
        return True

    async def _keep_company(self, lost: _Lost) -> None:
        """Bring caller and agent's leg together, and put music beside them; three who talk need none.

        Raises `AmiError`.
        """
        leg = lost.leg
        try:
            await self._talks.bring_together(leg)
        except CallControlError as error:
            log.info("a consultation goes on without the page", call=leg.call, reason=str(error))
        call = self._dispatcher.live.calls.get(leg.call)
        if call is not None and call.consultation is None:
            await self._bridging.join("Local/s@hotline-moment/n", leg.call, lost.music)

    # --- the page is back ---

    async def _rejoin(self, leg: Leg) -> ChannelInfo:
        """Return the channel of the page once it is in the talk. Raises `LookupError` and `AmiError`."""
        try:
            await self._talks.bring_together(leg)
        except CallControlError as error:
            raise LookupError(str(error)) from None
        uniqueid = f"{leg.call}-back-{int(self._clock() * 1000)}.{next(self._numbers)}"
        channel = f"PJSIP/{endpoint_of_agent(leg.agent, 'browser')}"
        if not await self._bridging.join(channel, leg.call, uniqueid):
            raise LookupError("The call has ended meanwhile.")
        back = await self._bridging.arrived(uniqueid)
        if back is not None and not self._talks.is_over(leg):
            return back
        await self._bridging.hang_up(uniqueid)
        raise LookupError("Your browser did not take the call back.")

    async def _settle(self, lost: _Lost, back: ChannelInfo) -> None:
        """Have the talk go on with the new leg alone."""
        leg, old = lost.leg, lost.leg.channel
        if leg.uniqueid != back.uniqueid:
            self._legs.replace(leg, back)
        self._journal.append(
            AgentLineBack(at=self._clock(), call=leg.call, agent=leg.agent, channel=back.name)
        )
        if old != back.name:
            await self._bridging.hang_up(old, ANSWERED_ELSEWHERE)
        await self._bridging.hang_up(lost.music)
        self._forget(lost)

    # --- both ---

    def _waits(self, leg: Leg) -> bool:
        """Return whether a page of this very talk is waited for."""
        lost = self._lost.get(leg.call)
        return lost is not None and lost.leg is leg

    def _forget(self, lost: _Lost) -> None:
        if self._lost.get(lost.leg.call) is lost:
            del self._lost[lost.leg.call]
        if lost.waiting is not None and lost.waiting is not asyncio.current_task():
            lost.waiting.cancel()
