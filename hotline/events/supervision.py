"""What supervisors see and do: alerts, listening to talks, and changes of what agents take."""

from typing import Literal

from .kinds import AgentEvent, CallEvent, Event

#: `listen`: nobody hears the supervisor; `whisper`: the agent alone does; `barge`: agent and caller do.
MonitoringMode = Literal["listen", "whisper", "barge"]


class AlertEvent(Event, frozen=True, kw_only=True):
    """A fact about one alert."""

    #: Identity of the alert: one rise of one number above (or below) its limit.
    alert: str


class AlertRaised(AlertEvent, frozen=True, kw_only=True):
    """A number of a queue has been beyond its limit for as long as the rule wants. Once for each rise."""

    rule: str
    queue: str
    measure: str
    level: Literal["warn", "bad"]
    #: The number as it was, and the limit that it broke.
    reached: float
    limit: float


class AlertCleared(AlertEvent, frozen=True, kw_only=True):
    """The number has been within its limit again for as long, or the rule is gone."""


class AlertAcknowledged(AlertEvent, frozen=True, kw_only=True):
    """Somebody looks after it."""

    by: str


class MonitoringBegan(CallEvent, frozen=True, kw_only=True):
    """A supervisor hears a talk from now on."""

    #: Identity of this listening; that of the supervisor's channel.
    monitoring: str
    #: Who listens, and whom.
    by: str
    agent: str
    mode: MonitoringMode


class MonitoringChanged(CallEvent, frozen=True, kw_only=True):
    """The supervisor is heard by others than before."""

    monitoring: str
    by: str
    agent: str
    mode: MonitoringMode


class MonitoringEnded(CallEvent, frozen=True, kw_only=True):
    """The supervisor no longer hears the talk."""

    monitoring: str
    by: str
    agent: str
    #: `not begun`: the supervisor's telephone was not answered.
    reason: Literal["supervisor", "talk ended", "not begun"]


class AgentOverridden(AgentEvent, frozen=True, kw_only=True):
    """An agent takes other calls than the configuration says, until `AgentOverrideEnded`. The newest counts."""

    by: str
    #: Queues with their weights, and levels of skills, as they are now and as they were before.
    queues: dict[str, float]
    skills: dict[str, int]
    queues_before: dict[str, float]
    skills_before: dict[str, int]


class AgentOverrideEnded(AgentEvent, frozen=True, kw_only=True):
    """The agent takes the calls of the configuration again."""

    by: str
