"""Components by name and interval. Pure."""

from collections.abc import Callable, Collection, Iterator
from typing import Generic, TypeVar

from .figures import Figures
from .intervals import spread, start_of

F = TypeVar("F", bound=Figures)

#: What comes out of adding up: by name and beginning of the period.
Tally = dict[tuple[str, int], F]

#: What is to be added up.
Pages = dict[tuple[str, int], list[F]]


class Ledger(Generic[F]):
    """The books of all queues, or of all agents."""

    def __init__(self, make: Callable[[], F], length: int) -> None:
        """`length` of an interval, seconds."""
        self.length = length
        #: What is older is not kept, seconds since the epoch.
        self.begins = 0.0
        self._make = make
        self._pages: dict[str, dict[int, F]] = {}

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

    def collect(
        self,
        found: Pages[F],
        since: float,
        until: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> None:
        """Add to `found` the intervals that begin from `since` on and before `until`, by name and period.

        Of these names `only`, where they are given.
        """
        for name in self._pages if only is None else self._pages.keys() & only:
            for start, figures in self._pages[name].items():
                if since <= start < until:
                    found[name, period_of(start)].append(figures)

    def _page(self, name: str, start: int) -> F:
        if start < self.begins:
            return self._make()
        pages = self._pages.setdefault(name, {})
        page = pages.get(start)
        if page is None:
            page = pages[start] = self._make()
        return page
