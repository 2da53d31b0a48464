"""Which events a citizen hears of, and when. Pure.

| word | after |
|---|---|
| `received` | `CaseOpened`; not by text, which is answered at once |
| `assigned` | `CaseAssigned` to a department |
| `on the way` | a field team sets `in progress` |
| `solved` | `CaseStatusChanged` to `solved`; also to the citizens of its duplicates; asks whether they are content |
| `closed` | `CaseStatusChanged` to `closed` |
| `reopened` | `CaseReopened`, by somebody else than the citizen |

Of a case that changes again before its word could be sent, only the newest word is sent: a citizen who slept through
three of them has no use for the first two.
"""

from functools import lru_cache
from typing import Literal

from hotline.config import Configuration, Hours
from hotline.crm_bridge.case_status import CLOSED, DONE, DUPLICATE, IN_PROGRESS, SOLVED
from hotline.events import CaseAssigned, CaseOpened, CaseReopened, CaseStatusChanged, Event
from hotline.queue import calendars
from hotline.queue.hours import WEEKDAYS, Calendar

Word = Literal["received", "assigned", "on the way", "solved", "closed", "reopened"]
WORDS: tuple[Word, ...] = ("received", "assigned", "on the way", "solved", "closed", "reopened")

#: When citizens may be disturbed where the configuration names no hours, local time.
DAYTIME = "08:00-20:00"

#: What a citizen's own changes are signed with; they need not be told.
CITIZEN = "citizen"

#: What a field team's changes are signed with.
TEAM = "team:"


def word_of(event: Event) -> Word | None:
    """Return what the citizen of the case hears of an event; None: nothing."""
    match event:
        case CaseOpened(channel=channel):
            return None if channel == "sms" else "received"
        case CaseAssigned(department=department):
            return None if department is None else "assigned"
        case CaseReopened(by=by):
            return None if by == CITIZEN else "reopened"
        case CaseStatusChanged():
            return _word_of_status(event)
    return None


def _word_of_status(event: CaseStatusChanged) -> Word | None:
    if event.status == IN_PROGRESS and event.by.startswith(TEAM):
        return "on the way"
    if event.status == CLOSED and event.by != CITIZEN:
        return "closed"
    return "solved" if event.status == SOLVED else None


def is_still_true(word: Word, status: str) -> bool:
    """Return whether a word may be said of a case in this status; what was reopened in the night is not solved."""
    if word == "solved":
        return status in {SOLVED, CLOSED, DUPLICATE}
    return status == CLOSED if word == "closed" else status not in DONE


def may_send_at(config: Configuration, at: float) -> float | None:
    """Return the first moment from `at` on at which citizens may be disturbed; None: there is none for a year."""
    if config.citizen_words.hours is not None:
        return calendars.opens_at(config, config.citizen_words.hours, at)
    return _daytime(config.node.timezone).opens_at(at)


@lru_cache(maxsize=8)
def _daytime(timezone: str) -> Calendar:
    return Calendar(Hours(week=dict.fromkeys(WEEKDAYS, (DAYTIME,))), timezone)
