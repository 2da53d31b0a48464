"""Alerts: raised once for each rise, on the page, on the bus and by e-mail; they survive a restart.

Each is a fact in the journal, written with the e-mails that it causes in one transaction: what the journal has was told
or will be, and nothing is told twice. The broker gets the fact as it gets every event (`hotline/publisher.py`), with a
place of its own in the journal.
"""

import asyncio
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.config.wall import AlertRule
from hotline.crm_bridge import outgoing
from hotline.crm_bridge.outgoing import Outgoing
from hotline.events import AlertAcknowledged, AlertCleared, AlertEvent, AlertRaised, Event
from hotline.journal import Journal, JournalError, Standing
from hotline.journal.standing import drop
from hotline.queue.alert_rules import AlertWatch, Fall, Key, Level, Open, Rise
from hotline.queue.calendars import is_open
from hotline.queue.hours import time_zone

from .alert_values import calls_of, values_of
from .alert_words import words

#: How often numbers are looked at, seconds.
LOOK_SECONDS = 1.0

log = structlog.get_logger()


class AlertError(Exception):
    """There is no such alert; the text says so."""


@dataclass(frozen=True, slots=True)
class LiveAlert:
    """An alert that is not over."""

    raised: AlertRaised
    acknowledged_by: str = ""
    acknowledged_at: float | None = None

    def record(self) -> Mapping[str, object]:
        """Return what the page shows."""
        one = self.raised
        return {
            "at": one.at, "rule": one.rule, "queue": one.queue, "measure": one.measure, "level": one.level,
            "value": one.reached, "limit": one.limit, "acknowledged_by": self.acknowledged_by,
            "acknowledged_at": self.acknowledged_at,
        }  # fmt: skip


class Alerts:
    """Watches the queues of this node."""

    def __init__(
        self,
        *,
        journal: Journal,
        standing: Standing,
        current: Callable[[], Configuration],
        queues: Callable[[], Mapping[str, Mapping[str, Any]]],
        clock: Clock,
    ) -> None:
        """`queues()` are the records of the wall."""
        #: Told whenever an alert comes, changes or goes: its identity.
        self.listeners: list[Callable[[str], object]] = []
        self._journal = journal
        self._standing = standing
        self._current = current
        self._queues = queues
        self._clock = clock
        self._watch = AlertWatch()
        self._open: dict[str, LiveAlert] = {}
        #: One change at a time: nobody acknowledges what is just being cleared.
        self._turn = asyncio.Lock()
        journal.listeners.append(self._hear)

    async def recover(self) -> None:
        """Take over the alerts of this node that are open. Raises what the database raises."""
        raised = await self._standing.read(AlertRaised)
        acknowledged = await self._standing.read(AlertAcknowledged)
        for event in (*raised.values(), *acknowledged.values()):
            self._hear(event)

    def all(self) -> Mapping[str, LiveAlert]:
        """Return the alerts that are not over."""
        return self._open

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                await self.look()
            except (SQLAlchemyError, JournalError, TimeoutError, OSError) as error:
                log.warning("alerts: not written, tried again", reason=type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Look once, and tell what is new. Raises what the journal raises; nothing is told then."""
        async with self._turn:
            await self._look()

    async def acknowledge(self, alert: str, by: str) -> None:
        """Note that somebody looks after it. Raises `AlertError`, and what the journal raises."""
        async with self._turn:
            found = self._open.get(alert)
            if found is None:
                message = "this alert is over"
                raise AlertError(message)
            if not found.acknowledged_by:
                await self._standing.keep(alert, AlertAcknowledged(at=self._clock(), alert=alert, by=by))

    # --- inside ---

    async def _look(self) -> None:
        now, config, known = self._clock(), self._current(), self._by_key()
        wanted = self._wanted(config)
        for key, (rule, record) in wanted.items():
            values = values_of(record, now)
            value = values[rule.measure] if self._is_on(rule, now) else None
            told = _told(known.get(key))
            step = self._watch.look(key, rule, value, calls=calls_of(record), known=told, now=now)
            if step is not None:
                await self._write(step, rule, known.get(key), now)
        for key, alert in known.items():
            if key not in wanted:
                cleared = AlertCleared(at=now, alert=alert.raised.alert)
                await self._standing.end(cleared.alert, cleared, [AlertRaised, AlertAcknowledged])
        self._watch.forget(wanted)

    def _wanted(self, config: Configuration) -> dict[Key, tuple[AlertRule, Mapping[str, Any]]]:
        records = self._queues()
        return {
            (name, queue): (rule, records[queue])
            for name, rule in config.alerts.in_force().items()
            for queue in (rule.queues or config.queues)
            if queue in records
        }

    def _is_on(self, rule: AlertRule, now: float) -> bool:
        return is_open(self._current(), rule.hours, now)

    def _by_key(self) -> dict[Key, LiveAlert]:
        return {(one.raised.rule, one.raised.queue): one for one in self._open.values()}

    async def _write(self, step: Rise | Fall, rule: AlertRule, known: LiveAlert | None, now: float) -> None:
        cleared = None if known is None else AlertCleared(at=now, alert=known.raised.alert)
        raised = _raised(step, rule, now) if isinstance(step, Rise) else None
        letters = [] if raised is None else self._letters(raised, rule)

        async def post(connection: AsyncConnection) -> None:
            if cleared is not None:
                await drop(connection, [AlertRaised, AlertAcknowledged], cleared.alert)
            if raised is not None:
                await self._standing.keep_in(connection, raised.alert, raised)
            for letter in letters:
                await outgoing.write(connection, letter, at=now)

        await self._journal.commit([one for one in (cleared, raised) if one is not None], post)

    def _letters(self, raised: AlertRaised, rule: AlertRule) -> list[Outgoing]:
        config = self._current()
        wanted = raised.level == "bad" or rule.email_from == "warn"
        if not wanted or config.email is None or config.email.smtp is None:
            return []
        language = config.node.languages[0]
        titles = config.queues[raised.queue].title
        subject, text = words(raised, titles, language, _local(config, raised.at))
        return [
            Outgoing(
                channel="email", to=address, subject=subject, text=text, what="alert", language=language,
                external_id=f"{raised.alert}:{address}",
            )
            for address in rule.emails
        ]  # fmt: skip

    def _hear(self, event: Event) -> None:
        if not isinstance(event, AlertEvent):
            return
        match event:
            case AlertRaised():
                self._open[event.alert] = LiveAlert(event)
            case AlertCleared():
                self._open.pop(event.alert, None)
            case AlertAcknowledged() if event.alert in self._open:
                self._open[event.alert] = replace(
                    self._open[event.alert], acknowledged_by=event.by, acknowledged_at=event.at
                )
        for listener in self.listeners:
            listener(event.alert)


def _told(alert: LiveAlert | None) -> Open | None:
    return None if alert is None else Open(alert.raised.alert, alert.raised.level)


def _raised(rise: Rise, rule: AlertRule, now: float) -> AlertRaised:
    limits: Mapping[Level, float | None] = {"warn": rule.warn, "bad": rule.bad}
    return AlertRaised(
        at=now, alert=uuid.uuid4().hex[:12], rule=rise.key[0], queue=rise.key[1], measure=rule.measure,
        level=rise.level, reached=round(rise.value, 4), limit=limits[rise.level] or 0.0,
    )  # fmt: skip


def _local(config: Configuration, at: float) -> datetime:
    return datetime.fromtimestamp(at, time_zone(config.node.timezone))
