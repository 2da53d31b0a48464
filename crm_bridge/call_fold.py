"""From the events of a call to one row: what happened, for reports and for whoever talks to the citizen next.

    wait     from the entry into the queue to the bridge, the caller's leaving, or the flow-out; over all
             attempts, ring time included; summed if the caller came to a queue again
    talk     agent and caller bridged and not on hold; hold apart, so that talk + hold is the time of the bridge
    outcome  the first of these that is true: answered; fax (pages came, and the channel is `fax`); message (one was
             left); outside (somebody answered at a number that is not ours); call-back (one was promised; the
             citizen's call that follows has a row of its own); abandoned (left while waiting or ringing); flowed
             out (left the queue for something else); lost, failed (how the call ended); menu only

Pure: no clock, no database. Facts that follow a call's end (the recording is finished or deleted, a message is
transcribed) make its row anew.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentRinging,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallRetrieved,
    CallTakenBack,
    CaseOpened,
    ConferenceBegan,
    ConsultationBegan,
    Event,
    FaxReceived,
    LanguageChosen,
    MenuEntered,
    MessageAddedToCase,
    MessageLeft,
    MessageStarted,
    MessageTranscribed,
    OutsideEnded,
    RecordingDeleted,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
    TalkEnded,
)

from .call_recording import CallRecording
from .interaction import EndedBy, Interaction, Outcome
from .span import Span

_ended_by: Mapping[str, EndedBy] = {
    "completed": "hotline",
    "caller hung up": "caller",
    "lost": "unknown",
    "failed": "hotline",
}


class CallFold:
    """The fold of one call."""

    def __init__(self, call: str, at: float) -> None:
        self.call = call
        self.ended: CallEnded | None = None
        #: When something was last heard of it.
        self.heard_at = at
        #: Messages that were left, and those of them that have a transcript.
        self.messages: list[str] = []
        self.transcribed: set[str] = set()
        self._started_at = at
        self._arrived: CallArrived | None = None
        self._language: str | None = None
        self._queue: str | None = None
        self._wait, self._bridge, self._hold = Span(), Span(), Span()
        self._agents: list[str] = []
        self._rang = self._missed = 0
        self._left: Literal["abandoned", "call-back", "flowed out"] | None = None
        self._ended_by: EndedBy | None = None
        self._recording = CallRecording()
        self._message: MessageLeft | None = None
        self._reference: str | None = None
        self._fax = self._outside = False

    def apply(self, event: Event) -> None:
        """Take the next event of the call, or the transcript of its message. Events without meaning here pass."""
        self.heard_at = max(self.heard_at, event.at)
        handler = _HANDLERS.get(type(event))
        if handler is not None:
            handler(self, event)

    def interaction(self) -> Interaction | None:
        """Return the row as it is by now; None as long as the call goes on."""
        if self.ended is None:
            return None
        end, arrived, message = self.ended.at, self._arrived, self._message
        hold = self._hold.total(end)
        caller = arrived.caller if arrived else None
        return Interaction(
            id=self.call,
            channel="fax" if self._fax else "voice",
            started_at=self._started_at,
            ended_at=end,
            address=caller or (message.caller if message else None),
            dialled=arrived.dialled if arrived else None,
            language=self._language,
            queue=self._queue,
            agent=self._agents[-1] if self._agents else None,
            agents=tuple(self._agents),
            wait_seconds=None if self._queue is None else self._wait.total(end),
            ring_attempts=self._rang,
            missed=self._missed,
            talk_seconds=max(0.0, self._bridge.total(end) - hold),
            hold_seconds=hold,
            outcome=self._outcome(self.ended),
            ended_by=self._ended_by or _ended_by[self.ended.reason],
            recording=self._recording.path,
            recording_seconds=self._recording.seconds,
            message=message.message if message else None,
            message_seconds=message.seconds if message else None,
            transcribed=message is not None and message.message in self.transcribed,
            reference=self._reference,
        )

    def _outcome(self, ended: CallEnded) -> Outcome:
        became: tuple[tuple[object, Outcome], ...] = (
            (self._agents, "answered"),
            (self._fax, "fax"),
            (self._message, "message"),
            (self._outside, "outside"),
        )
        found = next((outcome for is_so, outcome in became if is_so), None) or self._left
        if found is not None:
            return found
        if ended.reason in {"lost", "failed"}:
            return "lost" if ended.reason == "lost" else "failed"
        return "menu only" if self._wait.since is None else "abandoned"

    # --- what each event means; `_HANDLERS` says which ---

    def _on_arrived(self, event: CallArrived) -> None:
        self._arrived = event
        self._started_at = event.at

    def _on_language(self, event: LanguageChosen) -> None:
        self._language = event.language

    def _on_menu_or_message(self, _event: MenuEntered | MessageStarted) -> None:
        self._ended_by = None  # the call went on after the talk

    def _on_queued(self, event: CallQueued) -> None:
        self._queue, self._language = event.queue, event.language
        self._end_talk(event.at)  # whose end nobody saw
        self._wait.begin(event.at)
        self._left = self._ended_by = None

    def _on_ringing(self, _event: AgentRinging) -> None:
        self._rang += 1

    def _on_missed(self, _event: AgentMissed) -> None:
        self._missed += 1

    def _on_answered(self, event: AgentAnswered) -> None:
        self._queue = event.queue
        self._wait.end(event.at)
        self._end_talk(event.at)  # of another agent, whose end nobody saw
        self._bridge.begin(event.at)
        if self._agents[-1:] != [event.agent]:
            self._agents.append(event.agent)

    def _on_held(self, event: CallHeld | ConsultationBegan) -> None:
        if self._bridge.since is not None:
            self._hold.begin(event.at)

    def _on_retrieved(self, event: CallRetrieved | CallTakenBack | ConferenceBegan) -> None:
        self._hold.end(event.at)

    def _on_talk_ended(self, event: TalkEnded) -> None:
        self._end_talk(event.at)
        self._ended_by = event.ended_by

    def _end_talk(self, at: float) -> None:
        self._hold.end(at)
        self._bridge.end(at)

    def _on_left(self, event: CallAbandoned | CallFlowedOut) -> None:
        self._queue = event.queue
        self._wait.end(event.at)
        if isinstance(event, CallAbandoned):
            self._left = "abandoned"
        else:
            self._left = "call-back" if event.to == "call-back" else "flowed out"

    def _on_recording(
        self, event: RecordingStarted | RecordingFinalised | RecordingFailed | RecordingDeleted
    ) -> None:
        self._recording.apply(event)

    def _on_message(self, event: MessageLeft) -> None:
        self._message = event
        self.messages.append(event.message)
        self._language = self._language or event.language

    def _on_transcribed(self, event: MessageTranscribed) -> None:
        self.transcribed.add(event.message)

    def _on_fax(self, _event: FaxReceived) -> None:
        self._fax = True

    def _on_outside(self, event: OutsideEnded) -> None:
        self._outside = self._outside or event.result == "answered"

    def _on_case(self, event: CaseOpened | MessageAddedToCase) -> None:
        self._reference = event.reference

    def _on_ended(self, event: CallEnded) -> None:
        self.ended = event


_HANDLERS: Mapping[type[Event], Callable[[CallFold, Any], None]] = {
    CallArrived: CallFold._on_arrived,
    LanguageChosen: CallFold._on_language,
    MenuEntered: CallFold._on_menu_or_message,
    MessageStarted: CallFold._on_menu_or_message,
    CallQueued: CallFold._on_queued,
    AgentRinging: CallFold._on_ringing,
    AgentMissed: CallFold._on_missed,
    AgentAnswered: CallFold._on_answered,
    CallHeld: CallFold._on_held,
    CallRetrieved: CallFold._on_retrieved,
    # While the agent asks somebody, the caller hears music as on hold.
    ConsultationBegan: CallFold._on_held,
    CallTakenBack: CallFold._on_retrieved,
    ConferenceBegan: CallFold._on_retrieved,
    TalkEnded: CallFold._on_talk_ended,
    CallAbandoned: CallFold._on_left,
    CallFlowedOut: CallFold._on_left,
    RecordingStarted: CallFold._on_recording,
    RecordingFinalised: CallFold._on_recording,
    RecordingFailed: CallFold._on_recording,
    RecordingDeleted: CallFold._on_recording,
    MessageLeft: CallFold._on_message,
    MessageTranscribed: CallFold._on_transcribed,
    FaxReceived: CallFold._on_fax,
    OutsideEnded: CallFold._on_outside,
    CaseOpened: CallFold._on_case,
    MessageAddedToCase: CallFold._on_case,
    CallEnded: CallFold._on_ended,
}
