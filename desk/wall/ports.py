"""What the routes of the wallboard need of the controller."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol

from hotline.desk.door import Visitor
from hotline.events import MonitoringMode

Json = Mapping[str, object]

#: What a chart can be grouped by; a week begins where the city's week does.
By = Literal["interval", "hour", "day", "week", "total"]

#: What a report is about.
Of = Literal["queue", "agent"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the wall or of the history."""

    of: Of
    column: str
    #: Queue or agent; None: all of them.
    name: str | None
    #: Seconds since the epoch; None and None: today.
    since: float | None = None
    until: float | None = None


class RefusedError(Exception):
    """It cannot be done; the text says why, for people."""


class FullError(RefusedError):
    """It cannot be done at this moment, because others have asked for much; it can soon."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is written."""

    #: Its content type.
    kind: str
    #: From its beginning on; whoever reads it closes it.
    file: BinaryIO


class Calls(Protocol):
    """The calls behind numbers."""

    async def counted(self, number: Number, *, masked: bool) -> Json:
        """Return the calls behind a number. Raises `RefusedError`."""

    async def story(self, call: str, language: str, *, masked: bool) -> Json:
        """Return what happened to a call, in words of this language where there are any. Raises `RefusedError`."""


class Listening(Protocol):
    """Listening to talks."""

    async def begin(self, supervisor: Visitor, agent: str, mode: MonitoringMode) -> object:
        """Call the supervisor's telephone and put it on the agent's talk. Raises `RefusedError`."""

    async def switch(self, by: str, mode: MonitoringMode) -> None:
        """Be heard by others from now on. Raises `RefusedError`."""

    async def end(self, by: str) -> None:
        """Listen no more. Raises `RefusedError`."""


class Orders(Protocol):
    """What supervisors do for agents, and about alerts and announcements. Each raises `RefusedError`."""

    async def state(self, agent: str, what: str, reason: str, by: str) -> None:
        """Sign in or out, pause, or resume for an agent."""

    async def override(
        self, agent: str, queues: Mapping[str, float], skills: Mapping[str, int], by: str
    ) -> None:
        """Have an agent take other calls."""

    async def take_back(self, agent: str, by: str) -> None:
        """Have an agent take the calls of the configuration again."""

    async def acknowledge(self, alert: str, by: str) -> None:
        """Note that somebody looks after an alert."""

    async def surge(self) -> Json:
        """Return the announcement that callers hear now."""

    async def surge_on(self, texts: Mapping[str, str], minutes: float, by: str, *, instead: bool) -> Json:
        """Have callers hear an announcement."""

    async def surge_off(self, by: str) -> Json:
        """End it."""

    def setup(self) -> Json:
        """Return what the page must know of the configuration."""


class History(Protocol):
    """Reports for charts."""

    async def report(self, of: Of, since: str, until: str, by: By, variant: str, *, csv: bool) -> Report:
        """Return it. Raises `RefusedError`."""
