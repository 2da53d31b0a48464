"""What Asterisk knows of the agents' phones, as facts in the journal.

Asterisk's device state mixes two things: whether the phone can be reached, and whether it is in a call. Calls that
we put on the phone ourselves are known to the router anyway; so only a phone that is gone, and a call that is not
ours, become facts.

| device state (`DeviceStateChange`) | phone |
|---|---|
| UNAVAILABLE, INVALID | unreachable |
| NOT_INUSE, UNKNOWN | idle |
| INUSE, BUSY, RINGING, RINGINUSE, ONHOLD | in use, unless the call is ours |
"""

from collections.abc import Callable, Iterable
from typing import Literal

from hotline.asterisk.ami import AmiEvent
from hotline.clock import Clock
from hotline.events import AgentPhoneChanged, Event

Phone = Literal["unreachable", "idle", "in use"]

#: How Asterisk names a phone's device.
DEVICE_PREFIX = "PJSIP/"


def phone_of(device_state: str) -> Phone:
    """Translate Asterisk's device state."""
    match device_state:
        case "UNAVAILABLE" | "INVALID":
            return "unreachable"
        case "NOT_INUSE" | "UNKNOWN":
            return "idle"
        case _:
            return "in use"


class Phones:
    """Watches the phones of the configured agents."""

    def __init__(
        self,
        agents: Iterable[str],
        append: Callable[[Event], object],
        is_ours: Callable[[str], bool],
        clock: Clock,
    ) -> None:
        """`is_ours(agent)` tells whether we ourselves have a call on that agent's phone now."""
        self._last: dict[str, Phone | None] = dict.fromkeys(agents)
        self._append = append
        self._is_ours = is_ours
        self._clock = clock

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; all but `DeviceStateChange` of a known agent's phone are ignored."""
        if event.name != "DeviceStateChange":
            return
        agent = event.headers.get("Device", "").removeprefix(DEVICE_PREFIX)
        if agent in self._last:
            self._changed(agent, phone_of(event.headers.get("State", "")))

    def forget(self) -> None:
        """Asterisk was lost: believe nothing until it tells again."""
        self._last = dict.fromkeys(self._last)

    def unreachable(self, agent: str) -> None:
        """Note that a call to this phone found nobody, so that its return will be news."""
        if agent in self._last:
            self._last[agent] = "unreachable"

    def _changed(self, agent: str, phone: Phone) -> None:
        if phone == "in use" and self._is_ours(agent):
            return
        if phone != self._last[agent]:
            self._last[agent] = phone
            self._append(AgentPhoneChanged(at=self._clock(), agent=agent, phone=phone))
