"""What no operation has to think of: bodies that are too long or no JSON, and NUL, which PostgreSQL cannot keep."""

import re
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from hotline.desk.body_limit import bounded, words
from hotline.desk.problem_json import ProblemError

#: The largest body, but for files, bytes. It is read before anybody knows who sends it.
MOST_BYTES = 200_000

#: Where files are posted: this operation knows the sender before it reads, and has a limit of its own.
UPLOAD = re.compile(r"/cases/[^/]*/files")


class Limits:
    """Refuses them, before the application sees them."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if "\0" in scope["path"] or "\0" in unquote(scope["query_string"].decode("latin-1")):
            problem = ProblemError(400, "Bad Request", "The address has a sign that is none (NUL).")
            await problem.response()(scope, receive, send)
            return
        is_upload = UPLOAD.fullmatch(scope["path"].removeprefix(scope.get("root_path", "")))
        if not is_upload and not _may_be_json(scope):
            detail = "The body is JSON: send it with `Content-Type: application/json`."
            await ProblemError(415, "Unsupported Media Type", detail).response()(scope, receive, send)
            return
        if not is_upload:
            # FastAPI makes 400 of any other exception while it reads a body.
            receive = bounded(receive, MOST_BYTES, HTTPException(413, words(MOST_BYTES)))
        await self._app(scope, receive, send)


def _may_be_json(scope: Scope) -> bool:
    """Return whether a body, if there is one, is said to be JSON, or nothing is said of it (RFC 9110, 8.3)."""
    headers = Headers(scope=scope)
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    has_body = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    return not kind or not has_body or kind.endswith(("/json", "+json"))
