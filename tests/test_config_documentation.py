"""The operator's documentation and the configuration say the same."""

import re
import tomllib
from pathlib import Path

import pytest

from hotline.config import Configuration, Section
from hotline.config_explain import model_at
from hotline.config_loader import load
from hotline.ivr.menu import ActionTable

PAGE = Path(__file__).parent.parent / "docs" / "operator" / "configuration.md"
TEXT = PAGE.read_text("utf-8")


def sections() -> dict[str, type[Section]]:
    """Return the model of every table of the file, by its name in the page."""
    found: dict[str, type[Section]] = {}
    for name in Configuration.model_fields:
        model = model_at(Configuration, (name,)) or model_at(Configuration, (name, "any"))
        if model is not None and issubclass(model, Section):  # not so for a table of plain texts
            found[name] = model
    assert {"node", "queues", "agents"} <= set(found)
    return found


def chapter(name: str) -> str:
    """Return the part of the page about one table."""
    (found,) = re.findall(rf"^## `\[{name}[\].].*?(?=^#)", TEXT, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.mark.parametrize("name", sections())
def test_every_key_is_documented(name: str) -> None:
    """Each key of a table stands in the first column of its chapter, and no other does."""
    rows = re.findall(r"^\| (`.*?) \|", chapter(name), re.MULTILINE)
    documented = {key.split(".")[0] for row in rows for key in re.findall(r"`([\w.]+)`", row)}
    assert documented == set(sections()[name].model_fields)


@pytest.mark.parametrize("name", sections())
def test_defaults_are_those_of_the_code(name: str) -> None:
    """A default in the page, as TOML writes it, is the default of the program."""
    for row in re.findall(r"^\| (`.*)\|$", chapter(name), re.MULTILINE):
        keys, cell = row.split(" | ")[:2]
        if not re.fullmatch(r"`[^`]+`(, `[^`]+`)*", cell):
            continue  # in words
        for key, default in zip(re.findall(r"`(.*?)`", keys), re.findall(r"`(.*?)`", cell), strict=True):
            real = sections()[name].model_fields[key].default
            plain = list(real) if isinstance(real, tuple) else str(real) if isinstance(real, Path) else real
            assert tomllib.loads(f"value = {default}")["value"] == plain, key


def test_every_action_of_menus_is_documented() -> None:
    """Each thing to which a key can lead is in the page."""
    assert set(re.findall(r"^\| `(\w+) = ", TEXT, re.MULTILINE)) == set(ActionTable.model_fields)


def test_the_examples_work(tmp_path: Path) -> None:
    """The files that the page shows can be used."""
    (config,) = re.findall(r"^```toml\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (menus,) = re.findall(r"^```toml menus\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (tmp_path / "hotline.toml").write_text(config)
    (tmp_path / "menus.toml").write_text(menus)
    loaded = load(tmp_path / "hotline.toml", environment={})
    assert loaded.warnings == ()
    assert "water" in loaded.menus
