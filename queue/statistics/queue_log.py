"""The journal as Asterisk's `queue_log`, for the programs that read such files. Pure.

A line is `epoch|callid|queue|agent|event|data…`, as https://docs.asterisk.org/Operation/Logging/Queue-Logs/ has it,
with whole seconds; ringing in vain is in milliseconds. What differs from app_queue, because our queues do: a caller is
never refused before entering (the exit follows the entry), pauses concern all queues of an agent at once, the
agent's channel in CONNECT is its name and not its Uniqueid, and transfers name the key of the queue, agent or
department: BLINDTRANSFER with its kind as the context, ATTENDEDTRANSFER as the bridge.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentEvent,
    AgentMissed,
    AgentRinging,
    CallAbandoned,
    CallbackRequested,
    CallEnded,
    CallEvent,
    CallFlowedOut,
    CallQueued,
    CallTransferred,
    ControllerStarted,
    Event,
    FlowOutReason,
    TalkEnded,
    TransferFailed,
)
from hotline.queue.agents import LiveAgent, Wish
from hotline.queue.live import LiveState

from .queue_log_wait import Wait

#: What stands in a field that has no value.
NONE = "NONE"

#: The event by which a caller leaves for something else. app_queue knows three: by key, by time, and because
#: nobody is there.
_EXITS: Mapping[FlowOutReason, str] = {
    "wish of the caller": "EXITWITHKEY",
    "nobody signed in": "EXITEMPTY",
    "closed": "EXITEMPTY",
    "all lines busy": "EXITWITHTIMEOUT",
    "expected wait": "EXITWITHTIMEOUT",
    "waited too long": "EXITWITHTIMEOUT",
    "fax machine": "EXITEMPTY",  # app_queue knows no fax; nobody was there to talk to
}

#: The key for a message; that for a call-back is the queue's own.
MESSAGE_KEY = "1"

#: The reason that app_queue writes where it pauses an agent by itself.
AUTO_PAUSE = "Auto-Pause"


#: Fields end at a bar and lines at their end.
_forbidden = str.maketrans({"|": "_", "\n": " ", "\r": " "})


class QueueLog:
    """Makes lines of events; an event that contradicts what is known makes none."""

    def __init__(
        self, spell: Callable[[str | None], str], callback_keys: Mapping[str, str] | None = None
    ) -> None:
        """`spell` writes a caller's number; `callback_keys` are the keys that ask for a call-back, by queue."""
        self._live = LiveState()
        self._spell = spell
        self._callback_keys = callback_keys or {}
        self._waits: dict[str, Wait] = {}
        #: Each agent's queues and the reason of the pause, as the lines told them.
        self._members: dict[str, tuple[tuple[str, ...], str | None]] = {}

    def apply(self, event: Event) -> list[str]:
        """Take the journal's next event and return its lines."""
        handler = _HANDLERS.get(type(event))
        # Where the caller stood: the event may take the call out of the line.
        position = 1 if handler is None else self._position(event)
        if not self._live.apply(event):
            return []
        lines = [] if handler is None else list(handler(self, event, position))
        if isinstance(event, AgentEvent | AgentMissed):
            lines += self._membership(self._live.agents[event.agent], event.at)
        return lines

    # --- callers ---

    def started(self, event: ControllerStarted, _position: int) -> Iterator[str]:
        """Tell that the queues begin to work."""
        yield _line(event.at, NONE, NONE, NONE, "QUEUESTART", "")

    def queued(self, event: CallQueued, position: int) -> Iterator[str]:
        """Tell who enters, and where."""
        if event.call in self._waits:  # how the caller left the other queue was lost
            yield from self._leave(event, "EXITWITHTIMEOUT", position)
        call = self._live.calls[event.call]
        entered = self._position(event)
        self._waits[event.call] = Wait(event.queue, event.at, entered)
        yield _line(
            event.at, event.call, event.queue, NONE, "ENTERQUEUE", "", self._spell(call.caller), entered
        )

    def rung(self, event: AgentRinging, _position: int) -> Iterator[str]:
        """Note the ring; its end is what is told."""
        wait = self._waits.get(event.call)
        if wait is not None:
            wait.agent, wait.rings_at, wait.channel = event.agent, event.at, event.channel
        yield from ()

    def missed(self, event: AgentMissed, _position: int) -> Iterator[str]:
        """Tell for how long the phone rang in vain."""
        wait = self._waits.get(event.call)
        if wait is not None:
            rang = round(wait.ringing(event.at) * 1000)
            yield _line(event.at, event.call, wait.queue, event.agent, "RINGNOANSWER", rang)
            wait.agent = None

    def answered(self, event: AgentAnswered, _position: int) -> Iterator[str]:
        """Tell who talks with whom after which wait."""
        wait = self._waits.get(event.call)
        if wait is not None:
            data = wait.waited(event.at), wait.channel, int(wait.ringing(event.at))
            yield _line(event.at, event.call, wait.queue, event.agent, "CONNECT", *data)
            wait.agent, wait.answered_at = event.agent, event.at

    def talk_ended(self, event: TalkEnded, _position: int) -> Iterator[str]:
        """Tell how long the talk was, and who ended it; where nobody knows, the agent.

        An agent who gave the caller away has transferred it, in app_queue's words blindly or attended.
        """
        wait = self._waits.get(event.call)
        given = wait.given if wait is not None else None
        if event.ended_by == "caller":
            yield from self._complete(event, "COMPLETECALLER")
        elif given is None:
            yield from self._complete(event, "COMPLETEAGENT")
        elif given.way == "blind":
            yield from self._complete(event, "BLINDTRANSFER", given.target, given.kind)
        else:
            yield from self._complete(event, "ATTENDEDTRANSFER", "BRIDGE", given.target)

    def transferred(self, event: CallTransferred, _position: int) -> Iterator[str]:
        """Note to whom the call goes; where a telephone vanished, nobody gave it away."""
        wait = self._waits.get(event.call)
        if wait is not None and event.way != "lost":
            wait.given = event
        yield from ()

    def transfer_failed(self, event: TransferFailed, _position: int) -> Iterator[str]:
        """Note that the agent has the caller again."""
        wait = self._waits.get(event.call)
        if wait is not None:
            wait.given = None
        yield from ()

    def abandoned(self, event: CallAbandoned, position: int) -> Iterator[str]:
        """Tell who hung up while waiting or ringing."""
        if event.call in self._waits:
            yield from self._leave(event, "ABANDON", position)

    def ended(self, event: CallEnded, position: int) -> Iterator[str]:
        """Tell the end of a wait or of a talk whose own event was lost."""
        wait = self._waits.get(event.call)
        if wait is not None and wait.answered_at is None:
            yield from self._leave(event, "ABANDON", position)
        else:
            yield from self._complete(event, "COMPLETEAGENT")

    def callback_requested(self, event: CallbackRequested, position: int) -> Iterator[str]:
        """Note the position: the call-back takes it before the caller leaves."""
        wait = self._waits.get(event.call)
        if wait is not None:
            wait.position = position
        yield from ()

    def flowed_out(self, event: CallFlowedOut, position: int) -> Iterator[str]:
        """Tell why the caller left for something else."""
        name = _EXITS[event.reason]
        key = self._callback_keys.get(event.queue, "") if event.to == "call-back" else MESSAGE_KEY
        if event.call in self._waits:
            yield from self._leave(event, name, position, *([key] if name == "EXITWITHKEY" else []))

    def _complete(self, event: CallEvent, name: str, *data: object) -> Iterator[str]:
        wait = self._waits.pop(event.call, None)
        if wait is not None and wait.answered_at is not None and wait.agent is not None:
            times = wait.waited(wait.answered_at), max(0, int(event.at - wait.answered_at))
            yield _line(event.at, event.call, wait.queue, wait.agent, name, *data, *times, wait.entered)

    def _leave(self, event: CallEvent, name: str, position: int, *data: object) -> Iterator[str]:
        wait = self._waits.pop(event.call)
        if wait.agent is not None:
            rang = round(wait.ringing(event.at) * 1000)
            yield _line(event.at, event.call, wait.queue, wait.agent, "RINGCANCELED", rang)
        data = *data, wait.position or position, wait.entered, wait.waited(event.at)
        yield _line(event.at, event.call, wait.queue, NONE, name, *data)

    def _position(self, event: Event) -> int:
        call: str = getattr(event, "call", "")
        return self._live.position(call) or 1

    # --- agents ---

    def _membership(self, agent: LiveAgent, at: float) -> Iterator[str]:
        """Tell which queues the agent joined or left, and of pauses."""
        queues = agent.queues if agent.signed_in else ()
        reason = None
        if agent.wish is Wish.PAUSED:
            reason = AUTO_PAUSE if agent.set_aside else agent.pause_reason or ""
        queues_before, reason_before = self._members.get(agent.agent, ((), None))
        self._members[agent.agent] = queues, reason
        if reason_before is not None and reason is None:
            yield from _pauses(at, agent.agent, queues_before, "UNPAUSE", "")
        for queue in queues_before:
            if queue not in queues:
                yield _line(at, NONE, queue, agent.agent, "REMOVEMEMBER", "")
        for queue in queues:
            if queue not in queues_before:
                yield _line(at, NONE, queue, agent.agent, "ADDMEMBER", "")
        if reason is not None and reason != reason_before:
            yield from _pauses(at, agent.agent, queues, "PAUSE", reason)


def _pauses(at: float, agent: str, queues: tuple[str, ...], name: str, reason: str) -> Iterator[str]:
    yield _line(at, NONE, NONE, agent, f"{name}ALL", reason)
    for queue in queues:
        yield _line(at, NONE, queue, agent, name, reason)


def _line(at: float, *fields: object) -> str:
    return "|".join([str(int(at)), *(str(field).translate(_forbidden) for field in fields)])


_HANDLERS: Mapping[type[Event], Callable[[QueueLog, Any, int], Iterator[str]]] = {
    ControllerStarted: QueueLog.started,
    CallQueued: QueueLog.queued,
    AgentRinging: QueueLog.rung,
    AgentMissed: QueueLog.missed,
    AgentAnswered: QueueLog.answered,
    CallTransferred: QueueLog.transferred,
    TransferFailed: QueueLog.transfer_failed,
    TalkEnded: QueueLog.talk_ended,
    CallAbandoned: QueueLog.abandoned,
    CallFlowedOut: QueueLog.flowed_out,
    CallbackRequested: QueueLog.callback_requested,
    CallEnded: QueueLog.ended,
}
