"""The export as a page that people read: Arabic, from the right, with English beside it. Pure but for its template."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2
import msgspec

from .contents import Document, Row
from .readable_words import NAMED, PARTS, VALUES, WORDS

_TEMPLATE = Path(__file__).parent / "readable.html.j2"


def to_html(document: Document, zone: ZoneInfo) -> str:
    """Return the page; whatever citizens or staff wrote is text in it, never markup."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    plain = msgspec.to_builtins(document)
    return environment.from_string(_TEMPLATE.read_text(encoding="utf-8")).render(
        made_at=document.made_at,
        parts=[(arabic, english, _rows(plain[name])) for arabic, english, name in PARTS],
        word=lambda name: WORDS.get(name, (name, name)),
        shown=lambda name, value: _shown(name, value, zone),
    )


def _rows(value: Row | list[Row] | None) -> list[Row]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _shown(name: str, value: object, zone: ZoneInfo) -> object:
    if isinstance(value, bool):
        return "نعم · yes" if value else "لا · no"
    if name == "field" and value in WORDS:
        return " · ".join(WORDS[str(value)])
    if name in NAMED and value in VALUES:
        return " · ".join(VALUES[str(value)])
    if isinstance(value, float) and (name == "at" or name.endswith("_at")):
        return f"{datetime.fromtimestamp(value, zone):%Y-%m-%d %H:%M}"
    return value
