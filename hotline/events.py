"""Every fact that the journal can hold, as a frozen typed event.

An event says what happened, never what somebody wants. Times are seconds since the Unix epoch (UTC), measured where
the fact happened. Fields are only ever added, with a default, so that an old journal can always be read.

A call is known by the Uniqueid of the caller's channel (with Asterisk's system name in front, so that it is unique
over nodes). An agent is known by the key under `[agents]` in the configuration. Telephone numbers are E.164 where
they could be understood, otherwise as they came; None where the caller withheld the number.
"""

from typing import Literal

import msgspec

from hotline.routing_rules import RoutingRules


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """A fact. Its class name is its type in the journal."""

    #: Seconds since the Unix epoch, UTC.
    at: float


class CallEvent(Event, frozen=True, kw_only=True):
    """A fact about one call."""

    #: Uniqueid of the caller's channel.
    call: str


class AgentEvent(Event, frozen=True, kw_only=True):
    """A fact about one agent, outside any call."""

    agent: str


# --- the caller's way through the menus ---


class CallArrived(CallEvent, frozen=True, kw_only=True):
    """The caller's channel was answered and reached the controller."""

    #: Who calls, E.164; None if withheld.
    caller: str | None
    #: The number that was dialled.
    dialled: str
    #: Asterisk's name of the channel.
    channel: str


class CallResumed(CallEvent, frozen=True, kw_only=True):
    """A new controller took over a call that an earlier one had begun."""

    #: The step at which the call goes on.
    step: Literal["menu", "queue", "message", "end"]


class ConsentNoticePlayed(CallEvent, frozen=True, kw_only=True):
    """The caller was told that the call may be recorded."""


class RecordingRefused(CallEvent, frozen=True, kw_only=True):
    """The caller does not want this call to be recorded: nothing of it is."""


class LanguageChosen(CallEvent, frozen=True, kw_only=True):
    """The call goes on in this language."""

    #: Language tag, for example `ar`.
    language: str
    #: By the caller's key, by the number that was dialled, or by default because the caller stayed silent.
    by: Literal["key", "number", "default"]


class MenuEntered(CallEvent, frozen=True, kw_only=True):
    """The caller hears a menu."""

    menu: str


class MenuChosen(CallEvent, frozen=True, kw_only=True):
    """The caller pressed a key that the menu knows, or said its words."""

    menu: str
    key: str
    #: Whether the key was pressed, or its words were said.
    by: Literal["key", "speech"] = "key"
    #: How sure the speech engine was, 0 to 1; None for a key.
    confidence: float | None = None


class SpeechUnclear(CallEvent, frozen=True, kw_only=True):
    """The caller said something in which no word of the menu could be heard well enough."""

    menu: str
    #: Of the best word, 0 to 1; None where there was none.
    confidence: float | None = None


class MenuGivenUp(CallEvent, frozen=True, kw_only=True):
    """After too many silent or wrong tries the caller is taken to a person."""

    menu: str


# --- waiting and talking ---


class CallQueued(CallEvent, frozen=True, kw_only=True):
    """The caller began to wait in this queue. The true wait in it counts from here, over all attempts."""

    queue: str
    language: str
    #: Artificial age, seconds: the call is served as if it had come so much earlier.
    priority_seconds: float = 0.0
    #: The agent who is to be tried first; None if nobody in particular.
    preferred: str | None = None
    #: The place is older than this entry: since when the caller waits, over queues and call-backs; None: since `at`.
    since: float | None = None
    #: The call takes over the place of this call-back: the citizen called again meanwhile.
    callback: str | None = None
    #: What this call needs beside the queue's own requirement, in the same language; empty: nothing.
    requires: str = ""
    #: How long the preferred agent is waited for; None: as the queue does.
    preferred_seconds: float | None = None


class CallDetached(CallEvent, frozen=True, kw_only=True):
    """The call's script lost its channel; the caller keeps the place, but nobody is rung until `CallResumed`."""


class PositionAnnounced(CallEvent, frozen=True, kw_only=True):
    """The caller was told the position in the queue; 1 is next."""

    queue: str
    position: int


class ExpectedWaitAnnounced(CallEvent, frozen=True, kw_only=True):
    """The caller was told how long it will take. Said versus real is a metric (`queue/statistics`)."""

    queue: str
    #: The estimate before it was put into words, seconds.
    expected_seconds: float
    #: What the words mean, seconds: 240 for "about 4 minutes".
    said_seconds: float
    #: The words name a bound and not a time: "less than a minute".
    at_most: bool = False
    #: The words name a bound below: "more than an hour".
    at_least: bool = False


class AgentReserved(CallEvent, frozen=True, kw_only=True):
    """Exactly this agent is kept for exactly this call."""

    agent: str
    queue: str


class AgentRinging(CallEvent, frozen=True, kw_only=True):
    """Asterisk sent the INVITE to the agent's phone."""

    agent: str
    #: Asterisk's name of the agent's channel.
    channel: str


class AgentAnswered(CallEvent, frozen=True, kw_only=True):
    """Agent and caller were bridged."""

    agent: str
    queue: str
    #: True where the bridge itself was not seen (link to Asterisk was down) and `at` is a later time.
    estimated: bool = False


class AgentMissed(CallEvent, frozen=True, kw_only=True):
    """The agent was rung and did not take the call; the caller stays at the head."""

    agent: str
    queue: str
    reason: Literal["no answer", "rejected", "busy", "unreachable", "failed"]


class CallHeld(CallEvent, frozen=True, kw_only=True):
    """The agent put the caller on hold."""

    agent: str


class CallRetrieved(CallEvent, frozen=True, kw_only=True):
    """The agent took the caller back from hold."""

    agent: str


class TalkEnded(CallEvent, frozen=True, kw_only=True):
    """Agent and caller are no longer bridged."""

    agent: str
    ended_by: Literal["agent", "caller", "unknown"]
    #: Time that the agent has for wrap-up, seconds; 0 means that the agent is free at once.
    wrap_up_seconds: float = 0.0


class CallAbandoned(CallEvent, frozen=True, kw_only=True):
    """The caller left while waiting or while an agent's phone rang."""

    queue: str


#: Why a caller left a queue for something else than an agent.
FlowOutReason = Literal[
    "nobody signed in",
    "all lines busy",
    "expected wait",
    "waited too long",
    "closed",
    "wish of the caller",
    "fax machine",
]


class CallFlowedOut(CallEvent, frozen=True, kw_only=True):
    """The caller left the queue for something else than an agent."""

    queue: str
    to: Literal["message", "call-back", "queue", "announcement", "fax"]
    reason: FlowOutReason
    #: The other queue, or the prompt of the announcement; empty for the others.
    target: str = ""


class CallEnded(CallEvent, frozen=True, kw_only=True):
    """The caller's channel is gone. The last event of every call."""

    reason: Literal["completed", "caller hung up", "lost", "failed"]


# --- functions of the operator's, in the menus ---


class CallFactLearned(CallEvent, frozen=True, kw_only=True):
    """A function of the operator's has found out something about the call."""

    name: str
    #: May be personal.
    value: str


# --- calls that go to a number outside ---


class OutsideDialled(CallEvent, frozen=True, kw_only=True):
    """The caller is being connected to a number that is not ours."""

    #: Its key under `[outside]` in the configuration.
    outside: str


class OutsideEnded(CallEvent, frozen=True, kw_only=True):
    """The connection to the number outside is over, or there was none."""

    outside: str
    #: "unknown": the call ended while no controller ran.
    result: Literal["answered", "busy", "no answer", "unreachable", "failed", "unknown"]
    talk_seconds: float = 0.0


# --- a citizen asks what became of a case ---


class StatusAsked(CallEvent, frozen=True, kw_only=True):
    """The caller asked about a case; who guesses references shows up here."""

    #: By the whole reference, or by the caller's own number and the reference's last digits.
    by: Literal["reference", "number"]
    #: None where no case fits.
    reference: str | None


class StatusTold(CallEvent, frozen=True, kw_only=True):
    """The caller heard the state of the case to its end."""

    reference: str


# --- surveys ---


class SurveyOffered(CallEvent, frozen=True, kw_only=True):
    """The caller was asked whether to rate the service after the talk."""

    agreed: bool


class SurveyEvent(Event, frozen=True, kw_only=True):
    """A fact about one survey."""

    #: The call that is rated; each is rated once.
    survey: str


class SurveyInvited(SurveyEvent, frozen=True, kw_only=True):
    """The citizen is asked later; committed before the call or the text goes out."""

    by: Literal["call-back", "text"]
    #: E.164.
    number: str
    attempt: int = 1


class SurveyInvitationFailed(SurveyEvent, frozen=True, kw_only=True):
    """The citizen could not be asked; tried again `again_at` if that is set."""

    by: Literal["call-back", "text"]
    reason: str
    again_at: float | None = None


class SurveyAnswered(SurveyEvent, frozen=True, kw_only=True):
    """The citizen gave a mark; the last one counts."""

    #: 1 (bad) to 5 (good).
    score: int
    by: Literal["call", "call-back", "text"]
    queue: str
    #: Who talked with the citizen last; None where nobody did.
    agent: str | None
    #: The case of the call; None without one.
    reference: str | None = None


class SurveyCommentLeft(SurveyEvent, frozen=True, kw_only=True):
    """The citizen said something to it."""

    #: Relative to the folder of messages.
    path: str
    seconds: float
    language: str


# --- call-backs: a place in the queue without a channel; it is a call of its own, known by `callback` ---


class CallbackEvent(Event, frozen=True, kw_only=True):
    """A fact about one call-back."""

    #: Identity of the call-back; also the `call` of the reservations made for it.
    callback: str


class CallbackOffered(CallEvent, frozen=True, kw_only=True):
    """The caller was told which key asks for a call-back."""

    queue: str


class CallbackRequested(CallbackEvent, frozen=True, kw_only=True):
    """The citizen hangs up and keeps the place. Committed before the citizen hears so."""

    #: The call in which it was asked for.
    call: str
    queue: str
    language: str
    #: Where to call, E.164.
    number: str
    #: The message that this call-back answers; None: the citizen asked for it while waiting.
    message: str | None = None
    #: What the call needs beside the queue's own requirement.
    requires: str = ""
    #: Since when the citizen waits, seconds since the epoch.
    since: float
    priority_seconds: float = 0.0
    preferred: str | None = None


class CallbackDialled(CallbackEvent, frozen=True, kw_only=True):
    """The citizen is about to be called; committed before Asterisk is asked, so that no attempt is made twice."""

    #: 1 for the first.
    attempt: int
    #: The Uniqueid that the citizen's channel will have.
    channel: str


class CallbackAnswered(CallbackEvent, frozen=True, kw_only=True):
    """The citizen answered and is there; `CallQueued` of that call takes over the place and the agent."""

    #: Uniqueid of the citizen's channel.
    call: str


class CallbackFailed(CallbackEvent, frozen=True, kw_only=True):
    """The citizen was not reached."""

    attempt: int
    reason: Literal[
        "busy", "no answer", "refused", "not confirmed", "hung up", "unreachable", "failed", "unknown"
    ]
    #: The place is taken up again then, seconds since the epoch; None: this was the last attempt.
    again_at: float | None = None


class CallbackRested(CallbackEvent, frozen=True, kw_only=True):
    """The turn came when citizens cannot be called (outside the hours, no Asterisk): the agent is free again."""

    #: The place is taken up again then, seconds since the epoch.
    until: float


class CallbackDue(CallbackEvent, frozen=True, kw_only=True):
    """The call-back is in line again, at its old age: the pause is over, or the call that had its place gave up."""


class CallbackEnded(CallbackEvent, frozen=True, kw_only=True):
    """The request is settled."""

    reason: Literal["talked", "called again", "not reached", "cancelled"]
    #: The case that was opened for a citizen who was not reached.
    reference: str | None = None


# --- recordings ---


class RecordingStarted(CallEvent, frozen=True, kw_only=True):
    """The conversation is being written, both sides apart."""

    #: Relative to the folder of recordings.
    path: str


class RecordingPaused(CallEvent, frozen=True, kw_only=True):
    """Nothing is recorded from now on; the gap keeps its length."""

    #: By the agent's key, by a command, or because the caller keys digits that nobody may keep.
    by: Literal["agent", "command", "digits"]
    #: Who gave the command; empty for the others.
    who: str = ""


class RecordingResumed(CallEvent, frozen=True, kw_only=True):
    """The recording goes on."""

    by: Literal["agent", "command", "digits"]
    who: str = ""


class RecordingFinalised(CallEvent, frozen=True, kw_only=True):
    """The finished file is in its place."""

    path: str
    #: Length of the audio.
    seconds: float
    #: Size and SHA-256 (hexadecimal) of the stored file as it lies there, encrypted or not; empty in old journals.
    size: int = 0
    sha256: str = ""
    #: Which key its own key is wrapped with; empty: not encrypted.
    key: str = ""
    #: When retention ends, seconds since the epoch; None: it is kept until somebody deletes it.
    keep_until: float | None = None


class RecordingFailed(CallEvent, frozen=True, kw_only=True):
    """There is no recording although there should be one."""

    reason: str


class RecordingEvent(Event, frozen=True, kw_only=True):
    """A fact about a finished recording, long after its call."""

    #: The call that was recorded: each has one recording.
    recording: str


class RecordingAccessed(RecordingEvent, frozen=True, kw_only=True):
    """Somebody played, exported or looked at it; written before it is given out."""

    how: Literal["played", "exported", "picture"]
    who: str
    why: str


class RecordingHeld(RecordingEvent, frozen=True, kw_only=True):
    """Legal hold: it is not deleted, whatever the retention says."""

    who: str
    why: str


class RecordingReleased(RecordingEvent, frozen=True, kw_only=True):
    """The legal hold is over."""

    who: str
    why: str


class RecordingDeleted(RecordingEvent, frozen=True, kw_only=True):
    """Audio and metadata are gone; written before they are removed."""

    reason: Literal["retention", "request"]
    who: str = ""
    why: str = ""


class RecordingRekeyed(RecordingEvent, frozen=True, kw_only=True):
    """Its own key is wrapped with another key now; the audio did not change."""

    key: str
    size: int
    sha256: str


class RecordingDamaged(RecordingEvent, frozen=True, kw_only=True):
    """A check found that it is not what was stored."""

    what: str


# --- messages and cases ---


class MessageStarted(CallEvent, frozen=True, kw_only=True):
    """The beep was played; what the caller says is written to `path`."""

    message: str
    #: Relative to the folder of messages.
    path: str
    #: Whose people look after it; empty where an earlier version wrote the event.
    queue: str = ""
    #: The case that it belongs to; None: it opens one.
    reference: str | None = None


class MessageDiscarded(CallEvent, frozen=True, kw_only=True):
    """The caller wished to say it again, or nothing was said, or the file is damaged and in quarantine."""

    message: str
    reason: Literal["said again", "empty", "unreadable"]


class MessageLeft(CallEvent, frozen=True, kw_only=True):
    """The message is on disk and in the inbox."""

    message: str
    path: str
    seconds: float
    caller: str | None
    language: str
    #: Where it was recorded: by this controller, or by the dialplan alone.
    source: Literal["call", "lifeboat"]


class CaseOpened(CallEvent, frozen=True, kw_only=True):
    """A case is in the case store."""

    #: What the citizen hears and says.
    reference: str


class MessageAddedToCase(CallEvent, frozen=True, kw_only=True):
    """The message belongs to a case that was open already."""

    message: str
    reference: str


class ReferenceSpoken(CallEvent, frozen=True, kw_only=True):
    """The caller heard the whole reference number."""

    reference: str


class MessageTranscribed(Event, frozen=True, kw_only=True):
    """A speech engine wrote down the message."""

    message: str
    engine: str
    #: 0 to 1; None where the engine gives none.
    confidence: float | None
    #: Nobody says anything in it: silence, or noise.
    empty: bool = False


class MessageTranscriptionFailed(Event, frozen=True, kw_only=True):
    """The engine could not read this message; it stays, and is tried again `again_at` if that is set."""

    message: str
    reason: str
    again_at: float | None = None


class MessageTaken(Event, frozen=True, kw_only=True):
    """An agent looks after the message."""

    message: str
    agent: str


class MessageReturned(Event, frozen=True, kw_only=True):
    """The message is for anybody again."""

    message: str
    agent: str


class MessageCalledBack(Event, frozen=True, kw_only=True):
    """The citizen was reached and talked with."""

    message: str
    agent: str


class MessageClosed(Event, frozen=True, kw_only=True):
    """Nothing is left to do for the message."""

    message: str
    #: An agent, or the user of the machine.
    by: str


class CaseEvent(Event, frozen=True, kw_only=True):
    """A fact about one case."""

    reference: str
    #: An agent, the user of the machine, or `citizen`.
    by: str


class CaseAssigned(CaseEvent, frozen=True, kw_only=True):
    """Another department or person looks after the case."""

    department: str | None
    #: An agent's key; None: nobody in particular.
    owner: str | None


class CaseStatusChanged(CaseEvent, frozen=True, kw_only=True):
    """The case has another status."""

    status: str


class CaseReopened(CaseEvent, frozen=True, kw_only=True):
    """The citizen or somebody else says that a closed case is not done."""

    #: The call in which it happened; None: in none.
    call: str | None = None


class CaseDueChanged(CaseEvent, frozen=True, kw_only=True):
    """The case is due at another time."""

    #: Seconds since the epoch; None: at no time.
    due_at: float | None


class CaseNoteAdded(CaseEvent, frozen=True, kw_only=True):
    """Somebody wrote a note; its text is in the case store."""

    #: The citizen may hear it.
    public: bool


# --- faxes ---


class FaxStarted(CallEvent, frozen=True, kw_only=True):
    """A fax machine is on the line; its pages are written to `path`."""

    fax: str
    #: Relative to the folder of messages.
    path: str


class FaxReceived(CallEvent, frozen=True, kw_only=True):
    """Pages are on disk and in a case."""

    fax: str
    #: The PDF, relative to the folder of messages.
    path: str
    pages: int
    #: Who sent it, E.164; None if withheld.
    caller: str | None
    #: What the sending machine calls itself.
    station: str = ""
    #: False: the line broke before the last page.
    whole: bool = True


class FaxFailed(CallEvent, frozen=True, kw_only=True):
    """No page came."""

    fax: str
    reason: str


# --- agents ---


class AgentSignedIn(AgentEvent, frozen=True, kw_only=True):
    """The agent takes calls of these queues from now on; also ends a pause."""

    queues: tuple[str, ...]


class AgentSignedOut(AgentEvent, frozen=True, kw_only=True):
    """The agent takes no more calls."""


class AgentPaused(AgentEvent, frozen=True, kw_only=True):
    """The agent stays signed in but is offered nothing."""

    reason: str = ""


class AgentResumed(AgentEvent, frozen=True, kw_only=True):
    """The pause is over."""


class AgentSetAside(AgentEvent, frozen=True, kw_only=True):
    """Redirection on no answer: the agent missed a call and is offered nothing until signing in or resuming."""

    call: str


class WrapUpEnded(AgentEvent, frozen=True, kw_only=True):
    """The agent is ready for the next call."""


class WrapUpExtended(AgentEvent, frozen=True, kw_only=True):
    """The agent needs longer for the wrap-up."""

    #: The new planned end, seconds since the epoch.
    until: float


class AgentHeldBack(AgentEvent, frozen=True, kw_only=True):
    """The agent is on the phone with us (a feature code): rung for nothing until `AgentReleased`."""


class AgentReleased(AgentEvent, frozen=True, kw_only=True):
    """The agent may be rung again."""


class AgentPhoneChanged(AgentEvent, frozen=True, kw_only=True):
    """What Asterisk knows of the agent's phone, apart from the calls that we ourselves put on it."""

    phone: Literal["unreachable", "idle", "in use"]


# --- supervisors ---


class RulesLoaded(Event, frozen=True, kw_only=True):
    """By these rules calls are routed from now on: at start, and at each reload that changed them."""

    rules: RoutingRules


class SurgeSwitchedOn(Event, frozen=True, kw_only=True):
    """Callers hear an announcement before the menu, or instead of it; ends an earlier one."""

    #: By language: the sound, relative to the folder of sounds, without its ending.
    sounds: dict[str, str]
    #: The end, seconds since the epoch.
    until: float
    #: True: callers hear nothing else, and the call ends.
    instead: bool = False
    #: What is said, by language; empty where it was given as audio.
    texts: dict[str, str] = {}
    #: The user of the machine who did it; empty where an earlier version wrote the event.
    by: str = ""


class SurgeSwitchedOff(Event, frozen=True, kw_only=True):
    """The announcement is over before its time."""

    #: The user of the machine who did it; empty where an earlier version wrote the event.
    by: str = ""


class SurgeHeard(CallEvent, frozen=True, kw_only=True):
    """The caller heard the announcement of surge mode."""

    language: str
    #: False: a key interrupted it, or the caller hung up.
    whole: bool = True


# --- the machine ---


class DiskNearlyFull(Event, frozen=True, kw_only=True):
    """Soon nothing more can be recorded; callers are offered a call-back instead of a message below the last limit."""

    folder: Literal["messages", "recordings"]
    free_megabytes: int
    #: True: no message is taken any more.
    refusing: bool = False


class DiskHasRoom(Event, frozen=True, kw_only=True):
    """There is room again."""

    folder: Literal["messages", "recordings"]
    free_megabytes: int


class ControllerStarted(Event, frozen=True, kw_only=True):
    """A controller took over this node: scripts of an earlier one are gone, its calls wait to be resumed."""

    version: str


class ControllerStopped(Event, frozen=True, kw_only=True):
    """A controller ended as it was told to."""


type_names: dict[str, type[Event]] = {}


def _collect(base: type[Event]) -> None:
    for cls in base.__subclasses__():
        if cls.__subclasses__():
            _collect(cls)
        else:
            type_names[cls.__name__] = cls


_collect(Event)

_encoder = msgspec.json.Encoder()
_decoders: dict[str, msgspec.json.Decoder[Event]] = {
    name: msgspec.json.Decoder(cls) for name, cls in type_names.items()
}


def encode(event: Event) -> str:
    """Return the event as a JSON object, with its type under `type`."""
    return _encoder.encode(event).decode()


def decode(type_name: str, data: str | bytes) -> Event:
    """Return the event that `encode` wrote.

    Raises `KeyError` for a type that this version does not know, and `msgspec.ValidationError` for data that do not
    fit the type.
    """
    return _decoders[type_name].decode(data)
