"""A hotline's day as chance wills it, decided by the real dispatcher, in virtual time."""

import asyncio
from collections.abc import Callable, Coroutine
from random import Random

from hotline.events import (
    AgentAnswered,
    AgentHeldBack,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentResumed,
    AgentRinging,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallEnded,
    CallQueued,
    CallResumed,
    ControllerStarted,
    ControllerStopped,
    Event,
    MessageTranscribed,
    RulesLoaded,
    TalkEnded,
    WrapUpExtended,
)
from hotline.events.waiting import MissReason
from hotline.journal import Entry
from hotline.queue.calls import IN_LINE, CallState
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.line import Line
from hotline.testing.journal import MemoryJournal
from hotline.testing.logs import caught
from hotline.testing.virtual_time import run
from tests.queue.random_rules import AGENTS, QUEUES, REQUIREMENTS, random_rules

#: The evening of a day, seconds since the epoch: midnight comes on the way.
BEGIN = 1_789_000_000.0


class RandomDay:
    """Callers, agents, reloads and crashes; all of it follows from the seed."""

    def __init__(self, seed: int, seconds: float) -> None:
        self._dice = Random(seed)  # noqa: S311 -- a test's dice
        self._seconds = seconds
        self._journal = MemoryJournal()
        self._dispatcher = self._new_dispatcher()
        self._scripts: set[asyncio.Task[None]] = set()
        self._callers = 0
        #: No controller is there.
        self._down = False

    def entries(self) -> list[Entry]:
        """Live through the day and return its journal."""
        return [Entry(number, "test", event) for number, event in enumerate(self._journal.events, 1)]

    async def pass_by(self) -> None:
        """Let the day pass."""
        self._begin()
        self._reload()
        for agent in AGENTS[:4]:
            self._tell(AgentSignedIn(at=self._now(), agent=agent, queues=QUEUES))
        happenings: list[tuple[Callable[[], object], float]] = [
            (self._call_comes, 4.0), (self._agent_does_something, 6.0), (self._callback_is_wished, 60.0),
            (self._reload, 150.0), (self._crash, 200.0), (self._stop, 400.0), (self._message_is_read, 30.0),
        ]  # fmt: skip
        tasks = [asyncio.create_task(self._now_and_then(what, every)) for what, every in happenings]
        await asyncio.sleep(self._seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._end_scripts()
        self._dispatcher.close()

    # --- the machine ---

    def _now(self) -> float:
        return BEGIN + asyncio.get_running_loop().time()

    def _tell(self, event: Event) -> None:
        self._journal.append(event)

    def _new_dispatcher(self) -> Dispatcher:
        return Dispatcher(self._journal, {}, self._now)

    def _begin(self) -> None:
        self._tell(ControllerStarted(at=self._now(), version="1"))

    async def _now_and_then(self, what: Callable[[], object], every: float) -> None:
        while True:
            await asyncio.sleep(self._dice.expovariate(1 / every))
            if self._down and what != self._message_is_read:
                continue
            done = what()
            if asyncio.iscoroutine(done):
                await done

    def _reload(self) -> None:
        self._tell(RulesLoaded(at=self._now(), rules=random_rules(self._dice)))

    def _message_is_read(self) -> None:
        """Another process writes what concerns no queue, also while no controller is there."""
        self._tell(MessageTranscribed(at=self._now(), message="m", engine="e", confidence=None))

    async def _crash(self) -> None:
        """Kill the controller; the last events are not on the disk."""
        self._down = True
        self._dispatcher.close()
        await self._end_scripts()
        lost = self._dice.choice([0, 0, 1, 3])
        if lost and not any(isinstance(event, ControllerStarted) for event in self._journal.events[-lost:]):
            del self._journal.events[-lost:]
        await self._start_again()

    async def _stop(self) -> None:
        """Stop the controller as an operator does; the scripts still say that they are gone."""
        self._tell(ControllerStopped(at=self._now()))
        self._down = True
        await self._end_scripts()
        self._dispatcher.close()
        await self._start_again()

    async def _start_again(self) -> None:
        await asyncio.sleep(self._dice.choice([0.2, 3.0]))
        self._dispatcher = self._new_dispatcher()
        await self._dispatcher.recover(self._journal)
        self._begin()
        self._down = False
        for call in list(self._dispatcher.live.calls.values()):
            if call.call not in self._dispatcher.live.callbacks:
                self._run(self._goes_on(call.call))

    async def _end_scripts(self) -> None:
        for script in self._scripts:
            script.cancel()
        await asyncio.gather(*self._scripts, return_exceptions=True)
        self._scripts.clear()

    def _run(self, script: Coroutine[None, None, None]) -> None:
        self._scripts.add(asyncio.get_running_loop().create_task(script))

    # --- callers ---

    def _call_comes(self) -> None:
        self._callers += 1
        self._run(self._calls(f"c{self._callers}"))

    async def _calls(self, call: str) -> None:
        queue, now, dice = self._dice.choice(QUEUES), self._now(), self._dice
        self._tell(CallArrived(at=now, call=call, caller=None, dialled="1111", channel="x"))
        queued = CallQueued(
            at=now, call=call, queue=queue, language=dice.choice(["ar", "en"]),
            priority_seconds=dice.choice([0.0, 0.0, 20.0]), since=dice.choice([None, now - 10.0]),
            preferred=dice.choice([None, None, *AGENTS]),
            preferred_seconds=dice.choice([None, None, 0.0, 5.0]),
            requires=dice.choice(["", "", *REQUIREMENTS]),
        )  # fmt: skip
        self._tell(queued)
        await self._waits(call, queue)

    async def _goes_on(self, call: str) -> None:
        """Resume a call after a while, or find that it ended meanwhile."""
        await asyncio.sleep(self._dice.uniform(0.0, 4.0))
        known = self._dispatcher.live.calls[call]
        if known.state not in IN_LINE or self._dice.random() < 0.1:
            if known.state in IN_LINE:
                self._tell(CallAbandoned(at=self._now(), call=call, queue=known.queue or ""))
            elif known.agent:
                self._talk_ends(call, known.agent)
            self._tell(CallEnded(at=self._now(), call=call, reason="lost"))
            return
        if known.agent is not None:
            self._misses(call, known.agent, known.queue or "", "failed")
        self._tell(CallResumed(at=self._now(), call=call, step="queue"))
        await self._waits(call, known.queue or "")

    async def _waits(self, call: str, queue: str) -> None:
        patience = self._now() + self._dice.expovariate(1 / 60.0)
        with self._dispatcher.wait_in_line(call, queue) as line:
            offered = asyncio.Event()
            line.on_offer = offered.set
            while await self._is_offered(line, offered, patience):
                if await self._is_rung(line):
                    return
                if self._dice.random() < 0.05:
                    break  # the link to the channel breaks: the caller keeps the place
            else:
                self._tell(CallAbandoned(at=self._now(), call=call, queue=queue))
                self._tell(CallEnded(at=self._now(), call=call, reason="caller hung up"))
                return
        await self._goes_on(call)

    async def _is_offered(self, line: Line, offered: asyncio.Event, patience: float) -> bool:
        while line.offer is None:
            offered.clear()
            try:
                await asyncio.wait_for(offered.wait(), max(0.0, patience - self._now()))
            except TimeoutError:
                return line.offer is not None
        return True

    async def _is_rung(self, line: Line) -> bool:
        """Ring the agent; True once both have talked."""
        offer = line.offer
        assert offer is not None
        await asyncio.sleep(self._dice.choice([0.0, 0.02]))
        self._tell(AgentRinging(at=self._now(), call=line.call, agent=offer.agent, channel="y"))
        await asyncio.sleep(self._dice.uniform(0.0, 6.0))
        if self._dice.random() < 0.3:
            reasons: list[MissReason] = ["no answer", "rejected", "unreachable", "failed"]
            self._misses(line.call, offer.agent, offer.queue, self._dice.choice(reasons))
            return False
        self._tell(
            AgentAnswered(at=self._now() - 0.004, call=line.call, agent=offer.agent, queue=offer.queue)
        )
        await asyncio.sleep(self._dice.expovariate(1 / 15.0))
        self._talk_ends(line.call, offer.agent)
        self._tell(CallEnded(at=self._now(), call=line.call, reason="completed"))
        return True

    def _misses(self, call: str, agent: str, queue: str, reason: MissReason) -> None:
        missed = AgentMissed(at=self._now(), call=call, agent=agent, queue=queue, reason=reason)
        self._tell(missed)

    def _talk_ends(self, call: str, agent: str) -> None:
        wrap_up = self._dice.choice([0.0, 2.0])
        self._tell(
            TalkEnded(
                at=self._now() - 0.002, call=call, agent=agent, ended_by="agent", wrap_up_seconds=wrap_up
            )
        )

    def _callback_is_wished(self) -> None:
        """A citizen hangs up and keeps the place; after a while that is over, by a call or without."""
        self._callers += 1
        name, now = f"back{self._callers}", self._now()
        self._tell(
            CallbackRequested(
                at=now, callback=name, call=f"c{self._callers}", queue=self._dice.choice(QUEUES), language="ar",
                number="+96891234567", since=now - 15.0,
            )
        )  # fmt: skip
        self._run(self._calls_back(name))

    async def _calls_back(self, name: str) -> None:
        await asyncio.sleep(self._dice.uniform(1.0, 60.0))
        place = self._dispatcher.live.calls[name]
        if place.state is CallState.WAITING:
            self._tell(CallbackEnded(at=self._now(), callback=name, reason="called again"))
            return
        self._tell(CallbackDialled(at=self._now(), callback=name, attempt=1, channel=f"{name}.1"))
        await asyncio.sleep(5.0)
        now = self._now()
        if self._dice.random() < 0.5:
            self._tell(CallbackFailed(at=now, callback=name, attempt=1, reason="busy", again_at=now + 20.0))
            await asyncio.sleep(20.0)
            self._tell(CallbackDue(at=self._now(), callback=name))
            return
        self._tell(CallbackAnswered(at=now, callback=name, call=f"{name}.1"))
        queue = place.queue or ""
        queued = CallQueued(
            at=now, call=f"{name}.1", queue=queue, language="ar", since=place.since, callback=name
        )
        self._tell(queued)
        await self._waits(f"{name}.1", queue)
        self._tell(CallbackEnded(at=self._now(), callback=name, reason="talked"))

    # --- agents ---

    def _agent_does_something(self) -> None:
        agent, now, dice = self._dice.choice(AGENTS), self._now(), self._dice
        queues = tuple(dice.sample(QUEUES, dice.randint(1, 3)))
        signs_in = AgentSignedIn(at=now, agent=agent, queues=queues)
        events: list[Event] = [
            signs_in, signs_in, signs_in, signs_in,
            AgentSignedOut(at=now, agent=agent),
            AgentPaused(at=now, agent=agent), AgentResumed(at=now, agent=agent),
            AgentHeldBack(at=now, agent=agent), AgentReleased(at=now, agent=agent),
            WrapUpExtended(at=now, agent=agent, until=now + 5.0),
            AgentPhoneChanged(at=now, agent=agent, phone=dice.choice(["idle", "idle", "in use", "unreachable"])),
        ]  # fmt: skip
        self._tell(dice.choice(events))


def random_day(seed: int, seconds: float = 600.0) -> list[Entry]:
    """Return the journal of a day."""

    async def live() -> list[Entry]:
        day = RandomDay(seed, seconds)
        await day.pass_by()
        return day.entries()

    with caught():
        return run(live())
