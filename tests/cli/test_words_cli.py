"""`hotline words check`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli import build

CONFIG = """\
[numbers.1111]
queue = "general"
[queues.general]
[ivr]
operator_queue = "general"
[citizen_words]
templates = "words"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A configuration with a template of its own."""
    (tmp_path / "hotline.toml").write_text(CONFIG)
    (tmp_path / "menus.toml").write_text(
        '[menus.main]\nprompts = ["main-menu"]\n[menus.main.keys]\n1 = { queue = "general" }\n'
    )
    (tmp_path / "words" / "en").mkdir(parents=True)
    return tmp_path


def check(folder: Path) -> tuple[int, str]:
    """Run it."""
    arguments = ["words", "check", "--config", str(folder / "hotline.toml")]
    result = CliRunner().invoke(build(("words", "version")), arguments)
    return result.exit_code, result.output


def test_the_parts_of_each_word_are_shown(folder: Path) -> None:
    """In both languages; all is well."""
    status, output = check(folder)
    assert status == 0
    assert (output.count("ucs2"), output.count("on the way")) >= (6, 2)


def test_a_template_that_cannot_be_used_is_named(folder: Path) -> None:
    """With its file and what is wrong."""
    (folder / "words" / "en" / "solved.txt.j2").write_text("Dear {{ name }}")
    status, output = check(folder)
    assert (status, "solved.txt.j2" in output, "'name' is undefined" in output) == (1, True, True)
