"""What the finished recording is made of: raw files laid out by the journal. Pure.

Where the first sample of a take belongs: of speech at the begin in its name; of a talk at the moment of the bridge,
which is in the journal. Where the journal does not know it (it was lost, or Asterisk's link was down): as long before
the moment of the last sample as the audio is.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .plan import Gap, RecordingPlan, Segment, Side, Stretch
from .takes import Found
from .timeline import Interval, Talk, Timeline, Why

#: A digit is told of when its tone has begun, and an in-band tone may come before the telephone-event (RFC 4733): so
#: much before the first digit is left out, seconds.
BEFORE_DIGIT_SECONDS = 0.5

#: AMI's clock and ours are the same, but a take is named and a bridge is told by different threads, seconds.
SLACK_SECONDS = 0.5

#: A take that is shorter than it lasted by more than this lacks what was never sent: its end is told, and its last lump
#: written, by different threads, and a phone's clock is off by 0.2 s after an hour; seconds.
LACK_SECONDS = 1.0

#: On which side what must not be heard is. On hold the caller hears our music; the caller's side goes on.
_SIDES: dict[Why, Side] = {"pause": "both", "digits": "both", "hold": "agent"}


def plan_recording(
    call: str, timeline: Timeline, found: Sequence[Found], unrecorded: Collection[str] = ()
) -> RecordingPlan | None:
    """Return the plan; None where nothing is kept: nothing was written, or the caller refused it.

    `unrecorded` are the queues whose calls are not recorded. Of a call that was in one, only talks of other queues are
    kept.
    """
    placed = [] if timeline.refused else _placed(timeline, found, unrecorded)
    if not placed:
        return None
    begins_at = placed[0].begins
    ends_at = max(one.ends for one in placed)
    segments = _segments(timeline.talks, unrecorded, begins_at, ends_at)
    return RecordingPlan(
        call=call,
        begins_at=begins_at,
        stretches=tuple(
            Stretch(
                caller=one.found.take.caller_path,
                agent=one.found.take.agent_path,
                begins=one.begins - begins_at,
                lacks=one.lacks,
            )
            for one in placed
        ),
        gaps=_gaps(timeline, begins_at, ends_at),
        segments=segments,
        language=timeline.language,
        queue=segments[-1].queue if segments else "",
    )


@dataclass(slots=True)
class _Placed:
    """A take in its place."""

    #: Moment of its first sample, seconds since the epoch.
    begins: float
    found: Found
    #: Seconds that were never written.
    lacks: float

    @property
    def ends(self) -> float:
        return self.begins + self.found.seconds


def _placed(timeline: Timeline, found: Iterable[Found], unrecorded: Collection[str]) -> list[_Placed]:
    """Return what is kept; none begins before the one before it ends: phones' clocks are no two alike."""
    takes = sorted(found, key=lambda one: one.take.at)
    nexts = [*(one.take.at for one in takes[1:]), math.inf]
    all_public = timeline.queues.isdisjoint(unrecorded)
    kept: list[_Placed] = []
    for one, until in zip(takes, nexts, strict=False):
        talk = _talk_of(one, until, timeline.talks) if one.take.kind == "talk" else None
        allowed = all_public or (talk is not None and talk.queue not in unrecorded)
        if one.seconds > 0 and allowed:
            begins = _begin(one, talk)
            kept.append(_Placed(begins, one, _lacks(one, talk, begins)))
    kept.sort(key=lambda item: item.begins)
    for before, after in pairwise(kept):
        after.begins = max(after.begins, before.ends)
    return kept


def _talk_of(one: Found, until: float, talks: Iterable[Talk]) -> Talk | None:
    """Return the talk that a take is of: the first that began after it was named and before the next one was."""
    return next((talk for talk in talks if one.take.at - SLACK_SECONDS <= talk.begins < until), None)


def _begin(one: Found, talk: Talk | None) -> float:
    if one.take.kind == "speech":
        return one.take.at
    if talk is not None and not talk.estimated:
        return talk.begins
    return max(one.take.at, one.written_at - one.seconds)


def _lacks(one: Found, talk: Talk | None, begins: float) -> float:
    """Return for how many seconds nothing was written although the take went on: neither side sent anything."""
    ends = one.written_at if talk is None else min(one.written_at, talk.ends)
    lacks = ends - begins - one.seconds
    return lacks if lacks > LACK_SECONDS else 0.0


def _segments(
    talks: Iterable[Talk], unrecorded: Collection[str], begins_at: float, ends_at: float
) -> tuple[Segment, ...]:
    segments = []
    free = begins_at
    for talk in sorted(talks, key=lambda talk: talk.begins):
        begins, ends = max(talk.begins, free), min(talk.ends, ends_at)
        if begins < ends and talk.queue not in unrecorded:
            segment = Segment(
                agent=talk.agent, queue=talk.queue, begins=begins - begins_at, ends=ends - begins_at
            )
            segments.append(segment)
            free = ends
    return tuple(segments)


def _gaps(timeline: Timeline, begins_at: float, ends_at: float) -> tuple[Gap, ...]:
    gaps = []
    for why, intervals in timeline.left_out.items():
        before = BEFORE_DIGIT_SECONDS if why == "digits" else 0.0
        clipped = (Interval(max(one.begins - before, begins_at), min(one.ends, ends_at)) for one in intervals)
        gaps += [
            Gap(begins=one.begins - begins_at, ends=one.ends - begins_at, side=_SIDES[why], why=why)
            for one in _merged(one for one in clipped if one.begins < one.ends)
        ]
    return tuple(sorted(gaps, key=lambda gap: (gap.begins, gap.why)))


def _merged(intervals: Iterable[Interval]) -> list[Interval]:
    """Return them in order, those that touch as one."""
    ordered = sorted(intervals, key=lambda one: one.begins)
    for before, after in pairwise(ordered):
        if after.begins <= before.ends:
            after.begins, after.ends = before.begins, max(before.ends, after.ends)
            before.ends = before.begins
    return [one for one in ordered if one.begins < one.ends]
