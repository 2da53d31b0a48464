"""What became of the requests for a call-back. Pure.

A call-back is the same citizen's place going on, so it is never offered or answered a second time; it has counts of
its own.
"""

from typing import NamedTuple

from hotline.events import CallbackAnswered, CallbackEnded, CallbackEvent, CallbackFailed, CallbackRequested

from .figures import QueueFigures
from .ledger import Ledger
from .moments import Moment, Moments


class _Request(NamedTuple):
    #: In which it was asked for.
    call: str
    queue: str
    #: Since when the citizen waits, seconds since the epoch.
    since: float
    #: The call in which the citizen was reached.
    reached_in: str | None = None
    #: Attempts that reached nobody.
    missed: int = 0


class Requests:
    """The requests that are open. Each thing counts in the interval in which it happened."""

    def __init__(self, books: Ledger[QueueFigures], moments: Moments) -> None:
        """`moments` get each thing that is counted."""
        self._books = books
        self._moments = moments
        self._open: dict[str, _Request] = {}

    def requested(self, event: CallbackRequested) -> None:
        """Open a request; one that is known already is the same."""
        if event.callback not in self._open:
            self._open[event.callback] = _Request(event.call, event.queue, event.since)
            self._books.at(event.queue, event.at).callbacks_requested += 1
            self._moments.add(Moment("callbacks_requested", event.at, event.call, queue=event.queue))

    def answered(self, event: CallbackAnswered) -> None:
        """Count the citizen as reached, once."""
        request = self._open.get(event.callback)
        if request is None:
            return
        self._open[event.callback] = request._replace(reached_in=event.call)
        if request.reached_in is None:
            figures = self._books.at(request.queue, event.at)
            figures.callbacks_reached += 1
            wait = max(0.0, event.at - request.since)
            figures.callbacks_wait += wait
            self._moments.add(
                Moment("callbacks_reached", event.at, event.call, queue=request.queue, seconds=wait)
            )

    def is_reached_in(self, callback: str | None, call: str) -> bool:
        """Return whether this call is the one that we made for the call-back, and not another one of the citizen."""
        request = self._open.get(callback or "")
        return request is not None and request.reached_in == call

    def moved(self, event: CallbackEvent) -> None:
        """Count an attempt that failed, or close the request."""
        request = self._open.get(event.callback)
        if request is None:
            return
        figures = self._books.at(request.queue, event.at)
        if isinstance(event, CallbackFailed) and event.attempt > request.missed:
            self._open[event.callback] = request._replace(missed=event.attempt)
            figures.callbacks_missed += 1
            self._note("callbacks_missed", event, request, event.reason)
        elif isinstance(event, CallbackEnded):
            del self._open[event.callback]
            if event.reason == "not reached":
                figures.callbacks_failed += 1
                self._note("callbacks_failed", event, request, event.reason)

    def _note(self, kind: str, event: CallbackEvent, request: "_Request", reason: str) -> None:
        """Write down what was counted, by the call in which the citizen asked."""
        self._moments.add(Moment(kind, event.at, request.call, queue=request.queue, reason=reason))
