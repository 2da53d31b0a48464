"""Names of what comes into being within a call: messages, call-backs, faxes. Pure."""

from datetime import UTC, datetime


def identity(owner: str, letter: str, at: float) -> str:
    """Return a name for something of `owner` (a call, a message) that began at this time, seconds since the epoch.

    `letter` tells one kind from another. It is unique as long as no owner begins two of a kind in one microsecond.
    """
    return f"{owner}-{letter}{datetime.fromtimestamp(at, UTC):%H%M%S%f}"
