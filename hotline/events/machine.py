"""What supervisors switch, and what the machine tells of itself."""

from typing import Literal

import msgspec

from hotline.routing_rules import RoutingRules

from .kinds import CallEvent, Event


class RulesLoaded(Event, frozen=True, kw_only=True):
    """By these rules calls are routed from now on: at start, and at each reload that changed them."""

    rules: RoutingRules


class SurgeSwitchedOn(Event, frozen=True, kw_only=True):
    """Callers hear an announcement before the menu, or instead of it; ends an earlier one."""

    #: By language: the sound, relative to the folder of sounds, without its ending.
    sounds: dict[str, str]
    #: The end, seconds since the epoch.
    until: float
    #: True: callers hear nothing else, and the call ends.
    instead: bool = False
    #: What is said, by language; empty where it was given as audio.
    texts: dict[str, str] = msgspec.field(default_factory=dict)
    #: The user of the machine who did it; empty where an earlier version wrote the event.
    by: str = ""


class SurgeSwitchedOff(Event, frozen=True, kw_only=True):
    """The announcement is over before its time."""

    #: The user of the machine who did it; empty where an earlier version wrote the event.
    by: str = ""


class SurgeHeard(CallEvent, frozen=True, kw_only=True):
    """The caller heard the announcement of surge mode."""

    language: str
    #: False: a key interrupted it, or the caller hung up.
    whole: bool = True


class DiskNearlyFull(Event, frozen=True, kw_only=True):
    """Soon nothing more can be recorded; callers are offered a call-back instead of a message below the last limit."""

    folder: Literal["messages", "recordings"]
    free_megabytes: int
    #: True: no message is taken any more.
    refusing: bool = False


class DiskHasRoom(Event, frozen=True, kw_only=True):
    """There is room again."""

    folder: Literal["messages", "recordings"]
    free_megabytes: int


class ControllerStarted(Event, frozen=True, kw_only=True):
    """A controller took over this node: scripts of an earlier one are gone, its calls wait to be resumed."""

    version: str


class ControllerStopped(Event, frozen=True, kw_only=True):
    """A controller ended as it was told to."""
