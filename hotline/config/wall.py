"""What supervisors are told of, and what agents are told of supervisors."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from hotline.config.bridge import EmailAddress
from hotline.config.field_types import Name, Seconds, Section

#: Numbers of a queue that can have limits.
Measure = Literal[
    "waiting", "longest_wait_seconds", "service_level", "abandonment_rate", "asa_seconds", "expected_wait_seconds",
    "free_agents", "signed_in", "callbacks", "messages", "messages_overdue", "agents_missing",
]  # fmt: skip

#: Of these a small number is bad, of the others a large one.
LOW_IS_BAD: frozenset[Measure] = frozenset({"service_level", "free_agents", "signed_in"})


class AlertRule(Section):
    """A number, and from when on it is worth a word."""

    measure: Measure
    #: The first limit; none when not set. Shares are from 0 to 1, times are seconds.
    warn: float | None = None
    #: The second limit, which is the worse one; none when not set.
    bad: float | None = None
    #: The queues; all when empty.
    queues: tuple[Name, ...] = ()
    #: How long the number must be beyond the limit, or within it again: no alert for what passes.
    hold_seconds: Annotated[float, Field(ge=0, le=3600)] = 30
    #: Shares and means count from so many calls of today on.
    min_calls: Annotated[int, Field(ge=1, le=1000)] = 10
    #: Hours in which it is looked at: a table under [hours]; always when not set.
    hours: Name | None = None
    #: Who is written to; nobody when empty. [email.smtp] is needed.
    emails: tuple[EmailAddress, ...] = ()
    #: From which level on.
    email_from: Literal["warn", "bad"] = "bad"


_USUAL = {
    "longest-wait": AlertRule(measure="longest_wait_seconds", warn=60, bad=180),
    "service-level": AlertRule(measure="service_level", warn=0.8, bad=0.6, hold_seconds=120),
    "abandonment": AlertRule(measure="abandonment_rate", warn=0.05, bad=0.1, hold_seconds=120),
}


class Alerts(Section):
    """When supervisors are told that something is wrong, and how."""

    #: The sound on the page, where the reader has chosen none.
    sound: Literal["none", "chime", "bell", "knock"] = "chime"
    #: The share of calls that shall be answered in time, for the forecast's staffing.
    service_level_target: Annotated[float, Field(gt=0, lt=1)] = 0.8
    #: By a name of its own, which stands in the journal.
    rules: dict[Name, AlertRule] = {}

    def in_force(self) -> Mapping[str, AlertRule]:
        """Return the rules that count: the usual ones where the operator has none."""
        return self.rules or _USUAL


class Monitoring(Section):
    """Listening to talks that go on."""

    #: The agent's page shows that a supervisor listens.
    tell_agents: bool = False
    #: How long the supervisor's telephone rings.
    ring_seconds: Annotated[Seconds, Field(ge=5, le=60)] = 20
    #: Supervisors who can listen with their browsers at the same time; 0: none can.
    browser_phones: Annotated[int, Field(ge=0, le=100)] = 5
