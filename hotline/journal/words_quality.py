"""Facts about the quality of conversations in words."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AssessmentsRead,
    CallChosen,
    CallScored,
    CommentHeard,
    Event,
    SampleDrawn,
    SampleReplaced,
    ScoreAnswered,
)

from .spelling import Spelling


def _scored(event: CallScored, _spell: Spelling) -> str:
    what = "for calibration " if event.purpose == "calibration" else ""
    result = "nothing applied" if event.quality is None else f"{100 * event.quality:.0f} %"
    fatal = f", fatal: {', '.join(event.fatal)}" if event.fatal else ""
    return f"{event.by} assesses the call {event.recording} of {event.agent} {what}({result}{fatal})"


#: By type of event; see `words.py`.
QUALITY_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    SampleDrawn: lambda event, _: (
        f"{len(event.calls)} of {event.population} calls of {event.agent} are drawn, week of {event.week}"
    ),
    SampleReplaced: lambda event, _: (
        f"the recording {event.recording} of {event.agent} is gone: "
        + (f"{event.other} is drawn instead" if event.other else "there is no further call")
    ),
    CallChosen: lambda event, _: f"{event.by} chooses the call {event.recording} of {event.agent} by hand",
    CallScored: _scored,
    AssessmentsRead: lambda event, _: (
        f"{event.by} reads what others gave to the call {event.recording} of {event.agent}, and assesses it no more"
    ),
    ScoreAnswered: lambda event, _: (
        f"the assessment {event.assessment} of a call of {event.agent} is {event.how} by {event.by}"
    ),
    CommentHeard: lambda event, _: f"{event.by} listens to the comment on the call {event.survey}",
}
