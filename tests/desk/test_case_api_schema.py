"""The API of the case store keeps to its own OpenAPI description, whatever is sent to it."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from starlette.types import ASGIApp

from hotline.crm_bridge.contact import Incoming
from hotline.testing.web_thread import serve_in_thread
from tests.desk.api_city import NOON, TOKEN, Store
from tests.desk.described import CHECKS, opened_store

#: A program that may do everything, and one that may change cases only; how often each asks an operation.
BEARERS = {TOKEN: 20, "cases:write": 8}


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    """The description of a store's API, which is served."""
    folder = tmp_path_factory.mktemp("api")

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[ASGIApp]:
        async with opened_store(folder) as (journal, engine):
            store = Store(journal, engine, folder / "files")
            async with store.client() as client:  # something to be found
                await client.post("cases", json={"subject": "x", "language": "en"})
                await client.post("citizens", json={"name_en": "x"})
            await store.intake.take(Incoming(channel="email", at=NOON, sender="x@example.org", text="x"))
            yield store.app

    with serve_in_thread(opened) as url:
        yield schemathesis.openapi.from_url(f"{url}/api/openapi.json", wait_for_schema=20)


@pytest.mark.parametrize("bearer", BEARERS)
def test_every_answer_is_one_that_is_described(description: schemathesis.BaseSchema, bearer: str) -> None:
    """Whatever parameters and bodies come to whichever operation, by whom: never a fault of the server."""
    headers = {"Authorization": f"Bearer {bearer}"}
    tried = 0
    for found in description.get_all_operations():
        assert isinstance(found, Ok)

        @given(case=found.ok().as_strategy())
        @settings(
            max_examples=BEARERS[bearer],
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        )
        def ask(case: schemathesis.Case[Any]) -> None:
            for name in ("number", "merged"):
                if name in case.path_parameters and case.id[0] in "01234567":
                    case.path_parameters[name] = 1
            case.call_and_validate(headers=headers, checks=CHECKS, timeout=20)

        ask()
        tried += 1
    assert tried > 45
