"""What one agent is doing since when, and how such a stretch of time is booked. Pure."""

from typing import NamedTuple

from hotline.queue.agents import AgentState, LiveAgent

from .figures import Activity, AgentFigures, QueueFigures
from .ledger import Ledger

#: The reason under which a pause by RONA is booked.
SET_ASIDE = "set aside"

#: Activities with a call, whose time is the queue's as well.
WITH_CALL = frozenset(
    {
        Activity.RINGING,
        Activity.TALKING,
        Activity.HOLDING,
        Activity.CONSULTING,
        Activity.CONSULTED,
        Activity.WRAPPING_UP,
    }
)

#: The agent has the caller.
BRIDGED = frozenset({Activity.TALKING, Activity.HOLDING, Activity.CONSULTING})

_ACTIVITIES = {
    state: Activity.RINGING if state is AgentState.RESERVED else Activity(state.value) for state in AgentState
}


class Stretch(NamedTuple):
    """What an agent does from `since` on."""

    #: Seconds since the epoch.
    since: float
    activity: Activity = Activity.SIGNED_OUT
    #: The call, and the queue for which it is; a wrap-up belongs to the queue of its talk.
    call: str | None = None
    queue: str | None = None
    #: Why the agent is paused.
    reason: str = ""
    #: The phone rings; reserved only otherwise.
    rings: bool = False

    def book(
        self, agent: str, until: float, agents: Ledger[AgentFigures], queues: Ledger[QueueFigures]
    ) -> None:
        """Write the time up to `until` into the books."""
        if self.activity is Activity.SIGNED_OUT:
            return
        for figures, seconds in agents.spread(agent, self.since, until):
            figures.seconds[self.activity] += seconds
            if self.activity is Activity.PAUSED:
                figures.paused[self.reason] += seconds
        if self.queue is not None and self.activity in WITH_CALL:
            for page, seconds in queues.spread(self.queue, self.since, until):
                page.seconds[self.activity] += seconds


def stretch_of(agent: LiveAgent, queue: str | None, before: Stretch, at: float) -> Stretch:
    """Return what the agent does after an event at `at`; `queue` is that of the agent's call."""
    activity = _ACTIVITIES[agent.state]
    if activity is Activity.WRAPPING_UP:
        queue = before.queue
    reason = ""
    if activity is Activity.PAUSED:
        reason = SET_ASIDE if agent.set_aside else agent.pause_reason or ""
    rings = agent.state is AgentState.RINGING
    # An event that comes late does not take back what is booked.
    return Stretch(max(at, before.since), activity, agent.call, queue, reason, rings)
