"""Messages, recordings and other facts that a call's row has to learn, some of them after its end."""

import pytest

from hotline.crm_bridge.interaction_fold import InteractionFold, interaction_of
from hotline.events import (
    AgentSignedIn,
    CallEnded,
    CallFlowedOut,
    CaseOpened,
    FaxReceived,
    MessageAddedToCase,
    MessageLeft,
    MessageStarted,
    MessageTranscribed,
    OutsideEnded,
    RecordingDeleted,
    RecordingFailed,
    RecordingFinalised,
    RecordingStarted,
)

from .call_story import CALL, Story


def test_message_after_flow_out() -> None:
    """A caller who left the queue for a message waited until then; the row knows message, case and length."""
    story = (
        Story()
        .arrives(caller=None)
        .queues()
        .add(CallFlowedOut, 60, queue="water", to="message", reason="waited too long")
    )
    row = story.leaves_message().ends("caller hung up", after=4).row
    assert (row.outcome, row.wait_seconds, row.message, row.message_seconds) == ("message", 60.0, "m1", 8.5)
    assert (row.reference, row.address, row.transcribed) == ("1008", None, False)


def test_late_facts_change_the_row() -> None:
    """What becomes known after the end makes the row anew: the recording, the transcript."""
    story = (
        Story().arrives().queues().add(CallFlowedOut, 1, queue="water", to="message", reason="all lines busy")
    )
    story.leaves_message().ends("caller hung up")
    fold = InteractionFold()
    for event in story.events:
        fold.apply(event)
    finalised = fold.apply(RecordingFinalised(at=2000.0, call=CALL, path="b.wav", seconds=12.0))
    assert finalised is not None
    assert (finalised.recording, finalised.recording_seconds, finalised.transcribed) == ("b.wav", 12.0, False)
    transcribed = fold.apply(MessageTranscribed(at=2001.0, message="m1", engine="vosk", confidence=0.8))
    assert transcribed is not None
    assert (transcribed.recording, transcribed.transcribed, transcribed.ended_at) == (
        "b.wav",
        True,
        finalised.ended_at,
    )


def test_recording_that_failed_is_none() -> None:
    """There is no path to a recording that does not exist."""
    story = Story().arrives().queues().rings().answers().add(RecordingStarted, path="a.wav")
    assert story.add(RecordingFailed, reason="disk full").talk_ends(3).ends().row.recording is None


def test_recording_that_was_deleted_is_none() -> None:
    """There is no path to a recording that is gone; a second one of the call is another."""
    fold = InteractionFold()
    for event in Story().arrives().queues().rings().answers().talk_ends(3).ends().events:
        fold.apply(event)
    path = f"2026/11/22/{CALL}.flac.sealed"
    fold.apply(RecordingFinalised(at=2000.0, call=CALL, path=path, seconds=12.0))
    other = fold.apply(RecordingDeleted(at=2001.0, recording=f"{CALL}+2", reason="retention"))
    assert other is not None
    assert (other.recording, other.recording_seconds) == (path, 12.0)
    gone = fold.apply(RecordingDeleted(at=2002.0, recording=CALL, reason="request"))
    assert gone is not None
    assert (gone.recording, gone.recording_seconds, gone.talk_seconds) == (None, None, other.talk_seconds)
    assert fold.apply(RecordingDeleted(at=2003.0, recording="unknown.1", reason="retention")) is None
    assert fold.open_calls() == {}


def test_message_before_the_call_was_known() -> None:
    """A transcript of a message that nobody knows, and events of agents, make no row."""
    fold = InteractionFold()
    assert fold.apply(MessageTranscribed(at=1.0, message="m9", engine="vosk", confidence=None)) is None
    assert fold.apply(AgentSignedIn(at=1.0, agent="1001", queues=("water",))) is None


def test_lifeboat_message_of_a_call_that_never_arrived() -> None:
    """A call that only the dialplan saw has a row as soon as its end is written."""
    story = Story().add(
        MessageLeft,
        message="m1",
        path="a.wav",
        seconds=8.5,
        caller="+96891230001",
        language="ar",
        source="lifeboat",
    )
    row = story.ends("caller hung up").row
    assert (row.outcome, row.address, row.dialled, row.language) == ("message", "+96891230001", None, "ar")


def test_a_call_that_adds_a_message_to_a_case_belongs_to_that_case() -> None:
    """Whoever looks at the contact finds the case."""
    story = Story().arrives().add(MessageStarted, message="m1", path="m1.wav")
    story.add(
        MessageLeft, 5, message="m1", path="m1.wav", seconds=4.0, caller=None, language="ar", source="call"
    )
    story.add(MessageAddedToCase, message="m1", reference="4271").add(CallEnded, 1, reason="completed")
    row = interaction_of(story.events)
    assert row is not None
    assert (row.reference, row.outcome) == ("4271", "message")


def test_a_fax_is_a_contact_of_its_own_channel() -> None:
    """Although the machine waited in a queue before its tone was heard, its pages are what the call was."""
    story = Story().arrives().queues()
    story.add(CallFlowedOut, 2, queue="water", to="fax", reason="fax machine")
    story.add(FaxReceived, 30, fax="f1", path="f1.pdf", pages=2, caller="+96891230001")
    story.add(CaseOpened, reference="1007").add(CallEnded, reason="completed")
    found = interaction_of(story.events)
    assert found is not None
    assert (found.channel, found.outcome, found.reference) == ("fax", "fax", "1007")


@pytest.mark.parametrize(("result", "outcome"), [("answered", "outside"), ("busy", "menu only")])
def test_a_talk_outside_is_an_outcome(result: str, outcome: str) -> None:
    """Only where somebody answered there."""
    story = Story().arrives().add(OutsideEnded, 20, outside="police", result=result, talk_seconds=9.0)
    found = interaction_of(story.add(CallEnded, reason="caller hung up").events)
    assert found is not None
    assert (found.channel, found.outcome) == ("voice", outcome)
