"""Waiting and talking."""

from typing import Literal

from .kinds import CallEvent

#: Why an agent who was rung did not take the call.
MissReason = Literal["no answer", "rejected", "busy", "unreachable", "failed"]


class CallQueued(CallEvent, frozen=True, kw_only=True):
    """The caller began to wait in this queue. The true wait in it counts from here, over all attempts."""

    queue: str
    language: str
    #: Artificial age, seconds: the call is served as if it had come so much earlier.
    priority_seconds: float = 0.0
    #: The agent who is to be tried first; None if nobody in particular.
    preferred: str | None = None
    #: The place is older than this entry: since when the caller waits, over queues and call-backs; None: since `at`.
    since: float | None = None
    #: The call takes over the place of this call-back: the citizen called again meanwhile.
    callback: str | None = None
    #: What this call needs beside the queue's own requirement, in the same language; empty: nothing.
    requires: str = ""
    #: How long the preferred agent is waited for; None: as the queue does.
    preferred_seconds: float | None = None
    #: The preferred agent was chosen by the one who gave the call away, and need not serve the queue.
    directed: bool = False


class CallDetached(CallEvent, frozen=True, kw_only=True):
    """The call's script lost its channel; the caller keeps the place, but nobody is rung until `CallResumed`."""


class PositionAnnounced(CallEvent, frozen=True, kw_only=True):
    """The caller was told the position in the queue; 1 is next."""

    queue: str
    position: int


class ExpectedWaitAnnounced(CallEvent, frozen=True, kw_only=True):
    """The caller was told how long it will take. Said versus real is a metric (`queue/statistics`)."""

    queue: str
    #: The estimate before it was put into words, seconds.
    expected_seconds: float
    #: What the words mean, seconds: 240 for "about 4 minutes".
    said_seconds: float
    #: The words name a bound and not a time: "less than a minute".
    at_most: bool = False
    #: The words name a bound below: "more than an hour".
    at_least: bool = False


class AgentReserved(CallEvent, frozen=True, kw_only=True):
    """Exactly this agent is kept for exactly this call."""

    agent: str
    queue: str


class AgentRinging(CallEvent, frozen=True, kw_only=True):
    """Asterisk sent the INVITE to the agent's phone."""

    agent: str
    #: Asterisk's name of the agent's channel.
    channel: str


class AgentAnswered(CallEvent, frozen=True, kw_only=True):
    """Agent and caller were bridged."""

    agent: str
    queue: str
    #: True where the bridge itself was not seen (link to Asterisk was down) and `at` is a later time.
    estimated: bool = False


class AgentMissed(CallEvent, frozen=True, kw_only=True):
    """The agent was rung and did not take the call; the caller stays at the head."""

    agent: str
    queue: str
    reason: MissReason


class CallHeld(CallEvent, frozen=True, kw_only=True):
    """The agent put the caller on hold."""

    agent: str


class CallRetrieved(CallEvent, frozen=True, kw_only=True):
    """The agent took the caller back from hold."""

    agent: str


class TalkEnded(CallEvent, frozen=True, kw_only=True):
    """Agent and caller are no longer bridged."""

    agent: str
    ended_by: Literal["agent", "caller", "unknown"]
    #: Time that the agent has for wrap-up, seconds; 0 means that the agent is free at once.
    wrap_up_seconds: float = 0.0


class CallAbandoned(CallEvent, frozen=True, kw_only=True):
    """The caller left while waiting or while an agent's phone rang."""

    queue: str


#: Why a caller left a queue for something else than an agent.
FlowOutReason = Literal[
    "nobody signed in",
    "all lines busy",
    "expected wait",
    "waited too long",
    "closed",
    "wish of the caller",
    "fax machine",
]


class CallFlowedOut(CallEvent, frozen=True, kw_only=True):
    """The caller left the queue for something else than an agent."""

    queue: str
    to: Literal["message", "call-back", "queue", "announcement", "fax"]
    reason: FlowOutReason
    #: The other queue, or the prompt of the announcement; empty for the others.
    target: str = ""


class CallEnded(CallEvent, frozen=True, kw_only=True):
    """The caller's channel is gone. The last event of every call."""

    reason: Literal["completed", "caller hung up", "lost", "failed"]
