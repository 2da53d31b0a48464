"""A city with departments and categories, and a case in it, for tests of pure parts."""

from typing import Any

from hotline.crm_bridge.case import Case
from hotline.testing.city import configuration

#: When things happen.
AT = 2000.0


def _both(text: str) -> dict[str, str]:
    return {"ar": f"{text} (ع)", "en": text}


_SIZE = {
    "question": _both("Size"), "datatype": "singlevaluelist",
    "values": {"big": _both("Big"), "small": _both("Small")},
}  # fmt: skip

CITY = configuration(
    {
        "departments.works": {"title": _both("Works"), "lead": "1001"},
        "departments.water": {"title": _both("Water"), "parent": "works", "queue": "water"},
        "departments.roads": {"title": _both("Roads"), "parent": "works"},
        "departments.parks": {"title": _both("Parks")},
        "categories.leak": {
            "title": _both("Leak"),
            "department": "water",
            "priority": "high",
            "keywords": {
                "ar": ["تسرب", "تسريب مياه", "ماسورة مكسورة"],
                "en": ["leak", "burst pipe", "water"],
            },
            "fields": {
                "meter": {"question": _both("Meter"), "required": True},
                "litres": {"question": _both("Litres"), "datatype": "number"},
                "seen": {"question": _both("Seen"), "datatype": "datetime"},
                "size": _SIZE,
                "kinds": {
                    "question": _both("Kinds"), "datatype": "multivaluelist",
                    "values": {"pipe": _both("Pipe"), "tap": _both("Tap")},
                },
            },
        },
        "categories.pothole": {
            "title": _both("Pothole"),
            "department": "roads",
            "keywords": {"ar": ["حفرة", "شارع"], "en": ["pothole", "road"]},
            "same_within_metres": 50,
            "same_within_days": 30,
            "fields": {"size": _SIZE},
        },
    }
)  # fmt: skip


def a_case(**fields: Any) -> Case:  # noqa: ANN401 -- whatever a case has
    """Return a new case, but for what is named."""
    sample: dict[str, Any] = {
        "reference": "1007", "opened_at": 1000.0, "status": "new", "channel": "voice", "caller": None,
        "language": "ar", "queue": "water", "subject": "Voice message", "department": None, "owner": None,
        "due_at": None, "changed_at": 1000.0,
    }  # fmt: skip
    return Case(**(sample | fields))
