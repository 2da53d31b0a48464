"""A small city, for tests in virtual time: its configuration, and its clock."""

import asyncio
import copy
from collections.abc import Mapping
from typing import Any

from hotline.config import Configuration

#: Some day in November 2026; virtual time counts from here.
BEGIN = 1_795_000_000.0

#: 1111 begins with the demo's menus, 1112 goes to a queue, 1113 speaks English only.
CONFIGURATION: Mapping[str, Any] = {
    "numbers": {
        "1111": {"menu": "main"},
        "1112": {"queue": "water", "language": "en", "consent_notice": False},
        "1113": {"menu": "main", "language": "en"},
    },
    "queues": {"water": {}, "general": {}},
    "agents": {
        "1001": {"name": "Aisha", "queues": ["water", "general"]},
        "1002": {"name": "Salim", "queues": ["water", "general"]},
    },
    "ivr": {"operator_queue": "general"},
}


def clock() -> float:
    """Return the seconds since the epoch, in virtual time."""
    return BEGIN + asyncio.get_running_loop().time()


def configuration(changes: Mapping[str, object] | None = None) -> Configuration:
    """Return the configuration above with values changed by their dotted keys (`queues.water.record`)."""
    data: dict[str, Any] = copy.deepcopy(dict(CONFIGURATION))
    for key, value in (changes or {}).items():
        *tables, last = key.split(".")
        table = data
        for name in tables:
            table = table.setdefault(name, {})
        table[last] = value
    return Configuration.model_validate(data)
