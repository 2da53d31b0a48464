"""Optimistic locking: who changes something says which version they have read (RFC 9110, 8.8.3 and 13.1.1)."""

import re
from typing import Annotated

from fastapi import Header

from hotline.desk.problem_json import ProblemError

IfMatch = Annotated[
    str | None, Header(alias="If-Match", description="The ETag that was read; `*` for whatever is there.")
]

_tag = re.compile(r'"v([0-9]{1,9})"')


def etag(version: int) -> dict[str, str]:
    """Return the header that tells the version."""
    return {"ETag": f'"v{version}"'}


def expected(if_match: str | None) -> int | None:
    """Return the version that must be there; None for `*`. Raises `ProblemError` 428 (RFC 6585, 3), 400."""
    if if_match is None:
        detail = (
            "Send If-Match with the ETag that you have read, so that nobody's change is overwritten unseen."
        )
        raise ProblemError(428, "Precondition Required", detail)
    if if_match.strip() == "*":
        return None
    found = _tag.fullmatch(if_match.strip())
    if found is None:
        raise ProblemError(400, "Bad Request", 'If-Match is one ETag as it was sent ("v3"), or *.')
    return int(found[1])
