"""What Asterisk says of a call to a citizen that did not come about. Pure.

| Q.850 cause of `Hangup` | the citizen |
|---|---|
| 17 | busy |
| 18, 19, 102, and 0 where Asterisk gave up waiting | no answer |
| 21 | refused |
| 1, 2, 3, 20, 22, 27, 28, 34, 38, 41, 42, 44, 58 | unreachable |
| others | failed |

After an answer it is always "not confirmed": a person who listens presses the key.
"""

from collections.abc import Mapping
from typing import Literal

from hotline.asterisk.ami import AmiEvent

Reason = Literal[
    "busy", "no answer", "refused", "not confirmed", "hung up", "unreachable", "failed", "unknown"
]

_BY_CAUSE: Mapping[int, Reason] = {
    17: "busy",
    **dict.fromkeys((0, 16, 18, 19, 102), "no answer"),
    21: "refused",
    **dict.fromkeys((1, 2, 3, 20, 22, 27, 28, 34, 38, 41, 42, 44, 58), "unreachable"),
}

#: `Reason` of `OriginateResponse`: Asterisk's control frames (include/asterisk/frame.h), 0 for no channel at all.
_BY_FRAME: Mapping[str, Reason] = {
    "0": "unreachable",
    "1": "refused",
    "3": "no answer",
    "5": "busy",
    "8": "unreachable",
}


def reason_of(event: AmiEvent, *, answered: bool) -> Reason:
    """Return why nobody talks, from `Hangup` or from `OriginateResponse` that tells of a failure."""
    if answered:
        return "not confirmed"
    if event.name == "OriginateResponse":
        return _BY_FRAME.get(event.headers.get("Reason", ""), "failed")
    cause = event.headers.get("Cause", "")
    return _BY_CAUSE.get(int(cause), "failed") if cause.isdigit() else "failed"
