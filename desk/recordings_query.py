"""What a list of recordings is asked for: the query of `GET /api/recordings`."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.problems import did_you_mean
from hotline.recorder.archive.searching import Place, Search

from .problem_json import ProblemError

_KNOWN = ("queue", "agent", "from", "to", "limit", "after")

#: Recordings on a page: unless told otherwise, and at most.
PAGE, LARGEST_PAGE = 50, 200


def read_query(query: Mapping[str, str], zone: ZoneInfo) -> tuple[Search, int]:
    """Return what is looked for, and how many at once; times without an offset are of `zone`.

    Raises `ProblemError`, also for names that nobody knows: a filter that is misspelt must not show everything.
    """
    for name in query:
        if name not in _KNOWN:
            raise _bad(f"There is no parameter `{name}`. {did_you_mean(name, _KNOWN)}".strip())
    search = Search(
        queue=query.get("queue", ""),
        agent=query.get("agent", ""),
        since=_time("from", query.get("from", ""), zone),
        until=_time("to", query.get("to", ""), zone),
        after=_place(query.get("after", "")),
    )
    return search, _limit(query.get("limit", ""))


def _time(name: str, text: str, zone: ZoneInfo) -> float | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        detail = (
            f"`{name}` is {text!r}: write 2026-11-22, 2026-11-22T14:30 or 2026-11-22T14:30:00Z (ISO 8601)."
        )
        raise _bad(detail) from None
    return (at if at.tzinfo is not None else at.replace(tzinfo=zone)).timestamp()


def _place(text: str) -> Place | None:
    try:
        return Place.parse(text) if text else None
    except ValueError:
        raise _bad("`after` is not what `next` of the page before was.") from None


def _limit(text: str) -> int:
    if not text:
        return PAGE
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= LARGEST_PAGE:
        raise _bad(f"`limit` is {text!r}: a number from 1 to {LARGEST_PAGE}.")
    return int(text)


def _bad(detail: str) -> ProblemError:
    return ProblemError(400, "Bad Request", detail)
