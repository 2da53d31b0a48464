"""Every door of the web server: who is let in, and that nobody forgets to decide it."""

import contextlib
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import Message

from hotline.app import desk_parts, desk_wall_parts
from hotline.app.history_jobs import Job
from hotline.app.parts import build
from hotline.config.loader import DEMO, load
from hotline.desk.door import guarding
from hotline.desk.door.cookies import CSRF_HEADER
from hotline.desk.roles import Role
from hotline.desk.wall.ports import FullError
from hotline.secrets import Secrets
from hotline.testing.ami import FakeAmi
from hotline.testing.desk import Keys, MemorySessions, make_visitor, open_door
from tests.app.desk_doors import LET_IN, PUBLIC, SOCKETS

HOME = "http://hotline.test"
SAFE = ("GET", "HEAD")

#: What is put into the addresses.
_VALUES = {"number": "1", "merged": "2", "how": "json", "language": "ar", "token": "x", "id": "1"}


class Everlasting(MemorySessions):
    """Sessions that signing out does not end: every route is asked with the same."""

    async def end(self, session: str) -> None:
        """Keep it."""

    async def end_all(self, user: str) -> None:
        """Keep them."""


class Reading:
    """Reads no history: on a busy machine it would take minutes to start a process for everybody who is let in."""

    def __init__(self, url: str) -> None:
        """`url` is the database's."""

    async def answer(self, job: Job) -> BinaryIO:
        """Say that others are read for, to whoever came in."""
        raise FullError


class House:
    """The whole web application, and one person of each role."""

    def __init__(self, app: Starlette, keys: dict[Role, Keys]) -> None:
        self.routes, self.sockets = sorted(_routes(app.routes)), _sockets(app.routes)
        self.keys = keys
        self._app = app
        transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=("127.0.0.1", 1))
        self._client = httpx.AsyncClient(transport=transport, base_url=HOME)

    async def ask(
        self, route: str, key: Keys | None, headers: dict[str, str] | None = None, body: bytes = b"{}"
    ) -> int:
        """Return the status; a page that leads to signing in counts as 401."""
        method, path = route.split(" ")
        sent = dict(headers or {}) if key is None else key.of_client()["headers"] | (headers or {})
        cookie = "; ".join(f"{name}={value}" for name, value in key.cookies.items()) if key else ""
        # An empty object, so that nothing is done on the way: FastAPI reads the body before it asks who sends it.
        answer = await self._client.request(
            method,
            _address(path),
            headers=sent | ({"Cookie": cookie} if cookie else {}) | {"Content-Type": "application/json"},
            content=body if method not in SAFE else None,
        )
        to_sign_in = answer.headers.get("location", "").startswith("/desk/sign-in")
        return 401 if to_sign_in else answer.status_code

    async def post(self, path: str, body: bytes) -> int:
        """Return what somebody whom nobody knows is told."""
        headers = {"Content-Type": "application/json", "Origin": HOME}
        return (await self._client.post(path, content=body, headers=headers)).status_code

    async def opens(self, path: str, key: Keys | None, origin: str) -> bool:
        """Return whether a WebSocket is accepted."""
        cookie = "; ".join(f"{name}={value}" for name, value in key.cookies.items()) if key else ""
        headers = [(b"host", b"hotline.test"), (b"origin", origin.encode()), (b"cookie", cookie.encode())]
        told: list[Message] = []
        coming: Iterator[Message] = iter([{"type": "websocket.connect"}])

        async def receive() -> Message:
            return next(coming, {"type": "websocket.disconnect", "code": 1001})

        async def send(message: Message) -> None:
            told.append(message)

        scope = {
            "type": "websocket", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers,
            "scheme": "ws", "server": ("hotline.test", 80), "client": ("127.0.0.1", 1), "subprotocols": ["sip"],
            "root_path": "", "asgi": {"version": "3.0"}, "state": {},
        }  # fmt: skip
        await self._app(scope, receive, send)
        return bool(told[0]["type"] == "websocket.accept")


def _address(path: str) -> str:
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: _VALUES.get(found[1], "x"), path)


def _routes(routes: Iterable[BaseRoute], below: str = "") -> Iterator[str]:
    """Yield `METHOD /path` of all of them, also of what is mounted and of what FastAPI includes."""
    for route in routes:
        if isinstance(route, Mount):
            yield from _routes(route.routes, below + route.path)
        elif isinstance(route, Route):
            for method in (route.methods or {"GET"}) - {"HEAD"}:
                yield f"{method} {below}{route.path}"
        elif not isinstance(route, WebSocketRoute):
            yield from _routes(route.original_router.routes, below)  # type: ignore[attr-defined]


def _sockets(routes: Iterable[BaseRoute]) -> set[str]:
    return {route.path for route in routes if isinstance(route, WebSocketRoute)}


@pytest.fixture
async def house(
    tmp_path: Path, migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    """As the controller makes it, beside a fake Asterisk; nobody asks too often."""
    people = [make_visitor(role.replace(" ", "-"), role, agent=_agent(role)) for role in Role]
    door, keys = open_door(*people)
    sessions = Everlasting()
    assert isinstance(door.sessions, MemorySessions)
    sessions.visitors = door.sessions.visitors
    monkeypatch.setattr(desk_parts, "Sessions", lambda *_: sessions)
    monkeypatch.setattr(guarding, "BURST", 1e9)
    monkeypatch.setattr(desk_wall_parts, "ReadElsewhere", Reading)
    settings = {"NODE__DATA_DIR": f"{tmp_path}/data", "DATABASE__URL": migrated_sqlite_url}
    first = load(DEMO, environment={f"HOTLINE__{name}": value for name, value in settings.items()})
    first.paths.create()
    known = Secrets.load_or_create(first.paths.secrets, first.config.agents).ami_password
    async with contextlib.AsyncExitStack() as stack:
        ami = await stack.enter_async_context(FakeAmi(secret=known))
        settings["ASTERISK__AMI_PORT"] = str(ami.port)
        loaded = load(DEMO, environment={f"HOTLINE__{name}": value for name, value in settings.items()})
        parts = await build(loaded, stack)
        by_role = {role: keys[person.user] for role, person in zip(Role, people, strict=True)}
        yield House(parts.status.application(), by_role)


def _agent(role: Role) -> str | None:
    return "1001" if role is Role.AGENT else None


async def test_every_route_lets_in_whom_the_table_names_and_nobody_else(house: House) -> None:
    """Also that each is in the table, wants a session, and obeys no other site and no forged request."""
    undecided = set(house.routes) - set(LET_IN) - PUBLIC
    gone = (set(LET_IN) | PUBLIC) - set(house.routes)
    assert not undecided, "decide in desk_doors.py who may reach these"
    assert not gone, "take these out of desk_doors.py"
    wrong: list[str] = []
    for route, roles in LET_IN.items():
        wrong += [f"{route}: {one}" for one in await _faults(house, route, roles)]
    assert not wrong, "\n".join(wrong)


async def _faults(house: House, route: str, roles: frozenset[Role]) -> Iterable[str]:
    faults = []
    if (status := await house.ask(route, None)) != 401:
        faults.append(f"without a session {status}")
    for role, key in house.keys.items():
        status = await house.ask(route, key)
        if (status not in {401, 403}) != (role in roles) or status in {429, 500}:
            faults.append(f"{role} gets {status}")
    for role in [] if route.startswith(SAFE) else sorted(roles)[:1]:
        forged = await house.ask(route, house.keys[role], {CSRF_HEADER: "0" * 64})
        foreign = await house.ask(route, house.keys[role], {"Origin": "http://elsewhere.test"})
        if (forged, foreign) != (403, 403):
            faults.append(f"{role} forged {forged}, from elsewhere {foreign}")
    return faults


async def test_sockets_open_for_sessions_from_our_own_pages_only(house: House) -> None:
    """Without a session, or from another site in the browser of somebody who has one, they stay shut."""
    assert house.sockets == set(SOCKETS)
    for path, by_session in SOCKETS.items():
        assert not await house.opens(path, None, HOME)
        for key in house.keys.values():
            assert await house.opens(path, key, HOME) is by_session
            assert not await house.opens(path, key, "http://elsewhere.test")


async def test_an_agent_is_nobody_else(house: House) -> None:
    """Who calls another agent, and what waits for another agent, is not told; nothing is done in another's name."""
    for route in ("GET /api/pops/1002", "GET /api/messages/next?agent=1002", "POST /api/messages/1/take"):
        assert await house.ask(route, house.keys[Role.AGENT], body=b'{"agent": "1002"}') == 403, route


async def test_public_doors_stand_firm_whatever_comes(house: House) -> None:
    """Nothing that is no body, too much of one, or one within one within one breaks anything."""
    wrong = []
    for route in sorted(PUBLIC):
        method, path = route.split(" ")
        if method != "POST":
            continue
        for body in (b"\xff\xfe", b"[" * 100_000, b'{"a":' * 50_000, b"0" * 12_000_000):
            status = await house.post(_address(path), body)
            if status >= 500 and status != 503:
                wrong.append(f"{route}: {status} for {body[:6]!r}… of {len(body)}")
    assert not wrong, "\n".join(wrong)
