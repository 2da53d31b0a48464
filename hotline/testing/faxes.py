"""Faxes in memory, for tests of call scripts."""

from collections.abc import Callable

from hotline.events import Event, FaxFailed, FaxReceived, FaxStarted

from .city import clock


class FakeFaxes:
    """Keeps faxes in memory."""

    def __init__(self, append: Callable[[Event], object]) -> None:
        #: The fax that a call began with an earlier controller, by call.
        self.begun: dict[str, FaxStarted] = {}
        #: What each `keep` was told.
        self.asked: list[dict[str, object]] = []
        #: Pages that came; 0: none can be read.
        self.pages = 1
        self._append = append

    async def unfinished(self, call: str) -> FaxStarted | None:
        """Return what a test has put into `begun`."""
        return self.begun.get(call)

    async def keep(
        self,
        started: FaxStarted,
        *,
        caller: str | None,
        language: str,
        queue: str,
        station: str,
        complete: bool,
        failure: str,
    ) -> str | None:
        """Do as `hotline.voicemail.fax.inbox.FaxInbox` does."""
        self.asked.append({"fax": started.fax, "queue": queue, "station": station, "complete": complete})
        if not self.pages:
            failed = FaxFailed(at=clock(), call=started.call, fax=started.fax, reason=failure)
            self._append(failed)
            return None
        received = FaxReceived(
            at=clock(), call=started.call, fax=started.fax, path="fax.pdf", pages=self.pages, caller=caller
        )
        self._append(received)
        return "4271"
