"""The components of which every number of a report is made. Pure.

Only what can be added is kept: counts and seconds. Rates and means are made of them in `measures.py`, so that a report
can add intervals first, and can be told another definition after the fact.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from operator import attrgetter
from typing import Self


class Activity(StrEnum):
    """What an agent does, as the columns of time are named; `AgentState` with reserved and ringing as one."""

    AVAILABLE = "available"
    #: Reserved for a call, or rung.
    RINGING = "ringing"
    TALKING = "talking"
    HOLDING = "holding"
    #: Asks somebody else about the call; the caller hears music.
    CONSULTING = "consulting"
    #: Is asked about a colleague's call.
    CONSULTED = "consulted"
    WRAPPING_UP = "wrapping up"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"
    BUSY_ELSEWHERE = "busy elsewhere"
    SIGNED_OUT = "signed out"


def _times() -> "defaultdict[str, float]":
    return defaultdict(float)


class Largest(float):
    """A number that is added by taking the larger one."""

    __slots__ = ()

    def __add__(self, other: float) -> "Largest":
        return Largest(max(self, other))


_NO_ERROR = Largest(0.0)


@dataclass(slots=True)
class Figures:
    """Components that can be added."""

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of the components."""
        return tuple(field.name for field in fields(cls))

    @classmethod
    def total(cls, many: Sequence[Self]) -> Self:
        """Return the sum of several, component by component."""
        whole = cls()
        whole._add(many)
        return whole

    def add(self, other: Self) -> None:
        """Add another one to this one, component by component."""
        self._add((other,))

    def _add(self, many: Sequence[Self]) -> None:
        for name in self.names():
            components = map(attrgetter(name), many)
            mine = getattr(self, name)
            if isinstance(mine, dict):
                for others in components:
                    for key, value in others.items():
                        mine[key] += value
            else:
                setattr(self, name, sum(components, start=mine))

    def is_empty(self) -> bool:
        """Return whether nothing happened."""
        return not any(getattr(self, name) for name in self.names())


@dataclass(slots=True)
class QueueFigures(Figures):
    """Components of one queue.

    The outcome of a wait belongs to the interval in which it began, so in each interval
    offered = answered + abandoned + flowed out + still there. Times lie where they passed, second by second.
    """

    #: Callers who entered the queue.
    offered: int = 0
    #: Agent and caller were bridged.
    answered: int = 0
    #: Of these within T, the queue's `service_level_seconds`.
    answered_in_time: int = 0
    #: Sum of their waits, from the entry to the bridge, seconds.
    answered_wait: float = 0.0
    #: The caller left while waiting or ringing.
    abandoned: int = 0
    #: Of these within c, the queue's `short_abandon_seconds`.
    abandoned_short: int = 0
    #: Of these within T.
    abandoned_in_time: int = 0
    abandoned_wait: float = 0.0
    #: Callers who left for something else, by where to and why.
    flowed_out_to: Counter[tuple[str, str]] = field(default_factory=Counter)
    #: Callers who wait or are rung for.
    still_there: int = 0
    #: Talks that began, with callers who waited and with citizens who were called back.
    handled: int = 0
    #: Calls that agents gave to somebody else, whoever took them.
    transferred: int = 0
    #: Agents' time for this queue's calls by activity: ringing, talking, holding, asking, wrapping up; seconds.
    seconds: dict[str, float] = field(default_factory=_times)
    #: Call-backs: requests, citizens reached and their waits, attempts that reached nobody, requests given up.
    callbacks_requested: int = 0
    callbacks_reached: int = 0
    callbacks_wait: float = 0.0
    callbacks_missed: int = 0
    callbacks_failed: int = 0
    #: Expected waits that were said to callers who were then answered, and said less real: sum, sum without sign,
    #: seconds.
    said: int = 0
    said_error: float = 0.0
    said_absolute_error: float = 0.0
    said_largest_error: Largest = _NO_ERROR

    @property
    def flowed_out(self) -> int:
        """Callers who left for something else than an agent."""
        return sum(self.flowed_out_to.values())


@dataclass(slots=True)
class AgentFigures(Figures):
    """Components of one agent."""

    #: Time by activity, seconds; signed out is not among them.
    seconds: dict[str, float] = field(default_factory=_times)
    #: Paused time by reason, seconds.
    paused: dict[str, float] = field(default_factory=_times)
    #: Talks that began.
    handled: int = 0
    #: Calls that the agent gave to somebody else.
    transferred: int = 0
    #: How often the phone rang for a call.
    rung: int = 0
    #: Of these the agent did not take the call.
    rung_missed: int = 0
    #: Of these the caller left while it rang: nobody's fault.
    rung_cancelled: int = 0
    #: Calls not taken by reason, also those for which the phone never rang.
    missed: Counter[str] = field(default_factory=Counter)
    #: How often RONA set the agent aside.
    set_aside: int = 0
