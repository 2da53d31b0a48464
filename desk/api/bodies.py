"""What every body that is sent to us has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: More than any database counts to, and less than what JavaScript cannot count.
Number = Annotated[int, Field(ge=1, le=2**53 - 1)]


class Body(BaseModel):
    """Unknown fields are mistakes, and so are signs that no database keeps: NUL, and halves of characters."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _only_signs(cls, body: object) -> object:
        if _has_none(body):
            raise ValueError("a text has a sign that is none: NUL, or half of a character")
        return body


def _has_none(value: object) -> bool:
    """Return whether something that is none stands in any text; JSON can say halves of characters (RFC 8259, 8.2)."""
    if isinstance(value, str):
        return "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return any(_has_none(key) or _has_none(inner) for key, inner in value.items())
    return isinstance(value, list) and any(map(_has_none, value))
