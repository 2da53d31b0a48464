"""What an agent, or a supervisor for an agent, asks of the hotline; the controller does it."""

from collections.abc import Sequence
from typing import Protocol


class AgentCommandError(Exception):
    """It cannot be done now. The text says why, for people; `title` is the same for every refusal of its kind."""

    def __init__(self, title: str, detail: str = "") -> None:
        """Without `detail` the title says it all."""
        super().__init__(detail or title)
        self.title = title


class Commands(Protocol):
    """Each raises `AgentCommandError` where it cannot be, and what the journal raises; nothing is changed then.

    What is so already is done again by doing nothing, so that a request may be repeated. `by` is who asks: the agent's
    own key, or who does it for the agent.
    """

    async def sign_in(self, agent: str, by: str, queues: Sequence[str] | None = None) -> None:
        """Take calls of these queues from now on; None: of all that the configuration gives the agent."""

    async def sign_out(self, agent: str, by: str) -> None:
        """Take no more calls; one that goes on goes on."""

    async def pause(self, agent: str, reason: str, by: str) -> None:
        """Offer nothing; `reason` is one of the configuration's, or empty. A pause gets another reason by it."""

    async def resume(self, agent: str, by: str) -> None:
        """End a pause, also one by missed calls."""

    async def end_wrap_up(self, agent: str, by: str) -> None:
        """Be ready for the next call."""

    async def extend_wrap_up(self, agent: str, by: str) -> float:
        """Have longer for the wrap-up; return its new end, seconds since the epoch."""
