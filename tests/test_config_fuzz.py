"""Whatever stands in the files and variables, the answer is a configuration or a clear error."""

import json
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.config import Configuration
from hotline.config_explain import model_at
from hotline.config_loader import ConfigurationError, Problem, load
from hotline.ivr.menu import ActionTable, MenuTable

NAMES = st.sampled_from(["water", "1111", "main", "ar", "Ü x", "", "*", "0"])
SECTIONS = sorted(Configuration.model_fields)
KEYS = sorted(
    {
        key
        for section in SECTIONS
        for path in ((section,), (section, "any"))
        if (model := model_at(Configuration, path)) is not None
        for key in model.model_fields
    }
)
SCALARS = (
    st.integers(-1, 70_000)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        ["water", "main", "ar", "127.0.0.1", "x://y:z", "*11", "~/x", "[", "a\0b", "http://[", "/"]
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda one: st.lists(one, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | NAMES, one, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(
    st.sampled_from(SECTIONS), st.dictionaries(st.sampled_from(KEYS) | NAMES, VALUES, max_size=4), max_size=6
)
MENU_KEYS = st.sampled_from([*MenuTable.model_fields, *ActionTable.model_fields, "menus", "main", "1", "*"])
MENUS = st.recursive(
    SCALARS,
    lambda one: st.lists(one, max_size=2) | st.dictionaries(MENU_KEYS, one, max_size=4),
    max_leaves=10,
)
VARIABLES = st.dictionaries(
    st.lists(st.sampled_from([*SECTIONS, *KEYS, "water", ""]), max_size=4).map(
        lambda parts: "__".join(["HOTLINE", *parts])
    ),
    VALUES.map(lambda value: value if isinstance(value, str) else json.dumps(value)),
    max_size=3,
)


def toml(value: object) -> str:
    """Write a value as TOML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(toml(one) for one in value) + "]"
    return json.dumps(value)


def toml_file(tables: object) -> str:
    assert isinstance(tables, dict)
    return "".join(f"{json.dumps(key)} = {toml(one)}\n" for key, one in tables.items())


def problems(file: Path, variables: dict[str, str]) -> tuple[Problem, ...]:
    try:
        load(file, environment=variables, prompts={"a", "no-key", "invalid-key"})
    except ConfigurationError as error:
        return error.problems
    return ()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the files of all examples."""
    return tmp_path_factory.mktemp("fuzz")


@given(TABLES, st.dictionaries(MENU_KEYS, MENUS, max_size=3), VARIABLES)
@settings(max_examples=200, deadline=None)
def test_nothing_but_clear_errors(
    folder: Path, tables: dict[str, object], menus: dict[str, object], variables: dict[str, str]
) -> None:
    """Every problem has a place, says what is wrong, and is told once."""
    needed = {
        "numbers": {"1111": {"menu": "main"}},
        "queues": {"water": {}},
        "ivr": {"menus": "menus.toml", "operator_queue": "water"},
    }
    file = folder / "hotline.toml"
    file.write_text(toml_file({**needed, **tables}))
    (folder / "menus.toml").write_text(toml_file({"menus": {"main": {"prompts": ["a"]}}, **menus}))
    found = problems(file, variables)
    assert all(problem.what for problem in found)
    assert all(problem.line or problem.file is None for problem in found)
    assert len(set(found)) == len(found)
