"""What is shown of calls to listen to and of assessments, and to whom."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from hotline.crm_bridge.quality.assessments import Assessment, Reply
from hotline.crm_bridge.quality.desk import ToHear
from hotline.crm_bridge.quality.picks import Pick, RecordingState
from hotline.crm_bridge.quality.scoring import agreement, differences, score
from hotline.recorder.archive.rows import RecordingRow


def state_of(recording: RecordingState | None) -> str:
    """Return what a list says of a recording: `kept`, `held` or `gone`."""
    if recording is None or not recording.kept:
        return "gone"
    return "held" if recording.held else "kept"


def call_of(one: ToHear, by: str) -> dict[str, object]:
    """Return a line of the list of calls to listen to, as a listener sees it."""
    recording = one.recording
    return {
        **msgspec.structs.asdict(one.pick),
        "recording": state_of(recording),
        "seconds": recording.seconds if recording else None,
        "keep_until": recording.keep_until if recording else None,
        "opened": one.opened,
        "others": sum(each.state == "submitted" and each.by != by for each in one.assessments),
        "assessments": [_brief(each, hidden=not one.opened and each.by != by) for each in one.assessments],
    }


def _brief(one: Assessment, *, hidden: bool) -> dict[str, object]:
    names = ("id", "by", "purpose", "state", "version", "submitted_at", "answer")
    shown = one.state == "submitted" and not hidden
    return {
        **{name: getattr(one, name) for name in names},
        "quality": one.quality if shown else None,
        "fatal": one.fatal if shown else (),
    }


def assessment_of(one: Assessment, replies: Iterable[Reply] = ()) -> dict[str, object]:
    """Return all of an assessment, with what its marks make."""
    made = score(one.form, one.marks)
    return {
        **msgspec.structs.asdict(one),
        "quality": made.quality,
        "fatal": made.fatal,
        "sections": made.sections,
        "missing": made.missing,
        "replies": [each for each in replies if each.assessment == one.id],
    }


def for_listener(one: ToHear, replies: Sequence[Reply], by: str) -> list[dict[str, object]]:
    """Return what a listener sees of a call's assessments: no draft of others, and nothing before the own word."""
    seen = [each for each in one.assessments if each.by == by or (each.state == "submitted" and one.opened)]
    return [assessment_of(each, replies) for each in seen]


def calibration_of(one: ToHear) -> list[dict[str, object]]:
    """Return how each further listener differs from the assessment that counts; nothing before the own word."""
    if not one.opened:
        return []
    submitted = [each for each in one.assessments if each.state == "submitted"]
    first = next((each for each in submitted if each.purpose == "score"), None)
    if first is None:
        return []
    return [
        {
            "first": first.by,
            "second": other.by,
            "agreement": agreement(first.form, first.marks, other.marks),
            "difference": None if None in {first.quality, other.quality} else _less(other, first),
            "questions": differences(first.form, first.marks, other.marks),
        }
        for other in submitted
        if other.purpose == "calibration" and other.form == first.form
    ]


def _less(one: Assessment, other: Assessment) -> float:
    return (one.quality or 0.0) - (other.quality or 0.0)


def recording_of(row: RecordingRow | None) -> Mapping[str, object] | None:
    """Return what a player needs of a recording; None where there is nothing to hear. Times are within it."""
    if row is None or not row.is_kept:
        return None
    metadata = row.metadata
    return {
        "seconds": row.seconds,
        "begins_at": row.begins_at,
        "format": row.format,
        "held": bool(row.held_by),
        "keep_until": row.keep_until,
        "damaged": bool(row.damage),
        "segments": metadata.segments if metadata else (),
        "gaps": metadata.gaps if metadata else (),
    }


def own_of(one: Assessment, pick: Pick, replies: Iterable[Reply], *, heard: bool) -> dict[str, object]:
    """Return what an agent sees of an assessment of the own call."""
    return {
        **assessment_of(one, replies),
        "call": {"id": pick.id, "queue": pick.queue, "called_at": pick.called_at, "source": pick.source},
        "can_be_heard": heard,
    }
