"""What an agent looks after next: the oldest contact that waits in a queue of the agent and needs no other skills.

    "what next?" ── in hand already? that one ── otherwise of each queue the oldest, and of these the oldest ── taken

It is decided and taken in one transaction, so of two agents who ask at the same moment exactly one gets it: PostgreSQL
locks the row and has others pass over it, SQLite admits one writer at a time.
"""

from collections.abc import Callable, Collection, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.database import for_reading
from hotline.events import ContactChanged, Event
from hotline.journal import Journal
from hotline.queue.ability import Ability
from hotline.queue.rules_of import routing_rules

from . import audit
from .channels.contact_desk import KIND, WAITING, ContactError
from .contact_tables import correspondence

_table = correspondence.c


class ContactQueue:
    """Gives out what waits. Every method raises what the journal raises; nothing is changed then."""

    def __init__(self, journal: Journal, current: Callable[[], Configuration], clock: Clock) -> None:
        """`current()` is the configuration as it is now."""
        self._journal, self._current, self._clock = journal, current, clock
        self._known: tuple[Configuration, Ability] | None = None

    async def next(self, agent: str) -> str | None:
        """Return the contact that the agent looks after now, who has it; None: nothing waits for this agent.

        Who has one in hand gets that one, so asking twice takes no second one. Raises `ContactError` for nobody's key.
        """
        config = self._current()
        if agent not in config.agents:
            raise ContactError(f"there is no agent {agent[:40]}")
        ability = self._ability(config)

        async def work(connection: AsyncConnection) -> tuple[str | None, Sequence[Event]]:
            held = await _held(connection, agent)
            if held is not None:
                return held, ()
            found = [
                await _oldest(connection, queue, config.node.languages, allowed)
                for queue in ability.queues_of(agent)
                if (allowed := _languages(ability, agent, queue, config.node.languages))
            ]
            first = min(filter(None, found), key=lambda row: (row.at, row.contact), default=None)
            if first is None:
                return None, ()
            return first.contact, [await _take(connection, first, agent, self._clock())]

        contact, _ = await self._journal.commit_result(work, lambda result: result[1])
        return contact

    async def peek(self, engine: AsyncEngine, agent: str, but: Collection[str] = ()) -> str | None:
        """Return what `next` would give this agent, without taking it; of what waits for anybody none of `but`.

        Raises `ContactError` for nobody's key, and what the database raises.
        """
        config = self._current()
        if agent not in config.agents:
            raise ContactError(f"there is no agent {agent[:40]}")
        ability, languages = self._ability(config), config.node.languages
        async with for_reading(engine).connect() as connection:
            held = await _held(connection, agent)
            if held is not None and held not in but:
                return held
            found = [
                await _oldest(connection, queue, languages, allowed, but, takes=False)
                for queue in ability.queues_of(agent)
                if (allowed := _languages(ability, agent, queue, languages))
            ]
        first = min(filter(None, found), key=lambda row: (row.at, row.contact), default=None)
        return first.contact if first is not None else None

    def _ability(self, config: Configuration) -> Ability:
        if self._known is None or self._known[0] is not config:
            self._known = (config, Ability(routing_rules(config)))
        return self._known[1]


def _languages(ability: Ability, agent: str, queue: str, offered: Sequence[str]) -> list[str]:
    return [language for language in offered if agent in ability.able(queue, language)]


async def _held(connection: AsyncConnection, agent: str) -> str | None:
    query = sa.select(_table.contact).where(_table.state == WAITING, _table.agent == agent)
    return (await connection.execute(query.order_by(_table.at).limit(1))).scalar()


async def _oldest(
    connection: AsyncConnection,
    queue: str,
    offered: Sequence[str],
    allowed: Sequence[str],
    but: Collection[str] = (),
    *,
    takes: bool = True,
) -> sa.Row[str, str, float] | None:
    """Return the oldest one of a queue that nobody has, in a language that is allowed.

    Where it is to be taken, others pass over it from then on.

    What is written in none of the city's languages, or in nobody knows which, counts as in its first.
    """
    language = sa.case((_table.language.in_(offered), _table.language), else_=offered[0])
    query = (
        sa.select(_table.contact, _table.channel, _table.at)
        .where(_table.state == WAITING, _table.queue == queue, _table.agent.is_(None), language.in_(allowed))
        .where(_table.contact.not_in(but))
        .order_by(_table.at, _table.contact)
        .limit(1)
    )
    if takes:
        query = query.with_for_update(skip_locked=True)
    return (await connection.execute(query)).first()


async def _take(
    connection: AsyncConnection, row: sa.Row[str, str, float], agent: str, at: float
) -> ContactChanged:
    mine = sa.update(correspondence).where(_table.contact == row.contact)
    await connection.execute(mine.values(agent=agent))
    await audit.write(
        connection, at=at, by=agent, kind=KIND, subject=row.contact, changes={"agent": (None, agent)}
    )
    return ContactChanged(at=at, contact=row.contact, channel=row.channel, by=agent, fields=("agent",))
