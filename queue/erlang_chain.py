"""How many calls are in a system from which the impatient go: a birth-death chain, for Erlang A."""

import math
from collections.abc import Iterator

from .erlang_inputs import ErlangError

#: States of an Erlang A chain that are worth their time; more mean that callers wait for days.
MOST_STATES = 2_000_000

#: States less probable than this, relative to the most probable one, are left out.
_NEGLIGIBLE = 1e-22


class CallsInSystem:
    """Their stationary distribution. Rates are per second. Raises `ErlangError` for a line that holds millions."""

    def __init__(self, arrivals: float, service: float, agents: int, impatience: float) -> None:
        self._arrivals, self._service, self._agents, self._impatience = arrivals, service, agents, impatience
        overload = arrivals - agents * service
        mode = agents + overload / impatience if overload > 0 else arrivals / service
        if mode > MOST_STATES:
            raise self._too_long()
        self._build(math.floor(mode))

    def _too_long(self) -> ErlangError:
        return ErlangError(
            f"the line may hold millions of calls: {self._agents} agents are too few for callers so patient; "
            "plan more agents, or give a shorter patience"
        )

    def _build(self, mode: int) -> None:
        below, above = list(self._below(mode)), list(self._above(mode))
        lowest = mode - len(below)
        weights = [*below[::-1], 1.0, *above]
        total = math.fsum(weights)
        n = self._agents
        #: Mean number of busy agents.
        self.busy = math.fsum(min(k, n) * weight for k, weight in enumerate(weights, lowest)) / total
        padding = [0.0] * max(0, lowest - n)
        #: Probabilities of n, n + 1, … calls in the system.
        self.waiting = padding + [weight / total for weight in weights[max(0, n - lowest) :]]

    def _deaths(self, calls: int) -> float:
        n = self._agents
        return min(calls, n) * self._service + max(calls - n, 0) * self._impatience

    def _below(self, mode: int) -> Iterator[float]:
        weight = 1.0
        for k in range(mode, 0, -1):
            weight *= self._deaths(k) / self._arrivals
            if weight < _NEGLIGIBLE:
                return
            yield weight

    def _above(self, mode: int) -> Iterator[float]:
        weight = 1.0
        for k in range(mode + 1, mode + MOST_STATES):
            weight *= self._arrivals / self._deaths(k)
            if weight < _NEGLIGIBLE:
                return
            yield weight
        raise self._too_long()
