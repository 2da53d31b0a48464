"""How many agents a target needs: Erlang A, or C where callers never abandon."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from .erlang import ErlangA, ErlangC, ErlangError, Load

#: More agents than this is a typing error.
MOST_AGENTS = 10_000

_target = re.compile(r"(\d+(?:\.\d+)?)\s*%?\s*/\s*(\d+(?:\.\d+)?)\s*s?")


class StaffingError(ValueError):
    """There is no plan for these numbers; the text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A service level: this share of the calls is answered within so many seconds."""

    #: 0 to 1.
    share: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.share * 100:g}/{self.seconds:g}"


def parse_target(text: str) -> Target:
    """Return the target of `80/20`: 80 % within 20 s. Raises `StaffingError`."""
    match = _target.fullmatch(text.strip())
    if match is None:
        message = f"`{text}` is no service level: write per cent and seconds, for example 80/20"
        raise StaffingError(message)
    share, seconds = float(match[1]) / 100, float(match[2])
    if not 0 < share < 1:
        message = f"{match[1]} % cannot be planned for: write a share between 0 and 100, for example 80/20"
        raise StaffingError(message)
    return Target(share, seconds)


def performance(load: Load, agents: int, patience_seconds: float | None) -> ErlangA | ErlangC:
    """Return the theory for these agents: Erlang A, or C for callers who never abandon. Raises `ErlangError`."""
    if patience_seconds is None:
        return ErlangC(load, agents)
    return ErlangA(load, agents, patience_seconds)


def agents_needed(load: Load, target: Target, patience_seconds: float | None, short: float = 0.0) -> int:
    """Return the smallest number of agents that reaches the target.

    `short` is the queue's cut-off of short abandons, seconds. Raises `StaffingError` where `MOST_AGENTS` are too few.
    """

    def reached(agents: int) -> bool:
        try:
            level = performance(load, agents, patience_seconds).service_level(target.seconds, short)
        except ErlangError:  # far too few agents
            return False
        return level >= target.share

    return _smallest(reached, math.ceil(load.erlangs))


def _smallest(reached: Callable[[int], bool], guess: int) -> int:
    """Return the smallest number from 1 on that reaches it; whoever reaches it does so with more as well."""
    enough = max(1, min(guess, MOST_AGENTS))
    while not reached(enough):
        if enough >= MOST_AGENTS:
            message = f"even {MOST_AGENTS} agents do not reach the target: check the calls and their length"
            raise StaffingError(message)
        enough = min(MOST_AGENTS, 2 * enough)
    too_few = 0
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        if reached(middle):
            enough = middle
        else:
            too_few = middle
    return enough


def rostered(agents: int, shrinkage: float) -> int:
    """Return how many agents must be on the roster, so that so many are at their phones: n / (1 − shrinkage).

    `shrinkage` is the share of the paid time spent on breaks, training and absence, 0 to less than 1. Raises
    `StaffingError`.
    """
    if not 0 <= shrinkage < 1:
        message = f"a shrinkage of {shrinkage * 100:g} % leaves nobody: give 0 to less than 100 per cent"
        raise StaffingError(message)
    return math.ceil(agents / (1 - shrinkage) - 1e-9)  # 7 / 0.7 is 10, not 11
