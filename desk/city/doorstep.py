"""Who asks without an account: the address that counts, bodies that are bounded, pages of ours only."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import Response

from hotline.desk.case_work.refusals import problem_of
from hotline.desk.door.buckets import Buckets
from hotline.desk.door.origin import is_foreign
from hotline.desk.door.tries import network_of
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import ProblemError

#: Bytes of a body that holds no photo.
MOST_BYTES = 8_000

#: Requests of one address: so many at once, and so many a second for long. Offices and mobile networks share addresses.
BURST, PER_SECOND = 60.0, 1.0

Endpoint = Callable[[Request], Awaitable[Response]]
T = TypeVar("T")


def address_of(request: Request) -> str:
    """Return whose requests are counted together: an IPv4 address, or the network of an IPv6 one (RFC 6177)."""
    return network_of(request.client.host if request.client is not None else "")


def digest(key: bytes, purpose: str, value: str) -> str:
    """Return what stands for a number or an address where it must not be kept: a keyed hash (RFC 2104)."""
    return hmac.new(key, f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()[:32]


async def body(request: Request, kind: type[T]) -> T:
    """Return the body. Raises `ProblemError` for one that is too long or not understood."""
    return await json_body(request, kind, MOST_BYTES, status=422)


class Doorstep:
    """Lets everybody in, but not too often, and no other site's page."""

    def __init__(self, buckets: Buckets | None = None) -> None:
        self._buckets = buckets or Buckets(BURST, PER_SECOND)

    def guard(self, endpoint: Endpoint) -> Endpoint:
        """Return the endpoint; what it raises becomes its answer."""

        async def guarded(request: Request) -> Response:
            try:
                self._admit(request)
                return await endpoint(request)
            except ProblemError as problem:
                return problem.response()
            except Exception as error:
                found = problem_of(error, request.url.path)
                if not isinstance(found, ProblemError):
                    raise
                return found.response()

        return guarded

    def _admit(self, request: Request) -> None:
        if request.method != "GET" and is_foreign(request):
            raise ProblemError(403, "Forbidden", "The request does not come from a page of the hotline.")
        wait = self._buckets.take(address_of(request))
        if wait:
            again = {"Retry-After": str(wait)}
            raise ProblemError(429, "Too Many Requests", f"Too many requests: wait {wait} s.", again)
