"""What is sent to operations on cases."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from .bodies import Body, Number
from .case_patch import Place


def _name_of_call(text: str) -> str:
    """Names of calls are printed and searched for: the journal takes no others."""
    if not text.isprintable():
        raise ValueError("the name of a call has signs that cannot be printed")
    return text


class NewCase(Body):
    """A case that somebody takes down."""

    subject: Annotated[str, Field(min_length=1, max_length=200)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    description: Annotated[str, Field(max_length=10_000)] = ""
    #: The call in which it is taken down.
    call: Annotated[str, Field(max_length=150), AfterValidator(_name_of_call)] | None = None
    #: From where the citizen called, E.164.
    caller: str | None = None
    citizen: Number | None = None
    category: str | None = None
    department: str | None = None
    queue: str | None = None
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    form: dict[str, str | list[str]] = {}
    place: Place = Place()


class NewNote(Body):
    """A note."""

    text: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    #: The citizen may read and hear it.
    public: bool = False


class NewLink(Body):
    """What the case is to another one."""

    other: str
    how: Literal["related", "duplicate of", "part of"] = "related"
