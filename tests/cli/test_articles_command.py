"""`hotline articles` fills and asks the knowledge base."""

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
    """Runs `hotline articles …`."""
    app = build(("articles", "messages"))
    configuration = written(Story())

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["articles", *arguments, "--config", str(configuration)])

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "texts"
    for language, title, text in (("ar", "تسرّب المياه", "اتصلوا بنا."), ("en", "Water leaks", "Call us.")):
        path = folder / language / "water-leak.md"
        path.parent.mkdir(parents=True)
        path.write_text(f'+++\ntitle = "{title}"\npublic = true\n+++\n\n{text}\n', "utf-8")
    return folder


def test_what_was_taken_in_is_listed_found_shown_and_taken_out(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    """The whole life of an article; taking it in again changes nothing."""
    assert "2 written, 0 changed, 0 unchanged" in run("import", str(folder)).output
    assert "0 written, 0 changed, 2 unchanged" in run("import", str(folder)).output
    assert "Water leaks" in run("list", "--lang", "en").output
    assert "تسرّب المياه" in run("search", "المياة").output
    assert "Call us." in run("show", "water-leak").output
    assert "2 files written" in run("export", str(tmp_path / "out")).output
    assert (tmp_path / "out/en/water-leak.md").read_bytes() == (folder / "en/water-leak.md").read_bytes()
    assert run("remove", "water-leak", "--lang", "en").exit_code == 0
    assert "nothing found" in run("search", "leaks").output


def test_new_articles_only_leave_the_others_alone(run: Run, folder: Path) -> None:
    """What somebody changed in the store stays with --new."""
    run("import", str(folder))
    path = folder / "en/water-leak.md"
    path.write_text(path.read_text("utf-8").replace("Call us.", "Call nobody."), "utf-8")
    assert "0 changed" in run("import", str(folder), "--new").output
    assert "Call us." in run("show", "water-leak", "--lang", "en").output


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["import", "/nowhere"], 2, "/nowhere: does not exist"),
        (["list", "--lang", "fr"], 2, "`fr` is not offered"),
        (["list", "--category", "x"], 2, "no category `x`"),
        (["show", "water-leek"], 1, "Did you mean `water-leak`"),
        (["remove", "x", "--lang", "en"], 1, "there is no article `x` in en"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(
    run: Run, folder: Path, arguments: list[str], status: int, words: str
) -> None:
    """No traceback, and a remedy."""
    run("import", str(folder))
    result = run(*arguments)
    assert result.exit_code == status
    assert words in result.output


def test_a_bad_file_keeps_all_out(run: Run, folder: Path) -> None:
    """All or none."""
    (folder / "en" / "bad.md").write_text("no head", "utf-8")
    result = run("import", str(folder))
    assert result.exit_code == 2
    assert "bad.md:1" in result.output
    assert "no articles" in run("list").output
