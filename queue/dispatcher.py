"""Hands agents to waiting calls: hears events, asks the router, writes reservations, tells the scripts.

An event changes the live state at once, inside the journal's `append`. What follows from it is decided once
the event loop comes round, when everything that was appended together is known: an agent who missed a call
and is set aside in the next line is not rung in between. So nothing is ever appended from inside a listener
here, all listeners hear the events in one order, and a decision never recurses.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import structlog

from hotline.clock import Clock
from hotline.config import Agent, Queue
from hotline.events import (
    AgentHeldBack,
    AgentReleased,
    AgentReserved,
    CallDetached,
    Event,
)
from hotline.journal import JournalPort

from .agents import Wish
from .calls import IN_LINE
from .expected_wait import ExpectedWait
from .fold_machine import attach, detach_all
from .line import Line
from .live import LiveState
from .recovery import Reader, Recovered, catch_up
from .roster import roster_changes
from .router import Router
from .wrap_ups import WrapUps

log = structlog.get_logger()


class Dispatcher:
    """The live state of this node's queues, and the shell around its router."""

    def __init__(self, journal: JournalPort, queues: Mapping[str, Queue], clock: Clock) -> None:
        """Hear the journal from now on; needs a running event loop as soon as events come."""
        self._journal = journal
        self._queues = queues
        self._clock = clock
        self._router = Router(LiveState())
        self._lines: dict[str, Line] = {}
        #: The planned decision; None where nothing is to be decided.
        self._planned: asyncio.Handle | None = None
        self._closed = False
        #: When time alone changes who may take a call, and its timer.
        self._due: tuple[float, asyncio.TimerHandle] | None = None
        self._wrap_ups = WrapUps(lambda: self.live, journal.append, clock)
        self._expected_wait = ExpectedWait(self._handling_seconds)
        #: Events that came while the state was being recovered; None at other times.
        self._early: list[Event] | None = None
        journal.listeners.append(self._hear)

    @property
    def live(self) -> LiveState:
        """The live state. To be read only; the same object until `recover`."""
        return self._router.live

    # --- for the call script ---

    def wait_in_line(self, call: str, queue: str) -> Line:
        """Return the call's line, to be entered; the script itself appends `CallQueued` or `CallResumed`."""
        return Line(self, call, queue)

    def is_waiting(self, call: str) -> bool:
        """Return whether the call has a place in a queue, also while an agent is reserved or rung for it."""
        found = self.live.calls.get(call)
        return found is not None and found.state in IN_LINE

    def waiting(self, queue: str) -> int:
        """Return the number of calls with a place in the queue."""
        return self.live.waiting(queue)

    def agents_signed_in(self, queue: str) -> frozenset[str]:
        """Return the agents who are signed in for the queue, in whatever state."""
        return self.live.agents_signed_in(queue)

    def nobody_could_take(self, queue: str, language: str, requires: str = "") -> bool:
        """Return whether nobody is signed in who could ever take such a call of the queue."""
        return self.live.index.nobody_could_take(queue, language, requires)

    def expected_wait(self, call: str) -> float | None:
        """Return how long a call in line must expect to wait from now on, seconds; None if nobody knows."""
        return self._expected_wait.of(self.live, call, self._clock())

    def expected_wait_of_newcomer(
        self, queue: str, language: str, priority_seconds: float, requires: str = ""
    ) -> float | None:
        """Return how long a call would wait that entered the queue now, seconds; None if nobody knows."""
        chain = self.live.index.chain(queue, language, requires)
        return self._expected_wait.of_newcomer(self.live, chain, priority_seconds, self._clock())

    def _handling_seconds(self, queue: str) -> float | None:
        rules = self._queues.get(queue)
        return rules.expected_handling_seconds if rules else None

    def wrap_up_seconds(self, queue: str) -> float:
        """Return the agent's time after a talk; 0 for a queue that the configuration no longer has."""
        rules = self._queues.get(queue)
        return rules.wrap_up_seconds if rules else 0.0

    # --- about agents ---

    @contextmanager
    def held_back(self, agent: str) -> Iterator[None]:
        """Keep calls away from an agent who is on the phone with us, which Asterisk may not have told yet."""
        self._journal.append(AgentHeldBack(at=self._clock(), agent=agent))
        try:
            yield
        finally:
            self._journal.append(AgentReleased(at=self._clock(), agent=agent))

    def is_signed_in(self, agent: str) -> bool:
        """Return whether the agent is signed in, in whatever state."""
        return self._wish(agent) is not Wish.SIGNED_OUT

    def is_paused(self, agent: str) -> bool:
        """Return whether the agent is paused, by wish or by RONA."""
        return self._wish(agent) is Wish.PAUSED

    def _wish(self, agent: str) -> Wish:
        found = self.live.agents.get(agent)
        return found.wish if found else Wish.SIGNED_OUT

    # --- the life of the dispatcher ---

    async def recover(
        self, reader: Reader, checkpoint: Path | None = None, agents: Mapping[str, Agent] | None = None
    ) -> Recovered:
        """Take over what earlier controllers left, from the journal; call it once, before calls are served.

        Where the `agents` of the configuration are given, those who are no longer in it are signed out, and
        those whose queues changed are signed in for the new ones. Raises what the reader raises.
        """
        self._early = []
        try:
            recovered = await catch_up(reader, checkpoint)
        finally:
            early, self._early = self._early, None
        self._router = Router(recovered.live)
        # No script of an earlier controller is there; those that come now say so by CallResumed.
        detach_all(self.live)
        for call in self._lines:
            attach(self.live, call)
        for event in early:
            self.live.apply(event)
        for agent in self.live.agents:
            self._wrap_ups.plan(agent)
        for event in roster_changes(self.live, agents, self._clock()) if agents is not None else ():
            self._journal.append(event)
        self._plan()
        return recovered

    def close(self) -> None:
        """Hear nothing more, decide nothing more, and end all timers."""
        self._closed = True
        if self._hear in self._journal.listeners:
            self._journal.listeners.remove(self._hear)
        if self._planned is not None:
            self._planned.cancel()
        if self._due is not None:
            self._due[1].cancel()
        self._wrap_ups.close()

    # --- inside ---

    def enter(self, line: Line) -> None:
        """The line's script is there; `Line` calls this."""
        self._lines[line.call] = line
        self._plan()

    def leave(self, line: Line) -> None:
        """The line's script is gone; `Line` calls this. A newer line of the same call stays."""
        if self._lines.get(line.call) is not line:
            return
        del self._lines[line.call]
        if self.is_waiting(line.call) and not self._closed:
            self._journal.append(CallDetached(at=self._clock(), call=line.call))

    def _hear(self, event: Event) -> None:
        if self._early is not None:
            self._early.append(event)
            return
        if not self.live.apply(event):
            log.info("event contradicts the live state", type=type(event).__name__,
                     call=getattr(event, "call", None), agent=getattr(event, "agent", None))  # fmt: skip
        agent = getattr(event, "agent", None)
        if agent is not None:
            self._wrap_ups.plan(agent)
        self._plan()

    def _plan(self) -> None:
        if self._planned is None and not self._closed:
            self._planned = asyncio.get_running_loop().call_soon(self._decide)

    def _decide(self) -> None:
        self._planned = None
        now = self._clock()
        while (ring := self._router.decide(now)) is not None:
            if ring.call not in self._lines and ring.call not in self.live.callbacks:
                # Its script went and has not said so: nobody would ring the agent.
                self._journal.append(CallDetached(at=now, call=ring.call))
                continue
            made = self.live.reservations
            self._journal.append(AgentReserved(at=now, call=ring.call, agent=ring.agent, queue=ring.queue))
            if self.live.reservations == made:
                log.error("a decision was refused by the live state", call=ring.call, agent=ring.agent)
                break
            self._tell(ring.call)
        self._plan_due()

    def _plan_due(self) -> None:
        """Have one timer for the next moment at which time alone changes who may take a call."""
        due = self._router.due()
        if self._due is not None:
            if self._due[0] == due:
                return
            self._due[1].cancel()
            self._due = None
        if due is not None:
            seconds = max(0.0, due - self._clock())
            self._due = due, asyncio.get_running_loop().call_later(seconds, self._time_passed)

    def _time_passed(self) -> None:
        self._due = None
        self._plan()

    def _tell(self, call: str) -> None:
        line = self._lines.get(call)
        if line is None or line.on_offer is None or line.offer is None:
            return
        try:
            line.on_offer()
        except Exception:
            # The script looks at its line now and then by itself; the other calls must not suffer.
            log.exception("a call could not be told of its agent", call=call)
