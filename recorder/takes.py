"""Names of the files of a recording, so that they can be found again by whoever comes after us.

While the call lasts Asterisk writes `raw/2026-11-22_<call>.caller.sln` and `….agent.sln`; what is finished is
`2026/11/22/<call>.wav`. The day is that of the begin, in the node's local time. A call that is recorded anew
after its recording had been stopped gets `<call>+2`.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

#: Folder of what Asterisk writes, below the folder of recordings.
RAW = "raw"

#: Characters of a Uniqueid; nothing else may become part of a path.
_CALL = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,149}"
_call = re.compile(_CALL)
_raw_name = re.compile(
    rf"(?P<day>\d{{4}}-\d\d-\d\d)_(?P<call>{_CALL})(?:\+(?P<number>[1-9]\d{{0,3}}))?\.(?:caller|agent)\.sln"
)

#: What MixMonitor's own syntax needs: arguments end at a comma, an option's file at a parenthesis.
_not_in_path = re.compile(r'[,()\[\]"\\\x00-\x1f\x7f]')


@dataclass(frozen=True, slots=True)
class Take:
    """One recording of one call."""

    call: str
    day: date
    #: 1, and more where the same call is recorded again.
    number: int = 1

    @property
    def path(self) -> str:
        """The finished file, relative to the folder of recordings."""
        return f"{self.day:%Y/%m/%d}/{self._stem}.wav"

    @property
    def caller_name(self) -> str:
        """The raw file of what the caller says."""
        return f"{self.day:%Y-%m-%d}_{self._stem}.caller.sln"

    @property
    def agent_name(self) -> str:
        """The raw file of what the caller hears."""
        return f"{self.day:%Y-%m-%d}_{self._stem}.agent.sln"

    @property
    def _stem(self) -> str:
        return self.call if self.number == 1 else f"{self.call}+{self.number}"


def new_take(folder: Path, call: str, at: float) -> Take:
    """Return a take whose files do not exist yet. Raises `ValueError` for a call that cannot name a file."""
    if not _call.fullmatch(call):
        message = "the call's name cannot be the name of a file"
        raise ValueError(message)
    day = datetime.fromtimestamp(at, UTC).astimezone().date()
    take = Take(call, day)
    while any(file.exists() for file in (folder / take.path, *raw_files(folder, take))):
        take = Take(call, day, take.number + 1)
    return take


def raw_files(folder: Path, take: Take) -> tuple[Path, Path]:
    """Return the raw files of the caller and of the agent."""
    return folder / RAW / take.caller_name, folder / RAW / take.agent_name


def find_raw(folder: Path) -> list[Take]:
    """Return the takes that have a raw file, the oldest first; files of other names are not ours."""
    raw = folder / RAW
    if not raw.is_dir():
        return []
    matches = (_raw_name.fullmatch(file.name) for file in raw.iterdir())
    takes = {
        Take(match["call"], date.fromisoformat(match["day"]), int(match["number"] or 1))
        for match in matches
        if match is not None
    }
    return sorted(takes, key=lambda take: (take.day, take.call, take.number))


def folder_fault(folder: Path) -> str | None:
    """Return why Asterisk could not be told to record into this folder; None if it can."""
    found = _not_in_path.search(str(folder))
    if found is None:
        return None
    return f"the folder of recordings, {folder}, has the character {found[0]!r}; choose another node.data_dir"
