"""The lines of the call benchmark: a queue of ours and one of app_queue, with the same agents, each behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: The first agent; the others follow.
_FIRST_AGENT = 2001

#: Of these who take calls of the mixed lines, so many have the skill that the rarer calls need.
_MIXED, _SKILLED = 20, 2

#: What a queue answers in this time counts as answered in time, seconds; app_queue knows whole seconds only.
THRESHOLD_SECONDS = 4


@dataclass(frozen=True)
class Line:
    """One queue on both systems."""

    name: str
    #: What callers dial for ours, and for app_queue's.
    number: str
    peer_number: str
    #: Who signs in for it.
    agents: Sequence[str]
    #: How long a phone rings, seconds.
    ring_seconds: int = 15
    recorded: bool = False
    #: app_queue's queue where it is not one of its own.
    peer_queue: str | None = None
    #: Agents of `peer_queue` below this penalty are not offered to its callers: app_queue's way of saying skill.
    peer_min_penalty: int = 0
    #: app_queue's penalties of some agents; the others have 1.
    penalties: Mapping[str, int] = field(default_factory=dict)

    def dialled(self, peer: bool) -> str:
        """Return what callers dial."""
        return self.peer_number if peer else self.number

    @property
    def queue_of_peer(self) -> str:
        """Name of app_queue's queue."""
        return self.peer_queue or f"peer-{self.name}"


@dataclass(frozen=True)
class Lines:
    """All lines of a house."""

    plain: Line
    taped: Line
    #: Half of the agents.
    half: Line
    #: It has one agent, who talks all the time.
    hold: Line
    #: Calls that anybody of the mixed agents can take, and calls that only a few of them can take.
    general: Line
    skilled: Line
    #: Agents miss calls; phones ring for 3 s.
    counted: Line
    agents: Sequence[str]
    alone: str

    def all(self) -> Sequence[Line]:
        """Return every line."""
        return (self.plain, self.taped, self.half, self.hold, self.general, self.skilled, self.counted)

    def queues_of(self, agent: str) -> list[str]:
        """Return our queues of an agent."""
        return [line.name for line in self.all() if agent in line.agents]


def lines(count: int) -> Lines:
    """Return the lines of a house with so many agents who take calls."""
    everybody = [str(_FIRST_AGENT + number) for number in range(count)]
    alone = str(_FIRST_AGENT + count)
    mixed = everybody[:_MIXED]
    penalties = dict.fromkeys(mixed[:_SKILLED], 2)
    return Lines(
        plain=Line("plain", "3001", "4001", everybody),
        taped=Line("taped", "3002", "4002", everybody, recorded=True),
        half=Line("half", "3003", "4003", everybody[: count // 2]),
        hold=Line("hold", "3004", "4004", [alone]),
        general=Line("general", "3005", "4005", mixed, penalties=penalties),
        skilled=Line(
            "skilled", "3006", "4006", mixed[:_SKILLED], peer_queue="peer-general", peer_min_penalty=2
        ),
        counted=Line("counted", "3007", "4007", everybody, ring_seconds=3),
        agents=everybody,
        alone=alone,
    )
