"""The Open311 server keeps to its own OpenAPI description, whatever is sent to it."""

import contextlib
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from starlette.types import ASGIApp

from hotline.testing.web_thread import serve_in_thread
from tests.desk.described import CHECKS, opened_store
from tests.desk.open311_city import KEY, City


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a city's server."""
    folder = tmp_path_factory.mktemp("open311")

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[ASGIApp]:
        async with opened_store(folder) as (journal, engine):
            yield City(journal, engine, Path(folder) / "files").app

    with serve_in_thread(opened) as url:
        yield f"{url}/open311/v2"


@pytest.fixture(scope="module")
def description(server: str) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{server}/openapi.json", wait_for_schema=20)


READ = (
    "discovery", "services", "services/{service_code}", "requests", "requests/{reference}", "tokens/{token}",
    "servicerequestupdates",
)  # fmt: skip
PATHS = [(path, "get") for path in READ] + [(path, "post") for path in ("requests", "servicerequestupdates")]


def test_every_operation_is_tried(description: schemathesis.BaseSchema) -> None:
    """The list above is the description's."""
    tried = {f"{method.upper()} /{path}.{{how}}" for path, method in PATHS}
    found = list(description.get_all_operations())
    assert {one.ok().label for one in found if isinstance(one, Ok)} == tried
    assert len(found) == len(tried)


@pytest.mark.parametrize(("path", "method"), PATHS)
def test_every_answer_is_one_that_is_described(
    description: schemathesis.BaseSchema, path: str, method: str
) -> None:
    """Whatever parameters and bodies come, with and without a key: never a fault of the server."""
    operation = description[f"/{path}.{{how}}"][method]

    @given(case=operation.as_strategy())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def ask(case: schemathesis.Case[Any]) -> None:
        if isinstance(case.body, dict) and len(case.body) % 2:
            case.body["api_key"] = KEY
        case.call_and_validate(checks=CHECKS, timeout=20)

    ask()
