"""Which talks supervisors can listen to, when they can join in, and when a talk is over for them."""

from collections.abc import Callable

from hotline.events import CallArrived
from hotline.ivr.legs import Legs
from hotline.journal import JournalReader
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.queue.transfers import Stage

from .monitoring_state import Listening, MonitoringError, Talk


class Talks:
    """Looks at the live state and the agents' legs as they are now."""

    def __init__(self, live: Callable[[], LiveState], legs: Legs, reader: JournalReader) -> None:
        self._live = live
        self._legs = legs
        self._reader = reader

    async def of(self, agent: str) -> Talk:
        """Return the agent's talk. Raises `MonitoringError`."""
        call = self._call(agent)
        leg = self._legs.of_call(call.call)
        if call.expert == agent:
            message = "the agent is asked about a colleague's call; listen to the colleague"
            raise MonitoringError(message)
        events = [entry.event for entry in await self._reader.of_call(call.call)]
        callers = [event.channel for event in events if isinstance(event, CallArrived)]
        if leg is None or leg.agent != agent or not leg.channel or not callers:
            message = "nobody knows the agent's channel yet; try again in a moment"
            raise MonitoringError(message)
        return Talk(call.call, leg.channel, callers[-1])

    def check_join(self, agent: str) -> None:
        """Raise `MonitoringError` where the caller does not talk with the agent just now: a third one must not come.

        A supervisor beside a caller on hold, or beside one whose agent is elsewhere, would be alone with the caller.
        """
        call = self._call(agent)
        if call.consultation is not None and call.consultation.stage is not Stage.CONFERENCE:
            message = "the agent asks somebody at the moment; join in when the caller is back"
            raise MonitoringError(message)
        if self._live().agents[agent].occupation is Occupation.HOLDING:
            message = "the caller is on hold at the moment; join in when the agent is back"
            raise MonitoringError(message)
        if call.line_lost_at is not None:
            message = "the agent's page is gone at the moment; join in when it is back"
            raise MonitoringError(message)

    def is_agents(self, one: Listening, uniqueid: str) -> bool:
        """Return whether a channel is the agent's of the talk."""
        leg = self._legs.of_call(one.call)
        return leg is not None and leg.uniqueid == uniqueid

    def is_over(self, one: Listening) -> bool:
        """Return whether the agent's part of the call has ended."""
        leg = self._legs.of_call(one.call)
        return leg is None or leg.ended or leg.agent != one.agent

    def _call(self, agent: str) -> LiveCall:
        live = self._live()
        found = live.agents.get(agent)
        call = None if found is None or found.call is None else live.calls.get(found.call)
        if call is None or call.state is not CallState.TALKING:
            message = "the agent does not talk with a citizen at the moment"
            raise MonitoringError(message)
        return call
