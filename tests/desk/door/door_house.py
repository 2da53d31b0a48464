"""The whole door on a database, with a clock of its own and passwords that are quick."""

from collections.abc import Mapping

import httpx
import pytest
from argon2 import PasswordHasher
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.desk.door import Door, Visitor
from hotline.desk.door.account import Account
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.cookies import CSRF, CSRF_HEADER
from hotline.desk.door.counted_tries import CountedTries
from hotline.desk.door.guarding import BURST, PER_SECOND
from hotline.desk.door.hashing import answer
from hotline.desk.door.headers import SecurityHeaders
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.sessions import Limits, Sessions
from hotline.desk.door.sign_in import SignIn
from hotline.desk.door.tries import Tries
from hotline.desk.door.user import User
from hotline.desk.door.users import Users
from hotline.desk.door.welcome import Welcome
from hotline.desk.pages import Page, page_routes
from hotline.desk.roles import Role
from hotline.journal import Journal

NOON = 1_795_334_400.0
HERE = "https://hotline.example"
PASSWORD = "a long enough one"

AISHA = User(name="aisha", full_name="Aisha", roles=(Role.AGENT,), agent="1001")
MARYAM = User(name="maryam", full_name="Maryam", roles=(Role.SUPERVISOR,))
ADMIN = User(name="admin", full_name="The administrator", roles=(Role.ADMINISTRATOR,))


class QuickHasher:
    """Hashes in this process, with parameters that cost nothing."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)

    def hash(self, password: str) -> str:
        """Return what is kept of a password."""
        return self._hasher.hash(password)

    def is_right(self, kept: str, password: str) -> bool:
        """Compare with what is kept."""
        return answer(self._hasher, {"kept": kept, "password": password})["right"] is True

    def is_old(self, kept: str) -> bool:
        """Tell whether it was made with other parameters."""
        return self._hasher.check_needs_rehash(kept)

    def close(self) -> None:
        """Nothing is open."""


#: A test that runs once on each kind of database.
ON_BOTH = pytest.mark.parametrize(
    "journal_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)


class House:
    """The door and what stands behind it."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.now = NOON
        self.engine = engine
        self.passwords = Passwords(QuickHasher())
        self.users = Users(journal, engine, lambda: self.now)
        self.sessions = Sessions(engine, lambda: self.now, lambda: Limits(idle=1800, whole=43_200))
        self.door = Door(self.sessions, Buckets(BURST, PER_SECOND, lambda: self.now))
        self.welcome = Welcome(self.users, self.sessions)
        tries = Tries(CountedTries(engine, lambda: self.now), lambda: self.now)
        sign_in = SignIn(self.users, self.passwords, self.welcome, tries)
        account = Account(
            door=self.door, users=self.users, sessions=self.sessions, passwords=self.passwords,
            welcome=self.welcome, tries=tries,
        )  # fmt: skip
        pages = [Page("sign-in", None), Page("home", ()), Page("wall", (Role.SUPERVISOR,))]
        self.routes = [
            *sign_in.routes(),
            *account.routes(),
            Route("/desk/api/calls", self.door.guard(_count, Role.SUPERVISOR), methods=["GET", "POST"]),
            *page_routes(self.door, pages),
        ]

    async def add(self, *users: User) -> None:
        """Add people with the password of all tests."""
        for user in users:
            await self.users.add(user, await self.passwords.hash(PASSWORD), "tester")

    def client(self, address: str = "192.0.2.1", base: str = HERE, **headers: str) -> httpx.AsyncClient:
        """Return a browser at this address that has our page open."""
        app = Starlette(routes=self.routes, middleware=[Middleware(SecurityHeaders)])
        transport = httpx.ASGITransport(app, client=(address, 1234))
        return httpx.AsyncClient(transport=transport, base_url=base, headers={"Origin": base, **headers})

    async def signed_in(self, user: User) -> httpx.AsyncClient:
        """Return a browser whose person has signed in."""
        client = self.client()
        assert (await sign_in(client, user.name)).status_code == 200
        client.headers[CSRF_HEADER] = client.cookies[CSRF]
        return client


async def sign_in(client: httpx.AsyncClient, user: str, password: str = PASSWORD) -> httpx.Response:
    """Send a password."""
    return await client.post("/desk/api/sign-in", json={"user": user, "password": password})


async def _count(_request: Request, visitor: Visitor) -> Response:
    seen: Mapping[str, object] = {"by": visitor.by}
    return JSONResponse(seen)
