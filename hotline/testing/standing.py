"""What stands of a journal in memory."""

from collections.abc import Sequence
from typing import TypeVar

from hotline.events import Event

from .journal import MemoryJournal

E = TypeVar("E", bound=Event)


class MemoryStanding:
    """Does what `Standing` does, without a database."""

    def __init__(self, journal: MemoryJournal) -> None:
        self.journal = journal
        self._facts: dict[tuple[type[Event], str], Event] = {}

    async def keep(self, subject: str, event: Event) -> None:
        """Have a fact stand."""
        await self.journal.commit([event])
        self._facts[type(event), subject] = event

    async def end(self, subject: str, event: Event, kinds: Sequence[type[Event]]) -> None:
        """End facts by another one."""
        await self.journal.commit([event])
        for kind in kinds:
            self._facts.pop((kind, subject), None)

    async def read(self, kind: type[E], *, of_all_nodes: bool = False) -> dict[str, E]:
        """Return what stands of a type; there is one node."""
        del of_all_nodes
        return {subject: one for (_, subject), one in self._facts.items() if isinstance(one, kind)}
