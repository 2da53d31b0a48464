"""What no operation has to think of: bodies that are too long, and NUL, which PostgreSQL cannot keep."""

import re
from urllib.parse import unquote

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from hotline.desk.body_limit import bounded, words
from hotline.desk.problem_json import ProblemError

#: The largest body, but for files, bytes. It is read before anybody knows who sends it.
MOST_BYTES = 200_000

#: Where files are posted: this operation knows the sender before it reads, and has a limit of its own.
UPLOAD = re.compile(r"/cases/[^/]*/files")


class Limits:
    """Refuses both, before the application sees them."""

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
        if not is_upload:
            # FastAPI makes 400 of any other exception while it reads a body.
            receive = bounded(receive, MOST_BYTES, HTTPException(413, words(MOST_BYTES)))
        await self._app(scope, receive, send)
