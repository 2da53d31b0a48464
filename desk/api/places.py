"""Where a page ended: lists follow a place and not a count."""

import math
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
        time = float(at)
    except ValueError:
        time = math.nan
    if comma and math.isfinite(time):
        return Place(time, name)
    raise ProblemError(400, "Bad Request", "`after` is `next` of the page before, as time,id.")
