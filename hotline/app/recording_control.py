"""How a recording is paused and resumed from outside of its call: keys that Asterisk tells of, and commands.

| AMI event | of | means |
|---|---|---|
| DTMFBegin, DTMFEnd | the caller, in a talk | digits that nobody may keep: paused at once |
| DTMFBegin | the agent, in a talk | a key of the code that pauses and resumes |
"""

from collections.abc import Mapping

import structlog

from hotline.asterisk.ami import AmiError, AmiEvent, AmiPort
from hotline.clock import Clock
from hotline.ivr.legs import Legs
from hotline.journal import JournalError
from hotline.problems import did_you_mean
from hotline.queue.dispatcher import Dispatcher
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import NotRecordedError
from hotline.recorder.muting import Mute

from .control import Command
from .control_wire import ControlError

log = structlog.get_logger()

#: In what Asterisk received from a party; what it sends to the other one is told as well.
RECEIVED = "Received"


def muting(ami: AmiPort) -> Mute:
    """Return what switches a call's recording to silence. Raises `AmiError`.

    The action needs one of the privileges `call` and `system` (app_mixmonitor.c); the controller has `call`.
    """

    async def mute(call: str, on: bool) -> None:
        state = {"Channel": call, "Direction": "both", "State": "1" if on else "0"}
        response = await ami.action("MixMonitorMute", state)
        if not response.success:
            raise AmiError(response.headers.get("Message", "Asterisk refused it"))

    return mute


class RecordingKeys:
    """Hears which keys are pressed in talks."""

    def __init__(self, recorder: Recorder, legs: Legs, clock: Clock) -> None:
        self._pauses = recorder.pauses
        self._legs = legs
        self._clock = clock

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; others than keys in a talk are ignored."""
        if event.name not in {"DTMFBegin", "DTMFEnd"}:
            return
        leg = self._legs.of_call(event.headers.get("Linkedid", ""))
        if leg is None or not leg.answered or leg.ended or event.headers.get("Direction") != RECEIVED:
            return
        party, key, at = event.headers.get("Uniqueid", ""), event.headers.get("Digit", ""), event.at
        down = event.name == "DTMFBegin"
        if party == leg.call:
            self._pauses.caller_key(leg.call, key, at or self._clock(), down=down)
        elif party == leg.uniqueid and down:
            self._pauses.agent_key(leg.call, key, at or self._clock())


class RecordingCommands:
    """The commands `recording-pause` and `recording-resume`."""

    def __init__(self, recorder: Recorder, dispatcher: Dispatcher) -> None:
        self._pauses = recorder.pauses
        self._dispatcher = dispatcher

    def all(self) -> Mapping[str, Command]:
        """Return the commands by name."""
        return {"recording-pause": self.pause, "recording-resume": self.resume}

    async def pause(self, arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
        """Record nothing of the call's talk from now on. Raises `ControlError`."""
        return await self._do(str(arguments.get("call", "")), by, paused=True)

    async def resume(self, arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
        """Record it again. Raises `ControlError`."""
        return await self._do(str(arguments.get("call", "")), by, paused=False)

    async def _do(self, named: str, by: str, *, paused: bool) -> Mapping[str, object]:
        call = self._call(named)
        try:
            await (self._pauses.pause if paused else self._pauses.resume)(call, "command", by)
        except NotRecordedError as error:
            raise ControlError.because(str(error), "", "Only a talk can be paused, while it lasts.") from None
        except (TimeoutError, JournalError) as error:
            what = f"it is done, but that is not on disk and may be lost at a restart ({error})"
            raise ControlError.because(what, "", "Look why the journal cannot be written.") from None
        return {"call": call}

    def _call(self, named: str) -> str:
        """Return the call of this name, or the one whose name ends so. Raises `ControlError`."""
        calls = self._dispatcher.live.calls
        if named in calls:
            return named
        fitting = [call for call in calls if named and call.endswith(named)]
        if len(fitting) == 1:
            return fitting[0]
        what = "several calls end so" if fitting else f"there is no call `{named}` now"
        raise ControlError.because(what, "", did_you_mean(named, calls))
