"""Lengths of time by chance: handling, wrap-up, patience, ringing."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

#: Values that are drawn together; one by one, numpy would take longer than the rest of the simulation.
BATCH = 1024


class Times(Protocol):
    """A distribution of times in seconds."""

    @property
    def mean(self) -> float:
        """The mean, seconds."""

    def draw(self, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
        """Return so many independent values."""


@dataclass(frozen=True, slots=True)
class Constant:
    """Always the same."""

    mean: float

    def draw(self, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
        """Return so many times the mean."""
        return np.full(count, self.mean)


@dataclass(frozen=True, slots=True)
class Exponential:
    """Without memory: what the theory of Erlang assumes."""

    mean: float

    def draw(self, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
        """Return so many independent values."""
        return generator.exponential(self.mean, count)


@dataclass(frozen=True, slots=True)
class Lognormal:
    """What handling times of telephone calls look like: many short ones, a few very long ones.

    Brown et al., "Statistical Analysis of a Telephone Call Center", JASA 100 (2005), section 4.3.
    """

    mean: float
    #: Standard deviation / mean.
    spread: float

    def draw(self, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
        """Return so many independent values: σ² = ln(1 + spread²), μ = ln(mean) − σ²/2."""
        variance = math.log1p(self.spread**2)
        return generator.lognormal(math.log(self.mean) - variance / 2, math.sqrt(variance), count)


@dataclass(frozen=True, slots=True)
class Empirical:
    """Drawn from what was seen, each value as likely as the others."""

    #: Not empty.
    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """The mean of what was seen."""
        return math.fsum(self.values) / len(self.values)

    def draw(self, generator: np.random.Generator, count: int) -> NDArray[np.float64]:
        """Return so many of the values, with replacement."""
        return generator.choice(np.asarray(self.values, dtype=np.float64), count)


def stream(times: Times, generator: np.random.Generator) -> Iterator[float]:
    """Yield values for ever."""
    while True:
        yield from times.draw(generator, BATCH).tolist()


def shares(weights: dict[str, float], generator: np.random.Generator) -> Iterator[str]:
    """Yield names for ever, each as often as its weight says. `weights` is not empty."""
    names = list(weights)
    total = math.fsum(weights.values())
    probabilities = [weights[name] / total for name in names]
    while True:
        for index in generator.choice(len(names), BATCH, p=probabilities).tolist():
            yield names[index]


def arrivals(
    calls_per_hour: Sequence[float], piece_seconds: float, generator: np.random.Generator
) -> Iterator[float]:
    """Yield the moments of a Poisson process, seconds from 0, whose rate is constant within each piece.

    By a change of time: the moments of a process of rate 1 are taken through the inverse of the cumulated rate. So
    a piece without calls costs nothing, and no moment is drawn and thrown away.
    """
    expected = [rate / 3600 * piece_seconds for rate in calls_per_hour]
    gaps = stream(Exponential(1.0), generator)
    position = next(gaps)
    begin = 0.0
    for index, size in enumerate(expected):
        while position < begin + size:
            yield (index + (position - begin) / size) * piece_seconds
            position += next(gaps)
        begin += size
