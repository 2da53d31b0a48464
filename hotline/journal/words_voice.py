"""What events about recordings, surveys, cases, faxes and the inbox say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallFactLearned,
    CaseAssigned,
    CaseDueChanged,
    CaseNoteAdded,
    CaseReopened,
    CaseStatusChanged,
    DiskHasRoom,
    DiskNearlyFull,
    Event,
    FaxFailed,
    FaxReceived,
    FaxStarted,
    MessageAddedToCase,
    MessageCalledBack,
    MessageClosed,
    MessageReturned,
    MessageTaken,
    OutsideDialled,
    OutsideEnded,
    RecordingAccessed,
    RecordingDamaged,
    RecordingDeleted,
    RecordingHeld,
    RecordingPaused,
    RecordingRefused,
    RecordingRekeyed,
    RecordingReleased,
    RecordingResumed,
    SpeechUnclear,
    StatusAsked,
    StatusTold,
    SurveyAnswered,
    SurveyCommentLeft,
    SurveyInvitationFailed,
    SurveyInvited,
    SurveyOffered,
)

from .spelling import Spelling


def _who(who: str) -> str:
    return f" ({who})" if who else ""


def _status_asked(event: StatusAsked, _spell: Spelling) -> str:
    by = "reference" if event.by == "reference" else "number and last digits"
    return (
        f"asks about the case {event.reference}, by {by}"
        if event.reference
        else f"asks by {by}: no case fits"
    )


def _survey_answered(event: SurveyAnswered, _spell: Spelling) -> str:
    whom = f" of {event.agent}" if event.agent else ""
    return f"rates the service{whom} with {event.score}, by {event.by}"


def _fax_received(event: FaxReceived, spell: Spelling) -> str:
    part = "" if event.whole else ", then the line broke"
    return f"a fax of {event.pages} pages from {spell(event.caller)}{part}"


def _assigned(event: CaseAssigned, _spell: Spelling) -> str:
    to = " and ".join(one for one in (event.department, event.owner) if one) or "nobody"
    return f"{event.by} gives the case {event.reference} to {to}"


def _due(event: CaseDueChanged, _spell: Spelling) -> str:
    when = "is due at another time" if event.due_at is not None else "is due at no time"
    return f"the case {event.reference} {when}, says {event.by}"


VOICE_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    SpeechUnclear: lambda event, _: f"says something that is no word of {event.menu}",
    CallFactLearned: lambda event, _: f"a function learns its {event.name}",
    OutsideDialled: lambda event, _: f"is connected to {event.outside}, outside",
    OutsideEnded: lambda event, _: f"{event.outside}, outside: {event.result}, {event.talk_seconds:.0f} s",
    StatusAsked: _status_asked,
    StatusTold: lambda event, _: f"heard the state of the case {event.reference}",
    SurveyOffered: lambda event, _: f"{'agrees' if event.agreed else 'does not want'} to rate the service",
    SurveyInvited: lambda event, _: f"is asked for a rating by {event.by}, attempt {event.attempt}",
    SurveyInvitationFailed: lambda event, _: f"could not be asked for a rating by {event.by}: {event.reason}",
    SurveyAnswered: _survey_answered,
    SurveyCommentLeft: lambda event, _: f"comments on the service, {event.seconds:.1f} s: {event.path}",
    RecordingRefused: lambda event, _: "does not want to be recorded",
    RecordingPaused: lambda event, _: f"the recording is paused by {event.by}{_who(event.who)}",
    RecordingResumed: lambda event, _: f"the recording goes on, by {event.by}{_who(event.who)}",
    RecordingAccessed: lambda event, _: f"{event.who} has {event.how} the recording: {event.why}",
    RecordingHeld: lambda event, _: f"{event.who} puts the recording under legal hold: {event.why}",
    RecordingReleased: lambda event, _: f"{event.who} ends the recording's legal hold: {event.why}",
    RecordingDeleted: lambda event, _: f"the recording is deleted: {event.reason}{_who(event.who)}",
    RecordingRekeyed: lambda event, _: f"the recording has another key: {event.key}",
    RecordingDamaged: lambda event, _: f"the recording is damaged: {event.what}",
    MessageAddedToCase: lambda event, _: f"the message belongs to the case {event.reference}",
    MessageTaken: lambda event, _: f"{event.agent} takes the message",
    MessageReturned: lambda event, _: f"{event.agent} gives the message back",
    MessageCalledBack: lambda event, _: f"{event.agent} has talked with the citizen about the message",
    MessageClosed: lambda event, _: f"{event.by} closes the message",
    CaseAssigned: _assigned,
    CaseStatusChanged: lambda event, _: f"{event.by} says that the case {event.reference} is {event.status}",
    CaseReopened: lambda event, _: f"{event.by} reopens the case {event.reference}",
    CaseDueChanged: _due,
    CaseNoteAdded: lambda event, _: (
        f"{event.by} writes a {'public' if event.public else 'internal'} note to the case {event.reference}"
    ),
    FaxStarted: lambda event, _: "a fax machine sends",
    FaxReceived: _fax_received,
    FaxFailed: lambda event, _: f"no page came by fax: {event.reason}",
    DiskNearlyFull: lambda event, _: (
        f"only {event.free_megabytes} MB are free for {event.folder}"
        + (", nothing more is taken" if event.refusing else "")
    ),
    DiskHasRoom: lambda event, _: f"there is room for {event.folder} again: {event.free_megabytes} MB",
}
