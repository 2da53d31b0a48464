"""Hands AMI's events, in their order, to whoever needs them."""

from collections.abc import Callable

import structlog

from hotline.asterisk.ami import AmiClient, AmiError, AmiEvent
from hotline.ivr.call import CallScript
from hotline.ivr.consultations import Consultations
from hotline.ivr.legs import Legs
from hotline.ivr.lost_lines import LostLines
from hotline.ivr.speaker import ALL_KEYS
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.phones import Phones

from .callback_attempts import Attempts
from .callback_whisper import WhisperGuard
from .reconcile import Reconciler
from .recording_control import RecordingKeys

log = structlog.get_logger()

#: Markers in the stream after which the calls must be compared with Asterisk's: it may have told things that we
#: did not hear.
RECONCILE = frozenset({"HotlineConnected", "HotlineDropped"})


class EventPump:
    """The one reader of AMI's events."""

    def __init__(
        self,
        *,
        ami: AmiClient,
        legs: Legs,
        consultations: Consultations,
        lost_lines: LostLines,
        phones: Phones,
        script: CallScript,
        dispatcher: Dispatcher,
        reconciler: Reconciler,
        attempts: Attempts,
        whisper: WhisperGuard,
        recording_keys: RecordingKeys | None = None,
        survey_attempts: Attempts | None = None,
    ) -> None:
        self._ami = ami
        self._legs = legs
        self._consultations = consultations
        self._lost_lines = lost_lines
        self._phones = phones
        self._script = script
        self._dispatcher = dispatcher
        self._reconciler = reconciler
        self._attempts = attempts
        self._whisper = whisper
        self._recording_keys = recording_keys
        self._survey_attempts = survey_attempts
        #: Hear of each event as well.
        self.listeners: list[Callable[[AmiEvent], None]] = []

    async def run(self) -> None:
        """Read until the client is closed."""
        async for event in self._ami.events():
            await self._take(event)

    async def _take(self, event: AmiEvent) -> None:
        self._consultations.handle(event)
        self._lost_lines.handle(event)
        self._legs.handle(event)
        self._phones.handle(event)
        self._attempts.handle(event)
        self._whisper.handle(event)
        if self._recording_keys is not None:
            self._recording_keys.handle(event)
        if self._survey_attempts is not None:
            self._survey_attempts.handle(event)
        for listener in self.listeners:
            listener(event)
        self.caller_event(event)
        if event.name == "Hangup":
            await self._channel_gone(event.headers.get("Uniqueid", ""))
        elif event.name == "HotlineLost":
            log.warning("link to Asterisk lost")
        elif event.name in RECONCILE:
            await self._connected()

    def caller_event(self, event: AmiEvent) -> None:
        """Tell the scripts of what their callers did; what we play to a party ourselves is no key."""
        call = event.headers.get("Uniqueid", "")
        if event.name == "BridgeEnter":
            self._script.bridged(call, event.at)
        elif event.name == "DTMFEnd" and event.headers.get("Direction", "") == "Received":
            key = event.headers.get("Digit", "")
            if key in ALL_KEYS:
                self._script.key_told(call, key)

    async def _channel_gone(self, uniqueid: str) -> None:
        """A caller hung up while no controller had the call: nobody else will write its end."""
        call = self._dispatcher.live.calls.get(uniqueid)
        if call is not None and uniqueid not in self._script.attached:
            await self._reconciler.end(call, caller_hung_up=True)

    async def _connected(self) -> None:
        try:
            await self._reconciler.run()
        except AmiError as error:
            # Lost again at once: the next connection brings the next marker.
            log.warning("could not compare calls with Asterisk", error=str(error))
