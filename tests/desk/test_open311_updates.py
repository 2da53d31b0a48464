"""Updates of requests by the Open311 server: words to citizens, and words of theirs."""

from functools import partial
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.case_change import add_note
from hotline.crm_bridge.cases import Report, open_case
from hotline.journal import Journal
from tests.desk.open311_city import KEY, NOON, City, filed


@pytest.fixture
def city(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> City:
    return City(journal, engine, tmp_path / "files")


async def test_words_to_the_citizen_are_updates(city: City) -> None:
    """Of a public request everybody reads them; what a citizen adds waits until somebody has read it."""
    number = await filed(city)
    await city.desk.change(
        number,
        lambda case: add_note(case, "A plumber is there.", language="en", public=True, at=NOON, by="1001"),
    )
    (update,) = (await city.client.get("servicerequestupdates.json")).json()
    assert (update["service_request_id"], update["description"]) == (number, "A plumber is there.")
    added = await city.client.post(
        "servicerequestupdates.json",
        data={"api_key": KEY, "service_request_id": number, "description": "It is worse."},
    )
    assert added.status_code == 200
    assert len((await city.client.get("servicerequestupdates.json")).json()) == 1
    assert [(note.text, note.public, note.by) for note in await city.desk.notes_of(number)][1:] == [
        ("It is worse.", False, "app")
    ]
    refused = await city.client.post(
        "servicerequestupdates.json",
        data={"api_key": KEY, "service_request_id": "9999", "description": "x"},
    )
    assert refused.status_code == 404


async def test_an_extended_answer_has_all_words_to_the_citizen(city: City) -> None:
    """The oldest first, without numbers and without what is internal; in XML as well."""
    number = await filed(city)
    for text, public in (("Ring 91230001", True), ("Secret", False), ("It is done.", True)):
        note = partial(add_note, text=text, language="en", public=public, at=NOON, by="1001")
        await city.desk.change(number, note)
    (found,) = (await city.client.get(f"requests/{number}.json?extensions=true")).json()
    assert [note["description"] for note in found["notes"]] == ["Ring …001", "It is done."]
    assert found["notes"][0]["datetime"] == "2026-11-22T12:00:00+04:00"
    (plain,) = (await city.client.get(f"requests/{number}.json")).json()
    assert "notes" not in plain
    page = fromstring((await city.client.get(f"requests/{number}.xml?extensions=true")).content)
    assert [note.findtext("description") for note in page.iter("note")] == ["Ring …001", "It is done."]


async def test_an_update_that_comes_again_is_kept_once(city: City) -> None:
    """The answer was lost; said again later, or after something else, it is another word."""
    number = await filed(city)
    update = {"api_key": KEY, "service_request_id": number, "description": "It is worse. "}
    names = []
    for seconds in (0, 60, 301):
        city.now += seconds
        answer = await city.client.post("servicerequestupdates.json", data=update)
        names.append(answer.json()[0]["update_id"])
    assert names == [f"{number}-1", f"{number}-1", f"{number}-2"]
    assert [note.text for note in await city.desk.notes_of(number)] == ["It is worse."] * 2


@pytest.mark.parametrize("words", ["!!!", "?", "x" * 2001])
async def test_an_update_that_cannot_be_kept_is_refused(city: City, words: str) -> None:
    """No words, or more than a note holds: it says so, and nothing fails."""
    number = await filed(city)
    refused = await city.client.post(
        "servicerequestupdates.json",
        data={"api_key": KEY, "service_request_id": number, "description": words},
    )
    assert refused.status_code == 400
    (error,) = refused.json()
    assert error["description"].startswith("description: the note has")
    assert await city.desk.notes_of(number) == []


async def test_nothing_is_added_to_a_case_that_nobody_may_see(city: City) -> None:
    """It is as unknown as in a GET; a key for filing is no key to every case."""

    async def work(connection: AsyncConnection) -> str:
        return await open_case(
            connection, at=NOON, channel="voice", caller=None, language="ar", queue=None, call=None,
            subject="x", report=Report(category="secret"),
        )  # fmt: skip

    number = await city.journal.commit([], work)
    refused = await city.client.post(
        "servicerequestupdates.json",
        data={"api_key": KEY, "service_request_id": number, "description": "It is worse."},
    )
    assert refused.status_code == 404
    assert await city.desk.notes_of(number) == []
