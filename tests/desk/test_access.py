"""Only who holds a token is let in, and guessing is slow."""

from collections.abc import Iterator, Mapping

import httpx
import pytest
import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hotline.desk import access as guard
from hotline.desk.access import MOST_FAILURES, WINDOW_SECONDS, Access
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope
from hotline.secrets import ApiToken

TOKENS: Mapping[str, str | ApiToken] = {
    "desk": "right-token",
    "crm": ApiToken(token="other-token", scopes=("cases:read",)),
    "editor": ApiToken(token="writing-token", scopes=("cases:write",)),
}


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def _say_who(request: Request, who: str) -> Response:
    if "wrong" in request.query_params:
        raise ProblemError(409, "Conflict", "It is taken.")
    return PlainTextResponse(who)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def access(clock: Clock) -> Access:
    return Access(lambda: TOKENS, clock)


@pytest.fixture
def client(access: Access) -> httpx.AsyncClient:
    return from_address(access, "192.0.2.1")


def from_address(access: Access, address: str) -> httpx.AsyncClient:
    app = Starlette(routes=[Route("/", access.guard(_say_who, Scope.CASES_READ))])
    transport = httpx.ASGITransport(app, client=(address, 1234))
    return httpx.AsyncClient(transport=transport, base_url="http://hotline")


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def logged() -> Iterator[list[dict[str, object]]]:
    with structlog.testing.capture_logs() as lines:
        yield lines  # type: ignore[misc]


@pytest.mark.parametrize(
    ("who", "token"), [("desk", "right-token"), ("crm", "other-token"), ("editor", "writing-token")]
)
async def test_the_endpoint_is_told_whose_token_it_was(
    client: httpx.AsyncClient, who: str, token: str
) -> None:
    """The name of the holder comes with each request; the scheme's case does not matter (RFC 9110, 11.1)."""
    assert (await client.get("/", headers=bearer(token))).text == who
    assert (await client.get("/", headers={"Authorization": f"bearer  {token}"})).text == who


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer  ", "Basic cmlnaHQtdG9rZW4=", "right-token"])
async def test_without_a_token_the_scheme_is_named(client: httpx.AsyncClient, header: str | None) -> None:
    """401 says in `WWW-Authenticate` what is wanted, as a problem that programs can read."""
    answer = await client.get("/", headers={} if header is None else {"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="hotline"'
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["title"] == "Unauthorized"


@pytest.mark.parametrize("token", ["right-toke", "right-token1", "RIGHT-TOKEN", "\u00ff" * 11, "x" * 5000])
async def test_a_wrong_token_is_refused_and_not_logged(
    client: httpx.AsyncClient, token: str, logged: list[dict[str, object]]
) -> None:
    """Nearly right is wrong; the log names the address, never the token."""
    answer = await client.get("/", headers={b"Authorization": b"Bearer " + token.encode("latin-1")})
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]
    (line,) = logged
    assert line["address"] == "192.0.2.1"
    assert token not in str(line)


async def test_who_guesses_is_shut_out_for_a_while(client: httpx.AsyncClient, clock: Clock) -> None:
    """After too many wrong tokens even the right one waits, and is told how long."""
    for _ in range(MOST_FAILURES):
        assert (await client.get("/", headers=bearer("guess"))).status_code == 401
    refused = await client.get("/", headers=bearer("right-token"))
    assert (refused.status_code, refused.headers["retry-after"]) == (429, str(int(WINDOW_SECONDS)))
    clock.now += WINDOW_SECONDS
    assert (await client.get("/", headers=bearer("right-token"))).status_code == 200


async def test_others_do_not_suffer_from_who_guesses(client: httpx.AsyncClient, access: Access) -> None:
    """Only the address that the guesses come from is shut out."""
    for _ in range(MOST_FAILURES):
        await client.get("/", headers=bearer("guess"))
    other = from_address(access, "192.0.2.2")
    assert (await other.get("/", headers=bearer("right-token"))).status_code == 200


async def test_many_guessers_take_no_memory(access: Access, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many addresses are remembered."""
    monkeypatch.setattr(guard, "MOST_ADDRESSES", 20)
    for number in range(25):
        await from_address(access, f"2001:db8:0:{number:x}::1").get("/", headers=bearer("guess"))
    assert len(access._failures) == 20


async def test_one_network_is_one_guesser(access: Access) -> None:
    """A host has all addresses of its /64 (RFC 6177): another one of them is no way around the limit."""
    for number in range(MOST_FAILURES):
        await from_address(access, f"2001:db8::{number:x}").get("/", headers=bearer("guess"))
    assert (await from_address(access, "2001:db8::ffff").get("/", headers=bearer("guess"))).status_code == 429


async def test_without_tokens_nobody_is_let_in() -> None:
    """An empty table opens no door, not even to an empty token."""
    client = from_address(Access(dict), "192.0.2.1")
    assert (await client.get("/", headers=bearer('""'))).status_code == 401


async def test_a_refusal_of_the_endpoint_is_a_problem(client: httpx.AsyncClient) -> None:
    """What the endpoint raises becomes the answer (RFC 9457)."""
    answer = await client.get("/?wrong=1", headers=bearer("right-token"))
    assert answer.json() == {
        "type": "about:blank", "title": "Conflict", "status": 409, "detail": "It is taken.",
    }  # fmt: skip
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.CASES_READ])
async def test_a_token_is_good_for_its_scopes_only(access: Access, scope: Scope) -> None:
    """Who reads cases does not write them, or hear recordings; the answer names what is needed (RFC 6750, 3.1)."""
    app = Starlette(routes=[Route("/", access.guard(_say_who, scope))])
    transport = httpx.ASGITransport(app, client=("192.0.2.1", 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://hotline") as client:
        refused = await client.get("/", headers=bearer("other-token"))
        assert (await client.get("/", headers=bearer("right-token"))).status_code == 200
    assert refused.status_code == 403
    assert refused.json()["detail"] == f"The token of `crm` is not for `{scope}`."
    assert f'error="insufficient_scope", scope="{scope}"' in refused.headers["www-authenticate"]
