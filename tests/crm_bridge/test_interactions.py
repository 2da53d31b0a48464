import dataclasses

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.interaction_fold import InteractionFold, interaction_of
from hotline.crm_bridge.span import Span
from hotline.crm_bridge.tables import interaction
from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    CaseOpened,
    Event,
    FaxReceived,
    LanguageChosen,
    MenuChosen,
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

CALL = "demo-1763800000.12"


@dataclasses.dataclass
class Story:
    """Writes the events of one call; each method happens `after` seconds later."""

    now: float = 1000.0
    events: list[Event] = dataclasses.field(default_factory=list)

    def add(self, cls: type[Event], after: float = 0.0, **fields: object) -> "Story":
        self.now += after
        if cls is not MessageTranscribed:
            fields = {"call": CALL} | fields
        self.events.append(cls(at=self.now, **fields))
        return self

    def arrives(self, caller: str | None = "+96891230001") -> "Story":
        self.add(CallArrived, caller=caller, dialled="1111", channel="PJSIP/trunk-00000001")
        self.add(LanguageChosen, 2, language="ar", by="key")
        return self.add(MenuEntered, menu="main").add(MenuChosen, 3, menu="main", key="1")

    def queues(self, queue: str = "water", after: float = 0.0) -> "Story":
        return self.add(CallQueued, after, queue=queue, language="ar")

    def rings(self, agent: str = "1001", after: float = 0.0) -> "Story":
        self.add(AgentReserved, after, agent=agent, queue="water")
        return self.add(AgentRinging, agent=agent, channel=f"PJSIP/{agent}-00000002")

    def answers(self, agent: str = "1001", after: float = 0.0) -> "Story":
        return self.add(AgentAnswered, after, agent=agent, queue="water")

    def talk_ends(self, after: float, by: str = "agent", agent: str = "1001") -> "Story":
        return self.add(TalkEnded, after, agent=agent, ended_by=by)

    def leaves_message(self, after: float = 10.0) -> "Story":
        self.add(MessageStarted, message="m1", path="m1.wav")
        self.add(
            MessageLeft,
            after,
            message="m1",
            path="m1.wav",
            seconds=8.5,
            caller=None,
            language="ar",
            source="call",
        )
        return self.add(CaseOpened, reference="1008")

    def ends(self, reason: str = "completed", after: float = 0.0) -> "Story":
        return self.add(CallEnded, after, reason=reason)

    @property
    def row(self) -> Interaction:
        row = interaction_of(self.events)
        assert row is not None
        return row


def test_answered_call() -> None:
    """A call that an agent answered at the second attempt tells all of it in one row."""
    story = (
        Story()
        .arrives()
        .queues()
        .rings("1001", after=4)
        .add(AgentMissed, 15, agent="1001", queue="water", reason="no answer")
    )
    story.rings("1002", after=1).answers("1002", after=5).add(RecordingStarted, path="2026/11/22/a.wav")
    story.add(CallHeld, 10, agent="1002").add(CallRetrieved, 20, agent="1002").talk_ends(
        30, agent="1002"
    ).ends(after=3)
    assert story.row == Interaction(
        id=CALL,
        channel="voice",
        started_at=1000.0,
        ended_at=1093.0,
        address="+96891230001",
        dialled="1111",
        language="ar",
        queue="water",
        agent="1002",
        agents=("1002",),
        wait_seconds=25.0,
        ring_attempts=2,
        missed=1,
        talk_seconds=40.0,
        hold_seconds=20.0,
        outcome="answered",
        ended_by="agent",
        recording="2026/11/22/a.wav",
        recording_seconds=None,
        message=None,
        message_seconds=None,
        transcribed=False,
        reference=None,
    )


def test_no_row_before_the_end() -> None:
    """A call that goes on has no row."""
    assert interaction_of(Story().arrives().queues().rings().answers().events) is None


def test_abandoned_while_waiting() -> None:
    """A caller who leaves the queue waited until then; nobody talked."""
    row = Story().arrives().queues().add(CallAbandoned, 42, queue="water").ends("caller hung up").row
    assert (row.outcome, row.wait_seconds, row.talk_seconds, row.ended_by) == (
        "abandoned",
        42.0,
        0.0,
        "caller",
    )


def test_abandoned_while_ringing_counts_the_ring() -> None:
    """Ring time is waiting time."""
    row = (
        Story()
        .arrives()
        .queues()
        .rings(after=10)
        .add(CallAbandoned, 7, queue="water")
        .ends("caller hung up")
        .row
    )
    assert (row.outcome, row.wait_seconds, row.ring_attempts) == ("abandoned", 17.0, 1)


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


def test_flow_out_without_a_message() -> None:
    """Who leaves the queue for a message and says nothing flowed out."""
    story = (
        Story()
        .arrives()
        .queues()
        .add(CallFlowedOut, 60, queue="water", to="message", reason="waited too long")
    )
    assert story.ends("caller hung up", after=2).row.outcome == "flowed out"


def test_a_promised_callback_is_the_outcome_of_the_call_in_which_it_was_asked_for() -> None:
    """And the case that is opened where the citizen is not reached belongs to that call."""
    story = (
        Story()
        .arrives()
        .queues()
        .add(CallFlowedOut, 60, queue="water", to="call-back", reason="wish of the caller")
        .ends(after=2)
        .add(CaseOpened, 3600, reference="1008")
    )
    assert (story.row.outcome, story.row.wait_seconds, story.row.reference) == ("call-back", 60.0, "1008")


def test_menu_only() -> None:
    """A call that never reached a queue has no wait."""
    row = Story().arrives().ends("caller hung up", after=5).row
    assert (row.outcome, row.wait_seconds, row.queue, row.ended_by) == ("menu only", None, None, "caller")


@pytest.mark.parametrize("reason", ["lost", "failed"])
def test_call_that_was_lost_in_the_menu(reason: str) -> None:
    """A call that ended by a failure of ours says so."""
    assert Story().arrives().ends(reason).row.outcome == reason


def test_caller_who_hung_up_while_nobody_looked_has_abandoned() -> None:
    """A call that ends by the caller in the queue was abandoned even if nobody wrote it down."""
    row = Story().arrives().queues().ends("caller hung up", after=12).row
    assert (row.outcome, row.wait_seconds) == ("abandoned", 12.0)


def test_talk_whose_end_nobody_saw_lasts_until_the_call_ends() -> None:
    """A talk during which the controller died is counted until the call's end; hold ends with it."""
    row = (
        Story()
        .arrives()
        .queues()
        .rings()
        .answers()
        .add(CallHeld, 20, agent="1001")
        .ends("lost", after=10)
        .row
    )
    assert (row.talk_seconds, row.hold_seconds, row.outcome, row.ended_by) == (
        20.0,
        10.0,
        "answered",
        "unknown",
    )


def test_resumed_call_waits_on() -> None:
    """A call that another controller took over, and queued again, has waited since it was first queued."""
    story = (
        Story().arrives().queues().add(CallResumed, 5, step="queue").queues(after=1).rings().answers(after=4)
    )
    assert story.talk_ends(10).ends().row.wait_seconds == 10.0


def test_second_queue_adds_its_wait() -> None:
    """A caller who talked, queued again and talked again waited both times; both agents are in the row."""
    story = Story().arrives().queues().rings().answers(after=10).talk_ends(30)
    story.queues("general", after=1).rings("1002").add(AgentAnswered, 5, agent="1002", queue="general")
    row = story.talk_ends(20, "caller", "1002").ends("caller hung up").row
    assert (row.wait_seconds, row.talk_seconds, row.agents, row.agent, row.queue, row.ended_by) == (
        15.0, 50.0, ("1001", "1002"), "1002", "general", "caller")  # fmt: skip


def test_who_ended_the_talk_counts_only_if_the_call_ended_with_it() -> None:
    """An agent who hung up did not end a call that went on to a menu."""
    story = Story().arrives().queues().rings().answers().talk_ends(30).add(MenuEntered, 1, menu="main")
    assert story.ends("caller hung up", after=2).row.ended_by == "caller"


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


def test_clock_that_was_set_back_makes_no_negative_time() -> None:
    """No length is below zero."""
    row = Story().arrives().queues().rings().answers(after=-30).talk_ends(-30).ends(after=-10).row
    assert (row.wait_seconds, row.talk_seconds) == (0.0, 0.0)


def test_memory_is_bounded() -> None:
    """Only the last ended calls are remembered, and calls of which nothing was heard for a day are forgotten."""
    fold = InteractionFold(ended_calls=3)
    for number in range(10):
        for event in Story().arrives().ends().events:
            fold.apply(msgspec.structs.replace(event, call=f"c{number}"))
    known = [number for number in range(10) if fold.knows(f"c{number}")]
    assert known == [7, 8, 9]
    fold.apply(CallQueued(at=0.0, call="old", queue="water", language="ar"))
    fold.apply(CallQueued(at=90_000.0, call="new", queue="water", language="ar"))
    assert fold.open_calls() == {"new": []}


def test_row_and_table_have_the_same_columns() -> None:
    """Every field of the row has its column, and the other way round."""
    assert {field.name for field in msgspec.structs.fields(Interaction)} == set(interaction.columns.keys())


_steps = st.sampled_from(
    [
        lambda story: story.queues(),
        lambda story: story.rings(after=2),
        lambda story: story.answers(after=3),
        lambda story: story.add(CallHeld, 1, agent="1001"),
        lambda story: story.add(CallRetrieved, 2, agent="1001"),
        lambda story: story.talk_ends(5),
        lambda story: story.add(CallAbandoned, 1, queue="water"),
        lambda story: story.leaves_message(4),
        lambda story: story.ends(after=1),
        lambda story: story.add(RecordingFinalised, 1, path="a.wav", seconds=1.0),
    ]
)


@given(st.lists(_steps, max_size=30))
def test_any_order_of_events_gives_a_sensible_row(steps: list) -> None:  # type: ignore[type-arg]
    """Whatever arrives in whatever order, times are not negative and fit into the call."""
    story = Story().arrives()
    for step in steps:
        step(story)
    row = story.ends().row
    assert row.talk_seconds >= 0
    assert row.hold_seconds >= 0
    waited = row.wait_seconds or 0.0
    assert waited + row.talk_seconds + row.hold_seconds <= row.ended_at - row.started_at + 1e-6
    assert (row.outcome == "answered") == bool(row.agents)


def test_span_ignores_second_beginnings() -> None:
    """A time that has begun goes on when it begins again."""
    span = Span()
    span.begin(1.0)
    span.begin(5.0)
    span.end(7.0)
    span.end(9.0)
    assert span.total(100.0) == 6.0


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
