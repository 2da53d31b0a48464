"""Components by name and interval. Pure."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from .figures import Figures
from .intervals import spread, start_of

F = TypeVar("F", bound=Figures)

#: What comes out of adding up: by name and beginning of the period.
Tally = dict[tuple[str, int], F]

#: What is to be added up.
Pages = dict[tuple[str, int], list[F]]


@dataclass(frozen=True, slots=True)
class Periods:
    """What will be asked for: of a long time no interval has to be kept once it is added up."""

    #: The intervals that begin from `since` on and before `until`, seconds since the epoch; of others nothing.
    since: float
    until: float
    #: From the beginning of an interval to that of its period.
    period_of: Callable[[int], int]


class Ledger(Generic[F]):
    """The books of all queues, or of all agents."""

    def __init__(self, make: Callable[[], F], length: int, periods: Periods | None = None) -> None:
        """`length` of an interval, seconds; `periods` into which old intervals are added up."""
        self.length = length
        self.periods = periods
        #: Older intervals are in the sums of their periods.
        self.open_from = float("-inf")
        #: What is older is not kept, seconds since the epoch.
        self.begins = 0.0
        self._make = make
        self._pages: dict[str, dict[int, F]] = {}
        self._sums: dict[tuple[str, int], F] = {}

    def at(self, name: str, at: float) -> F:
        """Return the components to write to; what is too old to be kept is written to nowhere."""
        return self._page(name, start_of(at, self.length))

    def spread(self, name: str, since: float, until: float) -> Iterator[tuple[F, float]]:
        """Yield where to write how many seconds of a stretch of time."""
        for start, seconds in spread(max(since, self.begins), until, self.length):
            yield self._page(name, start), seconds

    def forget_before(self, at: float) -> None:
        """Drop the intervals that have ended by then."""
        self.begins = max(self.begins, start_of(at, self.length))
        for pages in self._pages.values():
            for start in [start for start in pages if start < self.begins]:
                del pages[start]

    def add_up_before(self, at: float) -> None:
        """Add the intervals that have ended by then to the sums of their periods; what comes late goes there too."""
        self.open_from = max(self.open_from, start_of(at, self.length))
        for name, pages in self._pages.items():
            for start in [start for start in pages if start < self.open_from]:
                self._sum(name, start).add(pages.pop(start))

    def collect(
        self,
        found: Pages[F],
        since: float,
        until: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> None:
        """Add to `found` the intervals that begin from `since` on and before `until`, by name and period.

        Of these names `only`, where they are given. What is added up already is in the sums of `periods`.
        """
        for (name, start), figures in self._sums.items():
            if only is None or name in only:
                found[name, start].append(figures)
        for name in self._pages if only is None else self._pages.keys() & only:
            for start, figures in self._pages[name].items():
                if since <= start < until:
                    found[name, period_of(start)].append(figures)

    def _page(self, name: str, start: int) -> F:
        if start < self.begins:
            return self._make()
        if start < self.open_from:
            return self._sum(name, start)
        pages = self._pages.setdefault(name, {})
        page = pages.get(start)
        if page is None:
            page = pages[start] = self._make()
        return page

    def _sum(self, name: str, start: int) -> F:
        """Return the sum of the period of an interval; nowhere, where nobody asks for it."""
        periods = self.periods
        if periods is None or not periods.since <= start < periods.until:
            return self._make()
        key = name, periods.period_of(start)
        figures = self._sums.get(key)
        if figures is None:
            figures = self._sums[key] = self._make()
        return figures
