"""Wires the SLA: what keeps due times, what warns and escalates, and the worker of jobs with everybody's handlers."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass

from hotline.crm_bridge.job_queue import Handler
from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.sla_keeper import SlaKeeper
from hotline.crm_bridge.sla_work import SlaWork
from hotline.crm_bridge.sla_written_notices import WrittenNotices

from .ground import Ground
from .job_counts import JobCounts


@dataclass(frozen=True, slots=True)
class SlaParts:
    """What a controller runs of it."""

    keeper: SlaKeeper
    worker: JobWorker
    counts: JobCounts

    @property
    def lasting(self) -> Mapping[str, Callable[[], Coroutine[None, None, None]]]:
        """What must go on as long as the controller does, by name."""
        return {"due times": self.keeper.run, "jobs": self.worker.run, "counts of jobs": self.counts.run}


def sla_parts(ground: Ground, handlers: Mapping[str, Handler] | None = None) -> SlaParts:
    """Return the parts; nothing runs yet. `handlers` are those of other parts' jobs."""
    current = ground.current.config
    work = SlaWork(current, WrittenNotices(current), ground.clock)
    known = {**work.handlers, **(handlers or {})}
    return SlaParts(
        SlaKeeper(ground.engine, ground.journal, ground.reader, work, current),
        JobWorker(ground.engine, ground.journal, known, ground.clock),
        JobCounts(ground.engine, known, ground.clock),
    )
