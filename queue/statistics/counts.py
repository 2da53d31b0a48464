"""What the statistics have counted, and what can be asked of it. Pure."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from hotline.queue.live import LiveState

from .agent_times import AgentTimes
from .callbacks import Requests
from .figures import AgentFigures, QueueFigures
from .intervals import QUARTER_SECONDS, checked
from .ledger import Ledger, Pages, Periods, Tally
from .lines import Lines
from .moments import Listener, Moment, Moments
from .places import Thresholds
from .stretches import Stretch
from .waits import Wait


class Counts:
    """Components of all queues and agents by interval; `Statistics` adds what happens to them."""

    def __init__(
        self,
        thresholds: Mapping[str, Thresholds] | None = None,
        interval_seconds: int = QUARTER_SECONDS,
        *,
        keep_waits: bool = False,
        periods: Periods | None = None,
        listener: Listener | None = None,
    ) -> None:
        """`thresholds` by queue; `keep_waits` to be asked for `waits` and `moments`, of which `listener` hears at once.

        With `periods` intervals may be added up (`add_up_before`), and only these periods can be asked for.

        Raises `ValueError` for an interval that does not divide a quarter of an hour.
        """
        length = checked(interval_seconds)
        #: All calls and agents as of the last event.
        self.live = LiveState()
        #: By what each queue is measured; another one by the defaults.
        self.thresholds = thresholds or {}
        self._queues: Ledger[QueueFigures] = Ledger(QueueFigures, length, periods)
        self._agents: Ledger[AgentFigures] = Ledger(AgentFigures, length, periods)
        #: The agent whom each call had after its last event.
        self._agent_of: dict[str, str] = {}
        #: The agent who is asked about each call of which one is.
        self._asked: dict[str, str | None] = {}
        self._moments = Moments(kept=keep_waits, tell=None if listener is None else listener.moment)
        tell = None if listener is None else listener.wait
        self._lines = Lines(self._queues, self._moments, self.thresholds, keep_waits=keep_waits, tell=tell)
        self._times = AgentTimes(self.live, self._agents, self._queues, self._moments)
        self._requests = Requests(self._queues, self._moments)

    @property
    def interval_seconds(self) -> int:
        """The length of an interval."""
        return self._queues.length

    def forget_before(self, at: float) -> None:
        """Drop the intervals that have ended by then, so that a process can run for months."""
        self._queues.forget_before(at)
        self._agents.forget_before(at)
        self._moments.forget_before(self._queues.begins)
        self._lines.forget_before(self._queues.begins)

    def add_up_before(self, at: float) -> None:
        """Add the intervals that have ended by then up into their periods, so that a long time needs little memory."""
        self._queues.add_up_before(at)
        self._agents.add_up_before(at)

    # --- questions; `now` is up to when agents' times count ---

    def queues(
        self,
        since: float,
        until: float,
        now: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> Tally[QueueFigures]:
        """Return the components of the intervals that begin from `since` on and before `until`.

        They are added up by queue and by what `period_of` makes of the beginning of an interval; of `only` these
        queues, where they are given.
        """
        found: Pages[QueueFigures] = defaultdict(list)
        for ledger in (self._queues, self._times.unbooked(since, min(until, now), for_queues=only)[0]):
            ledger.collect(found, since, until, period_of, only)
        return {key: QueueFigures.total(pages) for key, pages in found.items()}

    def agents(
        self,
        since: float,
        until: float,
        now: float,
        period_of: Callable[[int], int],
        only: Collection[str] | None = None,
    ) -> Tally[AgentFigures]:
        """Return the same of the agents."""
        found: Pages[AgentFigures] = defaultdict(list)
        for ledger in (self._agents, self._times.unbooked(since, min(until, now), of_agents=only)[1]):
            ledger.collect(found, since, until, period_of, only)
        return {key: AgentFigures.total(pages) for key, pages in found.items()}

    def doing(self, agent: str) -> Stretch | None:
        """Return what the agent does and since when; None for one of whom nothing was heard."""
        return self._times.doing(agent)

    def is_settled(self, since: float, until: float) -> bool:
        """Return whether everybody who entered a queue from `since` on and before `until` has left it."""
        return self._lines.is_settled(since, until)

    def waits(self) -> list[Wait]:
        """Return the waits that were counted, where they are kept, and those that go on."""
        return self._lines.waits()

    def moments(self, now: float) -> list[Moment]:
        """Return what was counted beside waits, where it is kept, and what agents do up to `now`."""
        return [*self._moments, *self._times.going_on(now)]
