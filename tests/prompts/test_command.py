"""`hotline prompts render`, as the operator types it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli.prompts import app
from hotline.prompts import synthesis

CONFIGURATION = """
[node]
languages = ["en"]
[numbers.1111]
queue = "q"
[queues.q]
[agents.1001]
name = "Aisha"
queues = ["q"]
[ivr]
operator_queue = "q"
menus = "menus.toml"
[prompts]
catalogue = "texts"
"""
MENUS = """
[menus.main]
prompts = ["main-menu"]
[menus.main.keys]
1 = { queue = "q" }
"""


@pytest.fixture
def configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "texts/en").mkdir(parents=True)
    (tmp_path / "texts/en/catalogue.toml").write_text("[voice]\nwords_per_minute = 400\n")
    (tmp_path / "menus.toml").write_text(MENUS)
    file = tmp_path / "hotline.toml"
    file.write_text(CONFIGURATION)
    return file


def test_the_command_renders_and_says_what_it_did(configuration: Path) -> None:
    """The second run says that nothing had to be made."""
    first = CliRunner().invoke(app, ["render", "--config", str(configuration)])
    assert first.exit_code == 0, first.output
    assert " made, 0 unchanged, in " in first.output
    assert (configuration.parent / "var/sounds/en/welcome.ulaw").exists()
    second = CliRunner().invoke(app, ["render", "--config", str(configuration)])
    assert "0 made, " in second.output


def test_a_missing_synthesiser_is_one_line(configuration: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the way to get it, and without a traceback."""
    monkeypatch.setattr(synthesis, "PROGRAM", "no-such-espeak")
    result = CliRunner().invoke(app, ["render", "--config", str(configuration)])
    assert result.exit_code == 1
    assert result.output.strip() == "no-such-espeak is not installed. Get it: apt-get install no-such-espeak"


def test_a_mistake_in_a_catalogue_is_told_with_its_line(configuration: Path) -> None:
    """Status 2, as for every mistake in the configuration."""
    (configuration.parent / "texts/en/catalogue.toml").write_text('[prompts]\nwelcome = ""\n')
    result = CliRunner().invoke(app, ["render", "--config", str(configuration)])
    assert result.exit_code == 2
    assert "catalogue.toml:2: prompts.welcome: is empty." in result.output
