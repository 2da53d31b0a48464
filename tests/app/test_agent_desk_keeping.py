"""What agents' desks take over from an earlier controller, and the drafts that nobody wants any more."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from sqlalchemy.exc import OperationalError

from hotline.app import agent_desk_keeping
from hotline.app.agent_desk import AgentDesk
from hotline.app.agent_desk_keeping import LONGEST_WRAP_UP, AgentDeskKeeping
from hotline.config import Configuration, Queue
from hotline.events import AgentAnswered, AgentSignedIn, CallArrived, CallQueued, TalkEnded
from hotline.journal import Entry, JournalReader
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.occupation import Occupation
from hotline.testing.journal import MemoryJournal
from hotline.testing.queue import ManualClock

QUEUES = {"water": Queue(wrap_up_max_seconds=600)}
CONFIG = Configuration.model_construct(queues=QUEUES, agents={})


@dataclass
class Beside:
    """Plays the screen popper, the drafts, the offers and today's numbers."""

    #: How often the database is away.
    away: int = 0
    is_ready: bool = True
    listeners: list[Any] = field(default_factory=list)
    again: list[tuple[str, str]] = field(default_factory=list)
    restored: int = 0
    swept: int = 0
    #: Set once drafts were swept so often.
    enough: int = 1
    done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def statistics(self) -> "Beside":
        return self

    def doing(self, agent: str) -> Any:  # noqa: ANN401
        return None

    def show_again(self, agent: str, call: str) -> None:
        self.again.append((agent, call))

    async def restore(self, _reader: object) -> None:
        if self.away:
            self.away -= 1
            raise OperationalError("SELECT", {}, Exception("away"))
        self.restored += 1

    async def forget_old(self) -> int:
        self.swept += 1
        if self.swept == self.enough:
            self.done.set()
        return 2


class House:
    """An agent who wraps up after two talks."""

    def __init__(self, beside: Beside) -> None:
        self.clock, self.journal, self.beside = ManualClock(), MemoryJournal(), beside
        self.dispatcher = Dispatcher(self.journal, QUEUES, self.clock)
        self.table: dict[str, Any] = {}
        self.desk = AgentDesk(
            self, lambda: self.dispatcher.live, lambda: CONFIG, lambda _: "desk", lambda _: {}
        )
        others: Any = beside
        reader = cast("JournalReader", self)
        self.keeping = AgentDeskKeeping(self.desk, others, others, others, reader, others, self.clock)
        self.talks()

    async def of_types(self, types: Sequence[str], *, since: float, until: float) -> list[Entry]:
        """Be the journal's reader."""
        return [
            Entry(place, "test", event)
            for place, event in enumerate(self.journal.events)
            if type(event).__name__ in types and since <= event.at <= until
        ]

    def put(self, key: str, record: Any) -> None:  # noqa: ANN401
        """Be the topic."""
        self.table[key] = record

    def talks(self) -> None:
        """Talk with two callers, one after the other."""
        tell, at = self.journal.append, self.clock()
        tell(AgentSignedIn(at=at, agent="1001", queues=("water",)))
        for call in ("c-1.1", "c-2.1"):
            at = self.clock.advance(10)
            tell(CallArrived(at=at, call=call, caller=None, dialled="1111", channel="x"))
            tell(CallQueued(at=at, call=call, queue="water", language="ar"))
            tell(AgentAnswered(at=at, call=call, agent="1001", queue="water"))
            tell(TalkEnded(at=at, call=call, agent="1001", ended_by="agent", wrap_up_seconds=300))


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    monkeypatch.setattr(agent_desk_keeping, "AGAIN_SECONDS", 0.001)
    found = House(Beside(away=2, is_ready=False))
    yield found
    found.desk.close()
    found.dispatcher.close()


async def _until(house: House, swept: int) -> None:
    """Have it look after desks until drafts were swept so often, and a little longer."""
    running = asyncio.create_task(house.keeping.run())
    house.beside.enough = swept
    async with asyncio.timeout(30):
        await house.beside.done.wait()
    await asyncio.sleep(0.005)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def test_a_wrap_up_goes_on_after_a_restart(house: House) -> None:
    """The call of the last talk is shown again, once today's numbers are known and the database is back; once."""
    running = asyncio.create_task(_until(house, 3))
    await asyncio.sleep(0.005)
    assert (house.beside.again, house.beside.swept) == ([], 0)
    for listener in house.beside.listeners:
        listener(())
    await running
    assert house.dispatcher.live.agents["1001"].occupation is Occupation.WRAPPING_UP
    assert house.table["1001"]["wrap_up"]["call"] == "c-2.1"
    assert set(house.beside.again) == {("1001", "c-2.1")}
    assert (house.beside.restored, house.beside.swept) == (1, 3)


async def test_only_so_far_back_as_a_wrap_up_can_last(house: House) -> None:
    """Whoever wraps up for ever, by a fault, is shown no call of yesterday."""
    house.beside.is_ready, house.beside.away = True, 0
    house.clock.advance(LONGEST_WRAP_UP + 1)
    await _until(house, 1)
    assert house.beside.again == []
