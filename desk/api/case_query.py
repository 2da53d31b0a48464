"""Which cases a request asks for."""

from typing import Annotated, Literal

import msgspec
from fastapi import Query

from hotline.crm_bridge.case_filter import CaseFilter

from .bodies import Body, Number

_SETS = {
    "status": "statuses",
    "department": "departments",
    "category": "categories",
    "priority": "priorities",
    "citizen": "citizens",
}


class CaseQuery(Body):
    """Parameters of the list; those that stand for several may be repeated. Times are seconds since the epoch."""

    state: Literal["open", "done", "all"] = "all"
    status: list[str] = []
    department: list[str] = []
    category: list[str] = []
    priority: list[str] = []
    citizen: list[Number] = []
    owner: str | None = None
    #: E.164.
    caller: str | None = None
    queue: str | None = None
    channel: str | None = None
    due_before: float | None = None
    opened_from: float | None = None
    opened_until: float | None = None
    changed_from: float | None = None
    changed_until: float | None = None
    #: Words or their beginnings, each in reference, subject, description or place.
    text: Annotated[str, Query(max_length=200)] = ""
    limit: Annotated[int, Query(ge=1, le=500)] = 50
    after: Annotated[str | None, Query(pattern=r"^[0-9]{4,15}$")] = None

    def filter(self) -> CaseFilter:
        """Return it as the store wants it."""
        given = self.model_dump(exclude={"limit", "after"})
        return msgspec.convert({_SETS.get(name, name): value for name, value in given.items()}, CaseFilter)


Wanted = Annotated[CaseQuery, Query()]
