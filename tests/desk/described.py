"""An API that is held to its own OpenAPI description: what is checked, and a store to serve it on."""

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.journal import Journal

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]


@contextlib.asynccontextmanager
async def opened_store(folder: Path) -> AsyncIterator[tuple[Journal, AsyncEngine]]:
    """Make a store on SQLite in this folder; it is closed with the block."""
    url = f"sqlite+aiosqlite:///{folder}/hotline.db"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "city")
    try:
        yield journal, engine
    finally:
        await journal.close()
        await engine.dispose()
