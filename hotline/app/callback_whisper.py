"""Spares an agent a talk with nobody: the citizen of a call-back hangs up while the agent hears who it is.

Dial does not look at the citizen during the whisper: it would bridge both afterwards, and the request would count as
settled by a talk of no length. So the agent's leg is hung up as soon as Asterisk tells of it (`HangupRequest`).
"""

import asyncio

import structlog

from hotline.asterisk.ami import AmiError, AmiEvent, AmiPort
from hotline.ivr.legs import Legs
from hotline.queue.dispatcher import Dispatcher

log = structlog.get_logger()


class WhisperGuard:
    """Hears who hangs up."""

    def __init__(self, ami: AmiPort, legs: Legs, dispatcher: Dispatcher) -> None:
        self._ami = ami
        self._legs = legs
        self._dispatcher = dispatcher
        self._tasks: set[asyncio.Task[None]] = set()

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; others than a citizen's hang-up are ignored."""
        if event.name != "HangupRequest":
            return
        call = event.headers.get("Uniqueid", "")
        leg = self._legs.of_call(call)
        if leg is None or leg.answered or not leg.channel or not self._is_callback(call):
            return
        task = asyncio.create_task(self._hang_up(call, leg.channel), name=f"end whisper {call}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """End what goes on."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _is_callback(self, call: str) -> bool:
        callbacks = self._dispatcher.live.callbacks.values()
        return any(callback.was_reached and callback.taken_by == call for callback in callbacks)

    async def _hang_up(self, call: str, channel: str) -> None:
        try:
            await self._ami.action("Hangup", {"Channel": channel, "Cause": "16"})
        except AmiError as error:
            log.warning("an agent may talk with nobody", call=call, error=str(error))
