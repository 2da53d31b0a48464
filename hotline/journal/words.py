"""What each event says in plain words. Pure."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from hotline.events import (
    AgentAnswered,
    AgentHeldBack,
    AgentMissed,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallDetached,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    ConsentNoticePlayed,
    ControllerStarted,
    ControllerStopped,
    Event,
    ExpectedWaitAnnounced,
    LanguageChosen,
    MenuChosen,
    MenuEntered,
    MenuGivenUp,
    PositionAnnounced,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
    RulesLoaded,
    SurgeHeard,
    SurgeSwitchedOff,
    SurgeSwitchedOn,
    TalkEnded,
    WrapUpEnded,
    WrapUpExtended,
)

from .spelling import Spelling
from .words_administration import ADMINISTRATION_PHRASES
from .words_agent_desk import DESK_PHRASES
from .words_callbacks import CALLBACK_PHRASES
from .words_cases import CASE_PHRASES
from .words_desk import USER_PHRASES
from .words_messages import MESSAGE_PHRASES
from .words_phones import PHONE_PHRASES
from .words_public import PUBLIC_PHRASES
from .words_quality import QUALITY_PHRASES
from .words_supervision import SUPERVISION_PHRASES
from .words_transfers import TRANSFER_PHRASES
from .words_voice import VOICE_PHRASES


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


def _agent_paused(event: AgentPaused, _spell: Spelling) -> str:
    return f"{event.agent} pauses" + (f": {event.reason}" if event.reason else "")


def _call_queued(event: CallQueued, _spell: Spelling) -> str:
    place = "" if event.callback is None else f", at the place of call-back {event.callback}"
    return f"waits in {event.queue} ({event.language}){place}"


def said_wait(event: ExpectedWaitAnnounced) -> str:
    """Return what the caller was told, in short."""
    bound = "at most " if event.at_most else "at least " if event.at_least else ""
    return f"{bound}{event.said_seconds / 60:.0f} min"


def _wait_announced(event: ExpectedWaitAnnounced, _spell: Spelling) -> str:
    return f"hears the expected wait in {event.queue}: {said_wait(event)} (estimated {event.expected_seconds:.0f} s)"


def _flowed_out(event: CallFlowedOut, _spell: Spelling) -> str:
    what = {"queue": "another queue", "announcement": "an announcement"}.get(event.to, f"a {event.to}")
    where = f" ({event.target})" if event.target else ""
    return f"leaves {event.queue} for {what}{where}: {event.reason}"


def _surge_on(event: SurgeSwitchedOn, _spell: Spelling) -> str:
    until = datetime.fromtimestamp(event.until, UTC)
    place = "instead of the menu" if event.instead else "before the menu"
    return f"surge mode {place} until {until:%Y-%m-%d %H:%M} UTC{_by(event.by)}"


def _by(user: str) -> str:
    return f" by {user}" if user else ""


PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallArrived: _call_arrived,
    CallResumed: lambda event, _: f"a new controller takes over, in step {event.step}",
    ConsentNoticePlayed: lambda event, _: "heard that the call may be recorded",
    LanguageChosen: _language_chosen,
    MenuEntered: lambda event, _: f"hears the menu {event.menu}",
    MenuChosen: lambda event, _: (
        f"{'presses' if event.by == 'key' else 'says what stands for'} {event.key} in {event.menu}"
    ),
    MenuGivenUp: lambda event, _: f"gets no further in {event.menu} and is taken to a person",
    CallQueued: _call_queued,
    PositionAnnounced: lambda event, _: f"hears the position in {event.queue}: {event.position}",
    ExpectedWaitAnnounced: _wait_announced,
    CallDetached: lambda event, _: "its script is gone; the caller keeps the place",
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
    CallFlowedOut: _flowed_out,
    CallEnded: _call_ended,
    RecordingStarted: lambda event, _: f"is recorded: {event.path}",
    RecordingFinalised: lambda event, _: f"the recording is ready, {event.seconds:.1f} s: {event.path}",
    RecordingFailed: lambda event, _: f"there is no recording: {event.reason}",
    AgentSignedIn: lambda event, _: f"{event.agent} signs in for {', '.join(event.queues)}",
    AgentSignedOut: lambda event, _: f"{event.agent} signs out",
    AgentPaused: _agent_paused,
    AgentResumed: lambda event, _: f"{event.agent} is back from the pause",
    AgentSetAside: lambda event, _: f"{event.agent} is set aside after the missed call",
    WrapUpEnded: lambda event, _: f"{event.agent} has finished the wrap-up",
    WrapUpExtended: lambda event, _: f"{event.agent} takes longer for the wrap-up",
    AgentHeldBack: lambda event, _: f"{event.agent} dials a feature code",
    AgentReleased: lambda event, _: f"{event.agent} has dialled a feature code",
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
    **CALLBACK_PHRASES,
    **MESSAGE_PHRASES,
    **DESK_PHRASES,
    **VOICE_PHRASES,
    **TRANSFER_PHRASES,
    **PHONE_PHRASES,
    **ADMINISTRATION_PHRASES,
    **CASE_PHRASES,
    **USER_PHRASES,
    **PUBLIC_PHRASES,
    **QUALITY_PHRASES,
    **SUPERVISION_PHRASES,
}
