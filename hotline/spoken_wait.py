"""What callers are told of their expected wait: which words an estimate becomes, and what these words mean.

The words never promise less than the estimate says, so everything is rounded up:

| estimate | words | meaning |
|---|---|---|
| to 45 s | less than a minute | at most 60 s |
| to 60 s | about a minute | 60 s |
| to 10 min | about 2 … 10 minutes | the next whole minute |
| to 60 min | about 15, 20 … 55 minutes, an hour | the next multiple of five minutes |
| above | more than an hour | at least 3,600 s |

"Less than a minute" leaves a quarter of it in reserve: it names a bound, and a bound that is missed by a second
is broken. The farther away the end is, the coarser the words: nobody can hold us to a precision that we do not have.
"""

import math
from dataclasses import dataclass
from typing import Literal

#: Up to this estimate the wait is less than a minute, seconds.
SURELY_BELOW_A_MINUTE_SECONDS = 45.0

MINUTE_SECONDS = 60.0
HOUR_MINUTES = 60

#: To here every minute has its words, and then every fifth.
FINE_MINUTES, COARSE_MINUTES = 10, 5

#: The numbers of minutes that can be said.
MINUTES = (
    *range(1, FINE_MINUTES + 1),
    *range(FINE_MINUTES + COARSE_MINUTES, HOUR_MINUTES + 1, COARSE_MINUTES),
)


@dataclass(frozen=True, slots=True)
class Said:
    """The words for a wait, as data; each language has its own way to say them (`prompts/grammar`)."""

    #: The number in the words, one of `MINUTES`.
    minutes: int
    #: Whether the words name a time (`about`) or a bound.
    bound: Literal["about", "at most", "at least"] = "about"

    @property
    def seconds(self) -> float:
        """What the words mean, seconds."""
        return self.minutes * MINUTE_SECONDS

    @property
    def at_most(self) -> bool:
        """True for "less than a minute"."""
        return self.bound == "at most"

    @property
    def at_least(self) -> bool:
        """True for "more than an hour"."""
        return self.bound == "at least"


def said(expected_seconds: float) -> Said:
    """Return the words for an estimate. Raises `ValueError` for one below 0 or that is no number."""
    if math.isnan(expected_seconds) or expected_seconds < 0:
        message = f"nobody waits {expected_seconds} seconds"
        raise ValueError(message)
    if expected_seconds <= SURELY_BELOW_A_MINUTE_SECONDS:
        return Said(1, "at most")
    if expected_seconds > HOUR_MINUTES * MINUTE_SECONDS:
        return Said(HOUR_MINUTES, "at least")
    minutes = math.ceil(expected_seconds / MINUTE_SECONDS)
    if minutes > FINE_MINUTES:
        minutes = math.ceil(minutes / COARSE_MINUTES) * COARSE_MINUTES
    return Said(minutes)
