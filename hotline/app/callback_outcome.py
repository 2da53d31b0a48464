"""What Asterisk says of a call to a citizen that did not come about. Pure.

| Q.850 cause of `Hangup` | the citizen |
|---|---|
| 17 | busy |
| 18, 19, 102, and 0 where Asterisk gave up waiting | no answer |
| 21 | refused |
| 1, 2, 3, 20, 22, 27, 28, 34, 38, 41, 42, 44, 58 | unreachable |
| others | failed |

After an answer it is always "not confirmed": a person who listens presses the key. `OriginateResponse` comes first, and
its `Reason` is 0 for a busy citizen as for an unreachable one (Asterisk 22.10): it tells only that nobody answered.
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


def reason_of(hangup: AmiEvent, *, answered: bool) -> Reason:
    """Return why nobody talks, from the `Hangup` of the citizen's channel."""
    if answered:
        return "not confirmed"
    cause = hangup.headers.get("Cause", "")
    return _BY_CAUSE.get(int(cause), "failed") if cause.isdigit() else "failed"
