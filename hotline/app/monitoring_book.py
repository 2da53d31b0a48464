"""Supervisors who listen on this node, and what the journal is told of each."""

from collections import deque
from collections.abc import Callable
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.events import MonitoringBegan, MonitoringChanged, MonitoringEnded, MonitoringMode
from hotline.journal import Journal
from hotline.journal.standing import Work, drop

from .monitoring_state import Listening, MonitoringError

#: Identities that are kept of those that are over, until the next begin takes them from what stands.
MOST_OVER = 1000


class MonitoringBook:
    """All of them."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._of: dict[str, Listening] = {}
        #: Identities of the last ones that are over.
        self._over: deque[str] = deque(maxlen=MOST_OVER)
        #: Told of the agent for whom something is new.
        self.listeners: list[Callable[[str], object]] = []

    def of_agent(self, agent: str) -> list[Listening]:
        """Return who listens to an agent."""
        return [one for one in self._of.values() if one.agent == agent]

    def of_supervisor(self, by: str) -> Listening | None:
        """Return the talk to which somebody listens."""
        return next((one for one in self._of.values() if one.by == by), None)

    def _clear_away(self) -> Work:
        """Return what takes those that are over from what stands."""
        over = tuple(self._over)

        async def work(connection: AsyncConnection) -> None:
            for monitoring in over:
                await drop(connection, [MonitoringBegan], monitoring)
                if monitoring in self._over:
                    self._over.remove(monitoring)

        return work

    def _own(self, by: str) -> Listening:
        one = self.of_supervisor(by)
        if one is None:
            message = "you listen to nobody"
            raise MonitoringError(message)
        return one

    def _heard(self, one: Listening) -> None:
        if not one.hears:
            one.hears = True
            self._tell(one.agent)

    def _changed(self, one: Listening, mode: MonitoringMode) -> MonitoringChanged:
        one.mode = mode
        self._tell(one.agent)
        return MonitoringChanged(
            at=self._clock(), call=one.call, monitoring=one.monitoring, by=one.by, agent=one.agent, mode=mode
        )

    def _end(self, one: Listening) -> None:
        if self._of.pop(one.monitoring, None) is None:
            return
        one.over.set()
        self._over.append(one.monitoring)
        reason: Literal["supervisor", "talk ended", "not begun"] = "not begun"
        if one.hears:
            reason = "supervisor" if one.stopped else "talk ended"
        self._journal.append(
            MonitoringEnded(
                at=self._clock(), call=one.call, monitoring=one.monitoring, by=one.by, agent=one.agent,
                reason=reason,
            )
        )  # fmt: skip
        self._tell(one.agent)

    def _tell(self, agent: str) -> None:
        for listener in self.listeners:
            listener(agent)
