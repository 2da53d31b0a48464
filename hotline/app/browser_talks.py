"""Talks that agents have with their browsers: which there are, and when they are over."""

from collections.abc import Awaitable, Callable

from hotline.asterisk.channels import endpoint_of
from hotline.asterisk.endpoints import endpoint_of_agent
from hotline.ivr.legs import Leg, Legs
from hotline.queue.calls import CallState
from hotline.queue.dispatcher import Dispatcher

from .bridging import until

#: How long an agent may take to be back with the caller who was asking somebody, seconds.
TOGETHER_SECONDS = 5.0


class BrowserTalks:
    """Looks at them in the live state and among the legs."""

    def __init__(self, dispatcher: Dispatcher, legs: Legs, cancel: Callable[[str], Awaitable[None]]) -> None:
        """`cancel(agent)` ends what the agent asks somebody, or raises `CallControlError`."""
        self._dispatcher = dispatcher
        self._legs = legs
        self._cancel = cancel

    def leg_of(self, agent: str) -> Leg | None:
        """Return the leg of the agent's browser in a talk that goes on."""
        known = self._dispatcher.live.agents.get(agent)
        leg = self._legs.of_call(known.call) if known is not None and known.call else None
        if leg is None or not leg.answered or leg.ended or leg.agent != agent:
            return None
        return leg if endpoint_of(leg.channel) == endpoint_of_agent(agent, "browser") else None

    def is_over(self, leg: Leg) -> bool:
        """Return whether the talk of this leg has ended, or goes on with another one."""
        call = self._dispatcher.live.calls.get(leg.call)
        talks = call is not None and call.state is CallState.TALKING
        return not talks or leg.ended or self._legs.of_call(leg.call) is not leg

    async def bring_together(self, leg: Leg) -> None:
        """Have the agent go back to the caller who was asking somebody. Raises `CallControlError`."""
        if not leg.away:
            return
        await self._cancel(leg.agent)
        await until(lambda: not leg.away, TOGETHER_SECONDS)
