"""A house of people who work on cases, on SQLite: the store itself is tested on both kinds elsewhere."""

from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.journal import Journal

from .case_work_house import House


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here."""
    return migrated_sqlite_url


@pytest.fixture
def house(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> House:
    """The people."""
    return House(journal, engine, tmp_path)
