"""How answers are written: XML, which the standard requires, and JSON. Pure.

An answer is a name and what stands under it: a text, a number, a truth, None (an empty element, `null`), a mapping, or
a sequence, whose elements XML calls as `_ITEM` says. In JSON the outermost name is left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal
from xml.etree import ElementTree as ET

import msgspec

Format = Literal["xml", "json"]

MEDIA_TYPES: Mapping[Format, str] = {
    "xml": "text/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
}

#: What one element of a sequence is called in XML.
_ITEM = {
    "services": "service",
    "attributes": "attribute",
    "extended_attributes": "extended_attribute",
    "values": "value",
    "service_requests": "request",
    "service_request_updates": "request_update",
    "errors": "error",
    "endpoints": "endpoint",
    "formats": "format",
    "notes": "note",
}


def encode(name: str, value: object, how: Format) -> bytes:
    """Return the answer `name` in the format, UTF-8."""
    if how == "json":
        return msgspec.json.encode(value)
    return bytes(ET.tostring(_element(name, value), encoding="utf-8", xml_declaration=True))


def _element(name: str, value: Any) -> ET.Element:  # noqa: ANN401 - whatever JSON can hold
    element = ET.Element(name)
    if isinstance(value, Mapping):
        element.extend(_element(key, one) for key, one in value.items())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        element.extend(_element(_ITEM[name], one) for one in value)
    elif isinstance(value, bool):
        element.text = "true" if value else "false"
    elif value is not None:
        element.text = "".join(sign for sign in str(value) if _may_stand(sign))
    return element


def _may_stand(sign: str) -> bool:
    """Return whether XML 1.0 allows the character (section 2.2, production 2)."""
    code = ord(sign)
    return sign in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000
