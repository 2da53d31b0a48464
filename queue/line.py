"""A call's place in its queue, as the call's script sees it."""

from collections.abc import Callable
from types import TracebackType
from typing import Protocol, Self

from .calls import CallState
from .live import LiveState
from .router import RingAgent


class LineKeeper(Protocol):
    """What a line needs of the dispatcher."""

    @property
    def live(self) -> LiveState:
        """The live state."""

    def expected_wait(self, call: str) -> float | None:
        """Return how long a call in line must expect to wait from now on, seconds; None if nobody knows."""

    def enter(self, line: "Line") -> None:
        """The line's script is there."""

    def leave(self, line: "Line") -> None:
        """The line's script is gone."""


class Line:
    """One call's place in its queue, held by the call's script while it can ring an agent.

    Use it as a context manager: while it is entered, an agent may be reserved for the call.
    """

    def __init__(self, keeper: LineKeeper, call: str, queue: str) -> None:
        self._keeper = keeper
        self.call = call
        self.queue = queue
        #: Called when an agent was reserved for the call; wakes the script, which then looks at `offer`.
        self.on_offer: Callable[[], None] | None = None

    @property
    def offer(self) -> RingAgent | None:
        """Whom the script must ring now.

        It is there until the journal has AgentRinging, AgentAnswered, AgentMissed, CallAbandoned or
        CallFlowedOut.
        """
        call = self._keeper.live.calls.get(self.call)
        if call is None or call.state is not CallState.RESERVED or call.agent is None or call.queue is None:
            return None
        return RingAgent(call.call, call.agent, call.queue)

    def position(self) -> int:
        """Return 1 + the number of calls before this one; 1 also for a call that has left the queue."""
        return self._keeper.live.position(self.call) or 1

    def nobody_could_take(self) -> bool:
        """Return whether nobody is signed in who could ever take the call, in whatever state."""
        return self._keeper.live.index.nobody_could(self.call)

    def waited(self, now: float) -> float:
        """Return since how many seconds the call has been in this queue; 0 for one that has left it."""
        call = self._keeper.live.calls.get(self.call)
        return max(0.0, now - call.queued_at) if call is not None and call.queue == self.queue else 0.0

    def expected_wait(self) -> float | None:
        """Return how long the call must expect to wait from now on, seconds; None where the data do not carry it."""
        return self._keeper.expected_wait(self.call)

    def __enter__(self) -> Self:
        self._keeper.enter(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        self._keeper.leave(self)
