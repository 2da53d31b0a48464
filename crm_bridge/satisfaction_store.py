"""Satisfaction by queue, agent, category, channel and week: counted by the database, over an index on the offer's time.

A survey counts in the time in which it was offered.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .complaints_time import bucket_of
from .satisfaction import Satisfaction
from .survey import Survey
from .survey_summary import SATISFIED
from .tables import cases, survey


class By(StrEnum):
    """By what surveys are counted together."""

    QUEUE = "queue"
    AGENT = "agent"
    CATEGORY = "category"
    CHANNEL = "channel"
    WEEK = "week"


class SurveyFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which surveys: those to which everything applies that is set. Times are seconds since the epoch."""

    since: float
    until: float
    queue: str | None = None
    agent: str | None = None


_COUNTED = (
    sa.func.count(),
    sa.func.count(survey.c.score),
    sa.func.count().filter(survey.c.score >= SATISFIED),
    sa.func.coalesce(sa.func.sum(survey.c.score), 0),
    sa.func.count(survey.c.comment_seconds),
)

#: By what way the citizen was asked last.
_CHANNEL = sa.func.coalesce(survey.c.asked_by, "call")


class SatisfactionStore:
    """Reads. Methods raise what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def counted(
        self, wanted: SurveyFilter, by: By, weeks: list[float] | None = None
    ) -> Mapping[str, Satisfaction]:
        """Return the figures by key; empty: none. `weeks` are when weeks begin, and then the key is such a number."""
        key: sa.ColumnElement[Any] = {
            By.QUEUE: survey.c.queue,
            By.AGENT: sa.func.coalesce(survey.c.agent, ""),
            By.CATEGORY: sa.func.coalesce(cases.c.category, ""),
            By.CHANNEL: _CHANNEL,
            By.WEEK: bucket_of(survey.c.offered_at, weeks or [wanted.since]),
        }[by]
        query = sa.select(key, *_COUNTED).where(*_where(wanted)).group_by(key)
        if by is By.CATEGORY:
            query = query.select_from(survey).join(
                cases, cases.c.reference == survey.c.reference, isouter=True
            )
        async with self._reading.connect() as connection:
            return {str(row[0]): Satisfaction(*row[1:]) for row in await connection.execute(query)}

    async def total(self, wanted: SurveyFilter) -> Satisfaction:
        """Return the figures of all that fit."""
        async with self._reading.connect() as connection:
            return Satisfaction(
                *(await connection.execute(sa.select(*_COUNTED).where(*_where(wanted)))).one()
            )

    async def distribution(self, wanted: SurveyFilter) -> Mapping[int, int]:
        """Return how often each mark was given."""
        query = sa.select(survey.c.score, sa.func.count()).where(*_where(wanted), survey.c.score.is_not(None))
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.group_by(survey.c.score))).all()
        return {score: count for score, count in rows if score is not None}

    async def comments(self, wanted: SurveyFilter, limit: int) -> list[Survey]:
        """Return the newest surveys with a spoken comment."""
        query = sa.select(survey).where(*_where(wanted), survey.c.comment_seconds.is_not(None))
        query = query.order_by(survey.c.offered_at.desc()).limit(limit)
        async with self._reading.connect() as connection:
            return [Survey(**row) for row in (await connection.execute(query)).mappings()]


def _where(wanted: SurveyFilter) -> list[sa.ColumnElement[bool]]:
    parts: list[sa.ColumnElement[bool]] = [
        survey.c.offered_at >= wanted.since,
        survey.c.offered_at < wanted.until,
    ]
    if wanted.queue is not None:
        parts.append(survey.c.queue == wanted.queue)
    if wanted.agent is not None:
        parts.append(survey.c.agent == wanted.agent)
    return parts
