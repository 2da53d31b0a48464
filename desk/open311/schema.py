"""What the answers look like, for the OpenAPI description: JSON Schema, and XML beside it."""

from typing import Any

_text: dict[str, Any] = {"type": "string"}
_maybe: dict[str, Any] = {"type": ["string", "null"]}
_number: dict[str, Any] = {"type": ["number", "null"]}


def _object(required: str, **properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": required.split(), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


ERRORS = _list(_object("code description", code={"type": "integer"}, description=_text))
SERVICES = _list(
    _object(
        "service_code service_name metadata type",
        service_code=_text,
        service_name=_text,
        description=_text,
        metadata={"type": "boolean"},
        type={"const": "realtime"},
        keywords=_text,
        group=_text,
    )
)
DEFINITION = _object("service_code attributes", service_code=_text, attributes=_list({"type": "object"}))
REQUESTS = _list(
    _object(
        "service_request_id status service_code requested_datetime",
        service_request_id=_text,
        status={"enum": ["open", "closed"]},
        status_notes=_maybe,
        service_name=_text,
        service_code=_text,
        description=_text,
        agency_responsible=_maybe,
        service_notice=_maybe,
        requested_datetime=_text,
        updated_datetime=_text,
        expected_datetime=_maybe,
        address=_maybe,
        address_id=_maybe,
        zipcode=_maybe,
        lat=_number,
        long=_number,
        media_url=_maybe,
    )
)
FILED = _list(
    _object("service_request_id", service_request_id=_text, service_notice=_text, account_id=_maybe)
)
TOKENS = _list(_object("service_request_id token", service_request_id=_text, token=_text))
UPDATES = _list(
    _object(
        "update_id service_request_id",
        update_id=_text,
        service_request_id=_text,
        status=_text,
        updated_datetime=_maybe,
        description=_maybe,
        media_url=_maybe,
    )
)
WRITTEN = _list(_object("update_id", update_id=_text))
DISCOVERY = _object("changeset contact key_service endpoints", endpoints=_list({"type": "object"}))

#: The fields of POST requests that are always the same; answers are `attribute[code]`, photos files called `media`.
_REPORT_FIELDS = (
    "api_key service_code lat long address_string address_id email device_id account_id first_name last_name phone "
    "description media_url notify"
)
REPORT = _object("api_key service_code", **dict.fromkeys(_REPORT_FIELDS.split(), _text))
UPDATE = _object(
    "api_key service_request_id description", api_key=_text, service_request_id=_text, description=_text
)

#: The header by which a retry is known.
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": _text,
    "description": "The same key with the same fields and photos files nothing; with others it is refused (422).",
}


def answers(schema: dict[str, Any], *statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the answers of an operation: 200 with this schema, errors with these statuses."""
    documented: dict[int | str, dict[str, Any]] = {200: _both("What was asked for", schema)}
    return documented | {status: _both("What is wrong", ERRORS) for status in statuses}


def body(schema: dict[str, Any], *kinds: str) -> dict[str, Any]:
    """Return the description of a form that is posted as these media types."""
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}}


def _both(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}, "text/xml": {}}}
