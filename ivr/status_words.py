"""What a caller hears of a case, in words and in their order. Pure.

Whoever keys a whole reference hears it, from whatever number; so nothing here is personal: the state, the department,
when it is due, and what the department wrote for the citizen. Never who reported it, what about, or who owns it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.config import Configuration
from hotline.prompts import grammar

from .status_ports import CaseState

#: How each status of the case store is said.
STATUS_PROMPTS: Mapping[str, str] = {
    "new": "status-new",
    "assigned": "status-assigned",
    "in progress": "status-in-progress",
    "waiting for citizen": "status-waiting-for-citizen",
    "waiting for third party": "status-waiting-for-third-party",
    "solved": "status-solved",
    "closed": "status-closed",
    "reopened": "status-reopened",
    "duplicate": "status-duplicate",
    "rejected": "status-rejected",
}

#: How a status is said that a newer version of the case store has.
OTHER_STATUS = "status-other"


@dataclass(frozen=True, slots=True)
class Text:
    """Words that no catalogue has."""

    language: str
    text: str
    #: What is said instead where they cannot be spoken in time; empty: nothing.
    otherwise: str = ""
    #: What is said before them.
    before: str = ""


Part = str | Text


def told(case: CaseState, config: Configuration, *, language: str, now: float, zone: ZoneInfo) -> list[Part]:
    """Return prompts and texts that tell a case; `now` is in seconds since the epoch."""
    status = STATUS_PROMPTS.get(case.status, OTHER_STATUS)
    parts: list[Part] = ["status-case", *grammar.reference(language, case.reference), status]
    if case.duplicate_of is not None:
        parts += ["status-duplicate-of", *grammar.reference(language, case.duplicate_of)]
    department = config.departments.get(case.department or "")
    title = department.title.get(language, "") if department is not None else ""
    if title:
        parts.append(Text(language, title, before="status-department"))
    parts += _due(case, language, now, zone)
    note = case.public_note
    if note is not None:
        parts.append(Text(note.language, note.text, otherwise="status-note-cannot", before="status-note"))
    return parts


def _due(case: CaseState, language: str, now: float, zone: ZoneInfo) -> list[str]:
    """Say when it is due, and honestly what is late, also the first answer; nothing is due of what is done."""
    if case.is_done:
        return []
    unanswered = case.response_due_at is not None and case.response_due_at < now
    late = ["status-response-overdue"] if unanswered else []
    if case.due_at is None:
        return late
    day = datetime.fromtimestamp(case.due_at, zone).date()
    if case.due_at < now:
        return ["status-overdue", *grammar.date(language, day)]  # which says sorry once
    return [*late, "status-due", *grammar.date(language, day)]


def choices(case: CaseState) -> list[str]:
    """Return the prompts that say what the caller can do now."""
    reopen = ["status-press-reopen"] if case.can_be_reopened else []
    return ["status-press-again", "status-press-message", *reopen, "status-press-owner", "status-press-back"]


def queue_of(case: CaseState, config: Configuration) -> str:
    """Return the queue whose people can talk about the case: the department's, that of the case, or anybody's."""
    department = config.departments.get(case.department or "")
    wanted = (department.queue if department is not None else None, case.queue)
    return next((queue for queue in wanted if queue in config.queues), None) or config.ivr.operator_queue
