"""What came of a command that can end in more than one way."""

from typing import Literal, cast, get_args

import msgspec

from .reply import Reply

RecordingEnd = Literal["dtmf", "timeout", "hangup", "writefile", "randomerror"]


class Recorded(msgspec.Struct, frozen=True):
    """How RECORD FILE ended."""

    #: `timeout` is also silence; `writefile`: no such folder or format; `randomerror`: the beep has no file.
    reason: RecordingEnd
    #: The key that ended it; None for another reason.
    digit: str | None
    #: Length of the file at the format's rate. 0 where nothing was recorded, and then there may be no file:
    #: the caller pressed the key or hung up during the beep.
    samples: int


class DialOutcome(msgspec.Struct, frozen=True):
    """How Dial ended."""

    #: DIALSTATUS: ANSWER, BUSY, NOANSWER, CANCEL, CONGESTION, CHANUNAVAIL, INVALIDARGS…
    status: str
    #: HANGUPCAUSE of the leg that was dialled (ITU-T Q.850); 0 where the far end gave none, None if unknown.
    cause: int | None
    #: The caller is gone; decide by this and not by the status, which is ANSWER too when the caller ends a
    #: talk.
    caller_hung_up: bool


def recorded(reply: Reply, *, caller_is_gone: bool) -> Recorded:
    """Return what RECORD FILE's reply means.

    A key or a hang-up during the beep is a `randomerror` too, with the key or -1 as the result (res_agi.c,
    handle_recordfile); and `waitfor` is a channel that failed.
    """
    samples = int(position) if (position := reply.rest.get("endpos", "")).isdecimal() else 0
    if caller_is_gone:
        return Recorded("hangup", None, samples)
    if reply.data in ("dtmf", "randomerror") and reply.result is not None and reply.result > 0:
        return Recorded("dtmf", chr(reply.result), samples)
    reason = reply.data if reply.data in get_args(RecordingEnd) else "randomerror"
    return Recorded(cast("RecordingEnd", reason), None, samples)


def dialled(value: str, *, caller_is_gone: bool) -> DialOutcome:
    """Return what `${DIALSTATUS},${HANGUPCAUSE}` means."""
    status, _, cause = value.rpartition(",")
    is_known = cause.isascii() and cause.isdecimal()
    return DialOutcome(status, int(cause) if is_known else None, caller_is_gone)
