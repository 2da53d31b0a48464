"""The dispatcher: from an event to the call's script that rings the agent."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from hotline.config import Agent, Queue
from hotline.events import (
    AgentMissed,
    AgentPaused,
    AgentReserved,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallEnded,
    CallQueued,
    CallResumed,
    Event,
    RulesLoaded,
    TalkEnded,
    WrapUpEnded,
)
from hotline.journal import Entry
from hotline.queue.agents import AgentState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.line import Line
from hotline.queue.live import CallState
from hotline.queue.router import RingAgent
from hotline.routing_rules import QueueRules, RoutingRules
from hotline.testing.journal import MemoryJournal
from hotline.testing.queue import ManualClock
from hotline.testing.waiting import eventually

QUEUES = {"water": Queue(wrap_up_seconds=7.0), "general": Queue()}


@pytest.fixture
def dispatcher(journal: MemoryJournal, clock: ManualClock) -> Iterator[Dispatcher]:
    """A dispatcher that hears the journal."""
    dispatcher = Dispatcher(journal, QUEUES, clock)
    yield dispatcher
    dispatcher.close()


class Script:
    """A call's script that only counts how often it was woken."""

    def __init__(
        self, dispatcher: Dispatcher, journal: MemoryJournal, call: str, queue: str = "water"
    ) -> None:
        journal.append(CallQueued(at=1.0, call=call, queue=queue, language="ar"))
        self.line: Line = dispatcher.wait_in_line(call, queue)
        self.line.on_offer = self.wake
        self.woken = 0

    def wake(self) -> None:
        self.woken += 1


@pytest.fixture(autouse=True)
async def no_errors_in_callbacks() -> AsyncIterator[None]:
    """A timer or a planned decision that raises fails the test."""
    errors: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: errors.append(context))
    yield
    assert errors == []


async def turn() -> None:
    """Let the event loop come round."""
    await asyncio.sleep(0)


def sign_in(journal: MemoryJournal, agent: str = "a1", at: float = 0.0) -> None:
    journal.append(AgentSignedIn(at=at, agent=agent, queues=("water",)))


async def test_waiting_call_is_offered_an_agent_who_signs_in(
    dispatcher: Dispatcher, journal: MemoryJournal, clock: ManualClock
) -> None:
    """The reservation is in the journal, the script is woken once and finds the offer."""
    script = Script(dispatcher, journal, "c1")
    with script.line as line:
        await turn()
        assert script.woken == 0
        sign_in(journal)
        await turn()
        assert journal.of_type(AgentReserved) == [
            AgentReserved(at=clock.now, call="c1", agent="a1", queue="water")
        ]
        assert script.woken == 1
        assert line.offer == RingAgent("c1", "a1", "water")


async def test_call_that_finds_a_free_agent(dispatcher: Dispatcher, journal: MemoryJournal) -> None:
    """A call that enters the line of a free agent has the offer as soon as the loop comes round."""
    sign_in(journal)
    await turn()
    with Script(dispatcher, journal, "c1").line as line:
        await turn()
        assert line.offer is not None


async def test_offer_is_gone_after_a_miss(dispatcher: Dispatcher, journal: MemoryJournal) -> None:
    """The next agent is offered to the same call, and the first one is left alone."""
    sign_in(journal, "a1", at=1.0)
    sign_in(journal, "a2", at=2.0)
    script = Script(dispatcher, journal, "c1")
    with script.line as line:
        await turn()
        journal.append(AgentMissed(at=3.0, call="c1", agent="a1", queue="water", reason="no answer"))
        await turn()
        assert script.woken == 2
        assert line.offer == RingAgent("c1", "a2", "water")


async def test_what_is_appended_together_is_decided_together(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """An agent who is set aside right after a failure is not rung in between."""
    sign_in(journal)
    with Script(dispatcher, journal, "c1").line as line:
        await turn()
        journal.append(AgentMissed(at=3.0, call="c1", agent="a1", queue="water", reason="failed"))
        journal.append(AgentSetAside(at=3.0, agent="a1", call="c1"))
        await turn()
        assert line.offer is None
        assert len(journal.of_type(AgentReserved)) == 1


async def test_other_listeners_hear_the_order_of_the_journal(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """A reservation comes after the event that caused it for every listener, the last ones too."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)
    with Script(dispatcher, journal, "c1").line:
        sign_in(journal)
        assert heard == journal.events
        await turn()
        assert heard == journal.events
        assert isinstance(heard[-1], AgentReserved)


async def test_nobody_is_rung_for_a_call_without_script(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """Before the line is entered and after it is left the call keeps its place, but is offered to nobody."""
    sign_in(journal)
    script = Script(dispatcher, journal, "c1")
    await turn()
    assert dispatcher.is_waiting("c1")
    with script.line:
        pass
    await turn()
    assert journal.of_type(AgentReserved) == []
    assert script.line.position() == 1


async def test_newer_line_of_a_call_outlives_the_older(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """A call that came back before its old script was gone stays attached."""
    script = Script(dispatcher, journal, "c1")
    with script.line:
        newer = dispatcher.wait_in_line("c1", "water")
        newer.__enter__()
    sign_in(journal)
    await turn()
    assert newer.offer is not None


async def test_script_that_cannot_be_woken_harms_nobody(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """An exception of one call's callback does not keep the others from their agents."""
    broken, good = Script(dispatcher, journal, "c1"), Script(dispatcher, journal, "c2")

    def fail() -> None:
        message = "broken"
        raise RuntimeError(message)

    broken.line.on_offer = fail
    with broken.line, good.line:
        sign_in(journal, "a1")
        sign_in(journal, "a2")
        await turn()
        assert good.woken == 1
        assert broken.line.offer is not None


async def test_listener_that_is_quicker(dispatcher: Dispatcher, journal: MemoryJournal) -> None:
    """An agent who is taken between decision and reservation is not reserved for a second call."""

    def pause_everybody(event: Event) -> None:
        if isinstance(event, AgentReserved):
            journal.append(AgentPaused(at=9.0, agent="a2"))

    journal.listeners.insert(0, pause_everybody)
    with Script(dispatcher, journal, "c1").line, Script(dispatcher, journal, "c2").line as second:
        sign_in(journal, "a1", at=1.0)
        sign_in(journal, "a2", at=2.0)
        await turn()
        await turn()
        assert [event.agent for event in journal.of_type(AgentReserved)] == ["a1"]
        assert second.offer is None


async def test_questions_about_queues_and_agents(dispatcher: Dispatcher, journal: MemoryJournal) -> None:
    """Scripts and feature codes ask the dispatcher."""
    line = dispatcher.wait_in_line("c1", "water")
    assert dispatcher.nobody_could_take("water", "ar")
    assert dispatcher.live.nobody_signed_in("water")
    assert not dispatcher.is_signed_in("a1")
    sign_in(journal)
    assert not dispatcher.nobody_could_take("water", "ar")
    assert not line.nobody_could_take()
    assert line.expected_wait() is None
    assert dispatcher.agents_signed_in("water") == {"a1"}
    assert (dispatcher.is_signed_in("a1"), dispatcher.is_paused("a1")) == (True, False)
    journal.append(AgentPaused(at=1.0, agent="a1"))
    assert (dispatcher.is_signed_in("a1"), dispatcher.is_paused("a1")) == (True, True)
    Script(dispatcher, journal, "c1")
    Script(dispatcher, journal, "c2")
    assert dispatcher.waiting("water") == 2
    assert dispatcher.wait_in_line("c2", "water").position() == 2
    assert dispatcher.wait_in_line("c9", "water").position() == 1
    assert not dispatcher.is_waiting("c9")
    assert (dispatcher.wrap_up_seconds("water"), dispatcher.wrap_up_seconds("gone")) == (7.0, 0.0)


# --- wrap-up ---


def talk_and_wrap_up(journal: MemoryJournal, clock: ManualClock, seconds: float, call: str = "c1") -> None:
    sign_in(journal)
    journal.append(CallQueued(at=clock.now, call=call, queue="water", language="ar"))
    journal.append(AgentReserved(at=clock.now, call=call, agent="a1", queue="water"))
    journal.append(TalkEnded(at=clock.now, call=call, agent="a1", ended_by="agent", wrap_up_seconds=seconds))


async def test_wrap_up_ends_by_itself(
    dispatcher: Dispatcher, journal: MemoryJournal, clock: ManualClock
) -> None:
    """After the time for wrap-up the agent takes the next call."""
    talk_and_wrap_up(journal, clock, 0.3)
    with Script(dispatcher, journal, "c2").line as line:
        await asyncio.sleep(0.01)
        assert line.offer is None
        clock.advance(0.3)
        await eventually(lambda: line.offer is not None)
        assert journal.of_type(WrapUpEnded) == [WrapUpEnded(at=clock.now, agent="a1")]


@pytest.mark.parametrize(
    "event",
    [WrapUpEnded(at=2.0, agent="a1"), AgentSignedOut(at=2.0, agent="a1")],
)
async def test_wrap_up_that_ended_before_is_not_ended_again(
    dispatcher: Dispatcher, journal: MemoryJournal, clock: ManualClock, event: Event
) -> None:
    """Who is ready earlier, or leaves, has no timer any more."""
    talk_and_wrap_up(journal, clock, 0.02)
    journal.append(event)
    before = len(journal.of_type(WrapUpEnded))
    await asyncio.sleep(0.05)
    assert len(journal.of_type(WrapUpEnded)) == before


async def test_close_ends_timers_and_hears_nothing_more(journal: MemoryJournal, clock: ManualClock) -> None:
    """After `close` nothing is appended any more, neither by a timer nor by a decision that was planned."""
    dispatcher = Dispatcher(journal, QUEUES, clock)
    talk_and_wrap_up(journal, clock, 0.01)
    sign_in(journal, "a2")
    with Script(dispatcher, journal, "c2").line:
        count = len(journal.events)
        dispatcher.close()
        await asyncio.sleep(0.03)
    assert len(journal.events) == count
    sign_in(journal, "a3")
    assert "a3" not in dispatcher.live.agents


async def test_second_wrap_up_has_its_own_time(
    dispatcher: Dispatcher, journal: MemoryJournal, clock: ManualClock
) -> None:
    """The timer of a wrap-up that ended early does not end the next one."""
    talk_and_wrap_up(journal, clock, 0.02)
    journal.append(WrapUpEnded(at=clock.now, agent="a1"))
    journal.append(CallEnded(at=clock.now, call="c1", reason="completed"))
    clock.advance(1.0)
    talk_and_wrap_up(journal, clock, 60.0, call="c2")
    await asyncio.sleep(0.05)
    assert dispatcher.live.agents["a1"].state is AgentState.WRAPPING_UP


# --- after a crash ---


async def test_recovery(clock: ManualClock) -> None:
    """The waiting call is in its old place, the agent in wrap-up gets the rest of it, and nobody is rung too early."""
    journal = MemoryJournal(
        [
            AgentSignedIn(at=1.0, agent="a1", queues=("water",)),
            AgentSignedIn(at=2.0, agent="a2", queues=("water",)),
            CallQueued(at=3.0, call="c1", queue="water", language="ar"),
            CallQueued(at=4.0, call="c2", queue="water", language="ar"),
            AgentReserved(at=5.0, call="c1", agent="a1", queue="water"),
            AgentReserved(at=5.0, call="c2", agent="a2", queue="water"),
            TalkEnded(at=clock.now, call="c2", agent="a2", ended_by="agent", wrap_up_seconds=0.05),
        ]
    )
    dispatcher = Dispatcher(journal, QUEUES, clock)
    recovered = await dispatcher.recover(journal)
    assert (recovered.seq, recovered.read) == (7, 7)
    await turn()
    assert dispatcher.live.calls["c1"].state is CallState.RESERVED
    line = dispatcher.wait_in_line("c1", "water")
    with line:
        journal.append(CallResumed(at=8.0, call="c1", step="queue"))
        await turn()
        assert (line.offer, line.position()) == (RingAgent("c1", "a1", "water"), 1)
        clock.advance(0.05)
        await eventually(lambda: dispatcher.live.agents["a2"].state is AgentState.AVAILABLE)
    dispatcher.close()


async def test_call_that_was_quicker_than_the_recovery(clock: ManualClock) -> None:
    """A script that is in line before the journal was read is served after it."""
    journal = MemoryJournal(
        [
            AgentSignedIn(at=1.0, agent="a1", queues=("water",)),
            CallQueued(at=1.0, call="c1", queue="water", language="ar"),
        ]
    )
    dispatcher = Dispatcher(journal, QUEUES, clock)
    with dispatcher.wait_in_line("c1", "water") as line:
        await dispatcher.recover(journal)
        await turn()
        assert line.offer is not None
    dispatcher.close()


class SlowReader(MemoryJournal):
    """While it reads, something happens."""

    async def after(self, seq: int, limit: int = 1000) -> list[Entry]:
        if not self.reads:
            self.append(AgentPaused(at=2.0, agent="a1"))
            self.append(CallEnded(at=2.0, call="c1", reason="lost"))
            self.events = self.events[:2]  # not on disk yet
        return await super().after(seq, limit)


async def test_what_happens_during_the_recovery_is_not_lost(clock: ManualClock) -> None:
    """An event that is told while the journal is read counts after it."""
    journal = SlowReader(
        [
            AgentSignedIn(at=1.0, agent="a1", queues=("water",)),
            CallQueued(at=1.0, call="c1", queue="water", language="ar"),
        ]
    )
    dispatcher = Dispatcher(journal, QUEUES, clock)
    await dispatcher.recover(journal)
    assert dispatcher.is_paused("a1")
    assert not dispatcher.is_waiting("c1")
    dispatcher.close()


async def test_recovery_follows_the_configuration(clock: ManualClock) -> None:
    """Agents who are no longer configured are signed out; those whose queues changed serve the new ones."""
    journal = MemoryJournal(
        [
            AgentSignedIn(at=1.0, agent=agent, queues=("water",))
            for agent in ("gone", "moved", "paused", "same")
        ]
    )
    journal.events.append(AgentPaused(at=2.0, agent="paused", reason="lunch"))
    journal.events.append(AgentSignedIn(at=2.0, agent="out", queues=("water",)))
    journal.events.append(AgentSignedOut(at=3.0, agent="out"))
    dispatcher = Dispatcher(journal, QUEUES, clock)
    agents = {
        "moved": Agent(name="M", queues={"general": 1.0}),
        "paused": Agent(name="P", queues={"general": 1.0}),
        "same": Agent(name="S", queues={"water": 1.0}),
        "out": Agent(name="O", queues={"general": 1.0}),
    }
    await dispatcher.recover(journal, agents=agents)
    assert journal.events[7:] == [
        AgentSignedOut(at=clock.now, agent="gone"),
        AgentSignedIn(at=clock.now, agent="moved", queues=("general",)),
        AgentSignedIn(at=clock.now, agent="paused", queues=("general",)),
        AgentPaused(at=clock.now, agent="paused", reason="lunch"),
    ]
    assert dispatcher.agents_signed_in("general") == {"moved", "paused"}
    assert dispatcher.is_paused("paused")
    dispatcher.close()


async def test_agent_who_is_held_back_is_rung_afterwards(
    dispatcher: Dispatcher, journal: MemoryJournal
) -> None:
    """While an agent is on the phone with us no call comes; as soon as that is over, it does."""
    script = Script(dispatcher, journal, "c1")
    with script.line as line:
        with dispatcher.held_back("a1"):
            sign_in(journal)
            await turn()
            assert line.offer is None
        await turn()
        assert line.offer == RingAgent("c1", "a1", "water")


async def test_nobody_is_reserved_after_the_end(
    dispatcher: Dispatcher, journal: MemoryJournal, clock: ManualClock
) -> None:
    """A script that comes to its line while the controller ends does not begin a decision that is due by then."""
    rules = RoutingRules(queues={"water": QueueRules(preferred_seconds=20.0)})
    journal.append(RulesLoaded(at=clock.now, rules=rules))
    sign_in(journal, "a1")
    sign_in(journal, "known")
    journal.append(AgentPaused(at=clock.now, agent="known"))
    journal.append(CallQueued(at=clock.now, call="c1", queue="water", language="ar", preferred="known"))
    with dispatcher.wait_in_line("c1", "water"):
        await turn()
        dispatcher.close()
        told = list(journal.events)
        clock.now += 30.0
        with dispatcher.wait_in_line("c2", "water"):
            await turn()
        assert journal.events == told
