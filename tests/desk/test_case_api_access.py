"""Who gets in: tried on every operation of the API, as its routes say; a new one without a guard fails here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.openapi.utils import get_openapi
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.desk.scopes import Scope
from hotline.journal import Journal
from tests.desk.api_city import Store

#: What operations below a path are for: to read, and to change something.
SCOPES: Mapping[str, tuple[Scope, Scope]] = {
    "cases": (Scope.CASES_READ, Scope.CASES_WRITE),
    "citizens": (Scope.CITIZENS_READ, Scope.CITIZENS_WRITE),
    "contacts": (Scope.CONTACTS_READ, Scope.CONTACTS_WRITE),
    "articles": (Scope.ARTICLES_READ, Scope.ARTICLES_WRITE),
    "outbox": (Scope.OUTBOX, Scope.OUTBOX),
}

#: What is for the keepers of the law alone, by the last word of the path.
PROTECTED = {("citizens", "audit"), ("citizens", "export"), ("citizens", "erasure")}

#: Something that may stand in each path.
VALUES = {"reference": "1007", "number": "1", "merged": "2", "contact": "c1", "name": "x", "language": "en"}


@pytest.fixture
def store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Store:
    return Store(journal, engine, tmp_path)


def operations(store: Store) -> list[tuple[str, str, dict[str, Any], Scope]]:
    """Return method, path, parameters and scope of each operation."""
    description = get_openapi(title="x", version="1", routes=store.api.routes)
    found = []
    for path, methods in description["paths"].items():
        words = path.strip("/").split("/")
        reads, writes = SCOPES[words[0]]
        for method, described in methods.items():
            scope = reads if method == "get" else writes
            if (words[0], words[-1]) in PROTECTED:
                scope = Scope.DATA_PROTECTION
            needed = {
                one["name"]: "x"
                for one in described.get("parameters", ())
                if one["in"] == "query" and one["required"]
            }
            found.append((method, path.lstrip("/").format(**VALUES), needed, scope))
    return found


async def ask(client: httpx.AsyncClient, method: str, path: str, needed: dict[str, Any]) -> httpx.Response:
    return await client.request(
        method, path, params=needed, json={} if method in {"post", "put", "patch"} else None
    )


async def test_nobody_gets_in_without_a_token_and_only_who_has_the_scope_does(store: Store) -> None:
    """401 without; 403, which names the scope, with all other scopes; neither with it."""
    tried = operations(store)
    assert len(tried) > 45
    for method, path, needed, scope in tried:
        others = [one for one in Scope if one not in {scope, scope.replace(":read", ":write")}]
        async with store.client("") as nobody:
            assert (await ask(nobody, method, path, needed)).status_code == 401, path
        for other in others:
            async with store.client(other) as wrong:
                refused = await ask(wrong, method, path, needed)
            assert (refused.status_code, f'scope="{scope}"' in refused.headers["www-authenticate"]) == (
                403,
                True,
            ), (method, path, other)
        async with store.client(scope) as right:
            assert (await ask(right, method, path, needed)).status_code not in {401, 403}, path


async def test_no_operation_is_out_of_the_description(store: Store) -> None:
    """What is not described is not tried above: there is the description itself, and nothing else."""
    hidden = [route for route in store.api.routes if not getattr(route, "include_in_schema", True)]
    assert {getattr(route, "path", None) for route in hidden} == {"/openapi.json"}


async def test_a_body_is_bounded_before_anybody_knows_who_sends_it(store: Store) -> None:
    """413, announced or not; what is within is 401."""
    async with store.client("") as nobody:

        async def pieces(count: int) -> Any:  # noqa: ANN401 - an iterator of bytes, as httpx wants it
            for _ in range(count):
                yield b" " * 100_000

        for count, status in ((3, 413), (1, 422)):
            sent = await nobody.post(
                "cases", content=pieces(count), headers={"Content-Type": "application/json"}
            )
            assert sent.status_code == status
        form = {"file": ("a", b"x" * 300_000)}
        for method, path in (("POST", "cases"), ("PUT", "articles/x/files")):
            # What is no JSON is not read at all.
            assert (await nobody.request(method, path, files=form)).status_code == 415
        assert (await nobody.post("cases/1007/files", files=form)).status_code == 401
