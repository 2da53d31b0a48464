"""Keeps the live topic `desk`: what each agent's page shows of the agent, told when it changes.

It hears the journal behind the dispatcher, and marks whom an event concerns; the records are put once the event loop
comes round, so that what was appended together is told together. A screen pop goes out at once, in the same turn of
the loop as the reservation, and with it goes before the phone rings.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

import structlog

from hotline.config import Configuration
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.events import ControllerStarted, Event, RulesLoaded, TalkEnded
from hotline.queue.agents import AgentState, LiveAgent
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation

from .agent_desk_record import Remembered, Work, record_of

log = structlog.get_logger()


class Topic(Protocol):
    """A live topic: a table of records by key (`desk/live/hub.py`)."""

    def put(self, key: str, record: Mapping[str, Any]) -> None:
        """Tell the record, if it is another one than before."""


class AgentDesk:
    """What agents' pages show; a listener of the journal."""

    def __init__(
        self,
        topic: Topic,
        live: Callable[[], LiveState],
        current: Callable[[], Configuration],
        phone_kind: Callable[[str], str],
        line: Callable[[str], Mapping[str, object]],
        *,
        in_hand: set[str] | None = None,
    ) -> None:
        """`live()` is another object after a recovery; `phone_kind(agent)` is `browser` or `desk`.

        `line(agent)` tells how the agent's call stands (docs/developer/call-control.md). `in_hand` is kept to be the
        agents who have work in hand.
        """
        self._topic = topic
        self._live = live
        self._current = current
        self._phone_kind = phone_kind
        self._line = line
        self._in_hand = set() if in_hand is None else in_hand
        self._beside: dict[str, Remembered] = {}
        self._states: dict[str, AgentState] = {}
        #: The agent of each call that has one.
        self._agents: dict[str, str] = {}
        self._marked: set[str] = set()
        self._planned: asyncio.Handle | None = None

    # --- what happens ---

    def restore(self, last_calls: Mapping[str, str], since: Mapping[str, float]) -> None:
        """Take over what an earlier controller knew: the call of each wrap-up, and since when states last."""
        live = self._live()
        for name, agent in live.agents.items():
            beside = self._of(name)
            # What was heard meanwhile is newer.
            beside.last_call = beside.last_call or last_calls.get(name)
            beside.since = beside.since or since.get(name)
            self._states[name] = agent.state
            if agent.call is not None:
                self._agents[agent.call] = name
        self.mark(self._everybody(live))

    def hear(self, event: Event) -> None:
        """Take a fact; append this to the journal's listeners, behind the dispatcher's and the screen popper's."""
        live = self._live()
        if isinstance(event, ControllerStarted | RulesLoaded):
            self.mark(self._everybody(live))
            return
        for name in self._concerned(live, event):
            self._note(live, name, event)
            self.mark([name])

    def popped(self, message: PopMessage) -> None:
        """Show who calls, or no longer; a way of the screen popper, which never waits and never raises."""
        try:
            self._of(message.agent).pop = None if message.kind == "gone" else message
            self._put(message.agent)
        except Exception:
            log.exception("a screen pop did not reach the desk", agent=message.agent)

    def show_offer(self, agent: str, offer: Work | None) -> None:
        """Show work that is offered; None: nothing is."""
        self._of(agent).offer = offer
        self.mark([agent])

    def show_hand(self, agent: str, hand: Work | None) -> None:
        """Show work in hand; None: there is none."""
        self._of(agent).hand = hand
        (self._in_hand.discard if hand is None else self._in_hand.add)(agent)
        self.mark([agent])

    def agents_in(self, occupation: Occupation) -> frozenset[str]:
        """Return the agents whom a call of ours keeps busy like that."""
        return frozenset(name for name, one in self._live().agents.items() if one.occupation is occupation)

    def known(self) -> tuple[str, ...]:
        """Return every agent of whom the journal ever told."""
        return tuple(self._live().agents)

    def beside(self, agent: str) -> Remembered:
        """Return what is remembered of an agent, to be read only."""
        return self._of(agent)

    def mark(self, agents: Iterable[str]) -> None:
        """Tell anew what these agents' pages show, soon."""
        self._marked.update(agents)
        if self._planned is None and self._marked:
            self._planned = asyncio.get_running_loop().call_soon(self._flush)

    def close(self) -> None:
        """Tell nothing more."""
        if self._planned is not None:
            self._planned.cancel()

    # --- inside ---

    def _everybody(self, live: LiveState) -> Iterable[str]:
        return [
            *self._current().agents,
            *(name for name in live.agents if name not in self._current().agents),
        ]

    def _concerned(self, live: LiveState, event: Event) -> Iterator[str]:
        """Yield the event's agent; of a call that names none, who had it before, and who has it now."""
        agent = getattr(event, "agent", None)
        if agent:
            yield agent
        for name in (getattr(event, "call", None), getattr(event, "callback", None)):
            before = self._agents.pop(name, None) if name is not None else None
            if before is not None:
                yield before
            call = live.calls.get(name) if name is not None else None
            if call is not None and call.agent is not None:
                self._agents[call.call] = call.agent
                yield call.agent

    def _note(self, live: LiveState, name: str, event: Event) -> None:
        beside, agent = self._of(name), live.agents.get(name)
        if isinstance(event, TalkEnded) and event.agent == name:
            beside.last_call = event.call
        state = agent.state if agent is not None else AgentState.SIGNED_OUT
        if self._states.get(name) is not state:
            self._states[name], beside.since = state, event.at

    def _flush(self) -> None:
        self._planned = None
        marked, self._marked = self._marked, set()
        for name in sorted(marked):
            self._put(name)

    def _put(self, name: str) -> None:
        live = self._live()
        agent = live.agents.get(name) or LiveAgent(name)
        call = live.calls.get(agent.call) if agent.call is not None else None
        record = record_of(agent, call, self._of(name), self._current(), self._phone_kind(name))
        self._topic.put(name, record | {"line": dict(self._line(name))})

    def _of(self, name: str) -> Remembered:
        return self._beside.setdefault(name, Remembered())
