"""What is made of a call's story: segments, gaps, and where each take belongs."""

import math
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.events import (
    AgentAnswered,
    CallEnded,
    CallHeld,
    CallQueued,
    CallRetrieved,
    ConsentNoticePlayed,
    Event,
    LanguageChosen,
    RecordingPaused,
    RecordingRefused,
    RecordingResumed,
    TalkEnded,
)
from hotline.events.recordings import PausedBy
from hotline.recorder.plan import RecordingPlan
from hotline.recorder.planning import plan_recording
from hotline.recorder.takes import Found, Kind, Take
from hotline.recorder.timeline import Timeline

CALL = "c"
BEGIN = 1_795_341_600.0


def take(at: float, seconds: float, kind: Kind = "talk", *, written_at: float = 0.0) -> Found:
    """Return a take that was named at `at` (seconds since the call's begin)."""
    return Found(Take.begun(CALL, BEGIN + at, kind), seconds, BEGIN + written_at)


@dataclass
class Story:
    """Events of a call, at seconds since its begin."""

    events: list[Event]

    @classmethod
    def of_talk(cls, begins: float = 10.0, ends: float = 70.0, **more: object) -> "Story":
        story = cls([LanguageChosen(at=BEGIN, call=CALL, language="ar", by="key")])
        return story.talk(begins, ends, **more)  # type: ignore[arg-type]

    def talk(self, begins: float, ends: float, agent: str = "1001", queue: str = "water",
             *, estimated: bool = False) -> "Story":  # fmt: skip
        self.events += [
            AgentAnswered(at=BEGIN + begins, call=CALL, agent=agent, queue=queue, estimated=estimated),
            TalkEnded(at=BEGIN + ends, call=CALL, agent=agent, ended_by="agent"),
        ]
        return self

    def within(self, *events: Event) -> "Story":
        """Put events before the end of the last talk."""
        self.events[-1:-1] = events
        return self

    def plan(self, *found: Found, unrecorded: tuple[str, ...] = ()) -> RecordingPlan:
        plan = plan_recording(CALL, Timeline.of(self.events), found, unrecorded)
        assert plan is not None
        return plan


def paused(at: float, by: PausedBy = "agent") -> Event:
    return RecordingPaused(at=BEGIN + at, call=CALL, by=by)


def resumed(at: float, by: PausedBy = "agent") -> Event:
    return RecordingResumed(at=BEGIN + at, call=CALL, by=by)


def gaps(plan: RecordingPlan) -> list[tuple[float, float, str, str]]:
    return [(round(gap.begins, 3), round(gap.ends, 3), gap.side, gap.why) for gap in plan.gaps]


# --- where takes belong ---


def test_speech_is_where_it_was_begun_and_a_talk_where_both_were_bridged() -> None:
    """A talk's take is named long before, when a phone begins to ring."""
    plan = Story.of_talk(10.0, 70.0).plan(take(1.0, 4.0, "speech"), take(5.5, 60.0))
    assert plan.begins_at == BEGIN + 1.0
    assert [stretch.begins for stretch in plan.stretches] == [0.0, 9.0]


def test_each_take_belongs_to_the_talk_before_the_next_take() -> None:
    """A take in which nobody answered is empty and takes no talk from the others."""
    story = Story.of_talk(10.0, 20.0).talk(40.0, 50.0, "1002")
    plan = story.plan(take(5.0, 10.0), take(21.0, 0.0), take(30.0, 10.0))
    assert [stretch.begins for stretch in plan.stretches] == [0.0, 30.0]


@pytest.mark.parametrize("known", ["lost", "estimated"])
def test_where_the_bridge_was_not_seen_the_end_of_the_audio_tells(known: str) -> None:
    """The last sample was written at a moment that the disk knows."""
    story = Story.of_talk(10.0, 70.0, estimated=True) if known == "estimated" else Story([])
    plan = story.plan(take(0.0, 2.0, "speech"), take(5.0, 60.0, written_at=68.0))
    assert plan.stretches[1].begins == pytest.approx(8.0)


def test_what_neither_side_sent_is_noted_since_nobody_knows_where_it_belongs() -> None:
    """A talk of 60 s of which 50 were written; not where that is known at once, or where it was only closed late."""
    talk, late = take(5.0, 50.0, written_at=70.2), take(5.0, 59.8, written_at=95.0)
    speech = take(0.0, 4.0, "speech", written_at=4.2)
    assert [one.lacks for one in Story.of_talk().plan(speech, talk).stretches] == [0.0, pytest.approx(10.0)]
    assert [one.lacks for one in Story.of_talk().plan(speech, late).stretches] == [0.0, 0.0]
    (silent,) = Story.of_talk().plan(take(0.0, 4.0, "speech", written_at=9.0)).stretches
    assert silent.lacks == pytest.approx(5.0)
    (unseen,) = Story.of_talk(estimated=True).plan(talk).stretches
    assert unseen.lacks == 0.0


def test_a_take_never_begins_before_the_one_before_it_ends() -> None:
    """Phones' clocks differ: a menu of ten seconds may have some milliseconds more of audio."""
    plan = Story.of_talk(10.0, 70.0).plan(take(0.0, 10.02, "speech"), take(9.0, 60.0))
    assert plan.stretches[1].begins == pytest.approx(10.02)


def test_the_queue_is_that_of_the_last_talk() -> None:
    """Its retention counts."""
    plan = Story.of_talk().talk(80.0, 90.0, "1002", "tax").plan(take(5.0, 60.0), take(75.0, 10.0))
    assert (plan.queue, plan.language) == ("tax", "ar")
    assert [(one.agent, one.queue) for one in plan.segments] == [("1001", "water"), ("1002", "tax")]


def test_a_recording_without_a_talk_has_no_queue() -> None:
    """The caller hung up in the menu."""
    assert Story([]).plan(take(0.0, 3.0, "speech")).queue == ""


def test_nothing_written_is_no_recording() -> None:
    """Nobody answered."""
    assert plan_recording(CALL, Timeline.of(Story.of_talk().events), [take(0.0, 0.0)]) is None


def test_a_refused_recording_is_none() -> None:
    """Whatever was written before, or by mistake."""
    events = [*Story.of_talk().events, RecordingRefused(at=BEGIN, call=CALL)]
    assert plan_recording(CALL, Timeline.of(events), [take(5.0, 60.0)]) is None


def test_of_a_call_that_was_in_a_queue_that_is_not_recorded_only_other_talks_are_kept() -> None:
    """Menus tell what it was about; what a reload let through is left out too."""
    story = Story.of_talk(10.0, 20.0).talk(40.0, 50.0, "1002", "counsel")
    plan = story.plan(take(0.0, 5.0, "speech"), take(6.0, 10.0), take(30.0, 10.0), unrecorded=("counsel",))
    assert [stretch.begins for stretch in plan.stretches] == [0.0]
    assert [one.queue for one in plan.segments] == ["water"]
    assert plan.queue == "water"


# --- gaps ---


def test_a_pause_is_silent_on_both_sides() -> None:
    """From the word to the word."""
    plan = Story.of_talk().within(paused(20), resumed(30)).plan(take(5.0, 60.0))
    assert gaps(plan) == [(10.0, 20.0, "both", "pause")]


def test_a_pause_ends_with_the_talk() -> None:
    """What follows is another agent's."""
    story = Story.of_talk().within(paused(60)).talk(80.0, 100.0, "1002")
    assert gaps(story.plan(take(5.0, 60.0), take(75.0, 20.0))) == [(50.0, 60.0, "both", "pause")]


def test_digits_are_left_out_from_half_a_second_before() -> None:
    """An in-band tone is heard before it is told of."""
    plan = Story.of_talk().within(paused(20, "digits"), resumed(28, "digits")).plan(take(5.0, 60.0))
    assert gaps(plan) == [(9.5, 18.0, "both", "digits")]


def test_a_pause_by_digits_and_one_by_the_agent_do_not_end_each_other() -> None:
    """The agent paused; the caller keys a card; its end is not the agent's."""
    story = Story.of_talk().within(
        paused(20), paused(25, "digits"), resumed(33, "digits"), resumed(40, "command")
    )
    assert gaps(story.plan(take(5.0, 60.0))) == [
        (10.0, 30.0, "both", "pause"),
        (14.5, 23.0, "both", "digits"),
    ]


def test_hold_is_silent_on_the_agents_side() -> None:
    """There is our music; the caller's side goes on."""
    held = CallHeld(at=BEGIN + 20, call=CALL, agent="1001")
    retrieved = CallRetrieved(at=BEGIN + 25, call=CALL, agent="1001")
    plan = Story.of_talk().within(held, retrieved).plan(take(5.0, 60.0))
    assert gaps(plan) == [(10.0, 15.0, "agent", "hold")]


def test_what_was_never_ended_lasts_to_the_end_of_the_talk() -> None:
    """A lost event leaves out too much rather than too little."""
    held = CallHeld(at=BEGIN + 60, call=CALL, agent="1001")
    assert gaps(Story.of_talk().within(held).plan(take(5.0, 60.0)))[0][:2] == (50.0, 60.0)


# --- what may be recorded ---


def test_speech_needs_the_notice_or_a_talk() -> None:
    """And neither a refusal nor a queue that is not recorded."""

    def allowed(*events: Event, from_consent: bool = True) -> bool:
        timeline = Timeline.of(events)
        return timeline.speech_allowed(from_consent=from_consent, unrecorded={"counsel"})

    notice = ConsentNoticePlayed(at=BEGIN, call=CALL)
    talk = AgentAnswered(at=BEGIN, call=CALL, agent="1001", queue="water")
    assert not allowed()
    assert allowed(notice)
    assert not allowed(notice, from_consent=False)
    assert allowed(talk, from_consent=False)
    assert not allowed(notice, talk, RecordingRefused(at=BEGIN, call=CALL))
    assert not allowed(notice, CallQueued(at=BEGIN, call=CALL, queue="counsel", language="en"))


# --- whatever happens ---

moments = st.floats(min_value=0, max_value=200).map(lambda at: BEGIN + at)
agents = st.sampled_from(["1001", "1002"])
queues = st.sampled_from(["water", "counsel"])
bys = st.sampled_from(["agent", "command", "digits"])
any_event = st.one_of(
    st.builds(
        AgentAnswered, at=moments, call=st.just(CALL), agent=agents, queue=queues, estimated=st.booleans()
    ),
    st.builds(TalkEnded, at=moments, call=st.just(CALL), agent=agents, ended_by=st.just("agent")),
    st.builds(CallHeld, at=moments, call=st.just(CALL), agent=agents),
    st.builds(CallRetrieved, at=moments, call=st.just(CALL), agent=agents),
    st.builds(RecordingPaused, at=moments, call=st.just(CALL), by=bys),
    st.builds(RecordingResumed, at=moments, call=st.just(CALL), by=bys),
    st.builds(CallEnded, at=moments, call=st.just(CALL), reason=st.just("lost")),
)
any_take = st.builds(
    take,
    at=st.floats(min_value=0, max_value=200),
    seconds=st.floats(min_value=0, max_value=100),
    kind=st.sampled_from(["speech", "talk"]),
    written_at=st.floats(min_value=0, max_value=300),
)


def assert_sound(plan: RecordingPlan, seconds: dict[str, float]) -> None:
    """Check what every plan must be."""
    free = 0.0
    for stretch in plan.stretches:
        assert stretch.begins >= free - 1e-6
        free = stretch.begins + seconds[stretch.caller]
    assert plan.stretches[0].begins == 0.0
    for gap in plan.gaps:
        assert 0 <= gap.begins < gap.ends <= free + 1e-6
    last = 0.0
    for segment in plan.segments:
        assert last - 1e-6 <= segment.begins < segment.ends <= free + 1e-6
        last = segment.ends
    for why in ("pause", "digits", "hold"):
        ends = [(gap.begins, gap.ends) for gap in plan.gaps if gap.why == why]
        assert all(before[1] < after[0] for before, after in pairwise(ends))


@given(
    events=st.lists(any_event, max_size=30),
    found=st.lists(any_take, max_size=6, unique_by=lambda one: one.take),
    unrecorded=st.sampled_from([(), ("counsel",)]),
)
def test_whatever_the_journal_says_the_plan_can_be(
    events: list[Event], found: list[Found], unrecorded: tuple[str, ...]
) -> None:
    """Nothing is negative, overlaps or lies beyond the audio, whatever was lost, doubled or out of order."""
    plan = plan_recording(CALL, Timeline.of(events), found, unrecorded)
    if plan is not None:
        assert all(math.isfinite(value) for gap in plan.gaps for value in (gap.begins, gap.ends))
        assert not {segment.queue for segment in plan.segments} & set(unrecorded)
        assert_sound(plan, {one.take.caller_path: one.seconds for one in found})


@given(events=st.lists(any_event, max_size=30), doubled=st.data())
def test_an_event_that_comes_twice_in_a_row_is_one(events: list[Event], doubled: st.DataObject) -> None:
    """A call's story is read while it goes on: what is heard meanwhile may be in both."""
    times = doubled.draw(st.lists(st.integers(1, 2), min_size=len(events), max_size=len(events)))
    again = [event for event, count in zip(events, times, strict=True) for _ in range(count)]
    assert Timeline.of(again) == Timeline.of(events)


@given(
    moments=st.lists(st.floats(min_value=11, max_value=69), min_size=2, max_size=12, unique=True).map(sorted)
)
def test_what_lies_in_a_pause_is_silent_and_nothing_else_is(moments: list[float]) -> None:
    """Pauses and resumptions in turn, of any length."""
    events = [paused(at) if place % 2 == 0 else resumed(at) for place, at in enumerate(moments)]
    plan = Story.of_talk(10.0, 70.0).within(*events).plan(take(5.0, 60.0))
    silent = sum(gap.ends - gap.begins for gap in plan.gaps)
    until = [*moments, 70.0] if len(moments) % 2 else moments
    assert silent == pytest.approx(
        sum(ends - begins for begins, ends in zip(until[::2], until[1::2], strict=True)), abs=1e-4
    )
