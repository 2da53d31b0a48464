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

from hotline.asterisk.ami import AmiEvent
from hotline.clock import Clock
from hotline.events import AgentPhoneChanged, Event

from .agents import LiveAgent, Phone

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
        known: Callable[[str], LiveAgent | None],
        clock: Clock,
    ) -> None:
        """`known(agent)` returns what the live state knows of the agent, None if nothing."""
        self._agents = frozenset(agents)
        self._append = append
        self._known = known
        self._clock = clock

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; all but `DeviceStateChange` of a configured agent's phone are ignored."""
        if event.name != "DeviceStateChange":
            return
        agent = event.headers.get("Device", "").removeprefix(DEVICE_PREFIX)
        if agent in self._agents:
            self._compare(agent, phone_of(event.headers.get("State", "")))

    def _compare(self, agent: str, phone: Phone) -> None:
        """Write what is news. The live state is compared, so that what we are told twice is written once."""
        known = self._known(agent)
        if phone == "in use" and known is not None and known.call is not None:
            return
        if known is None or phone != known.phone:
            self._append(AgentPhoneChanged(at=self._clock(), agent=agent, phone=phone))
