"""Supervisors listen to talks, whisper to agents, and join in (docs/operator/wallboard.md).

A supervisor's own telephone is called and put on the agent's channel by ChanSpy. The agent's channel stays the same
through consultation, conference and back, so the supervisor follows the agent through all of them; when the channel
ends, ChanSpy ends (option E), also where no controller lives. Whispering goes to the agent's ear alone: the recording
is of the caller's channel and does not hold it.

That somebody listens is on disk before the telephone rings.
"""

import asyncio
import uuid
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Literal

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.asterisk.ami import AmiClient, AmiError, AmiEvent
from hotline.asterisk.channels import live_channels
from hotline.clock import Clock
from hotline.events import (
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    MonitoringMode,
)
from hotline.ivr.promise import promise
from hotline.journal import Journal, JournalError, JournalReader, Standing
from hotline.journal.standing import Work, drop
from hotline.queue.dispatcher import Dispatcher
from hotline.set_within import set_within

from .monitoring_state import (
    MODE_KEYS,
    MODES,
    Listening,
    MonitoringError,
    listening_of,
    originate_headers,
    talk_of,
)

#: Identities that are kept of those that are over, until the next begin takes them from what stands.
MOST_OVER = 1000

#: How long Asterisk may take to tell of a telephone that was hung up, seconds.
OVER_SECONDS = 2.0

log = structlog.get_logger()


class Monitoring:
    """All of them on this node."""

    def __init__(
        self,
        *,
        ami: AmiClient,
        journal: Journal,
        reader: JournalReader,
        standing: Standing,
        dispatcher: Dispatcher,
        clock: Clock,
        ring_seconds: Callable[[], float] = lambda: 20.0,
    ) -> None:
        """`ring_seconds` returns how long a supervisor's telephone rings."""
        self._ami = ami
        self._journal = journal
        self._reader = reader
        self._standing = standing
        self._dispatcher = dispatcher
        self._clock = clock
        self._ring_seconds = ring_seconds
        self._of: dict[str, Listening] = {}
        #: Of each supervisor, who does one thing after the other, however quickly buttons are pressed.
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
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

    async def recover(self) -> None:
        """Take over what an earlier controller began; what is over is written down. Raises what reading raises.

        What stands may have ended meanwhile: the end is written without waiting for it, and the next begin clears away.
        """
        for began in (await self._standing.read(MonitoringBegan)).values():
            events = [entry.event for entry in await self._reader.of_call(began.call)]
            if (one := listening_of(events, began.monitoring)) is None:
                self._over.append(began.monitoring)
            else:
                self._of[one.monitoring] = one
        channels = await live_channels(self._ami) if self._of else {}
        for one in list(self._of.values()):
            one.hears = one.monitoring in channels
            if one.hears:
                self._tell(one.agent)
            else:
                self._end(one)

    async def begin(self, endpoint: str, agent: str, mode: MonitoringMode, by: str) -> Listening:
        """Call the supervisor's telephone and put it on the agent's talk. Raises `MonitoringError`.

        Raises `JournalError` and `TimeoutError` as well, where it cannot be written down; nobody listens then.
        """
        if by == agent:
            message = "nobody can listen to their own talk"
            raise MonitoringError(message)
        async with self._turns[by]:
            return await self._begin(endpoint, agent, mode, by)

    async def _begin(self, endpoint: str, agent: str, mode: MonitoringMode, by: str) -> Listening:
        call, channel = await talk_of(self._dispatcher.live, self._reader, agent)
        if self.of_supervisor(by) is not None:
            await self._hang_up(by)
        one = Listening(f"{self._journal.node}-monitor-{uuid.uuid4().hex[:12]}", by, agent, call, mode)
        began = MonitoringBegan(
            at=self._clock(), call=call, monitoring=one.monitoring, by=by, agent=agent, mode=mode
        )
        await self._standing.keep(one.monitoring, began, self._clear_away())
        self._of[one.monitoring] = one
        self._tell(agent)
        await self._originate(one, endpoint, channel)
        return one

    async def switch(self, by: str, mode: MonitoringMode) -> None:
        """Be heard by others from now on. Raises as `begin` does."""
        async with self._turns[by]:
            one = self._own(by)
            before = one.mode
            if before == mode:
                return
            # A key as if the supervisor had pressed it; written down first: whoever is heard is on disk.
            key = {"Channel": one.monitoring, "Digit": MODE_KEYS[mode], "Receive": "true"}
            try:
                await promise(self._journal, self._changed(one, mode))
                await self._act("PlayDTMF", key)
            except (MonitoringError, JournalError, TimeoutError):
                # The key was not pressed; where it was after all, Asterisk tells so (`handle`).
                if one.monitoring in self._of:
                    self._journal.append(self._changed(one, before))
                raise

    async def end(self, by: str) -> None:
        """Hang up the supervisor's telephone, and return when it is over. Raises `MonitoringError`."""
        async with self._turns[by]:
            await self._hang_up(by)

    async def _hang_up(self, by: str) -> None:
        one = self._own(by)
        one.stopped = True
        try:
            await self._act("Hangup", {"Channel": one.monitoring, "Cause": "16"})
        except MonitoringError:
            self._end(one)  # there is no such channel (any more)
            return
        await set_within(one.over, OVER_SECONDS)

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; those of other channels are ignored."""
        if not self._of:
            return
        if event.name == "ChanSpyStart":
            one = self._of.get(event.headers.get("SpyerUniqueid", ""))
            if one is not None and not one.hears:
                one.hears = True
                self._tell(one.agent)
            return
        one = self._of.get(event.headers.get("Uniqueid", ""))
        if one is None:
            return
        if event.name == "DTMFEnd" and event.headers.get("Direction") == "Received":
            mode = MODES.get(event.headers.get("Digit", ""))
            if mode is not None and mode != one.mode:
                self._journal.append(self._changed(one, mode))
        elif event.name == "HangupRequest":
            one.stopped = True
        elif event.name == "Hangup" or (
            event.name == "OriginateResponse" and event.headers.get("Response") == "Failure"
        ):
            self._end(one)

    # --- inside ---

    def _clear_away(self) -> Work:
        """Return what takes those that are over from what stands."""
        over = tuple(self._over)

        async def work(connection: AsyncConnection) -> None:
            for monitoring in over:
                await drop(connection, [MonitoringBegan], monitoring)
                if monitoring in self._over:
                    self._over.remove(monitoring)

        return work

    async def _originate(self, one: Listening, endpoint: str, channel: str) -> None:
        try:
            await self._act("Originate", originate_headers(one, endpoint, channel, self._ring_seconds()))
        except MonitoringError:
            self._end(one)
            raise

    async def _act(self, action: str, headers: dict[str, str]) -> None:
        try:
            response = await self._ami.action(action, headers)
        except AmiError as error:
            log.warning("monitoring: Asterisk does not answer", action=action, error=str(error))
            message = "the telephone system does not answer at the moment"
            raise MonitoringError(message) from error
        if not response.success:
            message = f"the telephone system refused it: {response.message}"
            raise MonitoringError(message)

    def _own(self, by: str) -> Listening:
        one = self.of_supervisor(by)
        if one is None:
            message = "you listen to nobody"
            raise MonitoringError(message)
        return one

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
