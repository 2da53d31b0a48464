"""What the controller and the process that joins the sides of recordings tell each other."""

import msgspec

#: Joins at a time: while one waits for the disk another one computes.
JOINS = 4


class Job(msgspec.Struct, frozen=True):
    """Two raw files and what is to be made of them."""

    number: int
    caller: str
    agent: str
    target: str


class Answer(msgspec.Struct, frozen=True):
    """What became of a job."""

    number: int
    #: Length of the file; 0: neither side has a sample, and there is no file.
    seconds: float = 0.0
    #: What went wrong, in words; with the system's number of the error, if it has one.
    problem: str | None = None
    errno: int = 0
