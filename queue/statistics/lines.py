"""Who waits in the queues: counted when they enter, and when they leave. Pure."""

from collections.abc import Callable, Iterator, Mapping

from hotline.events import ExpectedWaitAnnounced
from hotline.queue.calls import IN_LINE, LiveCall

from .figures import QueueFigures
from .ledger import Ledger
from .moments import Moment, Moments
from .places import Outcome, Place, Thresholds, wait_of
from .waits import Wait

_DEFAULTS = Thresholds()


class Lines:
    """Those of all queues."""

    def __init__(
        self,
        books: Ledger[QueueFigures],
        moments: Moments,
        thresholds: Mapping[str, Thresholds],
        *,
        keep_waits: bool,
        tell: Callable[[Wait], None] | None = None,
    ) -> None:
        """`thresholds` by queue; another one is measured by the defaults. `tell` hears of each wait that is over."""
        self._books = books
        self._moments = moments
        self._thresholds = thresholds
        #: Who waits, by call.
        self._places: dict[str, Place] = {}
        #: The waits that are over, where they are kept.
        self._waits: list[Wait] | None = [] if keep_waits else None
        self._tell = tell

    def __iter__(self) -> Iterator[str]:
        """Yield the calls that wait."""
        return iter(self._places)

    def __contains__(self, call: object) -> bool:
        return call in self._places

    def enter(self, call: str, queue: str, at: float) -> None:
        """Count the entry into a queue."""
        self._places[call] = Place(queue, at)
        figures = self._books.at(queue, at)
        figures.offered += 1
        figures.still_there += 1

    def said(self, event: ExpectedWaitAnnounced) -> None:
        """Remember what the caller was told."""
        place = self._places.get(event.call)
        if place is not None and place.queue == event.queue:
            place.said.append(event)

    def has_left(self, name: str, call: LiveCall | None) -> bool:
        """Return whether a call that waited does so no more, or elsewhere; `call` is as it is known now."""
        place = self._places.get(name)
        return place is not None and (call is None or call.state not in IN_LINE or call.queue != place.queue)

    def leave(self, name: str, outcome: Outcome, at: float, agent: str) -> None:
        """Count the outcome of a wait, where its entry was counted; `agent` is who answered."""
        place = self._places.pop(name)
        figures = self._books.at(place.queue, place.entered_at)
        thresholds = self._thresholds.get(place.queue, _DEFAULTS)
        wait = place.leave(outcome, at, figures, thresholds)
        is_answered = outcome.kind == "answered"
        if self._waits is not None or self._tell is not None:
            answered_by = agent if is_answered else ""
            self._over(wait_of(name, answered_by, place, outcome, seconds=wait, thresholds=thresholds))
        for said in place.said if is_answered else ():
            self._moments.add(
                Moment("said", place.entered_at, name, queue=place.queue, seconds=said.said_seconds)
            )

    def _over(self, wait: Wait) -> None:
        if self._waits is not None:
            self._waits.append(wait)
        if self._tell is not None:
            self._tell(wait)

    def forget_before(self, at: float) -> None:
        """Drop the waits that began before."""
        if self._waits is not None:
            self._waits = [wait for wait in self._waits if wait.entered_at >= at]

    def is_settled(self, since: float, until: float) -> bool:
        """Return whether everybody who entered from `since` on and before `until` has left."""
        return not any(since <= place.entered_at < until for place in self._places.values())

    def waits(self) -> list[Wait]:
        """Return the waits that were kept, and those that go on."""
        going_on = [
            Wait(call, place.queue, place.entered_at, "still there") for call, place in self._places.items()
        ]
        return [*(self._waits or ()), *going_on]
