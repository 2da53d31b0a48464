"""`hotline users`: people who may sign in, on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline.cli import build
from hotline.cli import users as command
from hotline.config.loader import DEMO, Loaded, load
from hotline.desk.door.passwords import Passwords


@pytest.fixture
def loaded(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    loaded = load(DEMO, environment={"HOTLINE__NODE__DATA_DIR": str(tmp_path / "data")})
    loaded.paths.create()
    loaded.paths.database.write_bytes(sqlite_template.read_bytes())
    monkeypatch.setattr(command, "load_or_exit", lambda _: loaded)
    monkeypatch.setattr(Passwords, "hash", _quick)
    return loaded


async def _quick(_: object, password: str) -> str:
    return f"$hashed${len(password)}"


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(build(("users",)), ["users", *arguments], input=typed, env={"COLUMNS": "200"})


def test_people_come_and_go(loaded: Loaded) -> None:
    """Added with a password from the standard input, listed, given other roles, removed."""
    added = run("add", "aisha", "--role", "agent", "--agent", "1001", typed="a long enough one\n")
    assert (added.exit_code, added.stdout.strip()) == (0, "aisha may sign in at http://127.0.0.1:8111/desk/")
    assert "Aisha" in run("list").stdout
    changed = run("roles", "aisha", "--role", "agent", "--role", "supervisor")
    assert changed.stdout.strip() == "aisha is: agent, supervisor"
    assert "nothing was changed" in run("roles", "aisha", "--role", "agent", "--role", "supervisor").stdout
    assert "agent, supervisor" in run("list").stdout
    assert run("remove", "aisha").exit_code == 0
    assert "aisha" not in run("list").stdout


def test_a_password_can_be_made(loaded: Loaded) -> None:
    """It is printed once; a link comes with its address."""
    made = run("add", "admin", "--role", "administrator", "--generate").stdout.splitlines()
    assert len(made[-1]) == 20
    assert len(run("password", "admin", "--generate").stdout.splitlines()[-1]) == 20
    link = run("link", "admin")
    assert link.stdout.startswith("http://127.0.0.1:8111/desk/sign-in#link=")
    assert "15 minutes" in link.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("add", "x", "--role", "agent", "--agent", "1999", "--generate"), 2, "there is no agent `1999`"),
        (("add", "x", "--role", "department", "--department", "watr", "--generate"), 2, "Did you mean"),
        (("add", "x", "--role", "agent", "--generate"), 1, "needs the agent's key"),
        (("add", "x", "--role", "supervisor"), 2, "at least 12 characters"),
        (("add", "x", "--role", "king"), 2, "king"),
        (("password", "nobody", "--generate"), 1, "there is no user `nobody`"),
        (("roles", "nobody", "--role", "quality"), 1, "there is no user `nobody`"),
        (("remove", "nobody"), 1, "there is no user `nobody`"),
        (("link", "nobody"), 1, "there is no user `nobody`"),
    ],
)
def test_mistakes_are_said(loaded: Loaded, arguments: tuple[str, ...], status: int, words: str) -> None:
    """In words, without a traceback."""
    result = run(*arguments, typed="short\n")
    assert result.exit_code == status
    assert words.lower() in result.stderr.lower()
