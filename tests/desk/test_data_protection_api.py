"""The API of the case store: all that is known of a citizen, and that it is gone."""

import io
import zipfile
from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import CitizenErased, CitizenExported
from hotline.journal import Journal, JournalReader
from tests.desk.api_city import Store


@pytest.fixture
def store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Store:
    return Store(journal, engine, tmp_path)


@pytest.fixture
def client(store: Store) -> httpx.AsyncClient:
    return store.client()


@pytest.fixture
async def citizen(client: httpx.AsyncClient) -> int:
    """Aisha, with an open case."""
    reached = [{"kind": "phone", "address": "+96891230001"}]
    number: int = (await client.post("citizens", json={"name_en": "Aisha", "addresses": reached})).json()[
        "id"
    ]
    await client.post("cases", json={"subject": "Leak", "language": "en", "citizen": number})
    return number


async def test_an_export_is_sent_once_and_kept_nowhere(
    store: Store, client: httpx.AsyncClient, citizen: int, reader: JournalReader
) -> None:
    """It says who it is, and the journal says who had it."""
    sent = await client.post(f"citizens/{citizen}/export")
    assert (sent.status_code, sent.headers["content-type"]) == (200, "application/zip")
    assert sent.headers["content-disposition"].startswith("attachment;")
    with zipfile.ZipFile(io.BytesIO(sent.content)) as packed:
        document = msgspec.json.decode(packed.read("citizen.json"))
    assert document["citizen"]["name_en"] == "Aisha"
    assert list(store.exports.iterdir()) == []
    facts = [entry.event for entry in await reader.after(0)]
    assert [one.by for one in facts if isinstance(one, CitizenExported)] == ["desk"]
    assert (await client.post("citizens/999/export")).status_code == 404


async def test_only_what_was_looked_at_is_erased(
    client: httpx.AsyncClient, citizen: int, reader: JournalReader
) -> None:
    """Without the dry run's ETag 428; where it would take another thing away by now 412, and nothing is gone."""
    path = f"citizens/{citizen}/erasure"
    plan = await client.get(path)
    assert (plan.json()["kept"], len(plan.json()["open_cases"])) == (["open case"], 1)
    assert (await client.post(path)).status_code == 428
    for wrong in ('"v1"', "*"):
        assert (await client.post(path, headers={"If-Match": wrong})).status_code == 412
    await client.post("cases", json={"subject": "Noise", "language": "en", "citizen": citizen})
    match = {"If-Match": plan.headers["etag"]}
    assert (await client.post(path, headers=match)).status_code == 412
    assert (await client.get(f"citizens/{citizen}")).json()["name_en"] == "Aisha"
    newest = await client.get(path)
    done = await client.post(path, headers={"If-Match": newest.headers["etag"]})
    assert (done.status_code, done.json()) == (200, newest.json())
    facts = [entry.event for entry in await reader.after(0)]
    assert [(one.by, one.kept) for one in facts if isinstance(one, CitizenErased)] == [
        ("desk", ("open case",))
    ]
    assert (await client.get("citizens/999/erasure")).status_code == 404
