"""The API of the case store on a real store, for the tests."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.routing import Mount

from hotline.config import Configuration
from hotline.crm_bridge.articles import ArticleDesk
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.channels.contact_desk import ContactDesk
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.contact_finder import ContactFinder
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.data_protection.erasing import Eraser
from hotline.crm_bridge.data_protection.exporting import Exporter
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.outbox.desk import OutboxDesk
from hotline.desk.access import Access
from hotline.desk.api.application import api_application
from hotline.desk.api.article_routes import article_router
from hotline.desk.api.callers import Callers
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.case_routes import case_router
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.api.citizen_routes import citizen_router
from hotline.desk.api.contact_routes import contact_router
from hotline.desk.api.data_protection_routes import data_protection_router
from hotline.desk.api.delivery_routes import delivery_router
from hotline.desk.scopes import Scope
from hotline.journal import Journal
from hotline.secrets import ApiToken
from tests.desk.open311_city import CONFIG as CITY

NOON = 1_795_334_400.0

#: Of a program that may do everything.
TOKEN = "all-token"

TOKENS: Mapping[str, str | ApiToken] = {
    "desk": TOKEN,
    "reader": ApiToken(token="read-token", scopes=("cases:read", "citizens:read", "articles:read")),
    # Of each scope one, by its name.
    **{scope: ApiToken(token=scope, scopes=(scope,)) for scope in Scope},
}

AGENTS = {
    "1001": {"name": "Aisha", "queues": ["general"]},
    "1002": {"name": "Salim", "queues": ["general"], "line": "second"},
}
CONFIG = Configuration.model_validate(CITY.model_dump() | {"agents": AGENTS})


class Store:
    """The API and a client."""

    def __init__(self, journal: Journal, engine: AsyncEngine, folder: Path) -> None:
        self.now = NOON
        self.journal, self.engine = journal, engine

        def clock() -> float:
            return self.now

        self.files = files = FileStore(folder / "files", 1_000_000)
        self.cases = CaseDesk(journal, engine)
        self.citizens = CitizenDesk(journal, engine, clock)
        self.intake = CaseIntake(journal, files, lambda: CONFIG)
        callers = Callers(Access(lambda: TOKENS), lambda: CONFIG.agents)
        operations = CaseFileOperations(CaseFiles(journal, engine, files), files, clock)
        cases = CasesApi(CaseParts(self.cases, journal, engine, lambda: CONFIG, clock))
        exporter = Exporter(
            journal, engine, (), files, messages=folder, zone=ZoneInfo("Asia/Muscat"), clock=clock
        )
        eraser = Eraser(journal, engine, (), files, messages=folder, clock=clock)
        self.exports = folder / "exports"
        contacts, queue = ContactDesk(journal, engine, clock), ContactQueue(journal, lambda: CONFIG, clock)
        routers = (
            case_router(cases, operations, callers),
            citizen_router(self.citizens, callers),
            data_protection_router(exporter, eraser, self.exports, callers),
            contact_router(contacts, ContactFinder(engine), queue, files, callers),
            article_router(ArticleDesk(journal, engine, clock), callers),
            delivery_router(OutboxDesk(engine, journal), clock, callers),
        )
        self.api = api_application(routers)
        self.app = Starlette(routes=[Mount("/api", self.api)])

    def client(self, token: str = TOKEN, agent: str | None = None) -> httpx.AsyncClient:
        """Return a client of this program, which acts for an agent."""
        headers = {"Authorization": f"Bearer {token}"} | ({"X-Hotline-Agent": agent} if agent else {})
        transport = httpx.ASGITransport(self.app, client=("192.0.2.1", 1234))
        return httpx.AsyncClient(transport=transport, base_url="http://city/api/", headers=headers)
