"""Audio over HTTP, whole or a single range of it (RFC 9110, 14), so that a player can jump.

Starlette's `FileResponse` does the bytes, `ETag`, `Last-Modified` and `If-Range`. Which range counts is decided by
`byte_ranges`: what it ignores, or comes with another method than GET (14.2), is taken out before, and a range behind
the end is 416 as a problem.
"""

import asyncio
import stat
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from .byte_ranges import UnsatisfiableError, wanted
from .problem_json import PRIVATE, ProblemError


async def audio_response(request: Request, path: Path) -> Response:
    """Return the answer to a request for this WAV file. Raises `ProblemError` where it is gone, and for 416."""
    try:
        found = await asyncio.to_thread(path.stat)
    except OSError:
        found = None
    if found is None or not stat.S_ISREG(found.st_mode):
        raise ProblemError(404, "Not Found", "The audio is not on this machine.")
    response = FileResponse(path, headers=PRIVATE, media_type="audio/wav", stat_result=found)
    headers = MutableHeaders(scope=request.scope)
    of_this = headers.get("if-range") in {None, response.headers["etag"], response.headers["last-modified"]}
    if request.method != "GET" or not of_this or not _is_within(headers.get("range"), found.st_size):
        del headers["range"]
    return response


def _is_within(asked: str | None, size: int) -> bool:
    """Tell whether a range is asked for. Raises `ProblemError` for one behind the end (15.5.17)."""
    try:
        return wanted(asked, size) is not None
    except UnsatisfiableError:
        content_range = {"Content-Range": f"bytes */{size}"}
        raise ProblemError(416, "Range Not Satisfiable", f"There are {size} bytes.", content_range) from None
