"""Environment variables that win over the configuration file: `HOTLINE__SIP__PORT=5070`."""

from collections.abc import Mapping
from typing import Any

from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict
from pydantic_settings.exceptions import SettingsError

from hotline.config import Configuration
from hotline.problems import KeyPath, Problem, did_you_mean
from hotline.toml_file import unusable_values

PREFIX = "HOTLINE__"


class _Settings(Configuration, BaseSettings):
    """Tells pydantic-settings which variables there may be; never instantiated."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__")


def read_environment(environment: Mapping[str, str]) -> tuple[dict[KeyPath, tuple[str, Any]], list[Problem]]:
    """Return variable and value by key path, and what is wrong with the variables themselves.

    Texts and numbers stand as they are, arrays and tables as JSON. Whether a value fits its key is for the
    caller to find out, together with the file.
    """
    values: dict[KeyPath, tuple[str, Any]] = {}
    problems = []
    for variable in sorted(environment):
        if not variable.upper().startswith(PREFIX):
            continue
        found, problem = _read_one(variable, environment[variable])
        values.update({path: (variable, value) for path, value in found.items()})
        problems.extend(problem)
    return values, problems


def _read_one(variable: str, value: str) -> tuple[dict[KeyPath, Any], list[Problem]]:
    source = EnvSettingsSource(_Settings)
    source.env_vars = {variable.lower(): value}
    try:
        found = source()
    except SettingsError:
        what, remedy = (
            "is not the JSON that this key needs",
            'An array is written ["a","b"], a table {"a":"b"}.',
        )
        return {}, [Problem(None, None, variable, what, remedy)]
    if not found:
        section = variable[len(PREFIX) :].partition("__")[0].lower()
        return {}, [
            Problem(None, None, variable, "names no key", did_you_mean(section, _Settings.model_fields))
        ]
    problems = [Problem(None, None, variable, what, remedy) for _, what, remedy in unusable_values(found)]
    return _leaves(found), problems


def _leaves(table: Mapping[str, Any], path: KeyPath = ()) -> dict[KeyPath, Any]:
    leaves: dict[KeyPath, Any] = {}
    for key, value in table.items():
        if isinstance(value, Mapping) and value:
            leaves.update(_leaves(value, (*path, key)))
        else:
            leaves[(*path, key)] = value
    return leaves


def overlay(data: Mapping[str, Any], values: Mapping[KeyPath, tuple[str, Any]]) -> dict[str, Any]:
    """Return a copy of the file's data in which the variables' values stand."""
    merged = _copy(data)
    for path, (_, value) in values.items():
        table = merged
        for part in path[:-1]:
            inner = table.get(str(part))
            table[str(part)] = inner = inner if isinstance(inner, dict) else {}
            table = inner
        table[str(path[-1])] = value
    return merged


def _copy(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _copy(value) if isinstance(value, Mapping) else value for key, value in data.items()}
