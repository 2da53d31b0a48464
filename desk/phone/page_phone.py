"""What the phones of all pages have in common: how a page asks for a password and gets one, how long its line lives."""

from typing import TypeVar

import msgspec
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.websockets import WebSocket

from hotline.asterisk.ami import AmiError
from hotline.asterisk.browser_credentials import BrowserCredentials, Given
from hotline.asterisk.browser_records import REALM
from hotline.desk.door import Door
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import PRIVATE, ProblemError

from .ice import IceServers
from .proxy import Line

#: How long the password of somebody who is signed in is valid; pages renew it after some two thirds.
SIGNED_IN_SECONDS = 900.0

#: A body has a name and a word, bytes.
MOST_BYTES = 1000

T = TypeVar("T")


class Wanted(msgspec.Struct):
    """What a page asks: to be let in again, or in another's place."""

    phone: str | None = None
    take: bool = False


def has(credentials: BrowserCredentials, endpoint: str, phone: str) -> bool:
    """Return whether this page's phone may still come in at the endpoint."""
    known = credentials.of(endpoint)
    return known is not None and known.phone == phone


async def body(request: Request, kind: type[T]) -> T:
    """Return the JSON of a request. Raises `ProblemError`."""
    return await json_body(request, kind, MOST_BYTES)


async def give(
    credentials: BrowserCredentials, endpoint: str, owner: str, seconds: float, *, renews: str | None
) -> Given:
    """Give a page a password. Raises `ProblemError`."""
    try:
        return await credentials.give(endpoint, owner, seconds, renews=renews)
    except AmiError:
        raise away() from None


def answer(given: Given, seconds: float, ice: IceServers, *, returning: bool = False) -> Response:
    """Tell a page how to register or call; it is kept nowhere on the way."""
    told = {
        "phone": given.phone.phone,
        "endpoint": given.endpoint,
        "domain": REALM,
        "user": given.phone.user,
        "password": given.password,
        "seconds": seconds,
        "returning": returning,
        "ice": ice.told(given.endpoint),
    }
    return JSONResponse(told, headers=PRIVATE)


def line_of(
    door: Door, socket: WebSocket, credentials: BrowserCredentials, endpoint: str, phone: str
) -> Line:
    """Return the line of somebody who is signed in; it lives as long as the session and the page's password."""

    async def lives() -> bool:
        try:
            return await door.visitor(socket) is not None and has(credentials, endpoint, phone)
        except (SQLAlchemyError, OSError, TimeoutError):
            return True  # nobody knows; it is looked again

    return Line(endpoint, phone, lives)


def away() -> ProblemError:
    """Return what is said while Asterisk cannot be asked."""
    again = {"Retry-After": "2"}
    return ProblemError(503, "Service Unavailable", "The telephone engine is starting. Try again.", again)
