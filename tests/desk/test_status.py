"""The status page, its health and its metrics."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client import CollectorRegistry, Gauge

from hotline.desk.status import Health, StatusPage, WebPortInUseError


class Running:
    """A status page on a free port, whose health can be changed."""

    def __init__(self) -> None:
        self.health = Health(True, {})
        registry = CollectorRegistry()
        Gauge("hotline_calls", "Calls", registry=registry).set(3)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.page = StatusPage(
            host="127.0.0.1",
            port=self.port,
            live=lambda: {"node": "demo", "queues": []},
            health=lambda: self.health,
            metrics=registry,
        )


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    running = Running()
    await running.page.start()
    yield running
    await running.page.close()


@pytest.fixture
async def client(running: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{running.port}") as client:
        yield client


async def test_the_page_comes_with_all_it_needs_and_nothing_else(client: httpx.AsyncClient) -> None:
    """Page, style and script come from here, and the policy allows nothing from elsewhere."""
    page = await client.get("/")
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "http" not in page.text
    for asset in ("status.css", "status.js"):
        assert f'"{asset}"' in page.text
        assert (await client.get(f"/{asset}")).status_code == 200


async def test_health_is_told_by_the_status_code(running: Running, client: httpx.AsyncClient) -> None:
    """A supervisor needs only the status code; people read the reasons."""
    assert (await client.get("/healthz")).status_code == 200
    running.health = Health(False, {"asterisk": "no link"})
    answer = await client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"healthy": False, "problems": {"asterisk": "no link"}}


async def test_live_state_and_metrics(client: httpx.AsyncClient) -> None:
    """The page's data and the metrics are what the parts say."""
    assert (await client.get("/api/live")).json()["node"] == "demo"
    assert "hotline_calls 3.0" in (await client.get("/metrics")).text


@pytest.mark.parametrize("path", ["/nothing", "/../secrets.json", "/status.py", "//etc/passwd"])
async def test_nothing_else_is_served(client: httpx.AsyncClient, path: str) -> None:
    """Paths that are not ours are not found."""
    assert (await client.get(path)).status_code == 404


async def test_a_port_in_use_is_named(running: Running) -> None:
    """Whoever starts a second one is told which key to change."""
    second = StatusPage(
        host="127.0.0.1",
        port=running.port,
        live=dict,
        health=lambda: running.health,
        metrics=CollectorRegistry(),
    )
    with pytest.raises(WebPortInUseError, match=r"web\.port"):
        await second.start()


async def test_a_client_that_says_nothing_hinders_nobody(running: Running, client: httpx.AsyncClient) -> None:
    """An open connection without a request does not keep the page from others, nor from ending."""
    _, writer = await asyncio.open_connection("127.0.0.1", running.port)
    assert (await client.get("/healthz")).status_code == 200
    writer.close()
    await writer.wait_closed()
