import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from starlette.responses import Response, StreamingResponse

from hotline.crm_bridge.targets import http as module
from hotline.crm_bridge.targets.http import Http, retry_after
from hotline.crm_bridge.targets.port import Refused, Unreachable
from hotline.testing.loopback_server import LoopbackServer


@pytest.fixture
async def server() -> AsyncIterator[LoopbackServer]:
    server = LoopbackServer()
    async with server.listening():
        yield server


@pytest.fixture
def http(server: LoopbackServer, http_of: Callable[..., Http]) -> Http:
    return http_of(server.url, "our-secret")


@pytest.mark.parametrize("status", [400, 404, 405, 409, 410, 413, 422])
async def test_these_answers_refuse_the_delivery(server: LoopbackServer, http: Http, status: int) -> None:
    """What the other side says about this delivery is a refusal, with its words on one line and without our secret."""
    server.always = Response("the key our-secret\n\x1b[31mis bad", status_code=status)
    with pytest.raises(Refused) as refusal:
        await http.ask("POST", "/x")
    assert refusal.value.reason == f"HTTP {status}"
    assert refusal.value.detail == "the key …  [31mis bad"


async def test_a_secret_at_the_edge_of_the_words(
    server: LoopbackServer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a part of a secret is repeated, where the words are cut, nor another secret that was used."""
    monkeypatch.setenv("OTHER_SECRET", "tokenoftheother")
    http.secret("OTHER_SECRET")
    server.always = Response("tokenoftheother" + "x" * 294 + "our-secret", status_code=404)
    with pytest.raises(Refused) as refusal:
        await http.ask("POST", "/x")
    assert "token" not in refusal.value.detail
    assert "our" not in refusal.value.detail


async def test_requests_side_by_side_have_a_connection_each(server: LoopbackServer, http: Http) -> None:
    """As many connections are kept as there were requests at once, and they are used again."""
    server.slow_seconds = 0.05
    for _ in range(2):
        await asyncio.gather(*(http.ask("GET", "/x") for _ in range(3)))
    assert len({asked.port for asked in server.asked}) == 3


@pytest.mark.parametrize("status", [301, 307, 401, 403, 408, 425, 429, 500, 502, 503, 599])
async def test_these_answers_are_about_the_target(server: LoopbackServer, http: Http, status: int) -> None:
    """A redirect, a wrong key, too much to do and every 5xx leave the delivery waiting; no redirect is followed."""
    server.always = Response(status_code=status, headers={"Location": f"{server.url}/elsewhere"})
    with pytest.raises(Unreachable, match=str(status)):
        await http.ask("POST", "/x")
    assert len(server.asked) == 1


@pytest.mark.parametrize("body", ['{"a":', "<html>welcome</html>", "", '"\ud800"', "[" * 3000])
async def test_something_else_than_json_says_so(server: LoopbackServer, http: Http, body: str) -> None:
    """A page of a proxy, and JSON that was cut off, do not count as an answer."""
    server.always = Response(body.encode(errors="surrogatepass"))
    answer = await http.ask("GET", "/x")
    with pytest.raises(Unreachable, match="something else than JSON"):
        answer.table()


@pytest.mark.parametrize("body", ["[]", "3", "null"])
async def test_other_json_than_an_object_says_so(server: LoopbackServer, http: Http, body: str) -> None:
    """JSON of another shape does not count either."""
    server.always = Response(body)
    with pytest.raises(Unreachable, match="other JSON"):
        (await http.ask("GET", "/x")).table()


async def test_a_huge_answer_is_not_read(server: LoopbackServer, http: Http) -> None:
    """An answer that does not end is given up after two million bytes."""

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 65_536
            await asyncio.sleep(0)

    server.always = StreamingResponse(endless())
    with pytest.raises(Unreachable, match="2,000,000 bytes"):
        await http.ask("GET", "/x")


async def test_a_slow_answer_is_given_up(
    server: LoopbackServer, http: Http, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole request is bounded in time, however the bytes drip."""
    monkeypatch.setattr(module, "ANSWER_SECONDS", 0.1)
    server.slow_seconds = 5.0
    with pytest.raises(Unreachable, match="no answer within"):
        await http.ask("GET", "/x")


async def test_nobody_there_says_nothing_of_the_url(http_of: Callable[..., Http]) -> None:
    """The words name neither the URL, in which a secret may stand, nor the secret."""
    http = http_of("http://127.0.0.1:9/hook/t0ken", "our-secret")
    with pytest.raises(Unreachable) as failure:
        await http.ask("GET", "")
    assert failure.value.reason == "no answer: ConnectError"
    assert failure.value.__cause__ is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120.0), ("Fri, 15 Jan 2027 08:01:00 GMT", 60.0), ("Fri, 15 Jan 2021 08:00:00 GMT", 0.0),
     ("", None), ("soon", None), ("-5", None), ("9" * 30, 999_999_999.0)],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    """Seconds and dates are understood (RFC 9110 section 10.2.3), everything else is as if it were not there."""
    assert retry_after({"Retry-After": value}, 1_800_000_000.0) == seconds
