"""What agents do at their desks beside calls: work that is offered to them, and what a call led to."""

from typing import Literal

from .kinds import AgentEvent, CallEvent

#: A message that was left, or a contact in writing.
WorkKind = Literal["message", "contact"]

#: The reason under which an agent is paused while such work is in hand: no call is offered meanwhile.
WORK = "contact"


class WorkAccepted(AgentEvent, frozen=True, kw_only=True):
    """The agent took what was offered, and looks after nothing else until `WorkEnded`."""

    kind: WorkKind
    #: Identity of the message or the contact.
    work: str


class WorkDeclined(AgentEvent, frozen=True, kw_only=True):
    """The agent did not take what was offered; it is not offered to this agent for a while."""

    kind: WorkKind
    work: str


class WorkEnded(AgentEvent, frozen=True, kw_only=True):
    """What the agent had in hand is settled, waits for anybody again, or is kept for later."""

    kind: WorkKind
    work: str
    #: `kept`: it stays with the agent, for later (a call-back).
    outcome: Literal["settled", "returned", "kept"]
    #: Who did it for the agent; empty: the agent.
    by: str = ""


class CallDisposed(CallEvent, frozen=True, kw_only=True):
    """The agent said what the call led to; the last word counts. What was noted of it is in the case store."""

    agent: str
    #: Key under `[dispositions]` of the configuration.
    disposition: str
