"""Descriptions of answers for OpenAPI, made of the structs that are answered, so that they cannot differ."""

import dataclasses
import types
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pydantic
from starlette.responses import Response

from hotline.desk.problem_json import PRIVATE


def answer(body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return something as JSON, for the one who asked."""
    return Response(
        msgspec.json.encode(body),
        status,
        media_type="application/json",
        headers=PRIVATE | dict(headers or {}),
    )


@lru_cache
def model_of(struct: type) -> type[pydantic.BaseModel]:
    """Return the description of a struct or a dataclass: its fields, and those of what is in them."""
    fields: dict[str, Any] = {
        name: (_described(hint), ...)
        for name, hint in get_type_hints(struct).items()
        if not name.startswith("_")
    }
    return pydantic.create_model(struct.__name__, **fields)


def list_of(struct: type) -> Any:  # noqa: ANN401 - a type that is made at run time
    """Return the description of several of them."""
    return list[model_of(struct)]  # type: ignore[misc]


def _described(hint: Any) -> Any:  # noqa: ANN401 - annotations have no common type
    if isinstance(hint, type) and (issubclass(hint, msgspec.Struct) or dataclasses.is_dataclass(hint)):
        return model_of(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return Union[tuple(_described(one) for one in arguments)]  # noqa: UP007 - made at run time
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict[str, _described(arguments[1])]  # type: ignore[misc]
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return list[_described(arguments[0])]  # type: ignore[misc]
    # A named tuple is a list in JSON.
    return list[Any] if isinstance(hint, type) and issubclass(hint, tuple) else hint
