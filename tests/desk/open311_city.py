"""A city with the Open311 server, on a real store, for the tests."""

from collections.abc import Mapping
from pathlib import Path

import httpx
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.routing import Mount

from hotline.app.open311_parts import CitizensWords
from hotline.config import Configuration
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.public_cases import PublicCases
from hotline.desk.access import Access
from hotline.desk.open311.api import open311_application
from hotline.desk.open311.filing import Filing
from hotline.desk.open311.keys import Keys
from hotline.desk.open311.reading import Reading
from hotline.journal import Journal
from hotline.secrets import ApiToken

#: 2026-11-22T12:00:00+04:00.
NOON = 1_795_334_400.0

KEY = "app-key"

TOKENS: Mapping[str, str | ApiToken] = {
    "app": ApiToken(token=KEY, scopes=("open311",)),
    "crm": ApiToken(token="other-key", scopes=("cases:write",)),
}

CONFIG = Configuration.model_validate(
    {
        "numbers": {"1111": {"queue": "general"}},
        "queues": {"general": {}},
        "ivr": {"operator_queue": "general"},
        "departments": {"water": {"title": {"ar": "دائرة المياه", "en": "Water"}}},
        "categories": {
            "leak": {
                "title": {"ar": "تسرب مياه", "en": "Water leak"},
                "description": {"ar": "ماء في الشارع", "en": "Water in the street"},
                "department": "water",
                "group": {"ar": "المياه", "en": "Water"},
                "keywords": {"en": ["leak", "burst pipe"]},
                "fields": {
                    "depth": {"question": {"ar": "ما العمق؟", "en": "How deep?"}, "datatype": "number"},
                    "where": {
                        "question": {"ar": "أين؟", "en": "Where?"},
                        "datatype": "multivaluelist",
                        "required": True,
                        "values": {
                            "road": {"ar": "طريق", "en": "Road"},
                            "yard": {"ar": "فناء", "en": "Yard"},
                        },
                    },
                },
            },
            "noise": {"title": {"ar": "ضوضاء", "en": "Noise"}, "department": "water"},
            "secret": {"title": {"ar": "سر", "en": "Secret"}, "department": "water", "public": False},
        },
        "open311": {"enabled": True, "contact": "open311@city.example", "requests_per_hour": 1000},
    }
)


class City:
    """The server, its store, and a client."""

    def __init__(
        self, journal: Journal, engine: AsyncEngine, folder: Path, config: Configuration = CONFIG
    ) -> None:
        self.now = NOON
        self.journal, self.engine = journal, engine
        self.desk = CaseDesk(journal, engine)
        self.files = FileStore(folder, 20_000_000)
        clock = lambda: self.now  # noqa: E731
        keys = Keys(Access(lambda: TOKENS), lambda: config.open311.requests_per_hour, clock)
        intake = CaseIntake(journal, self.files, lambda: config)
        reading = Reading(lambda: config, PublicCases(engine), self.files.path_of, clock)
        filing = Filing(lambda: config, keys, intake, CitizensWords(self.desk, lambda: config, clock), clock)
        self.api = open311_application(reading, filing)
        self.app = Starlette(routes=[Mount("/open311/v2", self.api)])
        transport = httpx.ASGITransport(self.app, client=("192.0.2.1", 1234))
        self.client = httpx.AsyncClient(transport=transport, base_url="http://city/open311/v2/")

    async def file(self, **fields: object) -> httpx.Response:
        """File a request that is right, but for these fields; None leaves one out."""
        right: dict[str, object] = {
            "api_key": KEY,
            "service_code": "leak",
            "lat": "23.588",
            "long": "58.3829",
            "attribute[where][]": ["road"],
            "description": "The street is under water.",
        }
        wanted = {name: value for name, value in (right | fields).items() if value is not None}
        return await self.client.post("requests.json", data=wanted)


async def filed(city: City, **fields: object) -> str:
    """File a request and return its number."""
    answer = await city.file(**fields)
    assert answer.status_code == 200, answer.text
    number: str = answer.json()[0]["service_request_id"]
    return number
