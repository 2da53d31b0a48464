"""What follows when a browser's line has closed."""

import asyncio
from collections.abc import Mapping
from typing import cast

import pytest

from hotline.app.bridging import Bridging
from hotline.app.line_ends import LineEnds
from hotline.asterisk.ami import AmiResponse
from hotline.asterisk.ami.messages import Headers
from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.browser_records import BrowserPhone
from hotline.desk.phone.proxy import AWAY, ENDED, Line
from hotline.testing.manager import ami_event


class Passwords:
    """Notes what becomes of them; each endpoint has the page `page`."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def of(self, endpoint: str) -> BrowserPhone:
        """Return its phone."""
        return BrowserPhone("user", "page", "session", 0.0)

    def end(self, endpoint: str) -> None:
        """Note it."""
        self.told.append("ended")

    def shorten(self, endpoint: str, seconds: float) -> None:
        """Note it."""
        self.told.append("shortened")


class Exchange:
    """An Asterisk with one channel of each telephone."""

    def __init__(self) -> None:
        self.hung_up: list[str] = []

    async def action(
        self, name: str, headers: Mapping[str, str] | None = None, *, seconds: float | None = None
    ) -> AmiResponse:
        """Do what Asterisk does."""
        if name == "Hangup":
            self.hung_up.append((headers or {})["Channel"])
            return AmiResponse(True, "", Headers.of({}), [])
        names = ("PJSIP/guest-01-00000001", "PJSIP/guest-02-00000002", "PJSIP/browser-1001-00000003")
        events = [ami_event("CoreShowChannel", Channel=one, Uniqueid=one, Linkedid=one) for one in names]
        return AmiResponse(True, "", Headers.of({}), events)


@pytest.mark.parametrize(
    ("closed", "password", "gone", "hung_up"),
    [
        (("guest-01", "page", AWAY, True), ["shortened"], 0, ["PJSIP/guest-01-00000001"]),
        (("guest-01", "page", AWAY, False), ["shortened"], 0, []),
        (("browser-1001", "page", AWAY, True), ["shortened"], 1, []),
        (("browser-1001", "page", AWAY, False), ["shortened"], 0, []),
        (("browser-1001", "page", ENDED, False), ["ended"], 1, []),
        (("browser-1001", "another", AWAY, False), [], 0, []),
        (("listener-1", "page", ENDED, True), ["ended"], 0, []),
    ],
)
async def test_what_follows(
    closed: tuple[str, str, int, bool], password: list[str], gone: int, hung_up: list[str]
) -> None:
    """A citizen who leaves has hung up, an agent's page may return, and a line that was only lost changes no call."""

    async def lives() -> bool:
        return False

    endpoint, page, code, left = closed
    passwords, exchange, pages = Passwords(), Exchange(), list[Line]()
    ends = LineEnds(cast("BrowserCredentials", passwords), pages.append, Bridging(exchange))
    ends.gone(Line(endpoint, page, lives, code=code, left=left))
    await asyncio.sleep(0.01)
    await ends.close()
    assert (passwords.told, len(pages), exchange.hung_up) == (password, gone, hung_up)
