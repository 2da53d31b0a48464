"""Today's marks as metrics."""

import asyncio

import sqlalchemy as sa
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.survey_metrics import SurveyMetrics
from hotline.crm_bridge.surveys import SurveyRows
from hotline.crm_bridge.tables import survey
from hotline.testing.city import configuration

#: Noon in Muscat.
NOON = 1_795_000_000.0 // 86_400 * 86_400 + 8 * 3600


async def test_marks_of_today_are_counted_by_queue(engine: AsyncEngine) -> None:
    """Those of yesterday are over; a day begins at midnight where the hotline is."""
    rows = [("c1", "water", 5, NOON), ("c2", "water", 2, NOON - 11 * 3600), ("c3", "water", 1, NOON - 13 * 3600),
            ("c4", "general", None, None)]  # fmt: skip
    async with engine.begin() as connection:
        for call, queue, score, at in rows:
            row = {"node": "demo", "language": "ar", "offered_at": NOON, "agreed": True, "attempts": 0}
            row |= {"call": call, "queue": queue, "score": score, "answered_at": at, "state": "answered"}
            await connection.execute(sa.insert(survey).values(row))
    metrics = SurveyMetrics(SurveyRows(engine), configuration, lambda: NOON)
    registry = CollectorRegistry()
    registry.register(metrics)
    await metrics.refresh()
    text = await asyncio.to_thread(generate_latest, registry)
    assert b'hotline_survey_answered_total{queue="water"} 2.0' in text
    assert b'hotline_survey_mean{queue="water"} 3.5' in text
    assert b"general" not in text
