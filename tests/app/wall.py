"""A house with a wallboard on it, whose topics are plain tables."""

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from hotline.app.current import Current
from hotline.app.wall_feed import WallFeed
from hotline.app.wall_records import WallRecords
from hotline.events import Event, RulesLoaded
from hotline.queue.rules_of import routing_rules
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics, thresholds_of
from hotline.testing.city import clock
from hotline.testing.services import House


class Table:
    """A live topic in memory."""

    def __init__(self) -> None:
        self.rows: dict[str, Mapping[str, Any]] = {}
        #: Keys in the order in which something new was written of them.
        self.news: list[str] = []

    def put(self, key: str, record: Mapping[str, object]) -> None:
        """Write a record."""
        if self.rows.get(key) != record:
            self.rows[key] = record
            self.news.append(key)

    def remove(self, key: str) -> None:
        """Take it away."""
        del self.rows[key]
        self.news.append(key)


class Wall:
    """The feed of a house."""

    def __init__(self, folder: Path, changes: Mapping[str, object] | None = None) -> None:
        self.house = House(folder, changes)
        self.statistics = LiveStatistics(
            cast("Any", None), lambda: self.house.config.queues, Calendar("Asia/Muscat"), clock
        )
        self.statistics.statistics.thresholds = thresholds_of(self.house.config.queues)
        self.statistics.is_ready = True
        current = cast("Current", SimpleNamespace(config=lambda: self.house.config))
        self.records = WallRecords(current, self.house.dispatcher, self.statistics, clock)
        self.queues, self.agents, self.calls = Table(), Table(), Table()
        self.feed = WallFeed(
            self.records, self.statistics, clock,
            queues=self.queues, agents=self.agents, calls=self.calls,
        )  # fmt: skip
        self.house.journal.listeners.append(self.feed.hear)
        self.house.journal.listeners.append(self._count)

    def begin(self) -> None:
        """Route by the configuration, and show everything."""
        self.house.journal.append(RulesLoaded(at=clock(), rules=routing_rules(self.house.config)))
        self.feed.mark_all()
        self.feed.flush()

    def _count(self, event: Event) -> None:
        """Count the event, as it is done when it is on disk."""
        self.statistics.statistics.apply(event)
        self.feed.counted([event])
