"""What a check of `hotline doctor` found."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check."""

    what: str
    verdict: Verdict
    #: What was seen.
    detail: str
    #: How to mend it; empty where nothing is to be mended, and where `detail` says it.
    remedy: str = ""
