"""Wires the screen pop: who looks up, who is told, and how the phone of the agent hears of the case. No logic."""

import contextlib
import functools
import os
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass

import structlog
from prometheus_client.core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.routing import BaseRoute

from hotline.bus_mqtt import connect_bus
from hotline.crm_bridge.screen_pop_hub import PopHub
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.crm_bridge.screen_pop_mqtt import publish
from hotline.crm_bridge.screen_pop_push import HttpPush
from hotline.crm_bridge.screen_pop_sender import PopSender
from hotline.crm_bridge.screen_pops import Elsewhere, ScreenPops
from hotline.desk.access import Access
from hotline.desk.pops_api import PopsApi
from hotline.events import Event

from .ground import Ground
from .screen_pop_elsewhere import messages_waiting, recordings_held
from .screen_pop_view import View
from .screen_popper import Needs, ScreenPopper

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class PopParts:
    """What the controller runs of it."""

    popper: ScreenPopper
    hub: PopHub
    routes: list[BaseRoute]
    metrics: Collector

    def stop(self) -> None:
        """Let the desktops go, so that the web server can end."""
        self.hub.close()


def open_pops(ground: Ground, access: Access, stack: contextlib.AsyncExitStack) -> PopParts:
    """Make them, and hear the journal from now on; `stack` closes them."""
    hub = PopHub()
    senders = [*_push(ground, stack), *_mqtt(ground, stack)]
    popper = ScreenPopper(_needs(ground), [hub.offer, *(sender.offer for sender in senders)])
    stack.push_async_callback(popper.close)
    ground.journal.listeners.append(popper.hear)
    popper.restore()
    api = PopsApi(access, hub, lambda: ground.current.agents)
    return PopParts(popper, hub, [*api.routes()], PopMetrics(popper, senders))


def _needs(ground: Ground) -> Needs:
    pops = ScreenPops(
        ground.engine, ground.current.config, ground.clock, Elsewhere(messages_waiting, recordings_held)
    )

    async def story(call: str) -> Sequence[Event]:
        return [entry.event for entry in await ground.reader.of_call(call)]

    return Needs(
        append=ground.journal.append,
        live=lambda: ground.dispatcher.live,
        look_up=pops.look_up,
        story=story,
        view=View(lambda: ground.dispatcher.live, ground.current.config),
        node=ground.loaded.config.node.name,
        clock=ground.clock,
    )


def _push(ground: Ground, stack: contextlib.AsyncExitStack) -> Iterator[PopSender]:
    """Yield what pushes to the other desktop. Without the key nothing is pushed, and the log says so."""
    settings = ground.loaded.config.screen_pop
    if settings.push_url is None:
        return
    variable = settings.secret_variable or ""
    if not os.environ.get(variable):
        log.error(
            "screen pops are not pushed: the key of their signature is missing",
            key="screen_pop.secret_variable",
            mend=f"set the environment variable {variable} and restart",
        )
        return
    push = HttpPush(settings.push_url, _secret(variable), ground.clock)
    stack.push_async_callback(push.close)
    yield _sender("push", push.send, stack)


def _secret(variable: str) -> Callable[[], str]:
    return lambda: os.environ.get(variable, "")


def _mqtt(ground: Ground, stack: contextlib.AsyncExitStack) -> Iterator[PopSender]:
    """Yield what publishes to the broker, if that is wanted."""
    config = ground.loaded.config
    if not config.screen_pop.mqtt:
        return
    bus = connect_bus(config.bus)
    stack.push_async_callback(bus.close)
    yield _sender("mqtt", functools.partial(publish, bus), stack)


def _sender(
    name: str, send: Callable[[PopMessage], Awaitable[None]], stack: contextlib.AsyncExitStack
) -> PopSender:
    sender = PopSender(name, send)
    stack.push_async_callback(sender.close)
    return sender


class PopMetrics(Collector):
    """What became of the messages."""

    def __init__(self, popper: ScreenPopper, senders: Sequence[PopSender]) -> None:
        self._popper = popper
        self._senders = senders

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        failed = CounterMetricFamily(
            "hotline_screen_pop_look_ups_failed", "Look-ups that failed or came too late"
        )
        failed.add_metric([], self._popper.failed_look_ups)
        sent = CounterMetricFamily(
            "hotline_screen_pops",
            "Messages to other desktops, by what became of them",
            labels=["way", "result"],
        )
        for sender in self._senders:
            for result in ("sent", "dropped", "failed"):
                sent.add_metric([sender.name, result], getattr(sender, result))
        yield from (failed, sent)
