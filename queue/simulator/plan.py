"""All that a simulated day needs to know. Times of day are seconds from midnight."""

from dataclasses import dataclass, field

from hotline.routing_rules import RoutingRules

from .times import Times


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePlan:
    """The calls of one queue."""

    queue: str
    #: Arrival rates of the pieces of the day, which are equally long.
    calls_per_hour: tuple[float, ...]
    piece_seconds: float
    #: Talk and hold.
    handling: Times
    #: None: agents are free at once.
    wrap_up: Times | None = None
    #: None: nobody abandons.
    patience: Times | None = None
    #: Language tags with their shares.
    languages: dict[str, float] = field(default_factory=lambda: {"ar": 1.0})
    #: Artificial age of its calls.
    priority_seconds: float = 0.0
    #: How long a phone rings that nobody answers.
    ring_seconds: float = 15.0
    #: T and c of the service level.
    service_level_seconds: float = 20.0
    short_abandon_seconds: float = 5.0

    @property
    def expected_calls(self) -> float:
        """Calls of a day, on average."""
        return sum(self.calls_per_hour) * self.piece_seconds / 3600


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Habits:
    """How the agents of a group behave; one object for all of them."""

    #: From the first ring to the answer; None: at once.
    answer: Times | None = None
    #: Share of the offers that are not answered, 0 to less than 1.
    misses: float = 0.0
    #: After this time an agent who was set aside comes back.
    back_after_seconds: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentPlan:
    """One agent; skills and weights stand in the rules."""

    agent: str
    queues: tuple[str, ...]
    #: Begin and end of each stretch at the phone, in order.
    shifts: tuple[tuple[float, float], ...]
    habits: Habits = Habits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A day. Calls that came before its end are served after it by those whose shift goes on."""

    rules: RoutingRules
    queues: tuple[QueuePlan, ...]
    agents: tuple[AgentPlan, ...]
    #: Calls come from then on, and until then.
    begin: float = 0.0
    end: float

    @property
    def expected_calls(self) -> float:
        """Calls of a day, on average."""
        return sum(queue.expected_calls for queue in self.queues)
