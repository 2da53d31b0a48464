"""From a TOML file to a checked model: collects every problem, and goes on with what is left."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from hotline.config.explain import explain
from hotline.problems import Fault, KeyPath
from hotline.toml_file import unusable_values

Model = TypeVar("Model", bound=BaseModel)


def file_faults(model: type[BaseModel], data: Mapping[str, Any]) -> list[Fault]:
    """Return what is wrong with each value of a file, apart from what is missing.

    A file is judged strictly: `port = "5060"` is a mistake. JSON is the way to tell pydantic so and still
    have arrays become tuples and texts become paths.
    """
    unusable = unusable_values(data)
    if unusable:
        # Dates have no JSON; the values are reported, so any text may stand for them.
        data = without(data, [path for path, _, _ in unusable])
    try:
        model.model_validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        return unusable + [explain(one, model) for one in error.errors() if one["type"] != "missing"]
    return unusable


def build(model: type[Model], data: Mapping[str, Any]) -> tuple[Model | None, list[Fault]]:
    """Return the model, made without the values that do not fit where it can be, and what is wrong.

    Values may come from the environment, where everything is a text.
    """
    faults: list[Fault] = []
    while True:
        try:
            return model.model_validate(data), faults
        except ValidationError as error:
            found = [explain(one, model) for one in error.errors()]
        faults.extend([fault for fault in found if not _was_dropped(fault[0], faults)])
        smaller = without(data, [path for path, _, _ in found])
        if smaller == data:  # what is missing cannot be dropped, but the table that needs it can
            smaller = without(data, [path[:-1] for path, _, _ in found])
        if smaller == data:
            return None, faults
        data = smaller


def _was_dropped(path: KeyPath, faults: Iterable[Fault]) -> bool:
    """Return whether the value is only missing because something in it was wrong."""
    return any(one[: len(path)] == path for one, _, _ in faults)


def without(data: Mapping[str, Any], paths: Iterable[KeyPath]) -> dict[str, Any]:
    """Return the data without the values at `paths`; of an array that holds one of them nothing is left."""
    dropped = set(paths)

    def keep(table: Mapping[str, Any], path: KeyPath) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for key, value in table.items():
            here = (*path, key)
            if here in dropped:
                continue
            if isinstance(value, Mapping):
                kept[key] = keep(value, here)
            elif not any(one[: len(here)] == here for one in dropped):
                kept[key] = value
        return kept

    return keep(data, ())


def related(path: KeyPath, others: Iterable[KeyPath]) -> bool:
    """Return whether `path` lies in one of the others, or one of them in it."""
    return any(path[: len(other)] == other or other[: len(path)] == path for other in others)
