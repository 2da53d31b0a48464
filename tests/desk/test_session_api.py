"""The API for whoever signed in at the desk: scopes by role, and cases as the person's line may."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.config import Agent
from hotline.crm_bridge.permissions import Line
from hotline.desk.access import Access
from hotline.desk.api.callers import Callers
from hotline.desk.door.cookies import CSRF_HEADER
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import SCOPES, Role, line_of, scopes_of
from hotline.desk.scopes import Scope
from hotline.testing.desk import make_visitor, open_door

AGENTS = {"1002": Agent(name="Salim", queues={"general": 1}, line="second")}
PEOPLE = (
    make_visitor("aisha", Role.AGENT, agent="1001"),
    make_visitor("salim", Role.AGENT, agent="1002"),
    make_visitor("khalid", Role.DEPARTMENT, departments={"water"}),
    make_visitor("admin", Role.ADMINISTRATOR),
    make_visitor("huda", Role.QUALITY),
    make_visitor("maryam", Role.SUPERVISOR),
)


def client_of(user: str, *, csrf: bool = True) -> httpx.AsyncClient:
    """Return a page of this user; `/<scope>` answers who it is for the store."""
    door, keys = open_door(*PEOPLE)
    callers = Callers(Access(lambda: {"program": "token"}, door=door), lambda: AGENTS)

    async def serve(request: Request) -> Response:
        scope = Scope(request.path_params["scope"])
        try:
            caller = await callers.need(scope)(request, None, request.headers.get("x-hotline-agent"))
        except ProblemError as problem:
            return problem.response()
        departments = sorted(caller.actor.departments or ()) if caller.actor.departments is not None else None
        return JSONResponse([caller.by, caller.actor.line, departments])

    app = Starlette(routes=[Route("/{scope}", serve, methods=["GET", "POST"])])
    given = keys[user].of_client()
    if not csrf:
        del given["headers"][CSRF_HEADER]
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city", **given)


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ("aisha", ["1001", "first", None]),
        ("salim", ["1002", "second", None]),
        ("maryam", ["maryam", "supervisor", None]),
    ],
)
async def test_a_person_acts_as_the_line_that_it_has(user: str, expected: list[object]) -> None:
    """The agent's of the configuration, else that of the role."""
    assert (await client_of(user).get("/cases:write")).json() == expected


async def test_nobody_acts_as_somebody_else() -> None:
    """The header by which programs act for agents is nothing to a session."""
    answer = await client_of("aisha").get("/cases:read", headers={"X-Hotline-Agent": "1002"})
    assert answer.json() == ["1001", "first", None]


@pytest.mark.parametrize(
    ("user", "scope"),
    [
        ("aisha", Scope.RECORDINGS), ("aisha", Scope.DATA_PROTECTION), ("khalid", Scope.CITIZENS_READ),
        ("khalid", Scope.CASES_READ),
        ("admin", Scope.CASES_READ), ("admin", Scope.RECORDINGS), ("huda", Scope.CASES_WRITE),
        ("maryam", Scope.DATA_PROTECTION), ("maryam", Scope.OUTBOX),
    ],
)  # fmt: skip
async def test_a_role_that_asks_for_more_is_refused(user: str, scope: Scope) -> None:
    """403, also with a right token against forged requests."""
    assert (await client_of(user).post(f"/{scope}")).status_code == 403


async def test_a_forged_change_is_refused() -> None:
    """A session changes nothing without its token; reading needs none."""
    client = client_of("aisha", csrf=False)
    assert (await client.post("/cases:write")).status_code == 403
    assert (await client.get("/cases:read")).status_code == 200


async def test_a_program_with_a_token_is_a_program() -> None:
    """Even where a cookie comes along."""
    client = client_of("aisha", csrf=False)
    answer = await client.post("/recordings", headers={"Authorization": "Bearer token"})
    assert answer.json() == ["program", "program", None]


def test_no_role_has_what_is_for_machines() -> None:
    """Texts of the gateway and Open311's key are for programs."""
    assert scopes_of(list(Role)).isdisjoint({Scope.TEXTS, Scope.OPEN311})
    assert set(SCOPES) == set(Role)


def test_the_strongest_line_counts() -> None:
    """Whoever is several things may what the strongest of them may."""
    assert line_of({Role.AGENT, Role.SUPERVISOR}, "first") is Line.SUPERVISOR
    assert line_of({Role.AGENT, Role.DEPARTMENT}) is Line.FIRST
    assert line_of({Role.DEPARTMENT}, "supervisor") is Line.THIRD
    assert line_of({Role.QUALITY}) is Line.FIRST
