"""What agents do with their state in the browser."""

from collections.abc import AsyncIterator

import pytest

from hotline.app.agent_commands import AgentCommands
from hotline.config import Agent, Configuration, Queue
from hotline.desk.agent.commands import AgentCommandError
from hotline.events import (
    AgentAnswered,
    AgentPaused,
    AgentResumed,
    AgentSignedIn,
    AgentSignedOut,
    CallArrived,
    CallQueued,
    TalkEnded,
    WrapUpEnded,
    WrapUpExtended,
)
from hotline.events.agent_desk import WORK
from hotline.queue.agents import AgentState
from hotline.queue.dispatcher import Dispatcher
from hotline.testing.journal import MemoryJournal
from hotline.testing.queue import ManualClock

QUEUES = {"water": Queue(wrap_up_extension_seconds=60, wrap_up_max_seconds=100), "general": Queue()}
CONFIG = Configuration.model_construct(
    queues=QUEUES,
    agents={"1001": Agent(name="Maryam", queues={"water": 1, "general": 1})},
    pause_reasons={"1": "lunch"},
)


class Room:
    """A dispatcher with nobody on the line."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.journal = MemoryJournal()
        self.dispatcher = Dispatcher(self.journal, QUEUES, self.clock)
        self.commands = AgentCommands(lambda: CONFIG, self.journal, self.dispatcher, self.clock)

    @property
    def state(self) -> AgentState:
        """What the agent is doing."""
        return self.dispatcher.live.agents["1001"].state

    def wrap_up(self, seconds: float) -> None:
        """Let the agent have talked."""
        at = self.clock()
        self.journal.append(AgentSignedIn(at=at, agent="1001", queues=("water",)))
        self.journal.append(CallArrived(at=at, call="c-1.1", caller=None, dialled="1111", channel="x"))
        self.journal.append(CallQueued(at=at, call="c-1.1", queue="water", language="ar"))
        self.journal.append(AgentAnswered(at=at, call="c-1.1", agent="1001", queue="water"))
        self.journal.append(
            TalkEnded(at=at, call="c-1.1", agent="1001", ended_by="agent", wrap_up_seconds=seconds)
        )


@pytest.fixture
async def room() -> AsyncIterator[Room]:
    found = Room()
    yield found
    found.dispatcher.close()


async def test_signing_in_and_out(room: Room) -> None:
    """Without queues the agent takes calls of all; who did so already does nothing; others cannot be named."""
    await room.commands.sign_in("1001", "1001")
    await room.commands.sign_in("1001", "1001")
    (fact,) = room.journal.of_type(AgentSignedIn)
    assert (fact.queues, fact.by) == (("water", "general"), "")
    await room.commands.sign_in("1001", "1001", ["water"])
    assert room.dispatcher.live.agents["1001"].queues == ("water",)
    with pytest.raises(AgentCommandError, match="roads"):
        await room.commands.sign_in("1001", "1001", ["roads"])
    await room.commands.sign_out("1001", "2001")
    await room.commands.sign_out("1001", "2001")
    assert [fact.by for fact in room.journal.of_type(AgentSignedOut)] == ["2001"]


async def test_pausing(room: Room) -> None:
    """Only who takes calls pauses, for a reason that there is; said again it is one fact; resuming ends it."""
    with pytest.raises(AgentCommandError, match="Sign in"):
        await room.commands.pause("1001", "lunch", "1001")
    await room.commands.sign_in("1001", "1001")
    with pytest.raises(AgentCommandError, match="no reason"):
        await room.commands.pause("1001", "golf", "1001")
    for reason in ("", "lunch", "lunch"):
        await room.commands.pause("1001", reason, "1001")
    assert [fact.reason for fact in room.journal.of_type(AgentPaused)] == ["", "lunch"]
    await room.commands.resume("1001", "2001")
    await room.commands.resume("1001", "2001")
    assert [fact.by for fact in room.journal.of_type(AgentResumed)] == ["2001"]
    assert room.state is AgentState.AVAILABLE


async def test_work_in_hand_is_finished_before_calls_are_taken(room: Room) -> None:
    """Nobody resumes out of work in hand by accident."""
    await room.commands.sign_in("1001", "1001")
    room.journal.append(AgentPaused(at=room.clock(), agent="1001", reason=WORK))
    with pytest.raises(AgentCommandError, match="in hand"):
        await room.commands.resume("1001", "1001")


async def test_a_wrap_up_is_longer_up_to_its_most(room: Room) -> None:
    """Each time by the extension, never beyond the most; finished twice it ends once."""
    room.wrap_up(30)
    at = room.clock()
    assert await room.commands.extend_wrap_up("1001", "1001") == at + 90
    assert await room.commands.extend_wrap_up("1001", "1001") == at + 100
    with pytest.raises(AgentCommandError, match="any longer"):
        await room.commands.extend_wrap_up("1001", "1001")
    await room.commands.end_wrap_up("1001", "1001")
    await room.commands.end_wrap_up("1001", "1001")
    assert len(room.journal.of_type(WrapUpEnded)) == 1


async def test_a_wrap_up_that_its_timer_ended_is_not_extended(room: Room) -> None:
    """Whichever came first counts, and the other writes nothing."""
    room.wrap_up(30)
    room.journal.append(WrapUpEnded(at=room.clock(), agent="1001"))
    with pytest.raises(AgentCommandError, match="over"):
        await room.commands.extend_wrap_up("1001", "1001")
    assert room.journal.of_type(WrapUpExtended) == []


async def test_nobody_acts_for_who_is_not_there(room: Room) -> None:
    """An agent whom the configuration does not have is refused by each command."""
    for command in (
        room.commands.sign_in,
        room.commands.sign_out,
        room.commands.resume,
        room.commands.end_wrap_up,
    ):
        with pytest.raises(AgentCommandError, match="9999"):
            await command("9999", "9999")
    assert room.journal.events == []
