"""Wires what others look at: statistics, the web server with its metrics, and the broker."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from prometheus_client import CollectorRegistry
from prometheus_client.registry import Collector
from starlette.routing import BaseRoute

from hotline.asterisk.agi import FastAgiServer
from hotline.bus_mqtt import connect_bus
from hotline.desk.status import StatusPage
from hotline.publisher import Publisher
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics

from .ground import Ground
from .keeping import Keeping
from .live_view import LiveMetrics, LiveView


@dataclass(frozen=True, slots=True)
class Watching:
    """What they look at."""

    statistics: LiveStatistics
    status: StatusPage
    #: None without a broker.
    publisher: Publisher | None


def open_watching(
    ground: Ground,
    keeping: Keeping,
    agi: FastAgiServer,
    stack: contextlib.AsyncExitStack,
    *,
    routes: Sequence[BaseRoute],
    metrics: Sequence[Collector],
    troubles: Callable[[], Mapping[str, str]],
    statistics: LiveStatistics,
) -> Watching:
    """Open all of it; `stack` closes it.

    `routes` are served beside the status page, `metrics` and `troubles` stand among its own.
    """
    view = LiveView(
        ground.current.config,
        ground.dispatcher,
        ground.journal,
        ground.ami,
        agi,
        ground.clock,
        lambda: {**keeping.recording_health.troubles(), **troubles()},
        statistics,
    )
    own = (LiveMetrics(view), keeping.recording_health, keeping.disks)
    status = _status(ground, view, routes, [*own, *metrics])
    return Watching(statistics, status, _publisher(ground, view, stack))


def live_statistics(ground: Ground) -> LiveStatistics:
    """Return the figures of today, which follow the journal."""
    calendar = Calendar(ground.loaded.config.node.timezone)
    return LiveStatistics(
        ground.reader, lambda: ground.current.config().queues, calendar, ground.clock, keep_waits=True
    )


def _status(
    ground: Ground, view: LiveView, routes: Sequence[BaseRoute], metrics: Sequence[Collector]
) -> StatusPage:
    registry = CollectorRegistry()
    for collector in metrics:
        registry.register(collector)
    web = ground.loaded.config.web
    return StatusPage(
        host=web.host, port=web.port, live=view.live, health=view.health, metrics=registry, more=routes,
        tls=(web.certificate, web.key) if web.certificate is not None and web.key is not None else None,
    )  # fmt: skip


def _publisher(ground: Ground, view: LiveView, stack: contextlib.AsyncExitStack) -> Publisher | None:
    """Return what feeds the broker; None where there is none, because nobody else listens yet."""
    settings = ground.loaded.config.bus
    if settings.mqtt_url is None:
        return None
    bus = connect_bus(settings)
    stack.push_async_callback(bus.close)
    return Publisher(
        bus,
        ground.reader,
        ground.engine,
        ground.loaded.config.node.name,
        personal_data=settings.personal_data,
        queue_states=view.queue_states,
    )
