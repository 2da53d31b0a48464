"""The row of a call: how it ended, and how long what took."""

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
    CallAbandoned,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallResumed,
    CallRetrieved,
    CaseOpened,
    MenuEntered,
    RecordingFinalised,
    RecordingStarted,
)

from .call_story import CALL, Story


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
