"""What the address of the list says: which list, filtered how, from where on. Pure."""

import math
from collections.abc import Mapping
from typing import Any

import msgspec
from starlette.datastructures import QueryParams

from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_lists import Around, View
from hotline.crm_bridge.case_stretches import Place
from hotline.desk.problem_json import ProblemError

#: Parameters that stand for several, and what the filter calls them.
_SEVERAL = {
    "status": "statuses",
    "category": "categories",
    "department": "departments",
    "priority": "priorities",
}
_SINGLE = ("owner", "channel", "text")
_TIMES = ("opened_from", "opened_until", "changed_from", "changed_until")

#: Cases on a page, at most.
MOST_CASES = 200


class ListQuery(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for."""

    view: View
    wanted: CaseFilter
    around: Around | None
    limit: int
    after: Place | None


def read(params: QueryParams) -> ListQuery:
    """Return what is asked for. Raises `ProblemError` for what cannot be."""
    try:
        view = View(params.get("view", View.OPEN))
    except ValueError:
        raise _wrong("view", f"one of {', '.join(View)}") from None
    given: dict[str, Any] = {
        field: frozenset(params.getlist(name)) for name, field in _SEVERAL.items() if params.getlist(name)
    }
    given |= {name: params[name][:200] for name in _SINGLE if params.get(name)}
    given |= {name: _number(params, name) for name in _TIMES if params.get(name)}
    limit = int(_number(params, "limit") if params.get("limit") else 50)
    return ListQuery(
        view=view,
        wanted=CaseFilter(**given),
        around=_around(params.get("box", "")),
        limit=max(1, min(limit, MOST_CASES)),
        after=_after(params.get("after", "")),
    )


def _number(params: Mapping[str, str], name: str) -> float:
    try:
        value = float(params[name])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise _wrong(name, "a number")
    return value


def _around(text: str) -> Around | None:
    if not text:
        return None
    numbers = _numbers("box", text)
    if len(numbers) != 4 or not (numbers[0] <= numbers[2] and numbers[1] <= numbers[3]):
        raise _wrong("box", "south,west,north,east in degrees")
    return Around(*numbers)


def _after(text: str) -> Place | None:
    """Read `number` or `number,due_at`."""
    if not text:
        return None
    numbers = _numbers("after", text)
    if len(numbers) > 2 or not 0 <= numbers[0] < 2**53:
        raise _wrong("after", "`next` of the page before")
    return Place(int(numbers[0]), numbers[1] if len(numbers) == 2 else None)


def _numbers(name: str, text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise _wrong(name, "numbers with commas between them") from None
    if not all(map(math.isfinite, numbers)):
        raise _wrong(name, "numbers with commas between them")
    return numbers


def _wrong(name: str, right: str) -> ProblemError:
    return ProblemError(400, "Bad Request", f"`{name}` is {right}.")
