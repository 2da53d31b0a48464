"""Which telephones agents use, and conversations that outlive a page."""

from typing import Literal

from .kinds import AgentEvent, CallEvent


class AgentPhoneChosen(AgentEvent, frozen=True, kw_only=True):
    """The agent takes calls with this telephone from now on."""

    phone: Literal["browser", "desk"]


class AgentLineLost(CallEvent, frozen=True, kw_only=True):
    """The page of the agent's browser phone went in the middle of the talk; the caller is asked for a moment."""

    agent: str


class AgentLineBack(CallEvent, frozen=True, kw_only=True):
    """The agent is back in the same talk, with a page that was loaded anew."""

    agent: str
    #: The new channel of the agent's browser.
    channel: str
