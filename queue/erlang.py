"""Erlang B, C and A: what queueing theory says of calls that come at random to equal agents.

All three assume Poisson arrivals and exponential handling times. They differ in what a caller does who finds every
agent busy: B, the call is lost; C (M/M/n), waits for ever; A (M/M/n+M), waits for an exponential patience and then
abandons. So C overstates the agents that are needed as soon as a few per cent abandon.

Rates are per second, times in seconds, probabilities 0 to 1. Sources: Erlang (1917) for B and C; Palm (1957), and
Mandelbaum and Zeltyn, "Service Engineering in Action: The Palm/Erlang-A Queue" (2007) for A. The definitions of the
measures are those of the statistics: docs/operator/statistics.md.
"""

import math
from collections.abc import Iterator

from .erlang_chain import CallsInSystem
from .erlang_inputs import ErlangError, Load, check_agents, check_positive, check_time


def erlang_b(agents: int, erlangs: float) -> float:
    """Return the probability that a call finds all agents busy and is lost.

    B(n) = A·B(n−1) / (n + A·B(n−1)), B(0) = 1: only sums and products of positive numbers, so it is exact to the
    last digits for any n. Raises `ErlangError`.
    """
    if agents < 0:
        message = f"there cannot be {agents} agents: give 0 or more"
        raise ErlangError(message)
    if not 0 <= erlangs < math.inf:
        message = f"the offered load cannot be {erlangs} erlangs: give a number from 0 on"
        raise ErlangError(message)
    lost = 1.0
    for n in range(1, agents + 1):
        lost = erlangs * lost / (n + erlangs * lost)
    return lost


def erlang_c(agents: int, erlangs: float) -> float:
    """Return the probability that a call has to wait: C = B / (1 − ρ(1 − B)) with ρ = A/n. Raises `ErlangError`."""
    check_agents(agents)
    lost = erlang_b(agents, erlangs)
    if erlangs >= agents:
        least = math.floor(erlangs) + 1
        message = (
            f"{erlangs:g} erlangs are too much for {agents} agents: the line would grow without end; "
            f"plan at least {least} agents, or give the callers' patience (Erlang A)"
        )
        raise ErlangError(message)
    return lost / (1 - erlangs / agents * (1 - lost))


class ErlangC:
    """M/M/n: everybody waits until answered. Raises `ErlangError` where the line would grow without end."""

    def __init__(self, load: Load, agents: int) -> None:
        #: A call has to wait.
        self.wait_probability = erlang_c(agents, load.erlangs)
        #: Rate at which the line gets shorter while all agents are busy: nμ − λ.
        self._drain = (agents - load.erlangs) / load.handling_seconds
        #: Average speed of answer: P(wait)·AHT / (n − A).
        self.asa = self.wait_probability / self._drain
        self.occupancy = load.erlangs / agents
        self.abandon_probability = 0.0
        #: Mean number of waiting calls (Little's law).
        self.mean_waiting = load.calls_per_second * self.asa

    def service_level(self, within: float, short: float = 0.0) -> float:
        """Return the share of the calls answered within so many seconds: 1 − P(wait)·e^(−(n−A)·T/AHT).

        `short` makes no difference: nobody abandons.
        """
        check_time("threshold", within)
        check_time("cut-off of short abandons", short)
        return 1 - self.wait_probability * math.exp(-self._drain * within)


class ErlangA:
    """M/M/n+M: who waits loses patience after an exponential time.

    The number of calls in the system is a birth-death chain: births λ, deaths kμ up to n agents and nμ + (k−n)θ above.
    Its distribution is computed outward from its most probable state, so nothing overflows and only sums of
    positive numbers occur. Raises `ErlangError`.
    """

    def __init__(self, load: Load, agents: int, patience_seconds: float) -> None:
        check_agents(agents)
        check_positive("patience", patience_seconds)
        self._arrivals = load.calls_per_second
        self._served = agents / load.handling_seconds  # nμ
        self._impatience = 1 / patience_seconds  # θ
        chain = CallsInSystem(self._arrivals, 1 / load.handling_seconds, agents, self._impatience)
        #: Probability that a call finds all agents busy and m calls waiting (PASTA: as at any moment), by m.
        self._found_waiting = chain.waiting
        #: A call has to wait, or abandons at once.
        self.wait_probability = math.fsum(chain.waiting)
        #: Mean number of waiting calls.
        self.mean_waiting = math.fsum(m * p for m, p in enumerate(chain.waiting))
        #: θ·E[Q]/λ: callers in line abandon at the rate θ each.
        self.abandon_probability = self._impatience * self.mean_waiting / self._arrivals
        self.occupancy = chain.busy / agents

    @property
    def mean_wait(self) -> float:
        """Mean time in line of all calls, answered or abandoned (Little's law)."""
        return self.mean_waiting / self._arrivals

    @property
    def asa(self) -> float:
        """Mean wait of the answered calls.

        Who finds m waiting is answered after m + 1 departures if patience outlasts them. Given that, the departures
        take Σ 1/(nμ + (j+1)θ), j = 0…m, and it happens with probability nμ / (nμ + (m+1)θ).
        """
        departures = total = 0.0
        for m, found in enumerate(self._found_waiting):
            rate = self._served + (m + 1) * self._impatience
            departures += 1 / rate
            total += found * self._served / rate * departures
        return total / (1 - self.abandon_probability)

    def service_level(self, within: float, short: float = 0.0) -> float:
        """Return answered within / (answered + abandoned − abandoned within `short`): the house's definition."""
        return self.answered_within(within) / (1 - self.abandoned_within(short))

    def service_level_of_answered(self, within: float) -> float:
        """Return answered within / answered, which hides the abandons."""
        return self.answered_within(within) / (1 - self.abandon_probability)

    def answered_within(self, seconds: float) -> float:
        """Return the probability that a call is answered within this time."""
        check_time("threshold", seconds)
        at_once = 1 - self.wait_probability
        # The tilt by P(patience > V) = e^(−θV) adds θ to every rate.
        gone = self._departures_within(seconds, self._served + self._impatience)
        return at_once + math.fsum(
            found * self._served / (self._served + (m + 1) * self._impatience) * probability
            for m, (found, probability) in enumerate(zip(self._found_waiting, gone, strict=False))
        )

    def abandoned_within(self, seconds: float) -> float:
        """Return the probability that a call abandons within this time."""
        return max(0.0, self.left_line_within(seconds) - self.answered_within(seconds))

    def left_line_within(self, seconds: float) -> float:
        """Return the probability that a call is answered or abandons within this time: its wait is so short."""
        check_time("threshold", seconds)
        gone = self._departures_within(seconds, self._served)
        still = math.fsum(
            found * (1 - probability) for found, probability in zip(self._found_waiting, gone, strict=False)
        )
        return 1 - still * math.exp(-self._impatience * seconds)

    def _departures_within(self, seconds: float, first_rate: float) -> Iterator[float]:
        """Yield, for m = 0, 1, …, the probability that m + 1 departures at rates a, a+θ, … a+mθ take no longer.

        In reverse order these are the births of a process with immigration, whose number has a negative binomial
        distribution: P(j) = C(j+b−1, j)·y^j·(1−y)^b with b = a/θ, y = 1 − e^(−θT). In logarithms, because P(0)
        = e^(−aT) may be too small for a float.
        """
        if seconds == 0:
            yield from (0.0 for _ in self._found_waiting)
            return
        b = first_rate / self._impatience
        log_y = math.log(-math.expm1(-self._impatience * seconds))
        log_p, fewer = -first_rate * seconds, 0.0
        for m in range(len(self._found_waiting)):
            fewer += math.exp(log_p)
            yield max(0.0, 1 - fewer)
            log_p += log_y + math.log((b + m) / (m + 1))
