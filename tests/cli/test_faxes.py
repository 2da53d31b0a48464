"""`hotline faxes` shows what came."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from hotline import database
from hotline.cli import build
from hotline.testing.story import Story
from hotline.voicemail.fax.table import fax

from .conftest import Written


@pytest.fixture
def configuration(written: Written) -> Path:
    return written(Story())


async def _put(path: Path) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{path.parent}/var/hotline.db")
    row = {
        "id": "f1", "node": "demo", "call": "demo-1.1", "caller": "+96891234567", "station": "+968 2469 0000",
        "queue": "water", "path": "2026/11/18/f1.pdf", "pages": 2, "whole": False,
        "created_at": 1_795_000_000.0, "reference": "1007",
    }  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(sa.insert(fax).values(row))
    await engine.dispose()


def run(path: Path, *arguments: str) -> str:
    app = build(("faxes", "version"))
    done = CliRunner().invoke(app, ["faxes", *arguments, "--config", str(path)])
    assert done.exit_code == 0, done.output
    return done.output


def test_each_fax_is_listed_with_its_case_and_its_file(configuration: Path) -> None:
    """Numbers are whole only on request; a line that broke is told."""
    assert run(configuration) == "No faxes.\n"
    asyncio.run(_put(configuration))
    listed = run(configuration)
    for text in (
        "1007",
        "+968…567",
        "2, the line broke",
        f"{configuration.parent}/var/messages/2026/11/18/f1.pdf",
    ):
        assert text in listed
    assert "91234567" not in listed
    assert "2469 0000" not in listed
    assert "+96891234567" in run(configuration, "--unmasked")
