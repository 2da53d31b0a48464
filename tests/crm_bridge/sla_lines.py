"""The life of a case in a few lines, and what is due by it."""

import copy
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.config import Configuration
from hotline.crm_bridge.sla import SOLUTION, clock_of
from hotline.crm_bridge.sla_history import History, history_of
from hotline.testing.city import configuration

MUSCAT, BERLIN = "Asia/Muscat", "Europe/Berlin"


OFFICE = dict.fromkeys(("sunday", "monday", "tuesday", "wednesday", "thursday"), ("08:00-16:00",))


_DAILY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


#: 2026-11-22 is a Sunday, the first day of the week in Muscat; the 25th and 26th are holidays.
CHANGES: dict[str, object] = {
    "hours.office": {"week": OFFICE, "dates": {"2026-11-25": [], "2026-11-26": []}},
    "hours.nights": {"week": dict.fromkeys(_DAILY, ("20:00-06:00",))},
    "hours.never": {},
    "departments": {
        "town": {"hours": "office"},
        "water": {"parent": "town"},
        "night-watch": {"hours": "nights"},
        "control-room": {},
        "archive": {"hours": "never"},
    },
    "categories.leak": {
        "department": "water",
        "sla": {"first_response_hours": 2, "update_hours": 4, "solution_hours": 8},
        "sla_by_priority": {"urgent": {"solution_hours": 2}, "low": {"solution_hours": 40}},
    },
    "categories.question": {"department": "water"},
    "categories.told-again": {"department": "water", "sla": {"update_hours": 4}},
}


def config(zone: str = MUSCAT, **changes: object) -> Configuration:
    return configuration(copy.deepcopy(CHANGES) | {"node.timezone": zone} | changes)


def at(text: str, zone: str = MUSCAT) -> float:
    """Return the moment of a day of November 2026 (`22T08:00`) or of a whole local date."""
    whole = text if len(text) > 8 else f"2026-11-{text}"
    return datetime.fromisoformat(whole).replace(tzinfo=ZoneInfo(zone)).timestamp()


@dataclass(frozen=True)
class Line:
    at: float
    field: str
    old: object
    new: object
    by: str = "101"


def happened(
    opened: str,
    *changes: tuple[str, str, object],
    words: tuple[str, ...] = (),
    citizen: tuple[str, ...] = (),
    zone: str = MUSCAT,
    **first: object,
) -> History:
    """Return the history of a leak that was opened then, with changes as (when, field, new value)."""
    values: dict[str, object] = {
        "status": "new", "category": "leak", "priority": "normal", "department": "water", "due_at": None,
    } | first  # fmt: skip
    lines = []
    for when, field, new in changes:
        lines.append(Line(at(when, zone), field, values[field], new))
        values[field] = new
    told = [at(when, zone) for when in words]
    return history_of(
        at(opened, zone), values, lines, words=(told[0], told[-1]) if told else (None, None),
        citizen_words=[at(when, zone) for when in citizen],
    )  # fmt: skip


def due(history: History, sla: str = SOLUTION, zone: str = MUSCAT, /, **changes: object) -> str | None:
    """Return when a clock is due, as local time."""
    clock = clock_of(config(zone, **changes), history, sla)
    if clock.due_at is None:
        return None
    return datetime.fromtimestamp(clock.due_at, ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")[8:]
