"""What surveys say in sum. Pure.

    offered          citizens who were asked whether to rate a call (a mark in a menu counts as offered, too)
    response rate    marks / offered: RR1 of the American Association for Public Opinion Research ("Standard
                     Definitions", 2015), all who were asked being eligible
    mean             of the marks 1 to 5
    CSAT             share of the marks 4 and 5 among all marks ("top two box")

A survey counts when it was offered, so that marks and offers of a time belong together.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .survey import BEST, WORST, Survey

#: Marks that tell of a satisfied citizen begin here.
SATISFIED = 4


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of some surveys."""

    offered: int
    #: How often each mark was given, from the worst to the best.
    distribution: Mapping[int, int]
    comments: int

    @property
    def answered(self) -> int:
        """How many marks there are."""
        return sum(self.distribution.values())

    @property
    def response_rate(self) -> float | None:
        """Share of those asked who gave a mark; None where nobody was asked."""
        return self.answered / self.offered if self.offered else None

    @property
    def mean(self) -> float | None:
        """The mean mark; None without marks."""
        total = sum(mark * count for mark, count in self.distribution.items())
        return total / self.answered if self.answered else None

    @property
    def satisfied(self) -> float | None:
        """CSAT, from 0 to 1; None without marks."""
        high = sum(count for mark, count in self.distribution.items() if mark >= SATISFIED)
        return high / self.answered if self.answered else None


def summarise(surveys: Iterable[Survey]) -> Summary:
    """Return the figures."""
    marks: Counter[int] = Counter()
    offered = comments = 0
    for survey in surveys:
        offered += 1
        comments += survey.comment_seconds is not None
        if survey.score is not None:
            marks[survey.score] += 1
    return Summary(offered, {mark: marks[mark] for mark in range(WORST, BEST + 1)}, comments)
