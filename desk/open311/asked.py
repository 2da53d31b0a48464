"""From the parameters of GET requests to a search, or what is wrong with them. Pure."""

from collections.abc import Collection, Mapping

from hotline.crm_bridge.public_cases import PublicSearch
from hotline.crm_bridge.reference import is_valid

from . import moments
from .errors import Open311Error

#: The longest time that a search may cover, seconds, and the most requests that it finds (GeoReport v2).
LONGEST = 90 * 86_400.0
MOST = 1000


def read_asked(parameters: Mapping[str, str], now: float, known: Collection[str]) -> PublicSearch:
    """Return the search. `service_request_id` overrides everything else (GeoReport v2). Raises `Open311Error`."""
    given = {name: value.strip() for name, value in parameters.items() if value.strip()}
    if "service_request_id" in given:
        named = dict.fromkeys(_list(given["service_request_id"]))
        references = tuple(filter(is_valid, named))[:MOST]
        return PublicSearch(references=references, since=0.0, until=now, limit=MOST)
    since, until = _times(given, now)
    categories = tuple(_list(given.get("service_code", "")))
    unknown = [code for code in categories if code not in known]
    if unknown:
        raise Open311Error(
            404, f"service_code `{unknown[0][:40]}` is not known: GET services has those that are"
        )
    limit = _number(given, "page_size", MOST, MOST)
    offset = (_number(given, "page", 1, 1_000_000) - 1) * limit
    is_open = _is_open(given.get("status"))
    return PublicSearch(
        since=since, until=until, categories=categories, is_open=is_open, limit=limit, offset=offset
    )


def _times(given: Mapping[str, str], now: float) -> tuple[float, float]:
    start, end = _time(given, "start_date"), _time(given, "end_date")
    if end is None:
        end = now if start is None else min(now, start + LONGEST)
    if start is None:
        start = end - LONGEST
    if not 0 <= end - start <= LONGEST:
        raise Open311Error(400, "end_date is after start_date, by 90 days at most")
    return start, end


def _time(given: Mapping[str, str], name: str) -> float | None:
    if name not in given:
        return None
    try:
        return moments.read(given[name])
    except (ValueError, OverflowError):
        raise Open311Error(400, f"{name} is a date-time, for example 2026-11-22T17:00:00+04:00") from None


def _is_open(status: str | None) -> bool | None:
    wanted = set(_list(status or ""))
    if not wanted <= {"open", "closed"}:
        raise Open311Error(400, "status is open or closed")
    return None if len(wanted) != 1 else wanted == {"open"}


def _number(given: Mapping[str, str], name: str, default: int, most: int) -> int:
    text = given.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 9 and 1 <= int(text) <= most):
        raise Open311Error(400, f"{name} is a whole number from 1 to {most}")
    return int(text)


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
