"""What the commands share: reading the configuration, and saying what is wrong."""

from pathlib import Path

import pytest
import typer

from hotline.cli.common import fail, load_or_exit
from hotline.config.loader import DEMO

GOOD = """\
[numbers.1111]
menu = "main"
[queues.water]
[ivr]
operator_queue = "water"
"""
MENUS = '[menus.main]\nprompts = ["main-menu"]\nkeys.1 = { queue = "water" }\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "menus.toml").write_text(MENUS)
    file = tmp_path / "city.toml"
    file.write_text(GOOD)
    return file


def refused(path: Path | None, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said of a configuration that is refused; nothing goes to stdout."""
    with pytest.raises(typer.Exit) as raised:
        load_or_exit(path)
    said = capsys.readouterr()
    assert (raised.value.exit_code, said.out) == (2, "")
    assert "Traceback" not in said.err
    return said.err


def test_a_good_configuration_is_loaded(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is said."""
    assert load_or_exit(file).file == file
    assert capsys.readouterr() == ("", "")


def test_without_a_file_the_demo_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or hotline.toml, where there is one."""
    monkeypatch.chdir(tmp_path)
    assert load_or_exit(None).file == DEMO
    (tmp_path / "hotline.toml").write_text(GOOD)
    (tmp_path / "menus.toml").write_text(MENUS)
    assert load_or_exit(None).file == tmp_path / "hotline.toml"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("[quueues.water]", "quueues"),
        ("nonsense", "city.toml"),
        ("[web]\nport = 0", "web.port"),
    ],
)
def test_a_mistake_is_said_with_its_file(
    file: Path, capsys: pytest.CaptureFixture[str], change: str, said: str
) -> None:
    """One message for people, and 2 as the status."""
    file.write_text(GOOD + change + "\n")
    message = refused(file, capsys)
    assert said in message
    assert str(file) in message


def test_a_prompt_without_a_text_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the menus, before anybody dials."""
    (file.parent / "menus.toml").write_text(MENUS.replace("main-menu", "parking-menu"))
    assert "parking-menu" in refused(file, capsys)


def test_a_catalogue_that_cannot_be_read_is_refused(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its own file."""
    (file.parent / "texts" / "en").mkdir(parents=True)
    (file.parent / "texts" / "en" / "catalogue.toml").write_text("[prompts]\nwelcome = 7\n")
    file.write_text(GOOD + '[prompts]\ncatalogue = "texts"\n')
    assert "catalogue.toml" in refused(file, capsys)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also a folder in its place."""
    assert "none.toml" in refused(tmp_path / "none.toml", capsys)
    assert str(tmp_path) in refused(tmp_path, capsys)


def test_a_failure_is_said_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets are no markup, and long lines are not cut: they may hold a path to copy."""
    long = "x" * 300
    with pytest.raises(typer.Exit) as raised:
        fail(f"[red]{long}[/] is in use", status=3)
    assert raised.value.exit_code == 3
    assert f"[red]{long}[/] is in use" in capsys.readouterr().err
