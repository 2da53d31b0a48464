"""Surge mode: an announcement that everybody hears before the menu, or instead of it, until a certain time.

A pure fold of `SurgeSwitchedOn` and `SurgeSwitchedOff`, so that a restarted controller goes on with it, and whose
end needs nobody: what is over is not active. There is at most one; another one replaces it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hotline.events import Event, SurgeSwitchedOff, SurgeSwitchedOn

#: An announcement of more than two weeks is no surge but belongs into the menus; what is older is not looked for.
LONGEST_SECONDS = 14 * 86_400.0

#: The types of the events that make the state, for whoever reads them from the journal.
EVENT_TYPES = (SurgeSwitchedOn.__name__, SurgeSwitchedOff.__name__)


@dataclass(frozen=True, slots=True)
class Surge:
    """One announcement."""

    #: By language: the sound, relative to the folder of sounds, without its ending.
    sounds: Mapping[str, str]
    #: Beginning and end, seconds since the epoch.
    since: float
    until: float
    #: Callers hear nothing else, and the call ends.
    instead: bool
    #: What is said, by language; empty where it was given as audio.
    texts: Mapping[str, str]
    #: Who switched it on.
    by: str = ""


class SurgeState:
    """Which announcement is switched on. Only `apply` changes it."""

    def __init__(self) -> None:
        self._surge: Surge | None = None

    def apply(self, event: Event) -> None:
        """Take one event of the journal, in its order; all but two types are ignored."""
        match event:
            case SurgeSwitchedOn():
                self._surge = Surge(
                    sounds=event.sounds,
                    since=event.at,
                    until=event.until,
                    instead=event.instead,
                    texts=event.texts,
                    by=event.by,
                )
            case SurgeSwitchedOff():
                self._surge = None

    def active(self, now: float) -> Surge | None:
        """Return what callers hear at this time (seconds since the epoch), None if surge mode is off or over."""
        return self._surge if self._surge is not None and now < self._surge.until else None
