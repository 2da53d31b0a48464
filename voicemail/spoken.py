"""What is known of a message before it is kept, and its row when it just was."""

from dataclasses import dataclass
from typing import Literal

from . import tables
from .states import State

Source = Literal["call", "lifeboat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What is known of a message before it is kept."""

    id: str
    call: str
    #: Relative to the folder of messages.
    path: str
    caller: str | None
    language: str
    queue: str
    source: Source
    #: When it was left; None: now.
    at: float | None = None
    #: The case to which it is added; None: it opens one.
    reference: str | None = None


#: A message that was just kept, whose transcript nobody has begun.
UNTOUCHED: dict[str, object] = {
    "state": State.NEW.value,
    "transcript_state": tables.WAITING,
    "transcript": "",
    "confidence": None,
    "words": "[]",
    "engine": "",
    "attempts": 0,
    "next_try_at": 0.0,
    "leased_by": "",
    "leased_until": 0.0,
    "failure": "",
}
