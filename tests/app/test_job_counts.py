import sqlalchemy as sa
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.job_counts import JobCounts
from hotline.crm_bridge import jobs
from hotline.crm_bridge.work_tables import job


async def test_jobs_as_metrics(engine: AsyncEngine) -> None:
    """How many wait, are late and fail, by kind; a kind without jobs has 0; no numbers before the first count."""
    async with engine.begin() as connection:
        for kind, subject, due_at in (
            ("warn", "1", 900.0),
            ("warn", "2", 999.0),
            ("warn", "3", 1001.0),
            ("x", "1", 1.0),
        ):
            await jobs.plan(connection, kind, subject, due_at)
        await connection.execute(sa.update(job).where(job.c.subject == "2").values(attempts=3))
    counts = JobCounts(engine, ("warn", "escalate"), lambda: 1000.0)
    registry = CollectorRegistry()
    registry.register(counts)
    assert b'{kind="warn"}' not in generate_latest(registry)
    await counts.look()
    lines = generate_latest(registry).decode().splitlines()
    for line in (
        'hotline_jobs_waiting{kind="warn"} 3.0',
        'hotline_jobs_overdue{kind="warn"} 1.0',
        'hotline_jobs_failing{kind="warn"} 1.0',
        'hotline_jobs_waiting{kind="escalate"} 0.0',
        'hotline_jobs_overdue{kind="x"} 1.0',
    ):
        assert line in lines
