"""Why somebody wants a recording: asked for wherever sound or picture is given out, or something is changed.

A proxy in front may log URLs, and reasons name people: so it may be in a header as well as in the query.
"""

from urllib.parse import unquote

import msgspec
from starlette.requests import Request

from .body_limit import limited
from .json_body import UNREADABLE, decoded
from .problem_json import ProblemError

#: Percent-encoded UTF-8, since a header has no Arabic of its own (RFC 8187 says the same of parameters).
HEADER = "Hotline-Why"

#: Characters; a reason is a sentence.
LONGEST = 500

#: Bytes of a request's body.
_MOST_BYTES = 16_384


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    why: str = ""


def reason_asked(request: Request) -> str:
    """Return the reason in the query or the header. Raises `ProblemError`."""
    return _checked(request.query_params.get("why", "") or unquote(request.headers.get(HEADER, "")))


async def reason_sent(request: Request) -> str:
    """Return the reason in the body, `{"why": "…"}`. Raises `ProblemError`."""
    content = await limited(request, _MOST_BYTES).body()
    try:
        body = decoded(content or b"{}", _Body)
    except UNREADABLE as error:
        raise ProblemError(400, "Bad Request", f'Send JSON like {{"why": "case 4271"}}: {error}.') from None
    return _checked(body.why)


def _checked(why: str) -> str:
    why = " ".join(why.split())
    if not why:
        detail = "Say why (`why`), in words that a stranger understands in a year: it is written down."
        raise ProblemError(400, "A reason is missing", detail)
    if len(why) > LONGEST:
        raise ProblemError(
            400, "The reason is too long", f"It has {len(why)} characters, at most {LONGEST} fit."
        )
    return why
