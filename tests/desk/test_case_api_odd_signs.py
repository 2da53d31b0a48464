"""Whatever signs stand in a parameter, no operation fails over them, on either database."""

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal
from tests.desk.api_city import Store
from tests.desk.open311_city import City

#: NUL, a half of a character (as bytes and in JSON), what turns the direction, no character, beyond the first plane.
ODD = (
    "%00",
    "a%00b",
    "%ed%a0%80",
    "%ff%fe",
    "%e2%80%ae",
    "%ef%bf%bf",
    "%f0%9f%92%a7",
    "%27%22%5c%25_",
    "9" * 30,
)

#: The same in JSON.
ODD_JSON = ("\\u0000", "\\ud800", "\\udc00\\ud800", "\\uffff", "\\u202e")

#: A value that is right, where a parameter is not tried.
RIGHT = {"how": "json", "service_code": "leak", "reference": "1007", "token": "1007", "language": "en"}


async def test_parameters_of_the_case_store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> None:
    """In the path and in the query: refused or not found, never a fault of the server."""
    store = Store(journal, engine, tmp_path)
    async with store.client() as client:
        for method, path, asked in _operations(store.api):
            for name, odd in itertools.product([one["name"] for one in asked], ODD):
                url = _url(path, asked, name, odd)
                answer = await client.request(method, url, json={})
                assert answer.status_code < 500, (method, url, answer.text)


async def test_parameters_of_open311(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> None:
    """The same; photos are not in the description."""
    city = City(journal, engine, tmp_path)
    for method, path, asked in _operations(city.api):
        for name, odd in itertools.product([one["name"] for one in asked], ODD):
            if method == "get":
                url = _url(path, asked, name, odd)
                answer = await city.client.get(url)
                assert answer.status_code < 500, (url, answer.text)
    for odd in ODD:
        assert (await city.client.get(f"photos/{odd}")).status_code in {400, 404}


async def test_fields_of_open311(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> None:
    """In each field of a form."""
    city = City(journal, engine, tmp_path)
    fields = ("description", "address_string", "email", "first_name", "phone", "media_url", "attribute[depth]",
              "lat", "account_id", "device_id", "service_code", "jurisdiction_id")  # fmt: skip
    right = "api_key=app-key&service_code=leak&lat=23.5&long=58.4&attribute[where][]=road&description=x"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    for field, odd in itertools.product(fields, ODD):
        answer = await city.client.post("requests.json", content=f"{field}={odd}&{right}", headers=headers)
        assert answer.status_code < 500, (field, odd, answer.text)


async def test_words_in_bodies(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> None:
    """Halves of characters, too, which JSON can say and no database keeps."""
    store = Store(journal, engine, tmp_path)
    headers = {"Content-Type": "application/json", "If-Match": "*"}
    async with store.client() as client:
        reference = (await client.post("cases", json={"subject": "x", "language": "en"})).json()["reference"]
        await client.post("citizens", json={"name_en": "x"})
        bodies = (
            ("POST", "cases", '{"subject": "ODD", "language": "en"}'),
            ("POST", "cases", '{"subject": "x", "language": "en", "call": "ODD"}'),
            (
                "POST",
                "cases",
                '{"subject": "x", "language": "en", "form": {"ODD": ["ODD"]}, "category": "leak"}',
            ),
            (
                "POST",
                "cases",
                '{"subject": "x", "language": "en", "call": "ODD", "caller": "ODD", "queue": "ODD"}',
            ),
            ("PATCH", f"cases/{reference}", '{"place": {"words": "ODD"}, "owner": "ODD"}'),
            ("POST", f"cases/{reference}/notes", '{"text": "ODD", "language": "en"}'),
            ("POST", f"cases/{reference}/links", '{"other": "ODD"}'),
            ("POST", "citizens", '{"name_ar": "ODD", "addresses": [{"kind": "ODD", "address": "ODD"}]}'),
            ("POST", "citizens/1/consents", '{"purpose": "surveys", "given": true, "proof": "ODD"}'),
            ("POST", "citizens/households", '{"name": "ODD", "place": "ODD"}'),
            ("PUT", "articles/x/en", '{"title": "ODD", "text": "ODD", "category": "ODD"}'),
            ("PATCH", "contacts/x", '{"reference": "ODD"}'),
            ("POST", "contacts/x/answer", '{"text": "ODD"}'),
            ("POST", "outbox/1/drop", '{"why": "ODD"}'),
        )
        for (method, path, body), odd in itertools.product(bodies, ODD_JSON):
            content = body.replace("ODD", odd)
            answer = await client.request(method, path, content=content, headers=headers)
            assert answer.status_code < 500, (method, path, body, answer.text)


def _operations(api: FastAPI) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Yield method, path and parameters of each operation."""
    for path, methods in get_openapi(title="x", version="1", routes=api.routes)["paths"].items():
        for method, described in methods.items():
            asked = [one for one in described.get("parameters", ()) if one["in"] in {"path", "query"}]
            yield method, path.lstrip("/"), asked


def _url(path: str, asked: list[dict[str, Any]], tried: str, odd: str) -> str:
    """Return the address with something odd for one parameter, and something right for those that it needs."""
    words, query = path, []
    for one in asked:
        name = one["name"]
        value = odd if name == tried else RIGHT.get(name, "1")
        if one["in"] == "path":
            words = words.replace("{" + name + "}", value)
        elif one["in"] == "query" and (one.get("required") or name == tried):
            query.append(f"{name}={value}")
    return f"{words}?{'&'.join(query)}"


async def test_bodies_that_are_deeper_than_anybody_writes(
    journal: Journal, engine: AsyncEngine, tmp_path: Path
) -> None:
    """Brackets within brackets are refused, however many."""
    store = Store(journal, engine, tmp_path)
    headers = {"Content-Type": "application/json"}
    async with store.client() as client:
        for depth in (100, 500, 900, 50_000):
            for opened, closed in (("[", "]"), ('{"a":', "}")):
                body = (
                    '{"subject": "x", "language": "en", "form": '
                    + opened * depth
                    + "1"
                    + closed * depth
                    + "}"
                )
                answer = await client.post("cases", content=body.encode()[:190_000], headers=headers)
                assert answer.status_code in {400, 422}, (depth, answer.status_code)
