"""`hotline tokens`."""

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.app.token_file import TokenFile
from hotline.cli import build
from hotline.secrets import ApiToken, Secrets

CONFIG = """\
[numbers.1111]
queue = "general"
[queues.general]
[ivr]
operator_queue = "general"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hotline.toml").write_text(CONFIG)
    (tmp_path / "menus.toml").write_text(
        '[menus.main]\nprompts = ["main-menu"]\n[menus.main.keys]\n1 = { queue = "general" }\n'
    )
    return tmp_path


def run(folder: Path, *words: str) -> tuple[int, str]:
    arguments = ["tokens", *words, "--config", str(folder / "hotline.toml")]
    result = CliRunner().invoke(build(("tokens", "version")), arguments)
    return result.exit_code, result.output


def test_a_token_is_added_listed_and_removed(folder: Path) -> None:
    """The token is printed once; the list says what it is for; who is not there cannot be removed."""
    secrets = folder / "var" / "secrets.json"
    Secrets.load_or_create(secrets, ())
    status, token = run(folder, "add", "crm", "--scope", "cases:read", "--scope", "articles:read")
    assert status == 0
    assert TokenFile(secrets)()["crm"] == ApiToken(
        token=token.strip(), scopes=("articles:read", "cases:read")
    )
    status, listed = run(folder, "list")
    assert (status, token.strip() in listed) == (0, False)
    assert "articles:read, cases:read" in listed
    assert "everything" in listed
    assert run(folder, "remove", "crm")[0] == 0
    status, refused = run(folder, "remove", "crm")
    assert (status, "nobody called `crm` has a token" in refused) == (1, True)


def test_before_the_first_start_there_is_nothing(folder: Path) -> None:
    """The message says what to do."""
    for words in (("list",), ("add", "crm", "--scope", "cases:read"), ("remove", "crm")):
        status, output = run(folder, *words)
        assert (status, "start the hotline once" in output) == (1, True)


def test_a_changed_file_counts_at_once_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    """Whoever mends a file by hand shuts nobody out meanwhile."""
    path = tmp_path / "secrets.json"
    first = Secrets.load_or_create(path, ()).api_tokens
    tokens = TokenFile(path)
    assert tokens() == first
    whole = path.read_text()
    path.write_text("{")
    os.utime(path, ns=(1, 1))
    assert tokens() == first
    path.write_text(json.dumps(json.loads(whole) | {"api_tokens": {"other": "x"}}))
    os.utime(path, ns=(2, 2))
    assert tokens() == {"other": "x"}
