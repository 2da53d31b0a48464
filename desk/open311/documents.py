"""Requests, updates and the discovery as the standard describes them. Pure."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from hotline.config import Configuration
from hotline.crm_bridge.public_cases import PublicCase, PublicNote

from . import moments
from .wire import MEDIA_TYPES

#: When what this server answers last changed: clients keep the discovery as long as it is the same.
CHANGESET = "2026-11-22T00:00:00Z"

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"


def request(
    case: PublicCase,
    config: Configuration,
    language: str,
    photo: Callable[[int], str],
    *,
    notes: Sequence[PublicNote] | None = None,
) -> dict[str, object]:
    """Return one service request; `photo` gives the URL of a picture's number.

    With its `notes` it has the extended attributes, too.
    """
    timezone = ZoneInfo(config.node.timezone)
    category = config.categories[case.category]
    department = config.departments.get(case.department or "")
    document: dict[str, object] = {
        "service_request_id": case.reference,
        "status": _status(case),
        "status_notes": case.note,
        "service_name": category.title.get(language, case.category),
        "service_code": case.category,
        "description": case.description,
        "agency_responsible": None if department is None else department.title.get(language),
        "service_notice": None,
        "requested_datetime": moments.write(case.opened_at, timezone),
        "updated_datetime": moments.write(case.changed_at, timezone),
        "expected_datetime": moments.write(case.due_at, timezone),
        "address": case.place,
        "address_id": None,
        "zipcode": None,
        "lat": case.latitude,
        "long": case.longitude,
        "media_url": None if case.picture is None else photo(case.picture),
    }
    if notes is not None:
        document["extended_attributes"] = {"status": case.status, "group": category.group.get(language, "")}
        document["notes"] = [
            {"datetime": moments.write(note.at, timezone), "description": note.text} for note in notes
        ]
    return document


def update(note: PublicNote, case: PublicCase, timezone: ZoneInfo) -> dict[str, object]:
    """Return one update of a service request, as FixMyStreet's extension has it."""
    return {
        "update_id": str(note.id),
        "service_request_id": note.reference,
        "status": _status(case).upper(),
        "updated_datetime": moments.write(note.at, timezone),
        "description": note.text,
        "media_url": None,
    }


def _status(case: PublicCase) -> str:
    return "open" if case.is_open else "closed"


def discovery(config: Configuration, url: str) -> dict[str, object]:
    """Return the discovery; `url` is where the service is reached."""
    contact = config.open311.contact or f"{config.node.name}: no contact is configured"
    endpoint = {
        "specification": SPECIFICATION,
        "url": url,
        "changeset": CHANGESET,
        "type": "production",
        "formats": [kind.partition(";")[0] for kind in MEDIA_TYPES.values()],
    }
    return {
        "changeset": CHANGESET,
        "contact": contact,
        "key_service": f"{contact} (keys are given by hand)",
        "endpoints": [endpoint],
    }
