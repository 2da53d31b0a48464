"""Requests of the Open311 server that come again: `Idempotency-Key` names one request, and not another one."""

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from defusedxml.ElementTree import fromstring
from PIL import Image
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.tables import cases
from hotline.journal import Journal
from tests.desk.open311_city import KEY, City

ONCE = {"Idempotency-Key": "once"}


@pytest.fixture
async def nodes(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[tuple[City, City]]:
    """Two nodes of one city."""
    elsewhere = Journal(engine, "other")
    yield City(journal, engine, tmp_path / "files"), City(elsewhere, engine, tmp_path / "files")
    await elsewhere.close()


def number_of(answer: httpx.Response) -> str:
    """Return the number of what was filed."""
    assert answer.status_code == 200, answer.text
    number: str = answer.json()[0]["service_request_id"]
    return number


async def filed(city: City) -> int:
    """Return how many cases there are."""
    async with city.engine.connect() as connection:
        return (await connection.execute(sa.select(sa.func.count()).select_from(cases))).scalar_one()


async def test_a_key_with_another_body_is_refused_on_every_node(nodes: tuple[City, City]) -> None:
    """With the number of the case that it named, in JSON and XML; nothing is filed, and a retry still has its case."""
    here, there = nodes
    here.client.headers.update(ONCE)
    there.client.headers["Idempotency-Key"] = '"once"'
    number = number_of(await here.file())
    for city in nodes:
        assert number_of(await city.file()) == number
        refused = await city.file(description="The street is on fire.")
        (error,) = refused.json()
        assert (refused.status_code, error["code"]) == (422, 422)
        assert f"opened case {number}" in error["description"]
    other = {"api_key": KEY, "service_code": "noise", "address_string": "Al Khuwair"}
    answer = await there.client.post("requests.xml", data=other)
    root = fromstring(answer.content)
    assert (answer.status_code, root.tag, root.findtext("error/code")) == (422, "errors", "422")
    assert await filed(here) == 1


async def test_of_two_requests_with_one_key_at_once_one_is_filed(nodes: tuple[City, City]) -> None:
    """On two nodes: the same ones have one number, of others one is refused."""
    for key, words, statuses in (
        ("same", ("A leak.", "A leak."), [200, 200]),
        ("other", ("A leak.", "A flood."), [200, 422]),
    ):
        for city in nodes:
            city.client.headers["Idempotency-Key"] = key
        pairs = zip(nodes, words, strict=True)
        answers = await asyncio.gather(*(city.file(description=text) for city, text in pairs))
        assert sorted(answer.status_code for answer in answers) == statuses
        found = {number_of(answer) for answer in answers if answer.status_code == 200}
        assert len(found) == 1
    assert await filed(nodes[0]) == 2


async def test_another_photo_is_another_request(nodes: tuple[City, City]) -> None:
    """What was asked is fields and photos; of both only a hash is kept."""
    city = nodes[0]
    data = {"api_key": KEY, "service_code": "noise", "address_string": "Al Khuwair"}

    async def post(colour: str) -> int:
        out = io.BytesIO()
        Image.new("RGB", (40, 30), colour).save(out, "JPEG")
        files = {"media": ("a.jpg", out.getvalue(), "image/jpeg")}
        return (await city.client.post("requests.json", data=data, files=files, headers=ONCE)).status_code

    assert [await post(colour) for colour in ("blue", "blue", "red")] == [200, 200, 422]
    async with city.engine.connect() as connection:
        (kept,) = (await connection.execute(sa.select(correspondence.c.fingerprint))).scalars()
    assert len(kept) == 64
    assert int(kept, 16)


@pytest.mark.parametrize("key", ["", "a b", "x" * 201, '"open', "é"])
async def test_a_key_that_is_none_is_refused(nodes: tuple[City, City], key: str) -> None:
    """It is not cut or changed, which would make one key of two."""
    nodes[0].client.headers["Idempotency-Key"] = key.encode().decode("latin-1")
    answer = await nodes[0].file()
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.text
    assert await filed(nodes[0]) == 0
