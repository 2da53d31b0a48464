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
    waiting = [value]  # and no recursion: a body of nothing but brackets is deeper than Python goes
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "\0" in one or any("\ud800" <= sign <= "\udfff" for sign in one):
                return True
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list):
            waiting += one
    return False
