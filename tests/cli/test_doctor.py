"""`hotline doctor` as an operator sees it."""

from collections.abc import Callable

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from hotline.app.finding import Finding
from hotline.cli import build
from hotline.cli import doctor as command
from hotline.config.loader import DEMO, load

GOOD = Finding("disk", "good", "50,000 MB free")
WARNING = Finding("speech model", "warning", "none", "name the folder of a model")
BAD = Finding("Asterisk", "bad", "18.9 is too old [20 is the oldest]", "scripts/setup gets one")

Examined = Callable[..., Result]


@pytest.fixture
def examined(monkeypatch: pytest.MonkeyPatch) -> Examined:
    """Runs the command on a machine with these findings."""

    def run(*findings: Finding) -> Result:
        monkeypatch.setattr(command, "load_or_exit", lambda _: load(DEMO, environment={}))
        monkeypatch.setattr(command, "examine", lambda _: iter(findings))
        return CliRunner().invoke(build(("doctor",)), ["doctor"], env={"COLUMNS": "200"})

    return run


def test_a_fit_machine_is_0(examined: Examined) -> None:
    """A warning is no reason not to start."""
    result = examined(GOOD, WARNING)
    assert result.exit_code == 0
    assert "50,000 MB free" in result.output
    assert "✗" not in result.output


def test_an_unfit_machine_is_1(examined: Examined) -> None:
    """Whatever else is good; every finding is shown."""
    result = examined(GOOD, BAD, WARNING)
    assert result.exit_code == 1
    for finding in (GOOD, BAD, WARNING):
        assert finding.what in result.output
        assert finding.detail in result.output


def test_each_verdict_has_its_sign_and_each_remedy_its_arrow() -> None:
    """Brackets in a detail are shown, not taken for colours."""
    console = Console(width=200)
    with console.capture() as shown:
        console.print(command.table([GOOD, WARNING, BAD]))
    assert [" ".join(line.split()) for line in shown.get().splitlines()] == [
        "✓ disk 50,000 MB free",
        "! speech model none",
        "→ name the folder of a model",
        "✗ Asterisk 18.9 is too old [20 is the oldest]",
        "→ scripts/setup gets one",
    ]
