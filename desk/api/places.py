"""Where a page ended: lists follow a place and not a count."""

from typing import Annotated

from fastapi import Query

from hotline.crm_bridge.citizen_page import Place
from hotline.desk.problem_json import ProblemError

After = Annotated[
    str | None, Query(max_length=200, description="`next` of the page before, with a comma: `time,id`.")
]


def place_of(after: str | None) -> Place | None:
    """Return the place. Raises `ProblemError`."""
    if after is None:
        return None
    at, comma, name = after.partition(",")
    try:
        if comma:
            return Place(float(at), name)
    except ValueError:
        pass
    raise ProblemError(400, "Bad Request", "`after` is `next` of the page before, as time,id.")
