"""Who calls, for one agent's desktop: a stream over a real web server."""

import asyncio
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from prometheus_client import CollectorRegistry

from hotline.crm_bridge.screen_pop_hub import PopHub
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.desk.access import Access
from hotline.desk.pops_api import PopsApi
from hotline.desk.status import Health, StatusPage
from hotline.secrets import ApiToken
from hotline.testing.logs import caught

TOKENS = {
    "desk": ApiToken(token="right", scopes=("pops",)),
    "other": ApiToken(token="wrong", scopes=("texts",)),
}
RIGHT = {"Authorization": "Bearer right"}


def message(number: int, agent: str = "1001") -> PopMessage:
    """Return a message."""
    return PopMessage(number=number, kind="gone", at=1.0, node="demo", agent=agent, call="c", why="done")


async def readers(hub: PopHub, count: int) -> None:
    """Wait until so many desktops read."""
    async with asyncio.timeout(30):
        while hub.readers != count:  # noqa: ASYNC110 -- nothing tells of it
            await asyncio.sleep(0.01)


@pytest.fixture
def hub() -> PopHub:
    """What the agents are to see."""
    return PopHub()


@pytest.fixture
async def page(hub: PopHub) -> AsyncIterator[StatusPage]:
    """A web server with the route."""
    api = PopsApi(Access(lambda: TOKENS), hub, lambda: {"1001", "1002"})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    page = StatusPage(
        host="127.0.0.1", port=port, live=dict, health=lambda: Health(True, {}), metrics=CollectorRegistry(),
        more=api.routes(),
    )  # fmt: skip
    await page.start()
    yield page
    hub.close()
    await page.close()


@pytest.fixture
async def client(page: StatusPage) -> AsyncIterator[httpx.AsyncClient]:
    """The desktop."""
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{page._port}", headers=RIGHT, timeout=10
    ) as client:
        for _ in range(100):
            try:
                await client.get("/healthz")
                break
            except httpx.ConnectError:
                await asyncio.sleep(0.02)
        yield client


class Stream:
    """Reads events from an answer."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()

    async def event(self) -> tuple[int, str, dict[str, Any]]:
        """Return identity, kind and data of the next event; comments are left out."""
        fields: dict[str, str] = {}
        async for line in self._lines:
            name, _, value = line.partition(": ")
            if line and name:
                fields[name] = value
            elif not line and "data" in fields:
                return int(fields["id"]), fields["event"], msgspec.json.decode(fields["data"])
        raise AssertionError("the stream has ended")


async def test_the_current_pop_comes_on_connecting_and_then_each_change(
    client: httpx.AsyncClient, hub: PopHub
) -> None:
    """Of this agent only, as server-sent events that nobody may keep."""
    hub.offer(message(1))
    async with client.stream("GET", "/api/pops/1001") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        stream = Stream(answer)
        number, kind, data = await stream.event()
        assert (number, kind, data["call"]) == (1, "gone", "c")
        hub.offer(message(2, "1002"))
        hub.offer(message(3))
        assert (await stream.event())[0] == 3


async def test_who_comes_back_gets_nothing_twice(client: httpx.AsyncClient, hub: PopHub) -> None:
    """By Last-Event-ID; a nonsense one counts as none."""
    hub.offer(message(1))
    async with client.stream("GET", "/api/pops/1001", headers={"Last-Event-ID": "1"}) as answer:
        stream = Stream(answer)
        await readers(hub, 1)
        hub.offer(message(2))
        assert (await stream.event())[0] == 2
    async with client.stream("GET", "/api/pops/1001", headers={"Last-Event-ID": "x' OR 1"}) as answer:
        assert (await Stream(answer).event())[0] == 2


async def test_a_desktop_that_leaves_is_forgotten(client: httpx.AsyncClient, hub: PopHub) -> None:
    """No reader stays behind."""
    async with client.stream("GET", "/api/pops/1001"):
        await readers(hub, 1)
    await readers(hub, 0)


@pytest.mark.parametrize(
    ("path", "token", "status"),
    [("/api/pops/1001", "guessed", 401), ("/api/pops/1001", "wrong", 403), ("/api/pops/9999", "right", 404)],
)
async def test_nobody_else_reads_it(client: httpx.AsyncClient, path: str, token: str, status: int) -> None:
    """A token for pops is needed, and an agent who exists; the answer says what is wrong."""
    with caught():
        answer = await client.get(path, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_an_open_stream_does_not_keep_the_server_from_ending(
    client: httpx.AsyncClient, page: StatusPage, hub: PopHub
) -> None:
    """The hub closes first, and every desktop is let go."""
    async with client.stream("GET", "/api/pops/1001") as answer:
        await readers(hub, 1)
        hub.close()
        async with asyncio.timeout(30):
            await page.close()
            with pytest.raises(AssertionError, match="ended"):
                await Stream(answer).event()
