"""What every body that is sent to us has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

#: More than any database counts to, and less than what JavaScript cannot count.
Number = Annotated[int, Field(ge=1, le=2**53 - 1)]


class Body(BaseModel):
    """Unknown fields are mistakes, and so is NUL, which PostgreSQL cannot keep."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_nul(cls, body: object) -> object:
        if _has_nul(body):
            raise ValueError("a text has a sign that is none (NUL)")
        return body


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(map(_has_nul, value.values()))
    return isinstance(value, list) and any(map(_has_nul, value))
