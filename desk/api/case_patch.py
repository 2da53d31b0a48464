"""Several changes of a case as one. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from hotline.config import Configuration
from hotline.crm_bridge import case_change
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change
from hotline.problems import did_you_mean

from .bodies import Body, Number


class Place(Body):
    """Where it is: in words, in degrees (WGS 84), or both."""

    words: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class CasePatch(Body):
    """What is to be different; what is not named stays. A null takes away."""

    subject: str | None = None
    description: str | None = None
    category: str | None = None
    form: dict[str, str | list[str]] | None = None
    place: Place | None = None
    citizen: Number | None = None
    priority: Literal["low", "normal", "high", "urgent"] | None = None
    department: str | None = None
    owner: str | None = None
    #: Seconds since the epoch.
    due_at: float | None = None
    status: str | None = None
    #: With `status` closed: nobody could tell the citizen.
    unreachable: bool = False


def apply(case: Case, patch: CasePatch, config: Configuration, *, at: float, by: str) -> Change:
    """Return all of it as one change, in the order in which people mean it. Raises `CaseError`."""
    _check_names(patch, config)
    whole = Change()
    for step in _steps(patch, config, at=at, by=by):
        more = step(case)
        case = msgspec.structs.replace(case, **more.values)
        whole = _joined(whole, more)
    return whole


def _check_names(patch: CasePatch, config: Configuration) -> None:
    for what, name, known in (
        ("department", patch.department, config.departments),
        ("agent", patch.owner, config.agents),
    ):
        if name is not None and name not in known:
            raise CaseError(f"there is no {what} `{name[:40]}`. {did_you_mean(name, known)}")


def _steps(
    patch: CasePatch, config: Configuration, *, at: float, by: str
) -> Sequence[Callable[[Case], Change]]:
    named = patch.model_fields_set
    place = patch.place or Place()
    texts = {name: getattr(patch, name) for name in ("subject", "description", "form")}
    steps: Mapping[frozenset[str], Callable[[Case], Change]] = {
        frozenset({"category"}): lambda case: case_change.set_category(
            case, patch.category, config=config, at=at, by=by
        ),
        frozenset(texts): lambda case: case_change.set_details(case, config=config, at=at, by=by, **texts),
        frozenset({"place"}): lambda case: case_change.set_place(
            case, place.words, place.latitude, place.longitude, at=at, by=by
        ),
        frozenset({"citizen"}): lambda case: case_change.set_citizen(case, patch.citizen, at=at, by=by),
        frozenset({"priority"}): lambda case: case_change.set_priority(
            case, patch.priority or "normal", at=at, by=by
        ),
        frozenset({"department", "owner"}): lambda case: case_change.assign(
            case,
            patch.department if "department" in named else case.department,
            patch.owner if "owner" in named else case.owner,
            at=at,
            by=by,
        ),
        frozenset({"due_at"}): lambda case: case_change.set_due(case, patch.due_at, at=at, by=by),
        frozenset({"status"}): lambda case: case_change.set_status(
            case, patch.status or "", at=at, by=by, unreachable=patch.unreachable
        ),
    }
    return [step for fields, step in steps.items() if fields & named]


def _joined(one: Change, other: Change) -> Change:
    return Change(
        facts=(*one.facts, *other.facts),
        values={**one.values, **other.values},
        note=other.note or one.note,
        link=other.link or one.link,
        unlink=other.unlink or one.unlink,
        remarks={**one.remarks, **other.remarks},
        actions=one.actions | other.actions,
    )
