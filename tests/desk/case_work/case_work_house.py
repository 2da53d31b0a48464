"""Case work on a real store with people who are signed in, for the tests."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from hotline.config import Configuration
from hotline.crm_bridge.bulk import Bulk
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_lists_saved import SavedFilters
from hotline.crm_bridge.cases import Report, open_with_fact
from hotline.crm_bridge.files import FileStore
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.case_work.bulk_routes import BulkRoutes
from hotline.desk.case_work.case_routes import CaseRoutes
from hotline.desk.case_work.field_links import FieldLinks
from hotline.desk.case_work.field_routes import FieldRoutes
from hotline.desk.case_work.field_work import FieldWork
from hotline.desk.case_work.list_routes import ListRoutes
from hotline.desk.case_work.one_case import CaseReading
from hotline.desk.case_work.work_ground import WorkGround
from hotline.desk.door.guarding import Door, Endpoint
from hotline.desk.door.visitor import Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.roles import Role
from hotline.events import CaseOpened
from hotline.journal import Journal
from tests.desk.open311_city import CONFIG as CITY
from tests.desk.open311_city import NOON

CONFIG = Configuration.model_validate(
    CITY.model_dump()
    | {
        "departments": {
            "city": {"title": {"en": "City", "ar": "البلدية"}},
            "water": {"title": {"en": "Water", "ar": "المياه"}, "parent": "city"},
            "roads": {"title": {"en": "Roads", "ar": "الطرق"}, "parent": "city"},
        },
        "agents": {
            "1001": {"name": "Aisha", "queues": ["general"]},
            "1002": {"name": "Salim", "queues": ["general"], "line": "second"},
        },
        "field_page": {"address": "https://city.example"},
        "teams": {"plumbers": {"name": "Plumbers", "phone": "+96891230042", "department": "water"}},
    }
)


def person(user: str, *roles: Role, agent: str | None = None, departments: tuple[str, ...] = ()) -> Visitor:
    """Return somebody who signed in."""
    return Visitor(user, user.title(), frozenset(roles), agent, frozenset(departments), f"session-{user}")


PEOPLE = {
    one.user: one
    for one in (
        person("salim", Role.SECOND_LINE, agent="1002"),
        person("aisha", Role.AGENT, agent="1001"),
        person("hamed", Role.DEPARTMENT, departments=("water",)),
        person("admin", Role.ADMINISTRATOR),
    )
}


class HeaderDoor(Door):
    """Lets in whom the header `X-Test-User` names."""

    def __init__(self) -> None:
        """Keep no sessions."""

    def guard(self, endpoint: Endpoint, *roles: Role) -> Callable[[Request], Awaitable[Response]]:
        """Check the roles as the real one does."""

        async def guarded(request: Request) -> Response:
            name = request.headers.get("x-test-user") or request.cookies.get("test_user", "")
            visitor = PEOPLE.get(name)
            try:
                if visitor is None:
                    raise ProblemError(401, "Unauthorized")
                if not visitor.has(roles):
                    raise ProblemError(403, "Forbidden", "not for this role")
                return await endpoint(request, visitor)
            except ProblemError as problem:
                return problem.response()

        return guarded


class House:
    """The routes, and a client for each person."""

    def __init__(self, journal: Journal, engine: AsyncEngine, folder: Path) -> None:
        self.now, self.journal, self.engine = NOON, journal, engine
        self.files = FileStore(folder / "files", 1_000_000)
        self.cases = CaseDesk(journal, engine)
        self.door = HeaderDoor()
        self.work = WorkGround(journal, engine, self.files, lambda: CONFIG, self.clock)
        self.sent: list[tuple[str, str]] = []
        self.app = Starlette(routes=self.routes())

    def clock(self) -> float:
        """Return the test's time."""
        return self.now

    def routes(self) -> list[BaseRoute]:
        """Return those of case work."""
        links = FieldLinks(self.journal, self, current=self.work.current, key=self.key, clock=self.clock)
        current, engine, journal = self.work.current, self.engine, self.journal
        operations = CasesApi(CaseParts(self.cases, journal, engine, current, self.clock))
        files = CaseFileOperations(self.work.files, self.files, self.clock)
        reading = CaseReading(engine, current, self.clock)
        return [
            *ListRoutes(engine, SavedFilters(journal, engine), current, self.clock).routes(self.door),
            *BulkRoutes(self.work, Bulk(self.cases, current, self.clock)).routes(self.door),
            *CaseRoutes(self.work, reading, operations, files).routes(self.door),
            *FieldRoutes(self.work, FieldWork(self.work), links).routes(self.door),
        ]

    async def key(self) -> bytes:
        """Return the secret that signs links."""
        return b"secret"

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Be the text gateway."""
        self.sent.append((to, text))

    def client(self, user: str) -> httpx.AsyncClient:
        """Return a client of this person."""
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(
            transport=transport, base_url="http://city/desk/api/", headers={"X-Test-User": user}
        )

    async def opens(self, subject: str = "A leak", **report: object) -> str:
        """Open a case of water and return its reference."""
        wanted: dict[str, object] = {"department": "water", "category": "leak"} | report
        known = Report(**wanted)  # type: ignore[arg-type]

        async def work(connection: AsyncConnection) -> CaseOpened:
            return await open_with_fact(
                connection, at=self.now, channel="voice", caller=None, language="ar", queue=None, call=None,
                subject=subject, report=known,
            )  # fmt: skip

        return (await self.journal.commit_result(work, lambda fact: [fact])).reference
