"""Names by which what belongs to a survey is found again: channels, and files of comments. Pure."""

from datetime import UTC, datetime
from pathlib import PurePath

#: What the dialplan says was dialled in a call for a survey (`dialplans/parts/surveys.conf.j2`): no number.
DIALLED = "survey"

#: Below the folder of messages.
COMMENTS = "surveys"

_SIGN = "-v"


def invitation_channel(survey: str, attempt: int) -> str:
    """Return the Uniqueid that the channel of this attempt gets."""
    return f"{survey}{_SIGN}{attempt}"


def survey_of_channel(channel: str) -> str:
    """Return the survey (the call that is rated) for which a channel was made; empty for others."""
    return channel.rpartition(_SIGN)[0]


def comment_path(call: str, at: float) -> str:
    """Return where a comment belongs that is spoken in this call: no two have the same place.

    `at` is in seconds since the epoch; the path is relative to the folder of messages.
    """
    return f"{COMMENTS}/{datetime.fromtimestamp(at, UTC):%Y/%m/%d/%H%M%S%f}-{call}.wav"


def spoken_in(path: str) -> str:
    """Return the call in which a comment was spoken, which need not be the one that it rates."""
    return PurePath(path).stem.partition("-")[2]
