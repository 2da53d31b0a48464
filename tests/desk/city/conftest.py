"""The citizens' routes on a real store, with a text gateway and a line in memory."""

from collections.abc import Collection
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from starlette.applications import Starlette

from hotline.config import Configuration
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.channels.web_form_guard import Tickets
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.desk.city.call_back import CallBacks
from hotline.desk.city.case_state import CaseStates
from hotline.desk.city.city_routes import City, CityRoutes
from hotline.desk.city.doorstep import Doorstep
from hotline.desk.city.near_cases import NearCases
from hotline.desk.city.new_request import NewRequests
from hotline.desk.report_filing import ReportGround
from hotline.journal import Journal
from hotline.queue.callbacks import LiveCallback
from tests.desk.open311_city import CONFIG as OPEN311
from tests.desk.open311_city import NOON

CITIZEN = "+96892345678"

CONFIG = Configuration.model_validate(
    OPEN311.model_dump()
    | {
        "sip": {"trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1:5060"}}},
        "callbacks": {"trunk": "telco"},
        "queues": {"general": {"callback": {"key": "2"}}},
        "text_messages": {"url": "https://sms.example/send"},
        "web_form": {"enabled": True},
        "citizen_page": {"enabled": True, "callback_queue": "general", "misses_per_day": 3},
    }
)


class Town:
    """The routes, and what they stand on."""

    def __init__(self, journal: Journal, engine: AsyncEngine, folder: Path) -> None:
        self.now, self.journal, self.engine = NOON, journal, engine
        self.sent: list[tuple[str, str]] = []
        self.callbacks: list[LiveCallback] = []
        clock = lambda: self.now  # noqa: E731
        current = lambda: CONFIG  # noqa: E731
        self.cases = CaseDesk(journal, engine)
        intake = CaseIntake(journal, FileStore(folder / "files", 1_000_000), current)
        city = City(
            states=CaseStates(journal, current, clock),
            call_backs=CallBacks(journal, self, self, current=current, key=self.key, clock=clock),
            requests=NewRequests(ReportGround(intake, current, self.tickets, clock)),
            near=NearCases(engine, current, clock),
            current=current,
            key=self.key,
        )
        self.app = Starlette(routes=CityRoutes(city).routes(Doorstep()))
        transport = httpx.ASGITransport(self.app, client=("192.0.2.7", 1))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://city/1111/api/")

    async def key(self) -> bytes:
        """Return the city's secret."""
        return b"secret"

    async def tickets(self) -> Tickets:
        """Return what signs forms."""
        return Tickets(b"key")

    async def send(self, to: str, text: str, message_id: str) -> None:
        """Be the text gateway."""
        self.sent.append((to, text))

    def open(self) -> Collection[LiveCallback]:
        """Be the line."""
        return self.callbacks

    def position(self, callback: str) -> int | None:
        """Return a place."""
        return 3

    async def opens(self, caller: str | None = CITIZEN, channel: str = "voice") -> str:
        """Open a leak at a known place."""
        report = Report(
            category="leak", department="water", description="At my house", latitude=23.6, longitude=58.5
        )

        async def work(connection: AsyncConnection) -> str:
            return await open_case(
                connection, at=self.now, channel=channel, caller=caller, language="ar", queue=None, call=None,
                subject="Leak at Ahmed's", report=report,
            )  # fmt: skip

        return await self.journal.commit((), work)


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


@pytest.fixture
def town(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Town:
    """A town with citizens."""
    return Town(journal, engine, tmp_path)
