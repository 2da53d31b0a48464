"""Audio over HTTP, whole or a single range of it (RFC 9110, 14), so that a player can jump.

Starlette's `FileResponse` does the bytes, `ETag`, `Last-Modified` and `If-Range`. What it answers otherwise than the
RFC is decided here: a Range that is not understood, has several ranges, or comes with another method than GET, is
ignored (14.2); one behind the end is 416 with the length (15.5.17).
"""

import asyncio
import os
import re
import stat
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from .problem_json import PRIVATE, ProblemError

#: One range of bytes: from a place on, from a place to a place, or the last so many (RFC 9110, 14.1.2).
_range = re.compile(r"bytes[ \t]*=[ \t]*(?:([0-9]{1,15})-([0-9]{0,15})|-([0-9]{1,15}))[ \t]*", re.IGNORECASE)


async def audio_response(request: Request, path: Path) -> Response:
    """Return the answer to a request for this WAV file. Raises `ProblemError` where it is gone, and for 416."""
    try:
        found = await asyncio.to_thread(path.stat)
    except OSError:
        found = None
    if found is None or not stat.S_ISREG(found.st_mode):
        raise ProblemError(404, "Not Found", "The audio is not on this machine.")
    headers = MutableHeaders(scope=request.scope)
    if not _is_single(request.method, headers.get("range", "")):
        del headers["range"]
    response = FileResponse(path, headers=PRIVATE, media_type="audio/wav", stat_result=found)
    _refuse_behind_end(headers, response, found)
    return response


def _is_single(method: str, text: str) -> bool:
    found = _range.fullmatch(text)
    if found is None or method != "GET":
        return False
    return not found[2] or int(found[1]) <= int(found[2])


def _refuse_behind_end(headers: MutableHeaders, response: FileResponse, found: os.stat_result) -> None:
    """Raise 416 for a range in which nothing is, unless `If-Range` makes it void."""
    wanted = _range.fullmatch(headers.get("range", ""))
    if wanted is None:
        return
    current = (response.headers["etag"], response.headers["last-modified"])
    if "if-range" in headers and headers["if-range"] not in current:
        return
    is_empty = int(wanted[3]) == 0 or not found.st_size if wanted[3] else int(wanted[1]) >= found.st_size
    if is_empty:
        detail = f"There are {found.st_size} bytes."
        content_range = {"Content-Range": f"bytes */{found.st_size}"}
        raise ProblemError(416, "Range Not Satisfiable", detail, content_range)
