"""Deliveries as the feeder makes them, and what each adapter stands on."""

from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config.bridge import Target
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.names import Names
from hotline.journal import Journal
from hotline.testing.deliveries import Deliveries

VARIABLE = "TARGET_SECRET"


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough: the outbox's own tests run on both."""
    return migrated_sqlite_url


@pytest.fixture
def names(engine: AsyncEngine, journal: Journal) -> Names:
    return Names("crm", engine, journal)


@pytest.fixture
async def http_of(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[..., Http]]:
    """Returns the connection to a server with its secret; closed at the end."""
    made: list[Http] = []

    def make(url: str, secret: str, kind: str = "webhook") -> Http:
        monkeypatch.setenv(VARIABLE, secret)
        made.append(Http(Target.model_validate({"kind": kind, "url": url, "secret_variable": VARIABLE})))
        return made[-1]

    yield make
    for http in made:
        await http.close()


@pytest.fixture
def deliveries() -> Deliveries:
    """Deliveries for a target that may have personal data."""
    fields = {"kind": "webhook", "url": "http://x", "secret_variable": VARIABLE, "personal_data": True}
    return Deliveries(Target.model_validate(fields))


@pytest.fixture
def impersonal() -> Deliveries:
    """Deliveries for one that may not."""
    return Deliveries(
        Target.model_validate({"kind": "webhook", "url": "http://x", "secret_variable": VARIABLE})
    )
