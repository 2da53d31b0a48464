"""`hotline menu draw`."""

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hotline.cli import build
from hotline.config.loader import DEMO, load
from hotline.ivr.menu_graph import dot

needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not here")


def draw(*arguments: str) -> tuple[int, str]:
    """Return the exit status and everything that was printed."""
    done = CliRunner().invoke(build(("menu",)), ["menu", "draw", "--config", str(DEMO), *arguments])
    return done.exit_code, done.output


@needs_graphviz
@pytest.mark.parametrize(("name", "begin"), [("m.svg", b"<?xml"), ("m.png", b"\x89PNG")])
def test_both_kinds_of_picture(tmp_path: Path, name: str, begin: bytes) -> None:
    """The end of the name says which."""
    status, said = draw("--output", str(tmp_path / name))
    assert (status, said) == (0, f"{tmp_path / name}: 4 menus\n")
    assert (tmp_path / name).read_bytes().startswith(begin)


@needs_graphviz
def test_the_picture_holds_titles_conditions_and_prompts(tmp_path: Path) -> None:
    """Arabic and English titles of queues, hours, and what callers of the language hear."""
    draw("--output", str(tmp_path / "m.svg"), "--lang", "en")
    text = (tmp_path / "m.svg").read_text("utf-8").replace("&#45;", "-").replace("&gt;", ">")
    for expected in ("المياه", "Water", "hours: always", "office open:", "pipes>=2", "For water, press one."):
        assert expected in text


@pytest.mark.parametrize(("said", "side"), [("أهلا بكم", "right"), ("Welcome", "left")])
def test_arabic_begins_at_the_right(said: str, side: str) -> None:
    """Lines of a prompt stand where readers of its script look for their beginning."""
    loaded = load(DEMO, environment={})
    drawn = dot(loaded.menus, loaded.config, lambda _prompt: said)
    assert set(re.findall(r'balign="(\w+)"', drawn)) == {side}


def test_the_labels_speak_the_language_of_the_page() -> None:
    """In Arabic every label is; names of the configuration stay as they are written, left to right."""
    loaded = load(DEMO, environment={})
    drawn = dot(loaded.menus, loaded.config, lambda _prompt: "", "ar")
    for expected in ("الطابور water", "الدوام: always", "أثناء دوام office", "\u2066pipes&gt;=2\u2069"):
        assert expected in drawn
    for english in ("queue ", "hours: ", " open:", "otherwise", "message for", "call-back by", "back<"):
        assert english not in drawn


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "m.jpg"], "m.jpg: the name of the picture must end with .svg or .png."),
        (["--lang", "fr"], "--lang fr: there is no such language. Known here: ar, en."),
    ],
)
def test_what_cannot_be_drawn(arguments: list[str], said: str) -> None:
    """A clear word and exit 2."""
    assert draw(*arguments) == (2, said + "\n")


def test_without_graphviz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is told."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert draw("--output", str(tmp_path / "m.svg")) == (
        1, "the program `dot` is not here. Install Graphviz: apt-get install graphviz.\n",
    )  # fmt: skip


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The picture cannot be written, and why."""
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not here")
    status, said = draw("--output", str(tmp_path / "none" / "m.svg"))
    assert status == 1
    assert "cannot be written: No such file or directory" in said.replace("\n", " ")
