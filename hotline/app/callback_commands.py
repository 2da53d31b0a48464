"""What `hotline callbacks` asks of the running controller: which call-backs are open, and to drop one."""

from collections.abc import Mapping
from typing import cast

from hotline.clock import Clock
from hotline.events import CallbackEnded
from hotline.ivr.promise import promise
from hotline.journal import JournalError, JournalPort
from hotline.phone import mask
from hotline.problems import did_you_mean
from hotline.queue.callbacks import LiveCallback
from hotline.queue.dispatcher import Dispatcher

from .control import Command
from .control_wire import ControlError


class CallbackCommands:
    """The commands `callbacks` and `callbacks-cancel`."""

    def __init__(self, journal: JournalPort, dispatcher: Dispatcher, clock: Clock) -> None:
        self._journal = journal
        self._dispatcher = dispatcher
        self._clock = clock

    def all(self) -> Mapping[str, Command]:
        """Return the commands by name."""
        return {"callbacks": self.open, "callbacks-cancel": self.cancel}

    async def open(self, _arguments: Mapping[str, object], _by: str) -> Mapping[str, object]:
        """Tell of every open call-back, the oldest first."""
        found = sorted(self._dispatcher.live.callbacks.values(), key=lambda one: one.since)
        return {"callbacks": [self._told(callback) for callback in found]}

    async def cancel(self, arguments: Mapping[str, object], _by: str) -> Mapping[str, object]:
        """Drop the call-back `id`; nobody is called any more. Raises `ControlError`."""
        wanted, callbacks = str(arguments.get("id", "")), self._dispatcher.live.callbacks
        callback = callbacks.get(wanted)
        if callback is None:
            what = f"there is no open call-back `{wanted}`"
            raise ControlError.because(what, "", did_you_mean(wanted, callbacks))
        told = self._told(callback)
        try:
            await promise(self._journal, CallbackEnded(at=self._clock(), callback=wanted, reason="cancelled"))
        except (TimeoutError, JournalError) as error:
            what = f"it is dropped, but that is not on disk and may be lost at a restart ({error})"
            raise ControlError.because(what, "", "Look why the journal cannot be written.") from None
        return {"callbacks": [cast("object", told)]}

    def _told(self, callback: LiveCallback) -> dict[str, object]:
        return {
            "id": callback.callback,
            "number": mask(callback.number),
            "queue": callback.queue,
            "state": str(callback.state),
            "position": self._dispatcher.live.position(callback.callback),
            "attempts": callback.attempts,
            "since": callback.since,
            "not_before": callback.not_before,
        }
