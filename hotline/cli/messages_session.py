"""What the commands of `hotline messages` work with, and their errors in words."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NoReturn, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import wall_clock
from hotline.config_loader import Loaded
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import Journal, JournalError
from hotline.problems import did_you_mean
from hotline.queue.rules_of import routing_rules
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.listing import Listing, StoredMessage
from hotline.voicemail.states import NotAllowedError

from .common import fail

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
    try:
        return asyncio.run(_do(loaded, work))
    except (NotAllowedError, DatabaseError) as error:
        fail(str(error))
    except JournalError as error:
        _unusable(loaded, error.__cause__ or error)
    except (SQLAlchemyError, OSError) as error:
        _unusable(loaded, error)


def check_agent(loaded: Loaded, agent: str) -> str:
    """Return the agent; exit with 2 where there is none."""
    agents = loaded.config.agents
    if agent not in agents:
        fail(f"--agent: there is no agent `{agent}`. {did_you_mean(agent, agents)}", status=2)
    return agent


async def _do(loaded: Loaded, work: Callable[[Session], Awaitable[R]]) -> R:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    assignment = Assignment(routing_rules(loaded.config))
    try:
        handling = MessageHandling(journal, lambda: assignment, wall_clock)
        return await work(Session(Listing(engine, loaded.paths.messages), handling, assignment))
    finally:
        await journal.close()
        await engine.dispose()


def _unusable(loaded: Loaded, error: BaseException) -> NoReturn:
    text = str(error)
    if "no such table" in text or "does not exist" in text or "unable to open" in text:
        fail(f"there is no inbox in {loaded.paths.data} yet: start the hotline once (hotline up)")
    if "no such column" in text:
        fail(
            f"the inbox in {loaded.paths.data} is of an earlier version: start the hotline once (hotline up)"
        )
    fail(explain(check_url(database_url(loaded.config, loaded.paths)), error))
