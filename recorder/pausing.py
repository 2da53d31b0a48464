"""When keys pause and resume a recording. Pure.

The caller's: digits that are keyed in a talk may be those of a card. The first pauses at once; it goes on
`pause_after_digit_seconds` after the last one. The agent's: the feature code of the recording, keyed in the talk.
"""

#: The keys of a telephone; A to D are no people's keys (D wakes the call's script, `ivr/waker.py`).
KEYS = frozenset("0123456789*#")

#: The end of a key may never be told; nobody holds one for so long, seconds.
LONGEST_KEY_SECONDS = 20.0

#: The next key of a code comes within so many seconds, or the code begins anew.
NEXT_KEY_SECONDS = 3.0


class CallerKeys:
    """The keys that the caller presses in one talk."""

    def __init__(self) -> None:
        self._down_at: float | None = None
        self._up_at: float | None = None

    def down(self, at: float) -> None:
        """Take the begin of a key, seconds since the epoch."""
        self._down_at = at

    def up(self, at: float) -> None:
        """Take its end."""
        self._down_at, self._up_at = None, at

    def resume_at(self, after_seconds: float) -> float | None:
        """Return when the recording goes on, if no further key comes; None: no key was pressed."""
        if self._down_at is not None:
            return self._down_at + max(after_seconds, LONGEST_KEY_SECONDS)
        return None if self._up_at is None else self._up_at + after_seconds


class KeyedCode:
    """Knows a code among the keys that an agent presses."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._keyed = ""
        self._last = 0.0

    def press(self, key: str, at: float) -> bool:
        """Take a key, at seconds since the epoch; True when it completes the code."""
        if at - self._last > NEXT_KEY_SECONDS:
            self._keyed = ""
        self._last = at
        self._keyed = (self._keyed + key)[-len(self._code) :]
        if self._keyed != self._code:
            return False
        self._keyed = ""
        return True
