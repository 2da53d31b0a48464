"""The numbers of a queue that can have limits, read from what the wallboard shows: colours and alerts agree."""

from collections.abc import Mapping
from typing import Any

from hotline.config.wall import Measure

#: States in which an agent can be given the next call at once.
_FREE = "available"


def values_of(record: Mapping[str, Any], now: float) -> dict[Measure, float | None]:
    """Return the numbers of a queue's record; None where nothing is known."""
    today: Mapping[str, Any] = record.get("today") or {}
    oldest = record.get("oldest")
    waits = record.get("expected_wait") or {}
    forecast: Mapping[str, Any] = record.get("forecast") or {}
    return {
        "waiting": record["waiting"],
        "longest_wait_seconds": 0.0 if oldest is None else max(0.0, now - oldest),
        "service_level": today.get("service_level"),
        "abandonment_rate": today.get("abandonment_rate"),
        "asa_seconds": today.get("asa_seconds"),
        "expected_wait_seconds": max(waits.values()) if waits else None,
        "free_agents": record["states"].get(_FREE, 0),
        "signed_in": record["signed_in"],
        "callbacks": record["callbacks"],
        "messages": record.get("messages"),
        "messages_overdue": record.get("messages_overdue"),
        "agents_missing": _missing(forecast, record["signed_in"]),
    }


def calls_of(record: Mapping[str, Any]) -> int:
    """Return how many of today's calls have been answered or abandoned."""
    today: Mapping[str, Any] = record.get("today") or {}
    return int(today.get("answered", 0)) + int(today.get("abandoned", 0))


def _missing(forecast: Mapping[str, Any], signed_in: int) -> float | None:
    needed = forecast.get("agents_needed")
    return None if needed is None else max(0, needed - signed_in)
