"""Supervisors listen to talks, whisper to agents, and join in (docs/operator/wallboard.md).

A supervisor's own telephone is called once and led from one mode to another (`dialplans/parts/monitoring.conf.j2`).
Listening and whispering are ChanSpy on the agent's channel. That stays the same through consultation, conference and
back, so the supervisor follows the agent through all of them; when the channel ends, ChanSpy ends, also where no
controller lives. Whispering goes to the agent's ear alone: the recording is of the caller's channel and lacks it.

Who joins in is in the bridge of the talk, which the recording hears. A bridge of three does not end when one leaves it,
so the supervisor is taken out of it at once when the caller or the agent is gone (BridgeLeave): nobody is kept there
with nobody to help, and the caller's own script goes on. Where no controller lives, the dialplan does it when the
agent's channel ends.

That somebody listens, and is heard, is on disk before it happens.
"""

import asyncio
import uuid
from collections import defaultdict
from collections.abc import Callable, Coroutine

import structlog

from hotline.asterisk.ami import AmiError, AmiEvent
from hotline.clock import Clock
from hotline.events import MonitoringBegan, MonitoringMode
from hotline.ivr.promise import promise
from hotline.journal import Journal, JournalError, JournalReader, Standing
from hotline.set_within import set_within

from .hold_music import HoldMusic
from .monitoring_book import MonitoringBook
from .monitoring_phones import SupervisorPhones
from .monitoring_state import MODES, Listening, MonitoringError, is_among, listening_of
from .monitoring_talks import Talks

#: How long Asterisk may take to tell of a telephone that was hung up, seconds.
OVER_SECONDS = 2.0

log = structlog.get_logger()


class Monitoring(MonitoringBook):
    """All of them on this node."""

    def __init__(
        self,
        *,
        phones: SupervisorPhones,
        talks: Talks,
        music: HoldMusic,
        journal: Journal,
        reader: JournalReader,
        standing: Standing,
        clock: Clock,
        ring_seconds: Callable[[], float] = lambda: 20.0,
    ) -> None:
        """`ring_seconds` returns how long a supervisor's telephone rings."""
        super().__init__(journal, clock)
        self._phones = phones
        self._talks = talks
        self._music = music
        self._reader = reader
        self._standing = standing
        self._ring_seconds = ring_seconds
        #: Of each supervisor, who does one thing after the other, however quickly buttons are pressed.
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        #: What Asterisk's events have begun.
        self._tasks: set[asyncio.Task[None]] = set()

    async def recover(self) -> None:
        """Take over what an earlier controller began; what is over is written down. Raises what reading raises.

        What stands may have ended meanwhile: the end is written without waiting for it, and the next begin clears away.
        """
        for began in (await self._standing.read(MonitoringBegan)).values():
            events = [entry.event for entry in await self._reader.of_call(began.call)]
            if (one := listening_of(events, began.monitoring)) is None:
                self._over.append(began.monitoring)
            else:
                one.hears = True  # where the channel is there; nobody knows whether it was answered
                self._of[one.monitoring] = one
        await self._compare()

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
        talk = await self._talks.of(agent)
        if mode == "barge":
            self._talks.check_join(agent)
        if self.of_supervisor(by) is not None:
            await self._hang_up(by)
        one = Listening(f"{self._journal.node}-monitor-{uuid.uuid4().hex[:12]}", by, agent, talk.call, mode)
        began = MonitoringBegan(
            at=self._clock(), call=talk.call, monitoring=one.monitoring, by=by, agent=agent, mode=mode
        )
        await self._standing.keep(one.monitoring, began, self._clear_away())
        self._of[one.monitoring] = one
        self._tell(agent)
        try:
            await self._phones.ring(one, endpoint, talk, self._ring_seconds())
        except MonitoringError:
            self._end(one)
            raise
        return one

    async def switch(self, by: str, mode: MonitoringMode) -> None:
        """Be heard by others from now on. Raises as `begin` does."""
        async with self._turns[by]:
            one = self._own(by)
            before = one.mode
            if before == mode:
                return
            if not one.hears:
                message = "your telephone is not answered yet"
                raise MonitoringError(message)
            if mode == "barge":
                self._talks.check_join(one.agent)
            try:
                # Written down first: whoever is heard is on disk.
                await promise(self._journal, self._changed(one, mode))
                await self._phones.lead(one, mode)
            except (MonitoringError, JournalError, TimeoutError):
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
            await self._phones.hang_up(one)
        except MonitoringError:
            self._end(one)  # there is no such channel (any more)
            return
        await set_within(one.over, OVER_SECONDS)

    # --- what Asterisk tells ---

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event, after `Legs` did; those of other channels are ignored."""
        if not self._of:
            return
        if event.name == "HotlineConnected":  # something may not have been heard
            self._soon(self._compare())
        elif event.name == "ChanSpyStart":
            self._spies(event.headers.get("SpyerUniqueid", ""))
        elif (one := self._of.get(event.headers.get("Uniqueid", ""))) is not None:
            self._own_event(one, event)
        elif event.name == "BridgeLeave":
            for one in list(self._of.values()):
                if one.bridge and one.bridge == event.headers.get("BridgeUniqueid"):
                    self._parted(one, event.headers.get("Uniqueid", ""))

    def _spies(self, monitoring: str) -> None:
        one = self._of.get(monitoring)
        if one is None:
            return
        if one.mode == "barge":  # there was no bridge to join, or it is gone
            self._journal.append(self._changed(one, "listen"))
        self._heard(one)

    def _own_event(self, one: Listening, event: AmiEvent) -> None:
        match event.name:
            case "BridgeEnter":
                self._joined(one, event.headers.get("BridgeUniqueid", ""))
            case "BridgeLeave":
                one.bridge = ""
                if not any(other.bridge for other in self._of.values() if other.call == one.call):
                    self._music.left(one.call)
            case "DTMFEnd" if event.headers.get("Direction") == "Received":
                mode = MODES.get(event.headers.get("Digit", ""))
                if mode is not None:
                    self._soon(self.switch(one.by, mode))
            case "HangupRequest":
                one.stopped = True
            case "Hangup":
                self._end(one)
            case "OriginateResponse" if event.headers.get("Response") == "Failure":
                self._end(one)

    def _joined(self, one: Listening, bridge: str) -> None:
        one.bridge = bridge
        if one.mode != "barge":
            self._journal.append(self._changed(one, "barge"))
        self._heard(one)
        try:
            self._talks.check_join(one.agent)
        except MonitoringError as error:  # meanwhile, while the telephone rang
            log.info("joined too late", call=one.call, reason=str(error))
            self._step_back(one)

    def _parted(self, one: Listening, uniqueid: str) -> None:
        """Somebody has left the bridge in which the supervisor is: no two may be kept there by the supervisor alone."""
        if uniqueid == one.call:
            self._soon(self._phones.hang_up(one))
        elif self._talks.is_over(one) or self._talks.is_agents(one, uniqueid):
            self._step_back(one)

    def _step_back(self, one: Listening) -> None:
        """Have the supervisor listen to the agent, unless the agent's part of the call is over."""
        if self._talks.is_over(one):
            self._soon(self._phones.hang_up(one))
            return
        self._journal.append(self._changed(one, "listen"))
        self._soon(self._phones.lead(one, "listen"))

    async def _compare(self) -> None:
        """Take what Asterisk's channels say of those who hear, in case that it was not heard. Raises `AmiError`."""
        known = [one for one in self._of.values() if one.hears]
        channels = await self._phones.channels() if known else {}
        for one in known:
            if one.monitoring not in self._of:
                continue
            if one.monitoring not in channels:
                self._end(one)
            elif one.mode == "barge" and not is_among(one, channels):
                self._step_back(one)
            else:
                one.bridge = channels[one.monitoring].bridge
                self._tell(one.agent)

    def _soon(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(self._try(work), name="monitoring")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except (MonitoringError, AmiError, JournalError, TimeoutError) as error:
            log.info("monitoring: not done", reason=str(error))
