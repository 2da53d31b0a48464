"""Calls to citizens that are under way, one coroutine each: dial once, and find out how it ended.

Never twice: an attempt is in the journal before Asterisk is asked, under the Uniqueid that its channel will have. When
nobody knows what became of it (the link broke, this process is new), Asterisk's channels are looked at, and the
attempt counts as made.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from hotline.asterisk.ami import AmiError, AmiEvent, AmiLink, AmiNotConnected
from hotline.asterisk.channels import live_channels
from hotline.config import Configuration
from hotline.dialplans.view import trunk_endpoint

from .callback_outcome import Reason, reason_of

#: By then Asterisk has made the channel of an action whose answer was lost, seconds.
SETTLE_SECONDS = 2.0

#: The Hangup of a channel that was not answered follows OriginateResponse within milliseconds; by then there is none.
HANGUP_SECONDS = 1.0

#: Asterisk says how an attempt ended; who hears nothing looks after the ringing and then this often, seconds.
LOOK_SECONDS = 5.0

log = structlog.get_logger()


class Dialled(Protocol):
    """Whom to call: a call-back, or a survey."""

    @property
    def callback(self) -> str:
        """Its identity."""

    @property
    def channel(self) -> str:
        """Uniqueid that the channel of this attempt has, or will have."""

    @property
    def number(self) -> str:
        """E.164."""


@dataclass(slots=True)
class Attempt:
    """One call to one citizen."""

    callback: str
    #: Uniqueid of its channel.
    channel: str
    answered: bool = False
    #: Why nobody talks; None once the citizen's call has the place, or the attempt was withdrawn.
    outcome: asyncio.Future[Reason | None] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )

    def end(self, reason: Reason | None) -> None:
        """Say how it ended; the first word counts."""
        if not self.outcome.done():
            self.outcome.set_result(reason)


class Attempts:
    """Asks Asterisk to call citizens, and hears what becomes of it."""

    def __init__(
        self, ami: AmiLink, current: Callable[[], Configuration], context: str = "hotline-callback"
    ) -> None:
        """`context` is where in the dialplan the citizen comes who has answered."""
        self._ami = ami
        self._context = context
        self._current = current
        #: By channel.
        self._attempts: dict[str, Attempt] = {}
        self._withdrawals: set[asyncio.Task[None]] = set()

    @property
    def can_dial(self) -> bool:
        """Whether Asterisk can be asked."""
        return self._ami.connected

    def under_way(self) -> list[Attempt]:
        """Return the attempts whose end nobody has said yet."""
        return [attempt for attempt in self._attempts.values() if not attempt.outcome.done()]

    async def dial(self, callback: Dialled) -> Reason | None:
        """Call the citizen; return why nobody talks, None if that is no longer the question."""
        attempt = self._attempts[callback.channel] = Attempt(callback.callback, callback.channel)
        try:
            return await self._originate(callback, attempt)
        finally:
            del self._attempts[callback.channel]

    async def follow(self, callback: Dialled, *, answered: bool) -> Reason | None:
        """Find out what became of an attempt that an earlier controller made; otherwise as `dial`."""
        attempt = self._attempts[callback.channel] = Attempt(callback.callback, callback.channel, answered)
        try:
            return await self._outcome(attempt, first_look=0.0)
        finally:
            del self._attempts[callback.channel]

    def withdraw(self, channel: str) -> None:
        """Stop the ringing: the citizen has come by another way, or wants no call any more. Returns at once."""
        attempt = self._attempts.get(channel)
        if attempt is not None:
            attempt.end(None)
        task = asyncio.create_task(self._hang_up(channel), name=f"withdraw {channel}")
        self._withdrawals.add(task)
        task.add_done_callback(self._withdrawals.discard)

    async def close(self) -> None:
        """End what is being withdrawn."""
        for task in self._withdrawals:
            task.cancel()
        await asyncio.gather(*self._withdrawals, return_exceptions=True)

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; those of other channels are ignored."""
        attempt = self._attempts.get(event.headers.get("Uniqueid", ""))
        if attempt is None:
            return
        if event.name == "OriginateResponse" and event.headers.get("Response") == "Success":
            attempt.answered = True
        elif event.name == "OriginateResponse":
            # It does not say why; the Hangup behind it does, unless there was not even a channel.
            asyncio.get_running_loop().call_later(HANGUP_SECONDS, attempt.end, "failed")
        elif event.name == "Hangup":
            attempt.end(reason_of(event, answered=attempt.answered))

    async def _hang_up(self, channel: str) -> None:
        """Hang up, also where Asterisk is still about to make the channel."""
        for pause in (SETTLE_SECONDS, 0.0):
            try:
                # 26: completed elsewhere (Q.850), so that the phone shows no missed call.
                if (await self._ami.action("Hangup", {"Channel": channel, "Cause": "26"})).success:
                    return
            except AmiError as error:
                log.warning("cannot stop the ringing of a citizen", channel=channel, error=str(error))
            await asyncio.sleep(pause)

    async def _originate(self, callback: Dialled, attempt: Attempt) -> Reason | None:
        rules = self._current().callbacks
        if rules.trunk is None:
            return "failed"
        try:
            response = await self._ami.action(
                "Originate",
                {
                    "Channel": f"PJSIP/{callback.number}@{trunk_endpoint(rules.trunk)}",
                    "ChannelId": callback.channel,
                    "Context": self._context,
                    "Exten": "s",
                    "Priority": "1",
                    "CallerID": f"<{rules.caller_number}>",
                    "Timeout": str(1000 * rules.ring_seconds),
                    "Variable": f"HOTLINE_CITIZEN={callback.number}",
                    "Async": "true",
                },
            )
        except AmiNotConnected:
            return "failed"  # it was not sent
        except AmiError as error:
            log.warning("nobody knows whether a citizen is called", channel=attempt.channel, error=str(error))
            return await self._outcome(attempt, first_look=SETTLE_SECONDS)
        if not response.success:
            log.error("Asterisk would not call a citizen", channel=attempt.channel, reason=response.message)
            return "failed"
        return await self._outcome(attempt, first_look=rules.ring_seconds + LOOK_SECONDS)

    async def _outcome(self, attempt: Attempt, *, first_look: float) -> Reason | None:
        """Wait for Asterisk's word, and look for the channel where none comes."""
        seconds = first_look
        while True:
            await asyncio.wait([attempt.outcome], timeout=seconds)
            if attempt.outcome.done():
                return attempt.outcome.result()
            if await self._is_gone(attempt.channel):
                return "not confirmed" if attempt.answered else "unknown"
            seconds = LOOK_SECONDS

    async def _is_gone(self, channel: str) -> bool:
        try:
            return channel not in await live_channels(self._ami)
        except AmiError:
            return False  # without the link nobody knows; the next look may
