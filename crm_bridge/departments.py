"""The tree of departments: who is above and below whom, when each works, who hears of its trouble. Pure.

A department that is no longer in the configuration has nobody above, nobody below, and works always: cases outlive
the configuration in which they were opened. Circles are refused by the configuration's checks; here they only end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hotline.config import Configuration
from hotline.queue.calendars import calendar
from hotline.queue.hours import Calendar


@dataclass(frozen=True, slots=True)
class EscalationContact:
    """Who hears of a department's trouble, by whichever ways are there."""

    department: str
    #: An agent's key.
    lead: str | None
    email: str | None
    #: As it stands in the configuration.
    phone: str | None


def above(config: Configuration, department: str) -> tuple[str, ...]:
    """Return the departments of which this one is a part, the nearest first, without itself."""
    return tuple(_upwards(config, department))[1:]


def below(config: Configuration, department: str) -> tuple[str, ...]:
    """Return the departments that are a part of this one, at whatever depth, without itself; sorted."""
    return tuple(sorted(key for key in config.departments if department in above(config, key)))


def is_within(config: Configuration, department: str | None, top: str) -> bool:
    """Return whether a department is `top` or a part of it; no department is within none."""
    return department is not None and top in _upwards(config, department)


def tree_of(config: Configuration, top: str) -> frozenset[str]:
    """Return a department and all that are a part of it."""
    return frozenset({top, *below(config, top)})


def hours_of(config: Configuration, department: str | None) -> str | None:
    """Return the table under `[hours]` by which a department works: its own, or the nearest above; None: always."""
    for key in _upwards(config, department):
        found = config.departments.get(key)
        if found is not None and found.hours is not None:
            return found.hours
    return None


def calendar_of(config: Configuration, department: str | None) -> Calendar | None:
    """Return the calendar by which a department works; None: always."""
    hours = hours_of(config, department)
    return None if hours is None else calendar(config, hours)


def of_queue(config: Configuration, queue: str | None) -> str | None:
    """Return the department whose people serve this queue; None where none does, or several do.

    Of several of which one is above all the others, that one: its parts share its queue.
    """
    keys = [key for key, department in config.departments.items() if queue and department.queue == queue]
    tops = [key for key in keys if not set(above(config, key)) & set(keys)]
    return tops[0] if len(tops) == 1 else None


def contacts(config: Configuration, department: str | None) -> tuple[EscalationContact, ...]:
    """Return who hears of a department's trouble: its own people, then those above; without those nobody can reach."""
    found = []
    for key in _upwards(config, department):
        entry = config.departments.get(key)
        if entry is not None and (entry.lead or entry.email or entry.phone):
            found.append(EscalationContact(key, entry.lead, entry.email, entry.phone))
    return tuple(found)


def _upwards(config: Configuration, department: str | None) -> Iterator[str]:
    """Yield a department and those above it, each once."""
    seen: set[str] = set()
    while department is not None and department not in seen:
        yield department
        seen.add(department)
        entry = config.departments.get(department)
        department = entry.parent if entry is not None and entry.parent in config.departments else None
