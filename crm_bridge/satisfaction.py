"""Satisfaction in figures that say how sure they are. Pure.

CSAT            marks 4 and 5 / all marks ("top two box"); see `survey_summary.py`
response rate   marks / offered
interval        of CSAT, for 95 of 100 samples: E. B. Wilson, "Probable inference, the law of succession, and
                statistical inference", JASA 22 (1927), equation 8; right for few marks and for shares near 0 and 1
uncertain       the interval is wider than 20 points: 10 marks are, 100 hardly ever
"""

import math
from dataclasses import dataclass

#: The quantile of the normal distribution for 95 %.
Z = 1.959963984540054

#: A share whose interval is wider is marked.
WIDEST = 0.2


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """Surveys, counted."""

    offered: int = 0
    answered: int = 0
    #: Marks 4 and 5.
    satisfied: int = 0
    #: Sum of the marks.
    total: int = 0
    comments: int = 0

    def __add__(self, other: "Satisfaction") -> "Satisfaction":
        return Satisfaction(
            self.offered + other.offered,
            self.answered + other.answered,
            self.satisfied + other.satisfied,
            self.total + other.total,
            self.comments + other.comments,
        )

    @property
    def csat(self) -> float | None:
        """0 to 1; None without marks."""
        return self.satisfied / self.answered if self.answered else None

    @property
    def response_rate(self) -> float | None:
        """0 to 1; None where nobody was asked."""
        return self.answered / self.offered if self.offered else None

    @property
    def mean(self) -> float | None:
        """The mean mark, 1 to 5."""
        return self.total / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Between which shares CSAT lies; None without marks."""
        return wilson(self.satisfied, self.answered) if self.answered else None

    @property
    def uncertain(self) -> bool:
        """Too few marks to say much."""
        interval = self.interval
        return interval is None or interval[1] - interval[0] > WIDEST


def wilson(successes: int, trials: int, z: float = Z) -> tuple[float, float]:
    """Return the score interval of a share. Raises `ValueError` without trials, or with more successes than these."""
    if not 0 <= successes <= trials or not trials:
        message = f"{successes} of {trials} is no share"
        raise ValueError(message)
    share, square = successes / trials, z * z
    middle = share + square / (2 * trials)
    half = z * math.sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    whole = 1 + square / trials
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
