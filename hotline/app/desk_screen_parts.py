"""Wires screens: televisions that show the wall's figures without anybody being signed in."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.desk.pages import Page
from hotline.desk.screens.routes import MAKERS, ScreenRoutes
from hotline.desk.screens.store import Screens

from .alert_rules_shown import shown_rules
from .alerts import Alerts
from .desk_ground import DeskGround, DeskPart
from .wall_feed import WallFeed

#: What a screen shows of a queue: figures, and nothing about one caller or one agent.
OF_QUEUE = ("title", "waiting", "oldest", "talking", "signed_in", "states", "today")

#: Why the first caller waits, where that names nobody.
NAMELESS = frozenset({"nobody", "skills", "anyone", "script"})


def screen_part(desk: DeskGround, feed: WallFeed, alerts: Alerts) -> DeskPart:
    """Return what screens add to the wall."""
    ground = desk.ground
    figures = ScreenFigures(feed, alerts, ground.current.config, ground.clock)
    screens = Screens(ground.journal, ground.engine, ground.clock)
    return DeskPart(
        ScreenRoutes(desk.door, screens, desk.doors.tries, figures).routes(),
        (Page("screen", None, ("wall", "screens")), Page("screens", MAKERS, ("wall", "screens"))),
    )


class ScreenFigures:
    """What all screens show now."""

    def __init__(
        self, feed: WallFeed, alerts: Alerts, current: Callable[[], Configuration], clock: Clock
    ) -> None:
        self._feed = feed
        self._alerts = alerts
        self._current = current
        self._clock = clock

    def __call__(self) -> Mapping[str, object]:
        """Return it; agents by state only, alerts by level only."""
        config = self._current()
        records = self._feed.queue_records()
        agents = (agent for name, agent in self._feed.records.live.agents.items() if name in config.agents)
        return {
            "at": self._clock(),
            "timezone": config.node.timezone,
            **shown_rules(config.alerts),
            "queues": {name: of_queue(record) for name, record in records.items()},
            "agents": dict(Counter(str(agent.state) for agent in agents)),
            "alerts": dict(Counter(alert.raised.level for alert in self._alerts.all().values())),
        }  # fmt: skip


def of_queue(record: Mapping[str, Any]) -> Mapping[str, object]:
    """Return what a screen shows of a queue's record."""
    waits: Mapping[str, object] | None = record["waits_for"]
    told = waits if waits is not None and waits["why"] in NAMELESS else None
    return {**{name: record[name] for name in OF_QUEUE}, "waits_for": told}
