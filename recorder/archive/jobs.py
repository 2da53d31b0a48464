"""What the controller and the process that finalises recordings tell each other."""

from typing import Literal

import msgspec

from hotline.recorder.plan import RecordingPlan

from .metadata import Format

#: Jobs at a time: while one waits for the disk another one computes.
JOBS = 2

#: Why there is no file: the system, the plan, or nothing was recorded.
Trouble = Literal["", "system", "plan", "nothing"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A plan and what is to be made of it."""

    #: Chosen by who sends it.
    number: int = 0
    recording: str
    plan: RecordingPlan
    #: The plan's raw files are relative to it.
    folder: str
    #: The sound is in this file of an earlier version, relative to the folder, and not in the plan; empty: it is.
    old_wav: str = ""
    target: str
    format: Format
    #: Both empty: not encrypted. They go through a pipe between two processes of one user, and nowhere else.
    header: bytes = b""
    own_key: bytes = b""

    def __repr__(self) -> str:
        return f"Job(number={self.number}, recording={self.recording!r})"


class Answer(msgspec.Struct, frozen=True):
    """What became of a job."""

    number: int
    #: `metadata.Metadata` as JSON.
    metadata: str = ""
    #: Of the file.
    size: int = 0
    sha256: str = ""
    trouble: Trouble = ""
    #: What went wrong, in words; with the system's number of the error, if it has one.
    problem: str = ""
    errno: int = 0
