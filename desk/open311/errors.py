"""Errors as the standard has them: a list of code and description."""

from starlette.responses import Response

from .wire import MEDIA_TYPES, Format, encode


class Open311Error(Exception):
    """A request that is refused. The descriptions say what is wrong and how to mend it."""

    def __init__(self, status: int, *descriptions: str, headers: dict[str, str] | None = None) -> None:
        """404: there is no such thing, 403: the key, 400: everything else (GeoReport v2, Errors)."""
        super().__init__("; ".join(descriptions))
        self.status = status
        self.descriptions = descriptions
        self.headers = headers or {}


def answer(name: str, value: object, how: Format, status: int = 200) -> Response:
    """Return an answer of the API."""
    return Response(encode(name, value, how), status, media_type=MEDIA_TYPES[how])


def refusal(error: Open311Error, how: Format) -> Response:
    """Return the answer to a request that is refused."""
    errors = [{"code": error.status, "description": one} for one in error.descriptions]
    response = answer("errors", errors, how, error.status)
    response.headers.update(error.headers)
    return response
