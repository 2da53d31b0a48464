"""Telling listeners of events, each event to all of them before the next event."""

from collections import deque
from collections.abc import Callable, Sequence

import structlog

from hotline.events import Event

log = structlog.get_logger()


class Listeners:
    """Tells events in order, also where a listener itself appends one."""

    def __init__(self, listeners: Sequence[Callable[[Event], None]]) -> None:
        self._listeners = listeners
        self._untold: deque[Event] = deque()
        self._telling = False

    def tell(self, event: Event) -> None:
        """Call every listener. One that raises is reported and does not keep the others from hearing."""
        self._untold.append(event)
        if self._telling:  # a listener appended it: it comes after the one that is being told
            return
        self._telling = True
        try:
            while self._untold:
                self._tell_all(self._untold.popleft())
        finally:
            self._telling = False

    def _tell_all(self, event: Event) -> None:
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("journal.listener_failed", type=type(event).__name__)
