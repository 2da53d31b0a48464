"""Whatever stands in the files and variables, the answer is a configuration or a clear error."""

import json
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.config import Configuration, OverflowRule
from hotline.config.explain import model_at
from hotline.config.loader import ConfigurationError, Problem, load
from hotline.ivr.menu_tables import ActionTable, MenuTable
from hotline.queue.hours import Calendar

NAMES = st.sampled_from(["water", "1111", "main", "ar", "Ü x", "", "*", "0"])
SECTIONS = sorted(Configuration.model_fields)


def keys_below(path: tuple[str | int, ...]) -> set[str]:
    """Return the keys of all tables at this place of the file and below it."""
    model = model_at(Configuration, path)
    if model is None:
        return set()
    below = [keys_below((*path, key, *part)) for key in model.model_fields for part in ((), ("any",), (0,))]
    return set(model.model_fields).union(*below)


KEYS = sorted({key for name in SECTIONS for part in ((), ("any",)) for key in keys_below((name, *part))})
SCALARS = (
    st.integers(-1, 70_000)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [
            "water",
            "main",
            "ar",
            "127.0.0.1",
            "x://y:z",
            "*11",
            "~/x",
            "[",
            "a\0b",
            "http://[",
            "/",
            "ar and",
            "OM",
        ]
    )
)
REQUIREMENTS = st.text(st.sampled_from("ar() >=1!")) | st.sampled_from(
    ["language", "anyone", "ar and not (water or ar>=3)", "water>=6"]
)
RULES = st.lists(
    st.dictionaries(
        st.sampled_from(sorted(OverflowRule.model_fields)),
        st.booleans() | st.integers(0, 9) | st.sampled_from(["water", "general", "closed"]),
        max_size=3,
    ),
    max_size=3,
)
QUEUES = st.fixed_dictionaries(
    {},
    optional={
        "requires": REQUIREMENTS,
        "relax": st.lists(
            st.fixed_dictionaries({"after_seconds": st.integers(-1, 9), "requires": REQUIREMENTS}), max_size=3
        ),
        "overflow": RULES,
        "hours": NAMES,
        "callback": st.dictionaries(st.sampled_from(["key", "hours"]), NAMES),
        "wrap_up_max_seconds": st.integers(-1, 9),
    },
)
RANGES = st.lists(
    st.from_regex(r"[0-2]?[0-9]:[0-5][0-9]-[0-2][0-9]:[0-6]0", fullmatch=True) | NAMES, max_size=3
)
WEEKDAYS = st.sampled_from(["monday", "tuesday", "sunday"])
DATES = st.sampled_from(["2026-03-20", "2026-03-21", "2026-02-30", "9999-12-31", "0000-01-01"])
HOURS = st.fixed_dictionaries(
    {},
    optional={
        "week": st.dictionaries(WEEKDAYS, RANGES),
        "dates": st.dictionaries(DATES, RANGES),
        "holidays": st.sampled_from(["OM", "XX", "om"]),
    },
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


NEEDED: dict[str, object] = {
    "numbers": {"1111": {"menu": "main"}},
    "queues": {"water": {}},
    "ivr": {"menus": "menus.toml", "operator_queue": "water"},
}


#: A menu with a way out.
MENU = {"prompts": ["a"], "keys": {"1": {"queue": "water"}}}


def assert_clear(found: tuple[Problem, ...]) -> None:
    assert all(problem.what for problem in found)
    assert all(problem.line or problem.file is None for problem in found)
    assert len(set(found)) == len(found)


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
    file = folder / "hotline.toml"
    file.write_text(toml_file({**NEEDED, **tables}))
    (folder / "menus.toml").write_text(toml_file({"menus": {"main": {"prompts": ["a"]}}, **menus}))
    assert_clear(problems(file, variables))


CITIES = st.fixed_dictionaries(
    {
        "queues": st.dictionaries(st.sampled_from(["general", "x"]), QUEUES).map(
            lambda more: {"water": {}, **more}
        ),
        "agents": st.dictionaries(NAMES, st.integers(0, 6), max_size=3).map(
            lambda skills: {"a": {"name": "A", "queues": ["water", "general"], "skills": skills}}
        ),
        "routing": st.dictionaries(st.sampled_from(["ar", "en", "fr"]), NAMES).map(
            lambda skills: {"language_skills": skills}
        ),
        "hours": st.dictionaries(NAMES, HOURS, max_size=2),
        "node": (st.just("Asia/Muscat") | st.sampled_from(["Asia", "x", ""])).map(
            lambda zone: {"timezone": zone}
        ),
    }
)


@given(CITIES)
@settings(max_examples=150, deadline=None)
def test_queues_of_all_kinds(folder: Path, city: dict[str, object]) -> None:
    """Skills, steps, rules and hours in any combination are refused clearly, however many there are."""
    file = folder / "hotline.toml"
    file.write_text(toml_file({**NEEDED, **city}))
    (folder / "menus.toml").write_text(toml_file({"menus": {"main": MENU}}))
    assert_clear(problems(file, {}))


@given(HOURS)
@settings(max_examples=100, deadline=None)
def test_hours_that_were_checked_can_be_used(folder: Path, hours: dict[str, object]) -> None:
    """What the checks let pass is a calendar."""
    file = folder / "hotline.toml"
    file.write_text(toml_file({**NEEDED, "hours": {"office": hours}}))
    (folder / "menus.toml").write_text(toml_file({"menus": {"main": MENU}}))
    try:
        config = load(file, environment={}).config
    except ConfigurationError:
        return
    Calendar(config.hours["office"], config.node.timezone).next_change(0)
