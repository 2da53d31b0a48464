"""Music for a caller on hold whom a supervisor leaves alone.

A bridge of three passes no word of a hold on (bridge_softmix.c): a caller who is put on hold there hears the supervisor
and no music, and hears nothing once the supervisor has gone. So music joins them then (`hotline-moment`), until the
agent takes the caller back or the talk is over. Each lasts half a minute, whatever becomes of the controller, and is
followed by the next one.
"""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import structlog

from hotline.asterisk.ami import AmiError, AmiEvent
from hotline.clock import Clock
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation

from .bridging import Bridging

#: What joins: it plays music.
MUSIC = "Local/s@hotline-moment/n"

log = structlog.get_logger()


class HoldMusic:
    """All callers of this node."""

    def __init__(self, bridging: Bridging, live: Callable[[], LiveState], clock: Clock) -> None:
        self._bridging = bridging
        self._live = live
        self._clock = clock
        #: Uniqueid of the music's channel in the bridge, by call.
        self._of: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def left(self, call: str) -> None:
        """Take the news that a supervisor has left the bridge of this call."""
        if call not in self._of and self._is_held(call):
            self._begin(call)

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event, after `Legs` did."""
        for call, music in list(self._of.items()):
            if not self._is_held(call):
                del self._of[call]
                self._soon(self._bridging.hang_up(music))
            elif event.name == "Hangup" and event.headers.get("Uniqueid") == music:
                self._begin(call)

    def _begin(self, call: str) -> None:
        # The end of a Uniqueid is read as a moment: of two that are bridged the older call goes on as the call.
        music = self._of[call] = f"{call}-hold-{int(self._clock() * 1000)}"
        self._soon(self._bridging.join(MUSIC, call, music))

    def _is_held(self, name: str) -> bool:
        live = self._live()
        call = live.calls.get(name)
        agent = live.agents.get(call.agent) if call is not None and call.agent is not None else None
        return agent is not None and agent.call == name and agent.occupation is Occupation.HOLDING

    def _soon(self, work: Coroutine[Any, Any, object]) -> None:
        task = asyncio.create_task(self._try(work), name="music on hold")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _try(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except AmiError as error:
            log.info("a caller on hold waits in silence", reason=str(error))
