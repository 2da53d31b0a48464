"""What each change of a case writes, and which changes are refused. Pure; this is the table of contents.

Each function takes a case as it is and returns what is to be written (`Change`); `CaseDesk.change` writes it, with the
audit, the version and the facts, in one transaction. A change that changes nothing has no facts.
"""

from .case_closing import close
from .case_content import set_category, set_citizen, set_details, set_place
from .case_links import link, mark_duplicate, unlink
from .case_outcome import (
    CaseError,
    Change,
    Difference,
    FormError,
    NotAllowedError,
    StaleCaseError,
    UnknownCaseError,
)
from .case_work import MOST_LETTERS, add_note, assign, reopen, set_due, set_priority, set_status

__all__ = [
    "MOST_LETTERS",
    "CaseError",
    "Change",
    "Difference",
    "FormError",
    "NotAllowedError",
    "StaleCaseError",
    "UnknownCaseError",
    "add_note",
    "assign",
    "close",
    "link",
    "mark_duplicate",
    "reopen",
    "set_category",
    "set_citizen",
    "set_details",
    "set_due",
    "set_place",
    "set_priority",
    "set_status",
    "unlink",
]
