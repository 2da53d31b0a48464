"""The live socket on a real server: who may open it, what is too much, and a reader that is stuck."""

import asyncio
import contextlib
import json
import socket as sockets
from collections.abc import AsyncIterator

import pytest
import uvicorn
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hotline.desk.door.cookies import SESSION
from hotline.desk.live import LiveHub, LiveTopic
from hotline.desk.live import hub as hub_module
from hotline.desk.roles import Role
from hotline.desk.status import LARGEST_FRAME
from hotline.testing.desk import Keys, make_visitor, open_door

AISHA = make_visitor("aisha", Role.AGENT, agent="1001")
MARYAM = make_visitor("maryam", Role.SUPERVISOR)


class Place:
    """A hub, served on a port of loopback."""

    def __init__(self, port: int) -> None:
        self.door, self.keys = open_door(AISHA, MARYAM)
        self.hub = LiveHub(self.door)
        self.agents: LiveTopic = self.hub.topic(
            "agents",
            lambda _: True,
            lambda visitor, key: Role.SUPERVISOR in visitor.roles or visitor.agent == key,
        )
        self.alerts = self.hub.topic("alerts", lambda visitor: Role.SUPERVISOR in visitor.roles)
        self.here = f"127.0.0.1:{port}"

    @contextlib.asynccontextmanager
    async def open(
        self, user: str, *topics: str, origin: str | None = None
    ) -> AsyncIterator[ClientConnection]:
        """Open a socket as this user's page, and follow topics."""
        keys: Keys = self.keys[user]
        headers = {"Cookie": f"{SESSION}={keys.token}"}
        where, whence = f"ws://{self.here}/desk/live", f"http://{self.here}"
        async with connect(where, origin=whence, additional_headers=headers, compression=None) as socket:  # type: ignore[arg-type]
            if topics:
                await socket.send(json.dumps({"subscribe": topics}))
            yield socket


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    listener = sockets.create_server(("127.0.0.1", 0))
    place = Place(listener.getsockname()[1])
    app = Starlette(routes=place.hub.routes())
    config = uvicorn.Config(
        app, log_level="error", lifespan="off", ws_max_size=LARGEST_FRAME, ws_per_message_deflate=False
    )
    server = uvicorn.Server(config)
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
    task = asyncio.create_task(server.serve(sockets=[listener]))
    yield place
    server.should_exit = True
    server.force_exit = True
    await task


async def heard(socket: ClientConnection, count: int) -> list[dict[str, object]]:
    """Return so many messages, signs of life apart."""
    messages: list[dict[str, object]] = []
    while len(messages) < count:
        said = json.loads(await socket.recv())
        messages += [one for one in (said if isinstance(said, list) else [said]) if "topic" in one]
    return messages


async def test_a_snapshot_and_then_what_changes(place: Place) -> None:
    """With numbers without a gap; a record that is put again unchanged is not told."""
    place.agents.put("1001", {"state": "free"})
    async with place.open("maryam", "agents") as socket:
        (first,) = await heard(socket, 1)
        place.agents.put("1001", {"state": "free"})
        place.agents.put("1002", {"state": "talking"})
        place.agents.remove("1001")
        changes = await heard(socket, 2)
    assert (first["seq"], first["snapshot"]) == (1, {"1001": {"state": "free"}})
    assert [(one["seq"], one["key"], one["value"]) for one in changes] == [
        (2, "1002", {"state": "talking"}),
        (3, "1001", None),
    ]


async def test_each_sees_what_is_theirs(place: Place) -> None:
    """An agent's page hears of the agent alone, without gaps, and nothing of a topic that is not for agents."""
    place.agents.replace({"1001": {"n": 1}, "1002": {"n": 1}})
    place.alerts.put("x", {"n": 1})
    async with place.open("aisha", "agents", "alerts", "nothing") as socket:
        (first,) = await heard(socket, 1)
        place.alerts.put("x", {"n": 2})
        place.agents.put("1002", {"n": 2})
        place.agents.put("1001", {"n": 2})
        (change,) = await heard(socket, 1)
    assert first["snapshot"] == {"1001": {"n": 1}}
    assert (change["seq"], change["key"]) == (2, "1001")


async def refused(
    place: Place, origin: str, cookie: str, query: str = "", protocols: list[str] | None = None
) -> bool:
    """Tell whether the handshake is answered by 403."""
    where, headers = f"ws://{place.here}/desk/live{query}", {"Cookie": cookie}
    try:
        async with connect(where, origin=origin, additional_headers=headers, subprotocols=protocols):  # type: ignore[arg-type]
            return False
    except InvalidStatus as error:
        return error.response.status_code == 403


async def test_a_forged_socket_is_refused(place: Place) -> None:
    """A page of another site, though the browser sends the cookie along; who has no session in a cookie, or no more."""
    ours, right = f"http://{place.here}", f"{SESSION}={place.keys['aisha'].token}"
    assert not await refused(place, ours, right)
    for origin in ("https://evil.example", "http://127.0.0.1", "null", f"https://{place.here}"):
        assert await refused(place, origin, right), origin
    for cookie in ("", f"{SESSION}=", f"{SESSION}=forged", f"{SESSION}={'x' * 43}"):
        assert await refused(place, ours, cookie), cookie
    token = place.keys["aisha"].token
    assert await refused(place, ours, "", f"?{SESSION}={token}", [token])
    await place.door.sessions.end(AISHA.session)
    assert await refused(place, ours, right)


async def test_frames_that_are_too_long_or_nonsense_cut_the_page_off(place: Place) -> None:
    """That page only, with a code that says why."""
    bad: list[tuple[str | bytes, int]] = [
        ("x" * 5000, 1009),
        ("x" * (LARGEST_FRAME + 1), 1009),
        ("nonsense", 1007),
        (b"\x00\x01", 1007),
        ('{"subscribe": "agents"}', 1007),
        ('{"subscribe": [1]}', 1007),
    ]
    async with place.open("maryam", "agents") as other:
        await heard(other, 1)
        for number, (sent, code) in enumerate(bad):
            async with place.open("aisha") as socket:
                await socket.send(sent)
                await socket.wait_closed()
                assert socket.close_code == code, sent[:20]
            place.agents.put("1001", {"n": number})
            assert await heard(other, 1)


async def test_a_page_that_talks_too_much_is_cut_off(place: Place) -> None:
    """After some twenty messages at once."""
    async with place.open("aisha") as socket:
        with contextlib.suppress(ConnectionClosed):
            for _ in range(60):
                await socket.send('{"subscribe": []}')
        await socket.wait_closed()
        assert socket.close_code == 1008


async def test_a_session_has_so_many_sockets(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more is refused; when one closes there is room again."""
    monkeypatch.setattr(hub_module, "MOST_OF_SESSION", 2)
    async with place.open("aisha", "agents") as first, place.open("aisha", "agents"):
        await heard(first, 1)
        with pytest.raises(InvalidStatus):
            async with place.open("aisha"):
                pass
    async with place.open("aisha", "agents") as again:
        assert await heard(again, 1)


async def test_a_session_that_ends_closes_its_sockets(place: Place) -> None:
    """With a code of its own; sockets of others stay."""
    async with place.open("aisha", "agents") as ended, place.open("maryam", "agents") as other:
        await heard(ended, 1)
        await heard(other, 1)
        await place.door.sessions.end(AISHA.session)
        await place.hub.sweep()
        await ended.wait_closed()
        assert ended.close_code == 4401
        place.agents.put("1001", {"n": 5})
        assert await heard(other, 1)


async def test_a_stuck_reader_holds_nobody_up(place: Place) -> None:
    """Whoever reads nothing costs a bounded memory, others hear all; when it reads again it has the newest state."""
    filler = "x" * 10_000
    async with place.open("maryam", "agents") as stuck, place.open("maryam", "agents") as other:
        await heard(other, 1)
        await heard(stuck, 1)
        stuck.transport.pause_reading()
        last: dict[str, object] = {}
        for number in range(10):
            for agent in range(100):
                place.agents.put(f"{agent}", {"n": number, "filler": filler})
            async with asyncio.timeout(30):
                while last.get("99") != number:
                    for one in await heard(other, 1):
                        last[str(one.get("key"))] = one["value"]["n"]  # type: ignore[index]
        assert 0 < place.hub.waiting <= 100
        stuck.transport.resume_reading()
        table: dict[str, int] = {}
        async with asyncio.timeout(30):
            while set(table.values()) != {9} or len(table) < 100:
                for one in await heard(stuck, 1):
                    fresh: dict[str, dict[str, int]] | None = one.get("snapshot")  # type: ignore[assignment]
                    table = table if fresh is None else {key: value["n"] for key, value in fresh.items()}
                    if "key" in one:
                        table[str(one["key"])] = one["value"]["n"]  # type: ignore[index]
