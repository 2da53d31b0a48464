"""`hotline outbox` shows what other systems are to learn, and sends it again."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from hotline import database
from hotline.cli import build
from hotline.crm_bridge.outbox import store
from hotline.crm_bridge.work_tables import delivery
from hotline.testing.story import Story

from .conftest import Written

TARGET = """
[bridge.targets.crm]
kind = "webhook"
url = "https://crm.example.om/"
secret_variable = "CRM_SECRET"
"""

Run = Callable[..., Result]


@pytest.fixture
def configuration(written: Written) -> Path:
    """A hotline with a target, one delivery that waits and one that is dead."""
    path = written(Story())
    path.write_text(path.read_text("utf-8") + TARGET, "utf-8")
    asyncio.run(_fill(path.parent / "var"))
    return path


async def _fill(data: Path) -> None:
    engine = database.create_engine(f"sqlite+aiosqlite:///{data}/hotline.db")
    rows = [
        {"target": "crm", "key": "1007", "seq": seq, "what": "CaseOpened", "at": 1_795_000_000.0,
         "payload": json.dumps({"id": f"demo:crm:{seq}", "seq": seq})}
        for seq in (1, 2)
    ]  # fmt: skip
    async with engine.begin() as connection:
        await store.put(connection, rows)
        values = {"state": "dead", "problem": "HTTP 422: [bold]no", "refusals": 8, "attempts": 8}
        await connection.execute(sa.update(delivery).where(delivery.c.seq == 2).values(**values))
    await engine.dispose()


@pytest.fixture
def run(configuration: Path) -> Run:
    """Runs `hotline outbox`."""

    def invoke(*words: str) -> Result:
        arguments = ["outbox", words[0], "--config", str(configuration), *words[1:]]
        return CliRunner().invoke(build(("outbox",)), arguments)

    return invoke


def test_status(run: Run) -> None:
    """Each target has a line with what waits, its age, and what is dead."""
    line = next(line for line in run("status").output.splitlines() if line.strip().startswith("crm"))
    assert line.split()[:2] == ["crm", "1"]


def test_list_and_show(run: Run) -> None:
    """A list shows what went wrong as it was said; one delivery is shown with its identity and payload."""
    assert "HTTP 422: [bold]no" in run("list").output
    shown = run("show", "2").output
    assert "demo:crm:2" in shown
    assert "refused 8 times" in shown


def test_send_again_and_drop(run: Run) -> None:
    """A dead letter waits again with all its attempts; what is dropped is not sent, and says why."""
    assert "1 deliveries" in run("again", "--dead", "crm").output
    assert "dead" not in run("list", "--state", "waiting").output
    assert "1 of 1 dropped" in run("drop", "2", "--why", "a test").output
    assert "a test" in run("list", "--state", "dropped").output


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["show", "77"], 1, "there is no delivery 77"),
        (["again"], 2, "say which"),
        (["again", "--dead", "crn"], 2, "Did you mean `crm`?"),
        (["list", "--state", "ded"], 2, "Did you mean `dead`?"),
        (["drop", "1", "--why", " "], 2, "say why"),
    ],
)
def test_clear_errors(run: Run, words: list[str], status: int, said: str) -> None:
    """What cannot be done says so, and what can be done instead."""
    result = run(*words)
    assert (result.exit_code, said in result.output) == (status, True)
