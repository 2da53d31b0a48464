"""What the commands of `hotline messages` work with, and their errors in words."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.problems import did_you_mean
from hotline.queue.rules_of import routing_rules
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.listing import Listing, StoredMessage
from hotline.voicemail.states import NotAllowedError

from .common import fail
from .stored import Stored, in_database

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Session:
    """The inbox, for a command."""

    listing: Listing
    handling: MessageHandling
    assignment: Assignment

    async def find(self, which: str) -> StoredMessage:
        """Return the message of this identity, or the newest of this case. Raises `NotAllowedError`."""
        found = await self.listing.find(which) or await self.listing.of_reference(which)
        if found is None:
            raise NotAllowedError(f"there is no message `{which}`, and no case of this reference has one")
        return found


def in_inbox(loaded: Loaded, work: Callable[[Session], Awaitable[R]]) -> R:
    """Do something with the inbox; say in words what went wrong, and exit with 1."""
    assignment = Assignment(routing_rules(loaded.config))

    async def at_work(stored: Stored) -> R:
        handling = MessageHandling(stored.journal, lambda: assignment, wall_clock)
        return await work(Session(Listing(stored.engine, loaded.paths.messages), handling, assignment))

    return in_database(loaded, at_work, none="there is no inbox", said=(NotAllowedError,))


def check_agent(loaded: Loaded, agent: str) -> str:
    """Return the agent; exit with 2 where there is none."""
    agents = loaded.config.agents
    if agent not in agents:
        fail(f"--agent: there is no agent `{agent}`. {did_you_mean(agent, agents)}", status=2)
    return agent
