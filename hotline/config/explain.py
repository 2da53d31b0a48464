"""What a validation error of pydantic means, in the words of the person who wrote the file."""

from collections.abc import Iterable, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from hotline.problems import KeyPath, did_you_mean

#: Why a text is refused, by the pattern that config.py asks for.
PATTERNS = {
    r"^[a-z0-9][a-z0-9_-]{0,39}$": "Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.",
    r"^[a-z]{2}$": "Write a language of two letters, for example `ar`.",
    r"^\*[0-9]{1,5}$": 'Write a star and 1 to 5 digits in quotes, for example `"*11"`.',
    r"^\+?[0-9]{1,15}$": "Write 1 to 15 digits, with + before a country code.",
    r"^[A-Z]{2}$": "Write a country of two capital letters, for example `OM`.",
    r"^[2-9]$": "Write one digit from 2 to 9 in quotes; 1 leaves a message.",
    r"^[1-9]$": "Write one digit from 1 to 9.",
    r"^https?://[^\s/]+(/[^\s]*[^\s/])?$": "Write a URL that begins with http:// or https:// and has no / at its end.",
    r"^https?://[^ ]+$": "Write a URL that begins with http:// or https://.",
    r"^(https?://([0-9A-Za-z._~:/?#@&=%+!*-]|\{call\})+)?$": (
        "Write a URL that begins with http:// or https://, with `{call}` for the call; "
        "signs other than letters, digits and ._~:/?#@&=%+!*- stand as %xx."
    ),
    r"^(https?://[^ ]+)?$": 'Write a URL that begins with http:// or https://; `""` is none.',
    r"^[A-Z][A-Z0-9_]{0,63}$": "Write the name of a variable: capitals, digits and _.",
    r"^[^@\s]+@[^@\s]+$": "Write an e-mail address, for example `water@city.example`.",
    r"^[0-9*#]?$": 'A key is one of 0 to 9, * and # in quotes; `""` is none.',
    r"^[0-9*#]$": "A key is one of 0 to 9, * and #; * and # stand in quotes.",
    r"^(stuns?:[0-9A-Za-z._:\[\]-]+|turns?:[0-9A-Za-z._:\[\]-]+(\?transport=(udp|tcp))?)$": (
        "Write `stun:host:port` or `turn:host:port?transport=udp`; `turns:` is TURN by TLS."
    ),
    r"^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$": "Write file and function, for example `city.tax`.",
}

_kinds = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "an array",
    dict: "a table",
}

_bounds = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}

#: By the beginning of pydantic's error type: what the value must be, and how to write it.
_expected = {
    "string": ("a text", "Put it in quotes."),
    "int": ("a whole number", "Write it without quotes and without a point."),
    "float": ("a number", "Write it without quotes."),
    "bool": ("true or false", "Write true or false without quotes."),
    "tuple": ("an array", 'Write it in brackets: ["…", "…"].'),
    "dict": ("a table", "Write `[…]` above its keys, or { key = … }."),
    "model": ("a table", "Write `[…]` above its keys, or { key = … }."),
    "path": ("a path", "Put it in quotes."),
}


def explain(error: ErrorDetails, model: type[BaseModel]) -> tuple[KeyPath, str, str]:
    """Return key, fault and remedy for one error of validating `model`."""
    path = tuple(part for part in error["loc"] if part != "[key]")
    is_key = "[key]" in error["loc"]
    context = error.get("ctx", {})
    kind = error["type"]
    if kind == "extra_forbidden":
        return path, "is no key that exists here", did_you_mean(str(path[-1]), _known_keys(model, path[:-1]))
    if kind == "missing":
        return path, "is missing", "Add it."
    if kind == "string_pattern_mismatch":
        remedy = PATTERNS.get(context["pattern"], f"It must match {context['pattern']}.")
        return path, "is no possible name" if is_key else "has the wrong form", remedy
    if kind == "twice":
        return path, error["msg"], "Name each queue once."
    return path, *_wrong_value(kind, error, context)


def _wrong_value(kind: str, error: ErrorDetails, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind == "literal_error":
        return f"must be {context['expected']}", _near_choice(error["input"], context["expected"])
    if kind in {"greater_than_equal", "less_than_equal", "greater_than", "less_than"}:
        bounds = [f"{_bounds[name]} {value:g}" for name, value in context.items()]
        return f"is {error['input']}", f"It must be {' and '.join(bounds)}."
    if kind == "too_short":
        return "is empty", f"Give at least {context['min_length']}."
    return _wrong_type(kind, error)


def _wrong_type(kind: str, error: ErrorDetails) -> tuple[str, str]:
    expected = _expected.get(kind.partition("_")[0])
    if expected is None:
        return error["msg"], ""
    given = _kinds.get(type(error["input"]), "something else")
    same = given == expected[0] or (given == "a number" and "number" in expected[0])
    return f"must be {expected[0]}" if same else f"must be {expected[0]}, not {given}", expected[1]


def _near_choice(given: object, expected: str) -> str:
    choices = [part.strip("' ") for part in expected.replace(" or ", ",").split(",")]
    return did_you_mean(given, choices) if isinstance(given, str) else "Put it in quotes."


def _known_keys(model: type[BaseModel], path: KeyPath) -> Iterable[str]:
    table = model_at(model, path)
    return table.model_fields if table else ()


def model_at(model: type[BaseModel], path: Sequence[str | int]) -> type[BaseModel] | None:
    """Return the model of the table at `path`; None where there is none."""
    found: Any = model
    for part in path:
        if isinstance(found, type) and issubclass(found, BaseModel):
            field = found.model_fields.get(str(part))
            found = _without_none(field.annotation if field else None)
        else:  # dict[key, value] or tuple[value, ...]
            found = _without_none(_value_type(found))
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _without_none(annotation: Any) -> Any:  # noqa: ANN401  type annotations have no common type
    """Return X for `X | None`."""
    if isinstance(annotation, UnionType):
        (annotation,) = [one for one in get_args(annotation) if one is not NoneType] or [None]
    return annotation


def _value_type(annotation: Any) -> Any:  # noqa: ANN401  type annotations have no common type
    origin = getattr(annotation, "__origin__", None)
    arguments = get_args(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return arguments[1]
    if origin is tuple:
        return arguments[0]
    return None
