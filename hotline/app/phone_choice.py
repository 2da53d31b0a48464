"""Which telephone each agent takes calls with: the desk phone, or the browser.

A row for each agent who ever chose is written together with the fact, so a start reads as many rows as there are such
agents, however long the journal is. Who never chose has the desk phone.
"""

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.asterisk.endpoints import PhoneKind, endpoint_of_agent
from hotline.clock import Clock
from hotline.crm_bridge.desk_tables import phone_choice
from hotline.database import for_reading
from hotline.events import AgentPhoneChosen, Event
from hotline.journal import Journal


class PhoneChoice:
    """The choices of all agents."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        """Hears the journal from now on."""
        self._journal = journal
        self._clock = clock
        self._chosen: dict[str, PhoneKind] = {}
        #: Told the agent whose choice has changed.
        self.listeners: list[Callable[[str], object]] = []
        journal.listeners.append(self._hear)

    async def recover(self, engine: AsyncEngine) -> None:
        """Take over what was chosen before. Raises what the database raises."""
        async with for_reading(engine).connect() as connection:
            for agent, phone in await connection.execute(sa.select(phone_choice)):
                self._chosen[agent] = phone

    def of(self, agent: str) -> PhoneKind:
        """Return the telephone of the agent."""
        return self._chosen.get(agent, "desk")

    def was_made(self, agent: str) -> bool:
        """Return whether the agent ever chose."""
        return agent in self._chosen

    def endpoint_of(self, agent: str) -> str:
        """Return the endpoint of that telephone."""
        return endpoint_of_agent(agent, self.of(agent))

    async def choose(self, agent: str, phone: PhoneKind) -> None:
        """Have the agent take calls with this telephone from now on; committed on return. Raises `JournalError`."""
        if self._chosen.get(agent) == phone:
            return

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(phone_choice).where(phone_choice.c.agent == agent))
            await connection.execute(sa.insert(phone_choice).values(agent=agent, phone=phone))

        await self._journal.commit([AgentPhoneChosen(at=self._clock(), agent=agent, phone=phone)], work)
        for listener in self.listeners:
            listener(agent)

    def _hear(self, event: Event) -> None:
        if isinstance(event, AgentPhoneChosen):
            self._chosen[event.agent] = event.phone
