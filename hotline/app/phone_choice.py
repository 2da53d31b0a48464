"""Which telephone each agent takes calls with: the desk phone, or the browser.

The last choice of each agent stands in the journal (`hotline/journal/standing.py`). Who never chose has the desk phone.
"""

from collections.abc import Callable

from hotline.asterisk.endpoints import PhoneKind, endpoint_of_agent
from hotline.clock import Clock
from hotline.events import AgentPhoneChosen, Event
from hotline.journal import Standing


class PhoneChoice:
    """The choices of all agents."""

    def __init__(self, standing: Standing, clock: Clock) -> None:
        """Hears the journal from now on."""
        self._standing = standing
        self._clock = clock
        self._chosen: dict[str, PhoneKind] = {}
        #: Told the agent whose choice has changed.
        self.listeners: list[Callable[[str], object]] = []
        standing.journal.listeners.append(self._hear)

    async def recover(self) -> None:
        """Take over what was chosen before, on any node. Raises what the database raises."""
        for agent, chosen in (await self._standing.read(AgentPhoneChosen, of_all_nodes=True)).items():
            self._chosen[agent] = chosen.phone

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
        await self._standing.keep(agent, AgentPhoneChosen(at=self._clock(), agent=agent, phone=phone))
        for listener in self.listeners:
            listener(agent)

    def _hear(self, event: Event) -> None:
        if isinstance(event, AgentPhoneChosen):
            self._chosen[event.agent] = event.phone
