"""Whom an agent asked, or gave a caller to, and who did not take the call: the agent is told who, and why.

| event | told to |
|---|---|
| ConsultationEnded, where nobody answered | who asked |
| AgentMissed of the agent to whom a caller was given at once | who gave the caller away |
| OutsideEnded of the department to whom a caller was given at once, unless it answered | who gave the caller away |

It is told until the agent asks or gives away again, or talks with the next caller. A controller that dies forgets it:
what becomes of the caller does not depend on it.
"""

from collections.abc import Callable, Mapping
from typing import Final

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    CallEnded,
    CallTransferred,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    OutsideEnded,
)
from hotline.queue.live import LiveState

#: Why a consultation is over that never began: nobody answered.
NOT_ANSWERED: Final = frozenset({"no answer", "rejected", "busy", "unreachable", "failed"})


class Unreached:
    """Hears the journal, behind the live state."""

    def __init__(self, live: Callable[[], LiveState]) -> None:
        self._live = live
        #: Callers who were given away at once, and have nobody yet; by call.
        self._given: dict[str, CallTransferred] = {}
        self._told: dict[str, Mapping[str, object]] = {}

    def of(self, agent: str) -> Mapping[str, object] | None:
        """Return what the agent is to be told, ready for JSON."""
        return self._told.get(agent)

    def hear(self, event: Event) -> str | None:
        """Take a fact; return the agent who is to be told, if anybody is."""
        match event:
            case ConsultationBegan():
                self._told.pop(event.agent, None)
            case CallTransferred():
                self._told.pop(event.agent, None)
                if event.way == "blind":
                    self._given[event.call] = event
            case AgentAnswered():
                self._told.pop(event.agent, None)
                self._given.pop(event.call, None)
            case CallEnded():
                self._given.pop(event.call, None)
            case ConsultationEnded() if event.why in NOT_ANSWERED:
                return self._asked(event)
            case AgentMissed():
                return self._refused(event.call, "agent", event.agent, event.reason, event.at)
            case OutsideEnded() if event.result != "answered":
                key = event.outside.partition(":")[2]
                return self._refused(event.call, "department", key, event.result, event.at)
        return None

    def _asked(self, event: ConsultationEnded) -> str | None:
        call = self._live().calls.get(event.call)
        if call is None or call.consultation is None:
            return None
        asked = call.consultation
        self._told[event.agent] = {
            "kind": asked.kind, "key": asked.target, "way": "consultation", "why": event.why, "at": event.at
        }  # fmt: skip
        return event.agent

    def _refused(self, call: str, kind: str, key: str, why: str, at: float) -> str | None:
        given = self._given.get(call)
        if given is None or (given.kind, given.target) != (kind, key):
            return None
        del self._given[call]
        self._told[given.agent] = {"kind": kind, "key": key, "way": given.way, "why": why, "at": at}
        return given.agent
