"""What follows when a browser's line has closed: for its password, for its talk, and for a citizen's call."""

import asyncio
from collections.abc import Callable

from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.endpoints import is_guest, phone_of_endpoint
from hotline.desk.phone.guests import KEPT_SECONDS
from hotline.desk.phone.proxy import ENDED, Line

from .bridging import Bridging


class LineEnds:
    """Hears of each line that has closed, unless another took its place."""

    def __init__(
        self, credentials: BrowserCredentials, page_gone: Callable[[Line], object], bridging: Bridging
    ) -> None:
        """`page_gone(line)` hears that an agent's page is gone, maybe in the middle of a talk."""
        self._credentials = credentials
        self._page_gone = page_gone
        self._bridging = bridging
        self._tasks: set[asyncio.Task[None]] = set()

    def gone(self, line: Line) -> None:
        """Take the news. A line that was only lost may be back any moment, and the sound goes on."""
        known = self._credentials.of(line.endpoint)
        if (
            known is not None and known.phone == line.phone
        ):  # not another page's, which has just taken the phone
            if line.code == ENDED:
                self._credentials.end(line.endpoint)
            else:
                self._credentials.shorten(line.endpoint, KEPT_SECONDS)
        if not line.left and line.code != ENDED:
            return
        if phone_of_endpoint(line.endpoint) == "browser":
            self._page_gone(line)
        elif is_guest(line.endpoint):
            self._hang_up_soon(line.endpoint)

    async def close(self) -> None:
        """End what goes on."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hang_up_soon(self, endpoint: str) -> None:
        """End the call of a citizen who has left, whose BYE may not have come: nobody waits in a queue for nobody."""
        task = asyncio.create_task(self._bridging.hang_up_all_of(endpoint), name=f"hang up {endpoint}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
