"""What people of ours read about time that runs out, in Arabic and English; English for all other languages. Pure.

They are told the number of the case only: whoever is not meant to see the case learns nothing of it.
"""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from .sla_notices import Notice

_CLOCKS: Mapping[str, Mapping[str, str]] = {
    "en": {"first response": "first response", "update": "next word to the citizen", "solution": "solution"},
    "ar": {"first response": "الرد الأول", "update": "إبلاغ المواطن بالمستجدات", "solution": "الحل"},
}

_SUBJECTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sla warning": "Case {reference}: little time is left",
        "escalation": "Case {reference} is overdue",
    },
    "ar": {
        "sla warning": "البلاغ {reference}: أوشكت المهلة على الانتهاء",
        "escalation": "البلاغ {reference}: انقضت المهلة",
    },
}

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "sla warning": "Case {reference}: little time is left. What is due: {clock}, until {due}.",
        "escalation": "Case {reference} is overdue. What was due: {clock}, until {due}.",
    },
    "ar": {
        "sla warning": "البلاغ {reference}: أوشكت المهلة على الانتهاء. المطلوب: {clock}، حتى {due}.",
        "escalation": "البلاغ {reference}: انقضت المهلة. كان المطلوب: {clock}، حتى {due}.",
    },
}


def words(notice: Notice, language: str, zone: ZoneInfo) -> tuple[str, str]:
    """Return subject and text of a notice; times are those of the zone."""
    tongue = language if language in _TEXTS else "en"
    due = datetime.fromtimestamp(notice.due_at, zone).strftime("%Y-%m-%d %H:%M")
    values = {"reference": notice.reference, "clock": _CLOCKS[tongue][notice.sla], "due": due}
    return _SUBJECTS[tongue][notice.what].format(**values), _TEXTS[tongue][notice.what].format(**values)
