"""What agents do, outside any call."""

from typing import Literal

from .kinds import AgentEvent

#: What Asterisk says of an agent's phone.
PhoneState = Literal["unreachable", "idle", "in use"]


class AgentSignedIn(AgentEvent, frozen=True, kw_only=True):
    """The agent takes calls of these queues from now on; also ends a pause."""

    queues: tuple[str, ...]
    #: Who did it, where it was somebody else than the agent.
    by: str = ""


class AgentSignedOut(AgentEvent, frozen=True, kw_only=True):
    """The agent takes no more calls."""

    #: Who did it, where it was somebody else than the agent.
    by: str = ""


class AgentPaused(AgentEvent, frozen=True, kw_only=True):
    """The agent stays signed in but is offered nothing."""

    reason: str = ""
    #: Who did it, where it was somebody else than the agent.
    by: str = ""


class AgentResumed(AgentEvent, frozen=True, kw_only=True):
    """The pause is over."""

    #: Who did it, where it was somebody else than the agent.
    by: str = ""


class AgentSetAside(AgentEvent, frozen=True, kw_only=True):
    """Redirection on no answer: the agent missed a call and is offered nothing until signing in or resuming."""

    call: str


class WrapUpEnded(AgentEvent, frozen=True, kw_only=True):
    """The agent is ready for the next call."""


class WrapUpExtended(AgentEvent, frozen=True, kw_only=True):
    """The agent needs longer for the wrap-up."""

    #: The new planned end, seconds since the epoch.
    until: float


class AgentHeldBack(AgentEvent, frozen=True, kw_only=True):
    """The agent is on the phone with us (a feature code): rung for nothing until `AgentReleased`."""


class AgentReleased(AgentEvent, frozen=True, kw_only=True):
    """The agent may be rung again."""


class AgentPhoneChanged(AgentEvent, frozen=True, kw_only=True):
    """What Asterisk knows of the agent's phone, apart from the calls that we ourselves put on it."""

    phone: PhoneState
