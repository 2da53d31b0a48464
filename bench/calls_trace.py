"""What SIPp's short traces tell of a round: pure functions over lines of text.

A line of `-trace_shortmsg` (SIPp 3.6) has seven columns between tabs: date, time, seconds since the epoch, `S` for
sent or `R` for received, Call-ID, CSeq, and the first line of the message.
"""

import csv
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import NamedTuple

_user = re.compile(r"INVITE sip:([^@]+)@")


class Message(NamedTuple):
    """One SIP message that SIPp sent or received."""

    #: Seconds since the epoch.
    at: float
    sent: bool
    call_id: str
    #: Number and method, for example `1 INVITE`.
    sequence: str
    first_line: str


@dataclass(frozen=True, slots=True)
class Waits:
    """How long a match waited for the system. All in seconds."""

    #: From an agent's BYE to that agent's next INVITE, where a caller was waiting for that agent.
    of_agents: list[float] = field(default_factory=list)
    #: From a caller's INVITE, over the answer, to the INVITE of an agent who was free for that caller.
    of_callers: list[float] = field(default_factory=list)


def read_trace(text: str) -> Iterator[Message]:
    """Yield the messages of a trace; a line that is still being written is left out."""
    for line in text.splitlines():
        columns = line.split("\t")
        if len(columns) == 7:
            _, _, at, direction, call_id, sequence, first_line = columns
            yield Message(float(at), direction == "S", call_id, sequence.removeprefix("CSeq:"), first_line)


def talks(agents_trace: Iterable[Message]) -> int:
    """Return how many calls the agents talked through, their BYE confirmed."""
    return len({one.call_id for one in agents_trace
                if not one.sent and one.sequence.endswith("BYE") and " 200 " in one.first_line})  # fmt: skip


def failed_calls(statistics: str) -> int:
    """Return how many calls failed, from the last line of SIPp's `-trace_stat` file."""
    rows = list(csv.DictReader(StringIO(statistics), delimiter=";"))
    return int(rows[-1]["FailedCall(C)"]) if rows else 0


def waits(callers: Iterable[Message], agents: Iterable[Message], signed_in: Collection[str]) -> Waits:
    """Return how long matches waited in a round that began with every agent free.

    An agent who becomes free is owed a call at once if more callers wait than other agents are free, and a
    caller is owed an agent if more agents are free than other callers wait. All other times depend on the
    next arrival or the next hang-up and say nothing of the system.
    """
    bookkeeping = _Bookkeeping(set(signed_in))
    for at, kind, who in sorted([*_arrivals(callers), *_agents_steps(agents)]):
        match kind:
            case "arrived":
                bookkeeping.arrived(at)
            case "invited":
                bookkeeping.invited(at, who)
            case "freed":
                bookkeeping.freed(at, who)
    return bookkeeping.waits


class _Bookkeeping:
    """Who waits for whom."""

    def __init__(self, free: set[str]) -> None:
        self.waits = Waits()
        self._free = free
        #: When agents became free to whom a call was owed at that moment.
        self._owed: dict[str, float] = {}
        #: Waiting callers in their order: when each came, or None where no agent was owed.
        self._waiting: deque[float | None] = deque()
        #: Agents invited for callers of whom we have not heard: SIPp notes the time after it has sent.
        self._ahead = 0

    def arrived(self, at: float) -> None:
        if self._ahead:
            self._ahead -= 1
            return
        self._waiting.append(at if len(self._free) > len(self._waiting) else None)

    def invited(self, at: float, agent: str) -> None:
        self._free.discard(agent)
        since = self._owed.pop(agent, None)
        if since is not None:
            self.waits.of_agents.append(at - since)
        if not self._waiting:
            self._ahead += 1
            return
        came = self._waiting.popleft()
        if came is not None:
            self.waits.of_callers.append(at - came)

    def freed(self, at: float, agent: str) -> None:
        if len(self._waiting) > len(self._free):
            self._owed[agent] = at
        self._free.add(agent)


def _arrivals(callers: Iterable[Message]) -> Iterator[tuple[float, str, str]]:
    """Yield when each caller dialled; the answer is read by SIPp after the agent's phone may have rung."""
    seen = set()
    for one in callers:
        if one.sent and one.first_line.startswith("INVITE ") and one.call_id not in seen:
            seen.add(one.call_id)
            yield one.at, "arrived", one.call_id


def _agents_steps(agents: Iterable[Message]) -> Iterator[tuple[float, str, str]]:
    """Yield when each agent was invited and freed; messages that were sent again count once."""
    agent_of: dict[str, str] = {}
    freed = set()
    for one in agents:
        invited = None if one.sent else _user.match(one.first_line)
        if invited and one.call_id not in agent_of:
            agent_of[one.call_id] = invited[1]
            yield one.at, "invited", invited[1]
        elif one.sent and one.first_line.startswith("BYE ") and one.call_id not in freed:
            freed.add(one.call_id)
            if one.call_id in agent_of:
                yield one.at, "freed", agent_of[one.call_id]
