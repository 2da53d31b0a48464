"""What Erlang's formulas are asked about, and what they refuse."""

import math
from dataclasses import dataclass


class ErlangError(ValueError):
    """The numbers describe no queue, or one that grows without end; the text says how to mend it."""


@dataclass(frozen=True, slots=True)
class Load:
    """What callers bring."""

    calls_per_second: float
    #: Mean time that an agent is busy with a call: talk, hold and wrap-up, seconds.
    handling_seconds: float

    def __post_init__(self) -> None:
        check_positive("calls per second", self.calls_per_second)
        check_positive("handling time", self.handling_seconds)

    @property
    def erlangs(self) -> float:
        """The offered load: agents that would be busy on average if nobody abandoned."""
        return self.calls_per_second * self.handling_seconds


def check_agents(agents: int) -> None:
    """Raise `ErlangError` for fewer than one."""
    if agents < 1:
        message = f"{agents} agents answer nobody: give 1 or more"
        raise ErlangError(message)


def check_positive(name: str, value: float) -> None:
    """Raise `ErlangError` for what is not above 0 and finite."""
    if not 0 < value < math.inf:
        message = f"the {name} cannot be {value:g}: give a number above 0"
        raise ErlangError(message)


def check_time(name: str, value: float) -> None:
    """Raise `ErlangError` for what is below 0 or not finite."""
    if not 0 <= value < math.inf:
        message = f"the {name} cannot be {value:g} seconds: give 0 or more"
        raise ErlangError(message)
