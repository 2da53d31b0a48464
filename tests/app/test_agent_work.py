"""Messages and contacts that are offered to agents who are free."""

import asyncio
from collections.abc import AsyncIterator, Collection

import pytest

from hotline.app.agent_commands import AgentCommands
from hotline.app.agent_desk import AgentDesk
from hotline.app.agent_desk_record import Work
from hotline.app.agent_work import AgentWork, Outcome
from hotline.app.agent_work_offers import AGAIN_SECONDS, OFFER_SECONDS, REST_SECONDS
from hotline.config import Agent, Configuration, Queue
from hotline.desk.agent.commands import AgentCommandError
from hotline.events import (
    AgentPaused,
    AgentReserved,
    AgentResumed,
    AgentSignedIn,
    CallArrived,
    CallQueued,
    WorkAccepted,
    WorkDeclined,
    WorkEnded,
)
from hotline.events.agent_desk import WORK
from hotline.journal import JournalError
from hotline.queue.agents import AgentState
from hotline.queue.dispatcher import Dispatcher
from hotline.testing.journal import MemoryJournal
from hotline.testing.queue import ManualClock

QUEUES = {"water": Queue()}
CONFIG = Configuration.model_construct(
    queues=QUEUES,
    agents={key: Agent(name=key, queues={"water": 1}) for key in ("1001", "1002")},
    pause_reasons={"1": "lunch"},
)


def work(name: str) -> Work:
    return Work(
        kind="contact", id=name, channel="email", queue="water", at=1.0, reference=None, language="ar"
    )


class Shelf:
    """Work that waits, in order; whoever is in `quick` was quicker than everybody."""

    def __init__(self, *names: str) -> None:
        self.waiting = [work(name) for name in names]
        self.quick = False
        self.left: list[tuple[str, str]] = []

    async def any_waits(self) -> bool:
        return bool(self.waiting)

    async def next(self, agent: str, but: Collection[str]) -> Work | None:
        del agent
        return next((one for one in self.waiting if one.id not in but), None)

    async def find(self, kind: str, work: str) -> Work | None:
        del kind
        return next((one for one in self.waiting if one.id == work), None)

    async def take(self, work: Work, agent: str) -> None:
        del work, agent
        if self.quick:
            raise AgentCommandError("Somebody else was quicker")

    async def leave(self, work: Work, agent: str, outcome: Outcome) -> None:
        del agent
        self.left.append((work.id, outcome))


class Topic:
    """Keeps what was told last."""

    def __init__(self) -> None:
        self.table: dict[str, object] = {}

    def put(self, key: str, record: object) -> None:
        self.table[key] = record


class Room:
    """Two agents at their desks."""

    def __init__(self, *names: str) -> None:
        self.clock = ManualClock()
        self.journal = MemoryJournal()
        self.dispatcher = Dispatcher(self.journal, QUEUES, self.clock)
        self.shelf = Shelf(*names)
        hands: set[str] = set()
        self.desk = AgentDesk(
            Topic(),
            lambda: self.dispatcher.live,
            lambda: CONFIG,
            lambda _: "desk",
            lambda _: {},
            in_hand=hands,
        )
        self.commands = AgentCommands(
            lambda: CONFIG,
            self.journal,
            self.dispatcher,
            self.clock,
            hands.__contains__,
        )
        self.work = AgentWork(self.desk, self.shelf, self.journal, self.dispatcher, self.clock)
        self.journal.listeners += [self.desk.hear, self.work.hear]

    async def look(self, seconds: float = REST_SECONDS) -> None:
        self.clock.advance(seconds)
        await self.work.look()

    def sign_in(self, agent: str) -> None:
        self.journal.append(AgentSignedIn(at=self.clock(), agent=agent, queues=("water",)))

    def calls(self) -> None:
        """Have a call wait in line."""
        self.line = self.dispatcher.wait_in_line("c-1.1", "water")
        self.line.__enter__()
        at = self.clock()
        self.journal.append(CallArrived(at=at, call="c-1.1", caller=None, dialled="1111", channel="x"))
        self.journal.append(CallQueued(at=at, call="c-1.1", queue="water", language="ar"))

    def held(self, agent: str) -> str | None:
        hand = self.desk.beside(agent).hand
        return hand.id if hand is not None else None

    def offered(self, agent: str) -> str | None:
        offer = self.desk.beside(agent).offer
        return offer.id if offer is not None else None

    def state(self, agent: str) -> AgentState:
        return self.dispatcher.live.agents[agent].state


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    found = Room("k1", "k2")
    yield found
    found.desk.close()
    found.dispatcher.close()


async def test_one_thing_is_offered_to_one_agent(room: Room) -> None:
    """Who has been free longest gets the first, the other the second, and nobody anything before the rest is over."""
    room.sign_in("1001")
    room.clock.advance(1)
    room.sign_in("1002")
    await room.look(REST_SECONDS - 1)
    assert (room.offered("1001"), room.offered("1002")) == ("k1", None)
    await room.look(1)
    assert (room.offered("1001"), room.offered("1002")) == ("k1", "k2")


async def test_what_is_in_hand_keeps_calls_away(room: Room) -> None:
    """Accepting pauses in the same commit, also against signing in anew; ending it makes ready again."""
    room.sign_in("1001")
    await room.look()
    await room.work.accept("1001", "contact", "k1")
    await room.work.accept("1001", "contact", "k1")
    assert room.state("1001") is AgentState.PAUSED
    assert len(room.journal.of_type(WorkAccepted)) == 1
    room.sign_in("1001")
    await asyncio.sleep(0)
    assert [fact.reason for fact in room.journal.of_type(AgentPaused)] == [WORK, WORK]
    assert room.state("1001") is AgentState.PAUSED
    await room.work.end("1001", "settled")
    assert room.shelf.left == [("k1", "settled")]
    assert room.state("1001") is AgentState.AVAILABLE


@pytest.mark.parametrize("by", ["1001", "2001"])
async def test_signing_in_with_work_in_hand_gets_no_call(room: Room, by: str) -> None:
    """A call that waits is not handed over in between, whoever signs the agent in; nor after lunch."""
    room.sign_in("1001")
    await room.look()
    await room.work.accept("1001", "contact", "k1")
    room.calls()
    await room.commands.sign_out("1001", by)
    await room.commands.sign_in("1001", by)
    await room.commands.pause("1001", "lunch", by)
    await room.commands.resume("1001", "1001")
    await asyncio.sleep(0.01)
    assert room.journal.of_type(AgentReserved) == []
    assert (room.state("1001"), room.held("1001")) == (AgentState.PAUSED, "k1")
    await room.work.end("1001", "settled")
    await asyncio.sleep(0.01)
    assert [fact.agent for fact in room.journal.of_type(AgentReserved)] == ["1001"]


async def test_who_declines_or_waits_too_long_is_not_asked_again_soon(room: Room) -> None:
    """What was declined goes to others and comes back only after a while; silence is the same."""
    room.sign_in("1001")
    await room.look()
    await room.work.decline("1001", "contact", "k1")
    assert [fact.work for fact in room.journal.of_type(WorkDeclined)] == ["k1"]
    await room.look(0)
    assert room.offered("1001") == "k2"
    await room.look(OFFER_SECONDS)
    assert room.offered("1001") is None
    await room.look(AGAIN_SECONDS)
    assert room.offered("1001") == "k1"


async def test_a_call_comes_first(room: Room) -> None:
    """An offer keeps no call away: it goes when the agent is reserved, and cannot be accepted any more."""
    room.sign_in("1001")
    await room.look()
    at = room.clock()
    room.journal.append(CallArrived(at=at, call="c-1.1", caller=None, dialled="1111", channel="x"))
    room.journal.append(CallQueued(at=at, call="c-1.1", queue="water", language="ar"))
    room.journal.append(AgentReserved(at=at, call="c-1.1", agent="1001", queue="water"))
    assert room.offered("1001") is None
    with pytest.raises(AgentCommandError, match="no longer"):
        await room.work.accept("1001", "contact", "k1")
    assert room.journal.of_type(WorkAccepted) == []


async def test_whoever_was_quicker_has_it(room: Room) -> None:
    """Where the store gave it to somebody else, nothing is in hand and calls come as before."""
    room.sign_in("1001")
    await room.look()
    room.shelf.quick = True
    with pytest.raises(AgentCommandError, match="quicker"):
        await room.work.accept("1001", "contact", "k1")
    assert room.desk.beside("1001").hand is None
    assert room.state("1001") is AgentState.AVAILABLE


async def test_another_controller_goes_on_with_what_is_in_hand(room: Room) -> None:
    """A restart finds it in the journal; who is paused for nothing that is there is ready again."""
    now = room.clock()
    for agent, name in (("1001", "k1"), ("1002", "gone")):
        room.sign_in(agent)
        room.journal.append(WorkAccepted(at=now, agent=agent, kind="contact", work=name))
        room.journal.append(AgentPaused(at=now, agent=agent, reason=WORK))
    room.journal.append(WorkEnded(at=now, agent="1002", kind="contact", work="gone", outcome="kept"))

    class Reader:
        async def of_types(self, types: Collection[str], *, since: float, until: float) -> object:
            del types, since, until
            return await room.journal.after(0)

    await room.work.restore(Reader())  # type: ignore[arg-type]
    hand = room.desk.beside("1001").hand
    assert hand is not None
    assert hand.id == "k1"
    assert [fact.agent for fact in room.journal.of_type(AgentResumed)] == ["1002"]


async def test_a_supervisor_ends_work_in_hand(room: Room) -> None:
    """Who resumes for the agent lets others have the work; what cannot be written is still in hand."""
    room.sign_in("1001")
    await room.look()
    await room.work.accept("1001", "contact", "k1")
    room.journal.append(AgentResumed(at=room.clock(), agent="1001", by="maryam"))
    await asyncio.sleep(0)
    assert room.state("1001") is AgentState.AVAILABLE
    await room.look(0)
    assert room.shelf.left == [("k1", "returned")]
    assert [fact.by for fact in room.journal.of_type(WorkEnded)] == ["maryam"]
    assert room.desk.beside("1001").hand is None


async def test_what_could_not_be_written_is_still_in_hand(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A journal that is away ends nothing: the agent ends it once more."""
    room.sign_in("1001")
    await room.look()
    await room.work.accept("1001", "contact", "k1")

    async def away(events: object) -> None:
        raise JournalError

    with monkeypatch.context() as patch:
        patch.setattr(room.journal, "commit", away)
        with pytest.raises(JournalError):
            await room.work.end("1001", "settled")
    assert room.desk.beside("1001").hand is not None
    await room.work.end("1001", "settled")
    assert room.desk.beside("1001").hand is None
    assert room.state("1001") is AgentState.AVAILABLE


async def test_work_that_cannot_be_given_back_ends_no_controller(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store refuses it, the agent is rid of it all the same, and others are offered what waits."""

    async def refuse(*_: object) -> None:
        raise AgentCommandError("This cannot be done now")

    for agent in ("1001", "1002"):
        room.sign_in(agent)
    await room.look()
    await room.work.accept("1001", "contact", "k1")
    await room.work.decline("1002", "contact", "k2")
    room.shelf.waiting.append(work("k3"))
    monkeypatch.setattr(room.shelf, "leave", refuse)
    room.journal.append(AgentResumed(at=room.clock(), agent="1001", by="maryam"))
    await room.look()
    await room.look()
    assert room.held("1001") is None
    assert [(fact.work, fact.outcome) for fact in room.journal.of_type(WorkEnded)] == [("k1", "kept")]
    assert room.offered("1002") in {"k1", "k3"}
