"""Figures for metrics that are counted now and then, so that a scrape asks no database."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import structlog
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

#: How old a number may be, seconds.
COUNT_SECONDS = 15.0

T = TypeVar("T")
log = structlog.get_logger()


class Counted(Collector, Generic[T]):
    """Counts until it is cancelled; what it found is collected."""

    def __init__(self, count: Callable[[], Awaitable[T]], what: str) -> None:
        """`what` is counted: "jobs"; for the log."""
        self._count = count
        self._what = what
        #: None until the first count, and where the last one failed: no number is better than an old one.
        self._counts: T | None = None

    @property
    def latest(self) -> T | None:
        """What was counted last; None where that failed, or nothing was counted yet."""
        return self._counts

    async def run(self) -> None:
        """Count until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(COUNT_SECONDS)

    async def look(self) -> None:
        """Count once."""
        try:
            self._counts = await self._count()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if self._counts is not None:
                log.error(f"{self._what} cannot be counted", reason=type(error).__name__)
            self._counts = None
