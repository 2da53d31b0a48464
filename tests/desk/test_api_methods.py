"""Paths below `/api` that others serve, asked by a method that they do not have."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route

from hotline.desk.api.application import api_application


async def _served(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("served")


@pytest.fixture
def client() -> httpx.AsyncClient:
    routes = [
        Route("/api/texts", _served, methods=["POST"]),
        Route("/api/messages/{message}", _served, methods=["GET"]),
        Route("/api/messages/{message}", _served, methods=["PUT"]),
        Mount("/api", api_application([])),
    ]
    return httpx.AsyncClient(transport=httpx.ASGITransport(Starlette(routes=routes)), base_url="http://city")


@pytest.mark.parametrize(
    ("method", "path", "status", "allow"),
    [
        ("GET", "/api/texts", 405, "POST"),
        ("DELETE", "/api/messages/7", 405, "GET, HEAD, PUT"),
        ("GET", "/api/nothing", 404, None),
        ("GET", "/api/messages/7", 200, None),
    ],
)
async def test_a_method_of_nobody_is_405_and_a_path_of_nobody_404(
    client: httpx.AsyncClient, method: str, path: str, status: int, allow: str | None
) -> None:
    """With the methods that there are (RFC 9110, 15.5.6), as a problem."""
    answer = await client.request(method, path)
    assert (answer.status_code, answer.headers.get("allow")) == (status, allow)
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"Content-Type": "text/plain"}, b"{}", 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"a=b", 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"", 404),
        ({"Content-Type": "application/json; charset=utf-8"}, b"{}", 404),
        ({"Content-Type": "application/merge-patch+json"}, b"{}", 404),
        ({}, b"{}", 404),
    ],
)
async def test_a_body_that_is_said_to_be_no_json_is_415(
    client: httpx.AsyncClient, headers: dict[str, str], body: bytes, status: int
) -> None:
    """With what it should be (RFC 9110, 15.5.16), before anything is looked up."""
    answer = await client.post("/api/nothing", content=body, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
