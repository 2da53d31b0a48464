"""What requests about quality ask for, and how they are refused."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from hotline.crm_bridge.quality.errors import OvertakenError, QualityError
from hotline.crm_bridge.quality.weeks import Weeks
from hotline.desk.door.guarding import Endpoint
from hotline.desk.door.visitor import Visitor
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.journal import JournalError
from hotline.queue.statistics.calendar import Calendar

#: Bytes of a body: 200 notes in Arabic.
MOST_BYTES = 2_000_000

#: Days of a question; longer ones are several.
MOST_DAYS = 800

#: Who sees everything here.
EVERYTHING = (Role.QUALITY, Role.SUPERVISOR)

T = TypeVar("T")


def explained(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint with what goes wrong in it as `ProblemError`."""

    async def explaining(request: Request, visitor: Visitor) -> Response:
        try:
            return await endpoint(request, visitor)
        except OvertakenError as error:
            raise ProblemError(409, "Saved meanwhile", str(error), code="saved meanwhile") from error
        except QualityError as error:
            status = 404 if error.missing else 403 if error.forbidden else 422
            raise ProblemError(status, "It cannot be done", str(error)) from error
        except (SQLAlchemyError, JournalError) as error:
            again = {"Retry-After": "5"}
            raise ProblemError(503, "The database cannot be reached", "", again) from error

    return explaining


async def body_of(request: Request, kind: type[T]) -> T:
    """Return the body. Raises `ProblemError`."""
    return await json_body(request, kind, MOST_BYTES)


def number_in(request: Request, name: str = "number") -> int:
    """Return a number of the path. Raises `ProblemError`."""
    text = request.path_params[name]
    if not text.isascii() or not text.isdigit() or len(text) > 15:
        raise ProblemError(404, "Not Found", "There is no such thing.")
    return int(text)


def checked(query: Mapping[str, str], known: tuple[str, ...]) -> None:
    """Raise `ProblemError` for what nobody knows: a filter that is misspelt must not show everything."""
    for name in query:
        if name not in known:
            raise ProblemError(
                400, "Bad Request", f"There is no parameter `{name}` here: {', '.join(known)}."
            )


def span_of(query: Mapping[str, str], calendar: Calendar, now: float, days: int) -> tuple[float, float]:
    """Return begin and end of `from` to `to`, both of them whole local days; else the last `days`.

    Raises `ProblemError`.
    """
    last = _day(query.get("to"), calendar.local(now).date(), "to")
    first = _day(query.get("from"), last - timedelta(days=days - 1), "from")
    if not 0 <= (last - first).days < MOST_DAYS:
        raise ProblemError(400, "Bad Request", f"`from` is before `to`, and at most {MOST_DAYS} days.")
    return calendar.day_start(first), calendar.day_start(last + timedelta(days=1))


def weeks_of(query: Mapping[str, str], weeks: Weeks, now: float, count: int) -> tuple[str, str]:
    """Return the first days of the first and the last week of `from` to `to`; else of the last `count` weeks."""
    today = weeks.of(now)
    last = _day(query.get("to"), today, "to")
    first = _day(query.get("from"), last - timedelta(weeks=count - 1), "from")
    if not 0 <= (last - first).days < MOST_DAYS:
        raise ProblemError(400, "Bad Request", f"`from` is before `to`, and at most {MOST_DAYS} days.")
    return str(weeks.of_day(first)), str(weeks.of_day(last))


def _day(text: str | None, otherwise: date, name: str) -> date:
    try:
        day = date.fromisoformat(text) if text else otherwise
        # Local midnight must be a moment that the machine can say.
        return min(max(day, date(1990, 1, 1)), date(2200, 1, 1))
    except (ValueError, OverflowError):
        raise ProblemError(400, "Bad Request", f"`{name}` is a day: 2026-11-22.") from None


def answer(content: object, status: int = 200) -> Response:
    """Return it as JSON that nobody keeps."""
    return Response(msgspec.json.encode(content), status, headers=PRIVATE, media_type="application/json")


#: Returns the time, seconds since the epoch.
Now = Callable[[], float]
