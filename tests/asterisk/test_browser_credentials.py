"""Short-lived passwords of browser phones."""

import asyncio
import hashlib
from collections.abc import Mapping

import msgspec
import pytest

from hotline.asterisk.ami import AmiConnectionLost, AmiError, AmiEvent, AmiResponse
from hotline.asterisk.ami.messages import Headers
from hotline.asterisk.browser_credentials import BrowserCredentials
from hotline.asterisk.browser_records import read_life
from hotline.testing.manager import ami_event


class AstDb:
    """Asterisk's database behind the manager interface: the dialplan's `hotline-password` and the actions that read."""

    def __init__(self) -> None:
        self.auth: dict[str, str] = {}
        self.lives: dict[str, str] = {}
        self.away = False

    async def action(
        self, name: str, headers: Mapping[str, str] | None = None, *, seconds: float | None = None
    ) -> AmiResponse:
        """Do what Asterisk does."""
        if self.away:
            raise AmiConnectionLost("gone")
        asked = headers or {}
        events: list[AmiEvent] = []
        if name == "Originate":
            self._dialplan(dict(one.split("=", 1) for one in asked["Variable"].split(",")))
        elif name == "DBGet" and asked["Key"] in self.auth:
            events = [ami_event("DBGetResponse", Val=self.auth[asked["Key"]])]
        elif name == "DBGetTree":
            events = [
                ami_event("DBGetTreeResponse", Key=f"/hotline-phones/{key}", Val=value)
                for key, value in self.lives.items()
            ]
        return AmiResponse(True, "", Headers.of({}), events)

    def _dialplan(self, wanted: Mapping[str, str]) -> None:
        phone = wanted["HOTLINE_PHONE"]
        if "HOTLINE_HA1" not in wanted:
            self.auth.pop(phone, None)
            self.lives.pop(phone, None)
            return
        self.auth[phone] = msgspec.json.encode({"md5_cred": wanted["HOTLINE_HA1"]}).decode()
        life = {
            "user": wanted["HOTLINE_USER"],
            "phone": wanted["HOTLINE_PAGE"],
            "owner": wanted["HOTLINE_OWNER"],
        }
        self.lives[phone] = msgspec.json.encode({**life, "until": int(wanted["HOTLINE_UNTIL"])}).decode()


class Now:
    """A clock that a test moves."""

    at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def asterisk() -> AstDb:
    return AstDb()


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def credentials(asterisk: AstDb, now: Now) -> BrowserCredentials:
    return BrowserCredentials(asterisk, now)


async def test_asterisk_gets_what_digest_needs_and_never_the_password(
    credentials: BrowserCredentials, asterisk: AstDb
) -> None:
    """HA1 of user, realm and password (RFC 3261, 22.4)."""
    given = await credentials.give("browser-1001", "session", 900)
    ha1 = hashlib.md5(
        f"{given.phone.user}:hotline:{given.password}".encode(), usedforsecurity=False
    ).hexdigest()
    assert ha1 in asterisk.auth["browser-1001"]
    assert given.password not in asterisk.auth["browser-1001"] + asterisk.lives["browser-1001"]


async def test_a_renewal_keeps_user_and_phone_and_changes_the_password(
    credentials: BrowserCredentials,
) -> None:
    """Another owner, or a page that is not known, gets all of it anew."""
    first = await credentials.give("browser-1001", "session", 900)
    again = await credentials.give("browser-1001", "session", 900, renews=first.phone.phone)
    assert (again.phone.user, again.phone.phone) == (first.phone.user, first.phone.phone)
    assert again.password != first.password
    stolen = await credentials.give("browser-1001", "another", 900, renews=first.phone.phone)
    assert stolen.phone.user != first.phone.user


async def test_a_password_is_gone_after_its_time(
    credentials: BrowserCredentials, asterisk: AstDb, now: Now
) -> None:
    """Nobody is let in from that moment on, and Asterisk forgets it."""
    await credentials.give("guest-01", "session", 600)
    now.at += 601
    assert credentials.of("guest-01") is None
    await credentials.take_away(["guest-01"])
    assert asterisk.auth == asterisk.lives == {}
    assert credentials.is_free("guest-01")


async def test_what_cannot_be_taken_away_now_is_taken_away_later(
    credentials: BrowserCredentials, asterisk: AstDb
) -> None:
    """The place is not given to anybody else meanwhile."""
    await credentials.give("guest-01", "session", 600)
    asterisk.away = True
    await credentials.take_away(["guest-01"])
    assert not credentials.is_free("guest-01")
    asterisk.away = False
    await credentials.take_away([])
    assert asterisk.auth == {}
    assert credentials.is_free("guest-01")


async def test_the_next_controller_knows_what_is_still_valid(
    credentials: BrowserCredentials, asterisk: AstDb, now: Now
) -> None:
    """Pages go on without asking again; what nobody can read is nobody's."""
    given = await credentials.give("browser-1001", "session", 900)
    asterisk.lives["browser-1002"] = "{"
    after = BrowserCredentials(asterisk, now)
    await after.recover()
    found = after.of("browser-1001")
    assert found is not None
    assert (found.user, found.phone, found.owner) == (given.phone.user, given.phone.phone, "session")
    assert after.of("browser-1002") is None
    assert read_life("/hotline-phones/x", "") == ("x", None)


async def test_without_asterisk_nobody_gets_a_password(
    credentials: BrowserCredentials, asterisk: AstDb
) -> None:
    """The page hears so and tries again."""
    asterisk.away = True
    with pytest.raises(AmiError):
        await credentials.give("browser-1001", "session", 900)


async def test_what_has_ended_is_forgotten_at_once(credentials: BrowserCredentials, asterisk: AstDb) -> None:
    """Not when it is looked the next time: within the turn in which the session ended."""
    run = asyncio.create_task(credentials.run())
    await credentials.give("browser-1001", "session", 900)
    credentials.end("browser-1001")
    assert credentials.of("browser-1001") is None
    # The writes, of which each takes some milliseconds; the next look would be later.
    await asyncio.sleep(0.1)
    assert credentials.is_free("browser-1001")
    assert asterisk.auth == asterisk.lives == {}
    run.cancel()


async def test_a_page_that_comes_while_its_endpoint_is_taken_away_keeps_its_password(
    credentials: BrowserCredentials, asterisk: AstDb
) -> None:
    """One is written after the other."""
    await credentials.give("browser-1001", "session", 900)
    credentials.end("browser-1001")
    _, given = await asyncio.gather(
        credentials.take_away([]), credentials.give("browser-1001", "another", 900)
    )
    assert credentials.of("browser-1001") == given.phone
    assert given.phone.user in asterisk.lives["browser-1001"]


async def test_what_nobody_can_read_is_taken_away(credentials: BrowserCredentials, asterisk: AstDb) -> None:
    """Otherwise it would stand in Asterisk's database for ever."""
    asterisk.auth["browser-1002"] = asterisk.lives["browser-1002"] = "{"
    await credentials.recover()
    await credentials.take_away([])
    assert asterisk.auth == asterisk.lives == {}
