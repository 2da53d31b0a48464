"""Which other cases may be about the same: by place, category, time, and citizen.

    the case ── candidates (SQL, bounded, by index) ── scored (pure) ── the likeliest first, each with its reasons

A suggestion is a hint for a person, who decides. Cases of two known categories are never about the same; others are
compared within `same_within_metres` and `same_within_days` of the case's category. Where one of two has no coordinates,
what was written of the places is compared: in either script, in any spelling and order of words.
"""

from collections.abc import Collection, Iterator, Sequence

import msgspec
import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.config.cases import Category

from . import case_finder, citizen_reading
from .arabic import stem, words
from .case import Case
from .case_closing import DAY
from .near import Box, box_around, distance
from .tables import cases

#: Candidates that are looked at for each reason: the newest.
MOST_CANDIDATES = 200

#: Candidates whose places are compared as texts.
MOST_TEXTS = 500

#: How alike two places in words must be, 0 to 100.
ALIKE = 80.0

#: What counts where a case has no category: the defaults of one.
_UNKNOWN = Category(department="none")

#: How much each reason weighs; together at most 1.
_NEAR, _WORDS, _CITIZEN, _RECENT = 0.6, 0.5, 0.3, 0.1


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A case that may be about the same."""

    case: Case
    #: 0 to 1; for their order only.
    score: float
    #: In words, English: why.
    reasons: tuple[str, ...]
    #: Metres between them; None: one of them has no coordinates.
    metres: float | None


async def suggest(
    connection: AsyncConnection, case: Case, config: Configuration, *, limit: int = 10
) -> list[Suggestion]:
    """Return the cases that may be about the same as this one, the likeliest first. Raises what the database raises."""
    category = config.categories.get(case.category or "", _UNKNOWN)
    citizens = await citizen_reading.group_of(connection, case.citizen) if case.citizen is not None else ()
    found: dict[str, Case] = {}
    for query in _queries(case, category, citizens):
        rows = await case_finder.matching(connection, query)
        found |= {other.reference: other for other in rows if other.reference != case.reference}
    return ranked(case, list(found.values()), category, citizens)[:limit]


def ranked(
    case: Case, others: Sequence[Case], category: Category, citizens: Collection[int] = ()
) -> list[Suggestion]:
    """Return those of the cases that may be about the same, the likeliest first; of equals the newest. Pure.

    `citizens` are the numbers of the case's citizen, who may have several after merging.
    """
    compared = (_compare(case, other, category, citizens) for other in others)
    suggestions = [found for found in compared if found is not None]
    return sorted(suggestions, key=lambda one: (-one.score, -one.case.opened_at, one.case.reference))


# --- candidates ---


def _queries(case: Case, category: Category, citizens: Collection[int]) -> Iterator[sa.Select[tuple[int]]]:
    """Yield what selects candidates, each with an index and an end."""
    column = cases.c
    days = category.same_within_days * DAY
    in_time = column.opened_at.between(case.opened_at - days, case.opened_at + days)
    newest = sa.select(column.number).order_by(column.opened_at.desc())
    if citizens:
        yield newest.where(column.citizen.in_(citizens), in_time).limit(MOST_CANDIDATES)
    if case.caller is not None:
        yield newest.where(column.caller == case.caller, in_time).limit(MOST_CANDIDATES)
    if case.category is None:
        return
    same = sa.and_(column.category == case.category, in_time)
    if case.latitude is not None and case.longitude is not None:
        box = box_around(case.latitude, case.longitude, category.same_within_metres)
        yield newest.where(same, _within(box)).limit(MOST_CANDIDATES)
    if case.place:
        # Two that have coordinates are compared by these.
        without = column.latitude.is_(None) if case.latitude is not None else sa.true()
        yield newest.where(same, column.place.is_not(None), without).limit(MOST_TEXTS)


def _within(box: Box) -> sa.ColumnElement[bool]:
    column = cases.c
    stretches = [column.longitude.between(west, east) for west, east in box.longitudes]
    return sa.and_(column.latitude.between(box.south, box.north), sa.or_(*stretches))


# --- comparing ---


def _compare(case: Case, other: Case, category: Category, citizens: Collection[int]) -> Suggestion | None:
    days = abs(case.opened_at - other.opened_at) / DAY
    known = case.category is not None and other.category is not None
    if days > category.same_within_days or (known and case.category != other.category):
        return None
    metres = _metres(case, other)
    score, reasons = 0.0, []
    if metres is not None:
        if metres > category.same_within_metres:
            return None
        score += _NEAR * (1 - 0.5 * metres / (category.same_within_metres or 1))
        reasons.append(f"{metres:.0f} m away")
    elif case.place and other.place:
        alike = likeness(case.place, other.place)
        if alike >= ALIKE:
            score += _WORDS * alike / 100
            reasons.append("a place with nearly the same words")
    if _is_same_citizen(case, other, citizens):
        score += _CITIZEN
        reasons.append("from the same citizen")
    if not reasons:
        return None
    score += _RECENT * (1 - days / (category.same_within_days or 1))
    reasons += [_when(case, other, days), *(["the same category"] if known else [])]
    return Suggestion(case=other, score=round(score, 3), reasons=tuple(reasons), metres=metres)


def likeness(place: str, other: str) -> float:
    """Return how alike two places in words are, 0 to 100: whatever the spelling, the articles and the order of words.

    Numbers must be the same: street 12 is not street 14.
    """
    one, two = _comparable(place), _comparable(other)
    if not one or not two or _numbers(one) != _numbers(two):
        return 0.0
    return fuzz.token_sort_ratio(" ".join(one), " ".join(two))


def _comparable(place: str) -> list[str]:
    return [stem(word) for word in words(place)]


def _numbers(parts: Sequence[str]) -> list[str]:
    return sorted(part for part in parts if any(sign.isdigit() for sign in part))


def _metres(case: Case, other: Case) -> float | None:
    if case.latitude is None or case.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return distance(case.latitude, case.longitude, other.latitude, other.longitude)


def _is_same_citizen(case: Case, other: Case, citizens: Collection[int]) -> bool:
    if case.citizen is not None and other.citizen is not None:
        return other.citizen in {case.citizen, *citizens}
    return case.caller is not None and case.caller == other.caller


def _when(case: Case, other: Case, days: float) -> str:
    if days < 1:
        return "opened within a day of it"
    direction = "before" if other.opened_at < case.opened_at else "after"
    return f"opened {days:.0f} {'day' if round(days) == 1 else 'days'} {direction} it"
