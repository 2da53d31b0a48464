"""`hotline citizens`: people at the machine deal with citizens."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline.cli import build
from hotline.testing.story import Story

from .conftest import Written

Run = Callable[..., Result]


@pytest.fixture
def run(written: Written) -> Run:
    """Runs `hotline citizens …` on a hotline that was started once."""
    path = written(Story())
    app = build(("citizens", "cases"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["citizens", *arguments, "--config", str(path)])

    return run


def say(result: Result) -> str:
    """Return what was printed by a command that went well."""
    assert result.exit_code == 0, result.output
    return result.output


def test_a_citizen_is_added_found_and_shown(run: Run) -> None:
    """Numbers are masked unless somebody asks for them."""
    assert "citizen 1 is added" in say(
        run("add", "--name-ar", "أحمد", "--name-en", "Ahmed", "--address", "9123 0001")
    )
    assert "+968…001" in say(run("find", "احمد"))
    assert "+96891230001" in say(run("find", "٩١٢٣٠٠٠١", "--unmasked"))
    say(run("change", "1", "--warning", "is deaf"))
    say(run("consent", "1", "case-updates", "--proof", "call 1"))
    page = say(run("show", "1"))
    assert "is deaf" in page
    assert "agrees to case updates" in page
    assert "91230001" not in page
    assert "nobody was found" in say(run("find", "Salim"))


def test_two_are_merged_live_together_and_are_taken_apart(run: Run) -> None:
    """Each in one command."""
    for name in ("Ahmed", "Ahmad", "Amal"):
        say(run("add", "--name-en", name))
    assert "citizen 2 is citizen 1" in say(run("merge", "1", "2"))
    assert "1 (also 2)" in say(run("show", "2"))
    say(run("household", "1", "--name", "Al Balushi"))
    assert "household 1" in say(run("household", "3", "--of", "1"))
    assert "3 Amal" in say(run("show", "1"))
    say(run("unmerge", "2"))
    say(run("address", "2", "A@example.om", "--shared"))
    assert "a…@example.om (shared)" in say(run("show", "2"))
    say(run("address", "2", "a@example.om", "--remove"))


#: What nobody can ask for, the status of the end, and what is said.
REFUSED: list[tuple[tuple[str, ...], int, str]] = [
    (("show", "99"), 1, "there is no citizen 99"),
    (("add",), 2, "say who it is"),
    (("add", "--address", "1111"), 1, "`1111` is no phone"),
    (("change", "99", "--lang", "ar"), 1, "there is no citizen 99"),
    (("change", "1"), 2, "say what"),
    (("merge", "1", "1"), 1, "with itself"),
    (("unmerge", "1"), 1, "merged into nobody"),
    (("consent", "1", "survey", "--proof", "x"), 2, "surveys"),
    (("household", "1"), 2, "say one of"),
    (("household", "9", "--name", "Al Balushi"), 1, "there is no citizen 9"),
    (("household", "1", "--of", "1"), 1, "belongs to no household"),
    (("export", "1", "/nowhere/at/all.zip"), 2, "there is no folder /nowhere/at"),
    (("erase", "99", "--dry-run"), 1, "there is no citizen 99"),
]


def test_what_cannot_be_is_said_in_words(run: Run) -> None:
    """Never by a traceback."""
    say(run("add", "--name-en", "Ahmed"))
    for arguments, status, words in REFUSED:
        result = run(*arguments)
        assert (result.exit_code, words in result.output) == (status, True), (arguments, result.output)
        assert result.exception is None or isinstance(result.exception, SystemExit), arguments


def test_everything_is_exported_and_erased(run: Run, tmp_path: Path) -> None:
    """A dry run changes nothing; without a yes nothing is erased."""
    say(run("add", "--name-en", "Ahmed", "--address", "9123 0001"))
    target = tmp_path / "ahmed.zip"
    assert "has all that is known of citizen 1" in say(run("export", "1", str(target)))
    with zipfile.ZipFile(target) as packed:
        assert json.loads(packed.read("citizen.json"))["citizen"]["name_en"] == "Ahmed"
    assert "would be erased" in say(run("erase", "1", "--dry-run"))
    assert run("erase", "1").exit_code == 1
    assert "Ahmed" in say(run("show", "1"))
    assert "is erased" in say(run("erase", "1", "--yes"))
    assert "Ahmed" not in say(run("show", "1"))
    assert "nothing is old enough" in say(run("retention"))


def test_a_household_of_nobody_is_not_made(run: Run) -> None:
    """A number that is mistyped leaves no family's name behind."""
    assert run("household", "9", "--name", "Al Balushi").exit_code == 1
    say(run("add", "--name-en", "Ahmed"))
    assert "household 1" in say(run("household", "1", "--name", "Al Harthi"))
