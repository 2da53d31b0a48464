"""A call's story in plain words: what people read who want to know what happened.

Pure. Telephone numbers are spelt by the function that the caller of `tell` gives, so that they can be masked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    CaseOpened,
    ConsentNoticePlayed,
    ControllerStarted,
    ControllerStopped,
    Event,
    LanguageChosen,
    MenuChosen,
    MenuEntered,
    MenuGivenUp,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    MessageTranscribed,
    MessageTranscriptionFailed,
    PositionAnnounced,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
    ReferenceSpoken,
    RulesLoaded,
    SurgeHeard,
    SurgeSwitchedOff,
    SurgeSwitchedOn,
    TalkEnded,
    WrapUpEnded,
)

#: Spells a telephone number, None being a withheld one.
Spelling = Callable[[str | None], str]


class Line(NamedTuple):
    """One thing that happened."""

    #: Seconds since the epoch.
    at: float
    text: str


def tell(event: Event, spell: Spelling) -> str:
    """Return in plain words what an event says."""
    phrase = _PHRASES.get(type(event))
    return type(event).__name__ if phrase is None else phrase(event, spell)


def story_of(events: Iterable[Event], spell: Spelling) -> list[Line]:
    """Return a line for each event; positions that were told one after the other share one."""
    return list(_lines(events, spell))


def _lines(events: Iterable[Event], spell: Spelling) -> Iterator[Line]:
    first: PositionAnnounced | None = None
    told: list[int] = []
    for event in events:
        if isinstance(event, PositionAnnounced):
            first = first or event
            told.append(event.position)
            continue
        if first is not None:
            yield _positions(first, told)
            first, told = None, []
        yield Line(event.at, tell(event, spell))
    if first is not None:
        yield _positions(first, told)


def _positions(first: PositionAnnounced, told: list[int]) -> Line:
    if len(told) > 6:
        return Line(
            first.at, f"hears {len(told)} times the position in {first.queue}: {told[0]} … {told[-1]}"
        )
    return Line(
        first.at, f"hears the position in {first.queue}: {', '.join(str(position) for position in told)}"
    )


def _call_arrived(event: CallArrived, spell: Spelling) -> str:
    return f"calls {event.dialled} " + (
        "without a number" if event.caller is None else f"from {spell(event.caller)}"
    )


def _language_chosen(event: LanguageChosen, _spell: Spelling) -> str:
    how = {
        "key": "by a key",
        "number": "by the number that was dialled",
        "default": "because nothing was chosen",
    }
    return f"goes on in {event.language}, {how[event.by]}"


def _agent_answered(event: AgentAnswered, _spell: Spelling) -> str:
    return f"talks with {event.agent}" + (
        " (or did so earlier: the beginning was not seen)" if event.estimated else ""
    )


def _talk_ended(event: TalkEnded, _spell: Spelling) -> str:
    who = {
        "agent": f"{event.agent} hangs up",
        "caller": "hangs up",
        "unknown": f"the talk with {event.agent} is over",
    }
    return who[event.ended_by]


def _call_ended(event: CallEnded, _spell: Spelling) -> str:
    how = {
        "completed": "the call is complete",
        "caller hung up": "the caller hung up",
        "lost": "the call was lost",
        "failed": "the call failed by our fault",
    }
    return how[event.reason]


def _message_left(event: MessageLeft, _spell: Spelling) -> str:
    where = " with no controller there" if event.source == "lifeboat" else ""
    return f"left a message of {event.seconds:.1f} s{where}: {event.path}"


def _message_discarded(event: MessageDiscarded, _spell: Spelling) -> str:
    why = {"said again": "the caller wants to say it again", "empty": "nothing was said"}
    return f"the message is dropped: {why.get(event.reason, event.reason)}"


def _transcribed(event: MessageTranscribed, _spell: Spelling) -> str:
    sure = "" if event.confidence is None else f", {event.confidence:.0%} sure"
    return f"the message is transcribed by {event.engine}{sure}"


def _transcription_failed(event: MessageTranscriptionFailed, _spell: Spelling) -> str:
    return f"the message could not be transcribed: {event.reason}" + (
        ", later again" if event.again_at else ""
    )


def _agent_paused(event: AgentPaused, _spell: Spelling) -> str:
    return f"{event.agent} pauses" + (f": {event.reason}" if event.reason else "")


def _surge_on(event: SurgeSwitchedOn, _spell: Spelling) -> str:
    until = datetime.fromtimestamp(event.until, UTC)
    place = "instead of the menu" if event.instead else "before the menu"
    return f"surge mode {place} until {until:%Y-%m-%d %H:%M} UTC{_by(event.by)}"


def _by(user: str) -> str:
    return f" by {user}" if user else ""


_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallArrived: _call_arrived,
    CallResumed: lambda event, _: f"a new controller takes over, in step {event.step}",
    ConsentNoticePlayed: lambda event, _: "heard that the call may be recorded",
    LanguageChosen: _language_chosen,
    MenuEntered: lambda event, _: f"hears the menu {event.menu}",
    MenuChosen: lambda event, _: f"presses {event.key} in {event.menu}",
    MenuGivenUp: lambda event, _: f"gets no further in {event.menu} and is taken to a person",
    CallQueued: lambda event, _: f"waits in {event.queue} ({event.language})",
    PositionAnnounced: lambda event, _: f"hears the position in {event.queue}: {event.position}",
    AgentReserved: lambda event, _: f"{event.agent} is reserved",
    AgentRinging: lambda event, _: f"the phone of {event.agent} rings",
    AgentAnswered: _agent_answered,
    AgentMissed: lambda event, _: (
        f"{event.agent} did not take it ({event.reason}); the caller stays at the head"
    ),
    CallHeld: lambda event, _: f"{event.agent} puts the caller on hold",
    CallRetrieved: lambda event, _: f"{event.agent} takes the caller back from hold",
    TalkEnded: _talk_ended,
    CallAbandoned: lambda event, _: f"leaves {event.queue} without having talked",
    CallFlowedOut: lambda event, _: f"leaves {event.queue} for a {event.to}: {event.reason}",
    CallEnded: _call_ended,
    RecordingStarted: lambda event, _: f"is recorded: {event.path}",
    RecordingFinalised: lambda event, _: f"the recording is ready, {event.seconds:.1f} s: {event.path}",
    RecordingFailed: lambda event, _: f"there is no recording: {event.reason}",
    MessageStarted: lambda event, _: "hears the beep and speaks",
    MessageDiscarded: _message_discarded,
    MessageLeft: _message_left,
    CaseOpened: lambda event, _: f"case {event.reference} is opened",
    ReferenceSpoken: lambda event, _: f"heard the reference {event.reference}",
    MessageTranscribed: _transcribed,
    MessageTranscriptionFailed: _transcription_failed,
    AgentSignedIn: lambda event, _: f"{event.agent} signs in for {', '.join(event.queues)}",
    AgentSignedOut: lambda event, _: f"{event.agent} signs out",
    AgentPaused: _agent_paused,
    AgentResumed: lambda event, _: f"{event.agent} is back from the pause",
    AgentSetAside: lambda event, _: f"{event.agent} is set aside after the missed call",
    WrapUpEnded: lambda event, _: f"{event.agent} has finished the wrap-up",
    AgentPhoneChanged: lambda event, _: f"the phone of {event.agent} is {event.phone}",
    RulesLoaded: lambda event, _: f"routes by new rules for {len(event.rules.queues)} queues",
    SurgeSwitchedOn: _surge_on,
    SurgeSwitchedOff: lambda event, _: f"surge mode is switched off{_by(event.by)}",
    SurgeHeard: lambda event, _: (
        f"hears the announcement of surge mode ({event.language})"
        + ("" if event.whole else ", not to the end")
    ),
    ControllerStarted: lambda event, _: f"controller {event.version} starts",
    ControllerStopped: lambda event, _: "the controller stops",
}
