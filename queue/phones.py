"""What Asterisk knows of the agents' phones, as facts in the journal.

Asterisk's device state mixes two things: whether the phone can be reached, and whether it is in a call. Calls that
we put on the phone ourselves are known to the router anyway; so only a phone that is gone, and a call that is not
ours, become facts.

| device state (`DeviceStateChange`) | phone |
|---|---|
| UNAVAILABLE, INVALID | unreachable |
| NOT_INUSE, UNKNOWN | idle |
| INUSE, BUSY, RINGING, RINGINUSE, ONHOLD | in use, unless the call is ours |

The status of the phone's contact (registered, answers OPTIONS) is part of it: without channels an endpoint that has no
reachable contact is UNAVAILABLE. With a channel Asterisk tells only of the call, so a phone that dies in a call is
UNAVAILABLE when that call is over (chan_pjsip.c, chan_pjsip_devicestate).

Nothing is told where nothing changes: an agent who is in two calls stays INUSE when ours ends. So some moments after
the `Hangup` of an agent's channel it is looked whether the phone has been told to be idle since.
"""

import asyncio
from collections.abc import Callable, Iterable

from hotline.asterisk.ami import AmiEvent
from hotline.asterisk.channels import endpoint_of
from hotline.asterisk.endpoints import agent_of_endpoint
from hotline.clock import Clock
from hotline.events import AgentPhoneChanged, Event

from .agents import LiveAgent, Phone

#: How Asterisk names a phone's device.
DEVICE_PREFIX = "PJSIP/"

#: Asterisk has told by then what a phone is after one of its channels went; milliseconds if it is not overloaded.
SETTLED_SECONDS = 2.0


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
        endpoint_of: Callable[[str], str] = str,
    ) -> None:
        """`known(agent)` returns what the live state knows of the agent, None if nothing.

        `endpoint_of(agent)` returns the endpoint of the telephone with which the agent takes calls.
        """
        self._agents = frozenset(agents)
        self._append = append
        self._known = known
        self._clock = clock
        self._endpoint_of = endpoint_of
        #: Agents whose phone is in use as Asterisk told last, whoever the call is of.
        self._in_use: set[str] = set()

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; of those of configured agents' phones `DeviceStateChange` and `Hangup` count.

        Needs a running event loop.
        """
        if event.name == "DeviceStateChange":
            device = event.headers.get("Device", "")
            agent = self._agent(device.removeprefix(DEVICE_PREFIX))
            if agent is not None and device.startswith(DEVICE_PREFIX):
                self._told(agent, phone_of(event.headers.get("State", "")))
        elif event.name == "Hangup":
            agent = self._agent(endpoint_of(event.headers.get("Channel", "")))
            if agent is not None and agent in self._in_use:
                asyncio.get_running_loop().call_later(SETTLED_SECONDS, self._settle, agent)

    def _agent(self, endpoint: str) -> str | None:
        """Return the agent who takes calls at this endpoint; the other telephone of an agent does not count."""
        agent = agent_of_endpoint(endpoint)
        return agent if agent in self._agents and self._endpoint_of(agent) == endpoint else None

    def _told(self, agent: str, phone: Phone) -> None:
        if phone == "in use":
            self._in_use.add(agent)
        else:
            self._in_use.discard(agent)
        self._compare(agent, phone)

    def _settle(self, agent: str) -> None:
        """Note a call of the agent's own that went on when ours ended."""
        if agent in self._in_use:
            self._compare(agent, "in use")

    def _compare(self, agent: str, phone: Phone) -> None:
        """Write what is news. The live state is compared, so that what we are told twice is written once."""
        known = self._known(agent)
        if phone == "in use" and known is not None and known.call is not None:
            return
        if known is None or phone != known.phone:
            self._append(AgentPhoneChanged(at=self._clock(), agent=agent, phone=phone))
