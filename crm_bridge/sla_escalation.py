"""Who hears next that a case is overdue, and when. Pure.

Level 0 is the case's own department, at the due time; each further level is the department above, after so many more
open hours in which the case was overdue and nobody waited. It ends at the top, when the matter is done, and where the
due time changes: then it begins anew. In another department it begins anew, too: nobody there has heard of it.
"""

import msgspec

from hotline.config import Configuration

from . import departments
from .sla import Clock

#: A time that does not come (the year 9999): the job is kept, for what it knows, until the clock goes on.
NEVER = 253_402_300_799.0


class Escalation(msgspec.Struct, frozen=True, kw_only=True):
    """What the job of the next step knows."""

    #: To which due time it belongs.
    due_at: float
    #: Whose case it was.
    department: str | None
    #: How many levels above that.
    level: int = 0
    #: The open time that will be used by then; None: at the due time.
    at_used: float | None = None


def next_step(
    clock: Clock, department: str | None, before: Escalation | None, now: float
) -> Escalation | None:
    """Return the next step of a clock, `before` or another one; None where nothing is due."""
    if clock.due_at is None or clock.state not in {"runs", "paused"}:
        return None
    if before is None or before.due_at != clock.due_at:
        return Escalation(due_at=clock.due_at, department=department)
    if before.department == department:
        return before
    at_used = clock.used_at(now) if clock.is_overdue(now) else None
    return Escalation(due_at=clock.due_at, department=department, at_used=at_used)


def moment_of(config: Configuration, clock: Clock, step: Escalation) -> float:
    """Return when the step is to be taken; `NEVER` while the clock pauses, and above the top."""
    if clock.state != "runs" or step.level >= len(chain(config, step.department)):
        return NEVER
    moment = step.due_at if step.at_used is None else clock.reaches(step.at_used)
    return NEVER if moment is None else moment


def step_after(step: Escalation, clock: Clock, now: float, every_seconds: float) -> Escalation:
    """Return the step that follows one that is taken now, `every_seconds` of open time later."""
    at_used = clock.used_at(now) + every_seconds
    return msgspec.structs.replace(step, level=step.level + 1, at_used=at_used)


def chain(config: Configuration, department: str | None) -> tuple[str | None, ...]:
    """Return who hears of overdue cases of a department, level by level."""
    return (None,) if department is None else (department, *departments.above(config, department))


def warns_at(clock: Clock, percent_left: float) -> float | None:
    """Return when `percent_left` of the limit will be left; None where that never comes."""
    return None if clock.limit is None else clock.reaches(clock.limit * (1 - percent_left / 100))
