"""Wires the supervisors' part of the desk: the live wallboard, alerts, listening, commands, history."""

import asyncio
import functools
from collections.abc import Mapping

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.asterisk.ami import AmiError
from hotline.desk.door import Visitor
from hotline.desk.pages import Page
from hotline.desk.roles import Role
from hotline.desk.wall.history_routes import HistoryRoutes
from hotline.desk.wall.routes import WallRoutes
from hotline.voicemail.listing import Listing

from .agent_commands import AgentCommands
from .agent_overrides import AgentOverrides
from .alerts import Alerts
from .bridging import Bridging
from .desk_ground import DeskGround, DeskPart, Lasting
from .desk_screen_parts import screen_part
from .history_reading import HistoryReading, ReadElsewhere
from .hold_music import HoldMusic
from .monitoring import Monitoring
from .monitoring_phones import SupervisorPhones
from .monitoring_talks import Talks
from .surge_sounds import SurgeSounds
from .wall_behind import callbacks_behind, messages_behind
from .wall_calls import Behind, WallCalls
from .wall_columns import listened, messages_in, overridden
from .wall_feed import WallFeed
from .wall_forecast import WallForecast
from .wall_history import WallHistory
from .wall_orders import WallListening, WallOrders
from .wall_records import WallRecords

#: Pause before the database or Asterisk is asked again for what an earlier controller left, seconds.
AGAIN_SECONDS = 2.0

log = structlog.get_logger()


def wall_part(desk: DeskGround) -> DeskPart:
    """Return what the wallboard adds; it hears the journal from now on."""
    ground, current = desk.ground, desk.ground.current
    feed = _feed(desk)
    forecast = WallForecast(
        ground.reader, desk.statistics, current.config, desk.statistics.calendar, ground.clock
    )
    monitoring = _monitoring(desk, feed)
    alerts = _alerts(desk, feed)
    feed.records.of_queue += [forecast.of_queue, messages_in(desk.messages.counts)]
    feed.records.of_agent += [overridden(ground.overrides), listened(monitoring)]
    forecast.listeners.append(feed.touch_queue)
    reading = ReadElsewhere(ground.engine.url.render_as_string(hide_password=False))
    routes = [
        *WallRoutes(
            desk.door,
            WallCalls(
                ground.reader,
                reading,
                desk.statistics,
                current.config,
                live=_behind(desk, feed),
            ),
            WallListening(monitoring, desk.listening_phones, ground.phone_choice.endpoint_of),
            _orders(desk, alerts),
        ).routes(),
        *HistoryRoutes(desk.door, _history(desk, reading)).routes(),
    ]
    screens = screen_part(desk, feed, alerts)
    return DeskPart(
        routes=[*routes, *screens.routes],
        pages=(
            *screens.pages,
            Page("wall", (Role.SUPERVISOR,), ("wall", "phone")),
            Page("history", (Role.SUPERVISOR, Role.QUALITY), ("wall", "history")),
        ),
        lasting={
            "wallboard": feed.run,
            "forecast": forecast.run,
            "alerts": functools.partial(_after, alerts.recover, alerts.run),
            "monitoring": functools.partial(_after, monitoring.recover, _for_ever),
        },
    )


def is_supervisor(visitor: Visitor) -> bool:
    """Return whether the visitor may see the wall."""
    return Role.SUPERVISOR in visitor.roles


def _feed(desk: DeskGround) -> WallFeed:
    ground = desk.ground
    records = WallRecords(ground.current, ground.dispatcher, desk.statistics, ground.clock)
    feed = WallFeed(
        records,
        desk.statistics,
        ground.clock,
        queues=desk.hub.topic("queues", is_supervisor),
        agents=desk.hub.topic("agents", is_supervisor),
        calls=desk.hub.topic("calls", is_supervisor),
    )
    ground.journal.listeners.append(feed.hear)
    return feed


def _monitoring(desk: DeskGround, feed: WallFeed) -> Monitoring:
    ground = desk.ground
    config = ground.current.config
    music = HoldMusic(Bridging(ground.ami), lambda: ground.dispatcher.live, ground.clock)
    monitoring = Monitoring(
        phones=SupervisorPhones(ground.ami),
        talks=Talks(lambda: ground.dispatcher.live, desk.calling.legs, ground.reader),
        music=music,
        journal=ground.journal,
        reader=ground.reader,
        standing=ground.standing,
        clock=ground.clock,
        ring_seconds=lambda: config().monitoring.ring_seconds,
    )
    # Agents see that somebody listens to them where the configuration wants it; supervisors always.
    topic = desk.hub.topic(
        "monitoring",
        lambda visitor: is_supervisor(visitor) or visitor.agent is not None,
        lambda visitor, agent: (
            is_supervisor(visitor) or (config().monitoring.tell_agents and visitor.agent == agent)
        ),
    )

    def tell(agent: str) -> None:
        feed.touch_agent(agent)
        who = monitoring.of_agent(agent)
        if who:
            topic.put(agent, listened(monitoring)(agent))
        else:
            topic.remove(agent)

    monitoring.listeners.append(tell)
    desk.calling.pump.listeners += [monitoring.handle, music.handle]
    return monitoring


def _alerts(desk: DeskGround, feed: WallFeed) -> Alerts:
    ground = desk.ground
    alerts = Alerts(
        journal=ground.journal,
        standing=ground.standing,
        current=ground.current.config,
        queues=feed.queue_records,
        clock=ground.clock,
    )
    topic = desk.hub.topic("alerts", is_supervisor)

    def tell(alert: str) -> None:
        found = alerts.all().get(alert)
        if found is None:
            topic.remove(alert)
        else:
            topic.put(alert, found.record())

    alerts.listeners.append(tell)
    return alerts


def _orders(desk: DeskGround, alerts: Alerts) -> WallOrders:
    ground = desk.ground
    current = ground.current
    return WallOrders(
        current=current,
        commands=AgentCommands(
            current.config, ground.journal, ground.dispatcher, ground.clock, desk.in_hand.__contains__
        ),
        overrides=AgentOverrides(
            ground.overrides,
            current,
            ground.standing,
            ground.dispatcher,
            ground.clock,
        ),
        alerts=alerts,
        surge=ground.surge,
        sounds=SurgeSounds(ground.loaded.paths.sounds, current.config, ground.clock),
    )


def _history(desk: DeskGround, reading: HistoryReading) -> WallHistory:
    statistics = desk.statistics
    return WallHistory(
        reading,
        desk.ground.current.config,
        statistics.calendar,
        statistics.statistics.interval_seconds,
        desk.ground.clock,
    )


def _behind(desk: DeskGround, feed: WallFeed) -> Mapping[str, Behind]:
    ground, counts = desk.ground, desk.messages.counts
    listing = Listing(ground.engine, ground.loaded.paths.messages, ground.clock)

    async def count_again() -> None:
        await counts.look()
        for queue in ground.current.config().queues:
            feed.touch_queue(queue)

    return {
        **messages_behind(listing, count_again),
        "callbacks": functools.partial(callbacks_behind, ground.dispatcher),
    }


async def _after(recover: Lasting, run: Lasting) -> None:
    """Take over what an earlier controller left, as soon as that can be read, and go on."""
    while True:
        try:
            await recover()
        except (SQLAlchemyError, OSError, TimeoutError, AmiError) as error:
            log.warning("wallboard: cannot be read yet", reason=type(error).__name__)
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            break
    await run()


async def _for_ever() -> None:
    await asyncio.Event().wait()
