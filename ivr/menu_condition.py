"""When something in menus counts: the situation of a call, conditions about it, alternatives by condition. Pure."""

from dataclasses import dataclass
from typing import Literal, TypeVar

#: Seen before; shows a number that nobody knows; shows none.
Caller = Literal["known", "new", "withheld"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Situation:
    """What conditions are asked about, at one moment of one call."""

    language: str
    caller: Caller = "new"
    #: A supervisor has switched surge mode on.
    surge: bool = False
    #: The tables under `[hours]` that are open.
    open: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """When something counts: all that it names must be so; what is None does not matter."""

    #: These hours are open.
    hours: str | None = None
    #: These hours are closed.
    closed: str | None = None
    caller: Caller | None = None
    language: str | None = None
    surge: bool | None = None

    def holds(self, situation: Situation) -> bool:
        """Return whether it is so."""
        return (
            (self.hours is None or self.hours in situation.open)
            and (self.closed is None or self.closed not in situation.open)
            and (self.caller is None or self.caller == situation.caller)
            and (self.language is None or self.language == situation.language)
            and (self.surge is None or self.surge == situation.surge)
        )

    @property
    def calendars(self) -> frozenset[str]:
        """The tables under `[hours]` that must be looked at."""
        return frozenset(name for name in (self.hours, self.closed) if name is not None)


ALWAYS = Condition()

#: Alternatives in their order: the first whose condition holds counts.
Choices = tuple[tuple[Condition, T], ...]


def always(value: T) -> Choices[T]:
    """Return the one alternative that always counts."""
    return ((ALWAYS, value),)


def first(choices: Choices[T], situation: Situation) -> T | None:
    """Return the first alternative that counts; None where none does."""
    return next((value for condition, value in choices if condition.holds(situation)), None)
