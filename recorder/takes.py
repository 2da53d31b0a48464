"""Names of what Asterisk writes while a call lasts, so that whoever comes after us knows what it is. Pure.

`raw/<call>+<begin>+<kind>.caller.sln` and `….agent.sln`: the begin is in milliseconds since the epoch, the kind
`speech` or `talk`. All takes of a call become one recording.

| kind | written | its first sample belongs |
|---|---|---|
| speech | from the start on: menus, surveys | at the begin in its name |
| talk | while caller and agent are bridged | where the two were bridged, which the journal knows |
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, cast

#: Folder of what Asterisk writes, below the folder of recordings.
RAW = "raw"

#: What Asterisk writes into .sln: 16 bit, 8,000 samples a second.
BYTES_PER_SECOND = 16_000

Kind = Literal["speech", "talk"]

#: Characters of a Uniqueid; nothing else may become part of a path.
_CALL = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,149}"
_call = re.compile(_CALL)
_raw_name = re.compile(
    rf"(?P<call>{_CALL})\+(?P<at>\d{{1,15}})\+(?P<kind>speech|talk)\.(?:caller|agent)\.sln"
)


#: What MixMonitor's own syntax needs: arguments end at a comma, an option's file at a parenthesis.
_not_in_path = re.compile(r'[,()\[\]"\\\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True)
class Take:
    """What Asterisk writes from one start to one stop."""

    call: str
    #: When it was named, milliseconds since the epoch.
    at_ms: int
    kind: Kind

    @classmethod
    def begun(cls, call: str, at: float, kind: Kind) -> Self:
        """Return a take that begins at `at`, seconds since the epoch.

        Raises `ValueError` for a call that cannot name a file.
        """
        if not _call.fullmatch(call):
            message = "the call's name cannot be the name of a file"
            raise ValueError(message)
        return cls(call, round(at * 1000), kind)

    @classmethod
    def named(cls, name: str) -> Self | None:
        """Return the take to which a file of this name belongs; None for a name that is not ours."""
        match = _raw_name.fullmatch(name)
        return match and cls(match["call"], int(match["at"]), cast("Kind", match["kind"]))

    @property
    def at(self) -> float:
        """When it was named, seconds since the epoch."""
        return self.at_ms / 1000

    @property
    def caller_path(self) -> str:
        """The raw file of what the caller says, relative to the folder of recordings."""
        return f"{RAW}/{self._stem}.caller.sln"

    @property
    def agent_path(self) -> str:
        """The raw file of what the caller hears, relative to the folder of recordings."""
        return f"{RAW}/{self._stem}.agent.sln"

    @property
    def _stem(self) -> str:
        return f"{self.call}+{self.at_ms}+{self.kind}"


@dataclass(frozen=True, slots=True)
class Found:
    """A take with what the disk knows of it."""

    take: Take
    #: Length of the longer side; the shorter one lost its end in a crash.
    seconds: float
    #: When its last sample was written, seconds since the epoch.
    written_at: float


def folder_fault(folder: Path) -> str | None:
    """Return why Asterisk could not be told to record into this folder; None if it can."""
    found = _not_in_path.search(str(folder))
    if found is None:
        return None
    return f"the folder of recordings, {folder}, has the character {found[0]!r}; choose another node.data_dir"
