"""The agent's page over HTTP: whose agent it is says the session, and what cannot be has words."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

import httpx
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from hotline.config import Configuration
from hotline.crm_bridge.drafts import MOST_BYTES, Drafts
from hotline.crm_bridge.tables import interaction
from hotline.desk.agent.commands import AgentCommandError
from hotline.desk.agent.desk_routes import DeskParts, DeskRoutes
from hotline.desk.agent.draft_routes import DraftRoutes
from hotline.desk.agent.history import PAGE, NumberHistory
from hotline.desk.agent.state_routes import StateRoutes
from hotline.desk.door import Endpoint, Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role
from hotline.testing.queue import ManualClock


class OpenDoor:
    """Lets one visitor in everywhere, and remembers for which roles."""

    def __init__(self, agent: str | None = "1001") -> None:
        self.visitor = Visitor("maryam", "Maryam", frozenset({Role.AGENT}), agent, frozenset(), "s")
        self.roles: list[tuple[Role, ...]] = []

    def guard(self, endpoint: Endpoint, *roles: Role) -> Callable[[Request], Awaitable[Response]]:
        self.roles.append(roles)

        async def guarded(request: Request) -> Response:
            try:
                return await endpoint(request, self.visitor)
            except ProblemError as problem:
                return problem.response()

        return guarded


class Told:
    """Takes every command for which it is asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., Awaitable[None]]:
        async def command(*arguments: object) -> None:
            self.calls.append((name, *arguments))
            if name == "extend_wrap_up":
                raise AgentCommandError("The wrap-up is over")

        return command


def client(routes: Any) -> TestClient:  # noqa: ANN401
    return TestClient(Starlette(routes=routes))


def test_commands_are_for_the_own_agent() -> None:
    """The agent is that of the session; a refusal is 409 with its words, a wrong body 400."""
    door, told = OpenDoor(), Told()
    http = client(StateRoutes(door, told).routes())  # type: ignore[arg-type]
    assert http.post("/desk/api/state/pause", json={"reason": "lunch"}).status_code == 204
    assert http.post("/desk/api/state/sign-in").status_code == 204
    assert told.calls == [("pause", "1001", "lunch", "1001"), ("sign_in", "1001", "1001", None)]
    late = http.post("/desk/api/state/extend-wrap-up")
    assert (late.status_code, late.json()["title"]) == (409, "The wrap-up is over")
    assert http.post("/desk/api/state/pause", json={"agent": "1002"}).status_code == 400
    assert set(door.roles) == {(Role.AGENT,)}


def test_who_is_no_agent_is_told() -> None:
    """A name that is not linked with an agent commands nobody."""
    told = Told()
    http = client(StateRoutes(OpenDoor(agent=None), told).routes())  # type: ignore[arg-type]
    assert http.post("/desk/api/state/resume").status_code == 403
    assert told.calls == []


async def test_drafts_over_http(engine: AsyncEngine) -> None:
    """A draft is written with its version; the slower gets what is kept; what is too long or too deep is refused."""
    routes = DraftRoutes(OpenDoor(), Drafts(engine, ManualClock())).routes()  # type: ignore[arg-type]
    transport = httpx.ASGITransport(app=Starlette(routes=routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
        path = "/desk/api/drafts/call:1"
        assert (await http.get(path)).status_code == 204
        assert (await http.put(path, json={"version": 0, "content": {"a": 1}})).json() == {"version": 1}
        stale = await http.put(path, json={"version": 0, "content": {"a": 2}})
        assert (stale.status_code, stale.json()["kept"]["content"]) == (409, {"a": 1})
        long = {"version": 1, "content": {"a": "x" * MOST_BYTES * 2}}
        assert (await http.put(path, json=long)).status_code == 413
        assert (await http.put(path, json={"version": -1, "content": {}})).status_code == 400
        deep = b'{"version": 1, "content": {"a": ' + b"[" * 5000 + b"]" * 5000 + b"}}"
        assert "nested too deeply" in (await http.put(path, content=deep)).text
        assert (await http.delete(path)).status_code == 204
        assert (await http.get("/desk/api/drafts")).json() == []


CONFIG = Configuration.model_validate(
    {
        "numbers": {"1111": {"queue": "q"}},
        "queues": {"q": {}},
        "ivr": {"operator_queue": "q"},
        "pause_reasons": {"1": "lunch", "2": "training"},
        "pause_titles": {"lunch": {"ar": "غداء", "en": "Lunch"}},
    }
)


def _desk(history: object = None) -> httpx.AsyncClient:
    """Return a client of the agent 1001; what else the routes need is not asked for."""
    parts = DeskParts(
        current=lambda: CONFIG,
        dispositions=cast("Any", None),
        help=cast("Any", None),
        history=cast("NumberHistory", history),
        today=lambda _: {},
        queue_of_talk=cast("Any", None),
    )
    routes = DeskRoutes(OpenDoor(), parts).routes()  # type: ignore[arg-type]
    transport = httpx.ASGITransport(app=Starlette(routes=routes))
    return httpx.AsyncClient(transport=transport, base_url="http://desk/desk/api/agent/")


async def test_reasons_to_pause_have_titles() -> None:
    """The page shows the title in its language; a reason without one stands for itself."""
    async with _desk() as http:
        found = (await http.get("setup")).json()["pause_reasons"]
    assert found == {"lunch": {"ar": "غداء", "en": "Lunch"}, "training": {}}


async def test_the_history_is_of_who_calls_the_agent(engine: AsyncEngine) -> None:
    """Page by page, each contact once; of a number that the agent is not shown nothing, whatever is asked."""
    shown: dict[str, str] = {"1001": "+96892000000"}
    rows: list[dict[str, object]] = [
        {
            "id": f"c-{number:02}", "channel": "voice", "started_at": float(number // 2), "ended_at": 100.0,
            "address": address, "agents": [], "ring_attempts": 0, "missed": 0, "talk_seconds": 0.0,
            "hold_seconds": 0.0, "outcome": "answered", "ended_by": "caller", "transcribed": False,
        }
        for address in ("+96892000000", "+96893000000")
        for number in [*range(PAGE + 3)]
    ]  # fmt: skip
    for place, row in enumerate(rows):
        row["id"] = f"{row['id']}.{place // (PAGE + 3)}"
    async with engine.begin() as connection:
        await connection.execute(sa.insert(interaction), rows)
    async with _desk(NumberHistory(engine, shown.get)) as http:
        first = (await http.get("history")).json()
        after = ",".join(str(part) for part in first["next"])
        rest = (await http.get("history", params={"after": after})).json()
        shown.clear()
        nobodys = (await http.get("history")).json()
    seen = [one["id"] for page in (first, rest) for one in page["interactions"]]
    assert seen == sorted((f"c-{number:02}.0" for number in range(PAGE + 3)), reverse=True)
    assert (len(first["interactions"]), rest["next"], nobodys["interactions"]) == (PAGE, None, [])
