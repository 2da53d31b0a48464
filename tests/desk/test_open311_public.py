"""What everybody may read of the Open311 server: what it shows of a case, and how cases are found."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.case_change import add_note
from hotline.crm_bridge.cases import Report, open_case
from hotline.journal import Journal
from tests.desk.open311_city import NOON, City, filed


@pytest.fixture
def city(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> City:
    return City(journal, engine, tmp_path / "files")


async def test_reading_shows_nothing_of_who_reported(city: City) -> None:
    """No field and no text has a number, an address or a name."""
    number = await filed(
        city, email="someone@b.example", phone="+96891230001", first_name="Aisha",
        description="Call me at +968 9123 0001 or someone@b.example, says the sign.",
    )  # fmt: skip
    for path in (f"requests/{number}.json", "requests.xml", f"requests/{number}.json?extensions=true"):
        text = (await city.client.get(path)).text
        for secret in ("someone@", "91230001", "9123 0001", "Aisha", "app-key"):
            assert secret not in text, (path, secret)
        assert "says the sign" in text


async def test_words_of_callers_are_not_shown(city: City) -> None:
    """Of a case that came by telephone there are status, times and a rough place."""
    report = Report(category="noise", description="My neighbour Salim", place="Way 12, House 3", latitude=23.58876,
                    longitude=58.38291)  # fmt: skip

    async def work(connection: AsyncConnection) -> str:
        return await open_case(
            connection, at=NOON, channel="voice", caller="+96891230001", language="ar", queue=None, call="c1",
            subject="Voice message", report=report,
        )  # fmt: skip

    number = await city.journal.commit([], work)
    await city.desk.change(
        number, lambda case: add_note(case, "For Salim", language="en", public=True, at=NOON, by="1001")
    )
    (found,) = (await city.client.get(f"requests/{number}.json")).json()
    assert (found["lat"], found["long"], found["address"]) == (23.589, 58.383, None)
    assert (found["description"], found["status_notes"]) == ("", None)
    assert (await city.client.get("servicerequestupdates.json")).json() == []


async def test_what_is_not_public_is_not_there(city: City) -> None:
    """Not by number, not in lists, not as a service."""

    async def work(connection: AsyncConnection) -> str:
        return await open_case(
            connection, at=NOON, channel="web", caller=None, language="ar", queue=None, call=None,
            subject="x", report=Report(category="secret"),
        )  # fmt: skip

    number = await city.journal.commit([], work)
    assert (await city.client.get(f"requests/{number}.json")).status_code == 404
    assert (await city.client.get("requests.json")).json() == []
    assert (await city.client.get(f"requests.json?service_request_id={number}")).json() == []


async def test_requests_are_found_by_time_service_and_status(city: City) -> None:
    """The newest first; 90 days unless other times are asked for."""
    city.now = NOON - 100 * 86_400
    old = await filed(city)
    city.now = NOON
    leak = await filed(city)
    noise = await filed(city, service_code="noise", **{"attribute[where][]": None})

    async def numbers(query: str) -> list[str]:
        answer = await city.client.get(f"requests.json?{query}")
        assert answer.status_code == 200, answer.text
        return [one["service_request_id"] for one in answer.json()]

    assert await numbers("") == [noise, leak]
    assert await numbers("service_code=leak") == [leak]
    assert await numbers("status=closed") == []
    assert await numbers("status=open,closed&service_code=&page=") == [noise, leak]
    assert await numbers("start_date=2026-08-01T00:00:00Z&end_date=2026-08-30T00:00:00%2B04:00") == [old]
    assert await numbers(f"service_request_id={old},{leak},9999&status=closed") == [leak, old]
    assert await numbers("page_size=1&page=2") == [leak]


@pytest.mark.parametrize(
    "query",
    [
        "start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z",
        "start_date=yesterday",
        "end_date=99999-01-01T00:00:00Z",
        "start_date=2026-11-22T00:00:00Z&end_date=2026-11-21T00:00:00Z",
        "status=wet",
        "page=0",
        "page_size=1001",
        "page=٣",
    ],
)
async def test_a_search_that_cannot_be_is_refused(city: City, query: str) -> None:
    """With what it may be."""
    assert (await city.client.get(f"requests.json?{query}")).status_code == 400


@pytest.mark.parametrize(
    "path", ["requests.yaml", "nothing.json", "requests/../discovery.txt", "services.xml/x"]
)
async def test_what_is_not_there_is_404(city: City, path: str) -> None:
    """As errors of the standard, whatever was asked for."""
    assert (await city.client.get(path)).status_code == 404
