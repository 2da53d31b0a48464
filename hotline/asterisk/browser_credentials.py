"""Short-lived passwords of browser phones, kept in Asterisk's database while they are valid.

They are written by the dialplan (`hotline-password`), which the manager action `Originate` starts: for `DBPut` the
controller's user would need the right `system`, which also loads modules and stops Asterisk. So they survive a restart
of Asterisk, which reads them anew at each registration, and a restart of the controller, which finds in `recover` what
is still valid.
"""

import asyncio
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import structlog

from hotline.clock import Clock
from hotline.set_within import set_within

from .ami import AmiError, AmiPort
from .browser_records import CREDENTIALS, LIVES, BrowserPhone, ha1_in, read_life, variables

log = structlog.get_logger()

#: How often it is looked whose time is over, seconds.
LOOK_SECONDS = 5.0

#: Pauses before each look whether Asterisk has written, seconds; it takes a few milliseconds.
_PAUSES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Given:
    """What a page needs to register or call."""

    endpoint: str
    phone: BrowserPhone
    password: str


class BrowserCredentials:
    """The phones that may come in now, by endpoint."""

    def __init__(self, ami: AmiPort, clock: Clock) -> None:
        self._ami = ami
        self._clock = clock
        self._valid: dict[str, BrowserPhone] = {}
        #: Passwords that are to be taken away as soon as Asterisk can be reached.
        self._leaving: set[str] = set()
        self._is_leaving = asyncio.Event()
        #: One writes at a time about an endpoint: a new password is not taken away with the one before.
        self._writing: dict[str, asyncio.Lock] = {}

    async def recover(self) -> None:
        """Take over what earlier controllers gave; what is over is taken away soon. Raises `AmiError`."""
        response = await self._ami.action("DBGetTree", {"Family": LIVES})
        for event in response.events:
            if event.name == "DBGetTreeResponse":
                endpoint, phone = read_life(event.headers.get("Key", ""), event.headers.get("Val", ""))
                if phone is not None:
                    self._valid.setdefault(endpoint, phone)
                elif endpoint not in self._valid:  # nobody can read it, and nobody would ever take it away
                    self._leaving.add(endpoint)

    def of(self, endpoint: str) -> BrowserPhone | None:
        """Return the phone that may come in at this endpoint now."""
        phone = self._valid.get(endpoint)
        return phone if phone is not None and phone.until > self._clock() else None

    def owned(self, owner: str) -> list[str]:
        """Return the endpoints of this owner's phones."""
        return [endpoint for endpoint in self._valid if (one := self.of(endpoint)) and one.owner == owner]

    def is_free(self, endpoint: str) -> bool:
        """Return whether nobody has the endpoint."""
        return endpoint not in self._valid and endpoint not in self._leaving

    async def give(self, endpoint: str, owner: str, seconds: float, *, renews: str | None = None) -> Given:
        """Let a page in for so long; who was let in before at this endpoint no longer is. Raises `AmiError`.

        `renews` names the page's phone where it has one: then only password and end are new.
        """
        before = self.of(endpoint)
        again = before if before is not None and before.phone == renews and before.owner == owner else None
        phone = BrowserPhone(
            user=again.user if again else secrets.token_hex(8),
            phone=again.phone if again else secrets.token_hex(8),
            owner=owner,
            until=self._clock() + seconds,
        )
        password = secrets.token_urlsafe(24)
        self._valid[endpoint] = phone
        async with self._lock(endpoint):
            self._leaving.discard(endpoint)
            await self._write(endpoint, variables(endpoint, phone, password))
        return Given(endpoint, phone, password)

    def shorten(self, endpoint: str, seconds: float) -> None:
        """Let the phone at the endpoint in for no longer than that from now on, unless it is renewed."""
        known = self.of(endpoint)
        if known is not None:
            until = min(known.until, self._clock() + seconds)
            self._valid[endpoint] = BrowserPhone(known.user, known.phone, known.owner, until)

    async def take_away(self, found: Iterable[str]) -> None:
        """Let nobody in at these endpoints any more; where Asterisk is away now, as soon as it is back."""
        for endpoint in found:
            self._valid.pop(endpoint, None)
            self._leaving.add(endpoint)
        await self._sweep()

    def end(self, endpoint: str) -> None:
        """Let nobody in at this endpoint any more. Returns at once; `run` has Asterisk forget it."""
        self._valid.pop(endpoint, None)
        self._leaving.add(endpoint)
        self._is_leaving.set()

    async def run(self) -> None:
        """Take over what earlier controllers gave, then take away what is over, for ever."""
        recovered = False
        while True:
            recovered = recovered or await self._recovered()
            await set_within(self._is_leaving, LOOK_SECONDS)
            self._is_leaving.clear()
            await self.take_away([endpoint for endpoint in self._valid if self.of(endpoint) is None])

    async def _recovered(self) -> bool:
        try:
            await self.recover()
        except AmiError as error:
            log.info("browser phones' passwords are read later", reason=str(error))
            return False
        return True

    async def _sweep(self) -> None:
        for endpoint in sorted(self._leaving):
            try:
                await self._forget(endpoint)
            except AmiError as error:
                log.info("a browser phone's password is taken away later", reason=str(error))
                return

    async def _forget(self, endpoint: str) -> None:
        async with self._lock(endpoint):
            if endpoint in self._leaving:
                await self._write(endpoint, {"HOTLINE_PHONE": endpoint})
                self._leaving.discard(endpoint)

    def _lock(self, endpoint: str) -> asyncio.Lock:
        return self._writing.setdefault(endpoint, asyncio.Lock())

    async def _write(self, endpoint: str, wanted: Mapping[str, str]) -> None:
        """Have the dialplan write, and return when it has. Raises `AmiError`."""
        response = await self._ami.action(
            "Originate",
            {
                "Channel": "Local/s@hotline-password/n",
                "Application": "Hangup",
                "Variable": ",".join(f"{name}={value}" for name, value in wanted.items()),
                "Timeout": "2000",
                "Async": "true",
            },
        )
        if not response.success:
            raise AmiError(f"Asterisk refused to keep a browser phone's password ({response.message})")
        for pause in _PAUSES:
            await asyncio.sleep(pause)
            if await self._read(endpoint) == wanted.get("HOTLINE_HA1", ""):
                return
        raise AmiError("Asterisk has not kept a browser phone's password")

    async def _read(self, endpoint: str) -> str:
        """Return HA1 as Asterisk has it now; empty: none. Raises `AmiError`."""
        response = await self._ami.action("DBGet", {"Family": f"{CREDENTIALS}/auth", "Key": endpoint})
        found = (event.headers.get("Val", "") for event in response.events if event.name == "DBGetResponse")
        return ha1_in(next(found, ""))
