"""The operator's documentation and the configuration say the same."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_origin

import pytest

from hotline.config import Configuration, Section
from hotline.config.explain import model_at
from hotline.config.loader import DEMO, load
from hotline.ivr.menu_tables import KeyTable

OPERATOR = Path(__file__).parents[2] / "docs" / "operator"
TEXT = (OPERATOR / "configuration.md").read_text("utf-8")
QUEUES = (OPERATOR / "queues.md").read_text("utf-8")

#: A heading of a table: `[node]`, `[queues.NAME]`, `[[queues.NAME.relax]]`.
_heading = re.compile(r"^##+ `\[+([\w.]+)\]+`[^\n]*\n(.*?)(?=^#)", re.MULTILINE | re.DOTALL)
_placeholder = re.compile(r"\b[A-Z]+\b")


def tables(path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, type[Section]]]:
    """Yield the model of every table at this place and below, by its name in the page: `queues.*.relax`."""
    model = model_at(Configuration, path)
    if model is None or not issubclass(model, Section):
        return
    if path:
        yield ".".join(part for part in path if isinstance(part, str)), model
    for name, field in model.model_fields.items():
        value: str | int = 0 if get_origin(field.annotation) is tuple else "*"
        direct = model_at(Configuration, (*path, name)) is not None
        yield from tables((*path, name) if direct else (*path, name, value))


SECTIONS = dict(tables())
#: Chapters of the page by the name of their table.
CHAPTERS = {_placeholder.sub("*", name): text for name, text in _heading.findall(TEXT)}


def rows(name: str) -> Iterator[tuple[list[str], str]]:
    """Yield the keys and the cell of the defaults for each row about keys in a chapter."""
    for row in re.findall(r"^\| (`.*)\|$", CHAPTERS[name], re.MULTILINE):
        keys, default = row.split(" | ")[:2]
        yield re.findall(r"`(\w+)`", keys), default


def test_tables_below_tables_are_found() -> None:
    """The test looks at tables in tables, too."""
    nested = {"sip.trunks.*", "queues.*.relax", "queues.*.overflow", "queues.*.callback", "hours.*", "node"}
    assert nested <= set(SECTIONS)


def test_every_table_has_its_chapter_and_no_other_has() -> None:
    """Each table of the file, with the one of plain texts, stands in the page."""
    plain = {
        name for name in Configuration.model_fields if not any(one.split(".")[0] == name for one in SECTIONS)
    }
    assert plain == {"pause_reasons", "pause_titles"}
    assert set(CHAPTERS) == set(SECTIONS) | plain


@pytest.mark.parametrize("name", SECTIONS)
def test_every_key_is_documented(name: str) -> None:
    """Each key of a table stands in the first column of its chapter, once, and no other does."""
    documented = [key for keys, _ in rows(name) for key in keys]
    assert sorted(documented) == sorted(SECTIONS[name].model_fields)


@pytest.mark.parametrize("name", SECTIONS)
def test_defaults_are_those_of_the_code(name: str) -> None:
    """A default in the page, as TOML writes it, is the default of the program; `not set` and – are none."""
    for keys, cell in rows(name):
        written = re.findall(r"`(.*?)`", cell)
        if not re.fullmatch(r"`[^`]+`(, `[^`]+`)*", cell):
            written = [""] * len(keys)  # in words
        for key, default in zip(keys, written, strict=True):
            field = SECTIONS[name].model_fields[key]
            if default:
                real = field.default
                plain = (
                    list(real) if isinstance(real, tuple) else str(real) if isinstance(real, Path) else real
                )
                assert tomllib.loads(f"value = {default}")["value"] == plain, key
            else:
                assert field.is_required() or not field.default, f"{key} has the default {field.default}"


@pytest.mark.parametrize("name", SECTIONS)
def test_required_keys_have_no_default_in_the_page(name: str) -> None:
    """Whoever leaves out a key that must be there was not told otherwise."""
    for keys, cell in rows(name):
        for key in keys:
            assert not SECTIONS[name].model_fields[key].is_required() or cell == "–", key


def test_every_action_of_menus_is_documented() -> None:
    """Each thing to which a key can lead, and what may stand beside it, is in the page."""
    assert set(re.findall(r"^\| `(\w+) = ", TEXT, re.MULTILINE)) >= set(KeyTable.model_fields)


def test_the_examples_work(tmp_path: Path) -> None:
    """The files that the page shows can be used."""
    (config,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (menus,) = re.findall(r"^```toml menus\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (tmp_path / "hotline.toml").write_text(config)
    (tmp_path / "menus.toml").write_text(menus)
    loaded = load(tmp_path / "hotline.toml", environment={})
    assert loaded.warnings == ()
    assert "water" in loaded.menus


def test_the_examples_of_queues_work(tmp_path: Path) -> None:
    """The pieces of the page about queues are one file that can be used, without a warning."""
    pieces = re.findall(r"^```toml\n(.*?)^```", QUEUES, re.DOTALL | re.MULTILINE)
    begin = """\
[numbers.1111]
menu = "main"
[ivr]
operator_queue = "general"
"""
    for name in ("menus.toml", "city.geojson"):
        shutil.copy(DEMO.with_name(name), tmp_path)
    (tmp_path / "hotline.toml").write_text(begin + "".join(pieces))
    loaded = load(tmp_path / "hotline.toml", environment={})
    assert loaded.warnings == ()
    assert loaded.config.queues["streets"].callback is not None


def test_what_the_demo_shows_in_comments_works(tmp_path: Path) -> None:
    """Whoever takes the comment signs away has office hours and call-backs; the models are not there."""
    shown = r"^# (?=\[|match|gateway|trunk|expected|week|holidays|dates|engine|models)"
    text = re.sub(shown, "", DEMO.read_text("utf-8"), flags=re.MULTILINE)
    (tmp_path / "hotline.toml").write_text(text)
    for name in ("menus.toml", "city.geojson"):
        shutil.copy(DEMO.with_name(name), tmp_path)
    loaded = load(tmp_path / "hotline.toml", environment={})
    assert {one.key for one in loaded.warnings} == {
        "transcription.models.ar",
        "transcription.models.en",
    }
    assert loaded.config.queues["water"].callback is not None
