"""Wires the bridge to other systems: the outbox, its figures, and what its health is."""

from collections.abc import Callable, Coroutine, Iterator, Mapping, Sequence
from dataclasses import dataclass

from prometheus_client.core import GaugeMetricFamily, Metric

from hotline.clock import Clock
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.outbox.desk import Count, OutboxDesk
from hotline.crm_bridge.outbox.outbox import Outbox
from hotline.crm_bridge.status_pull import StatusPull
from hotline.crm_bridge.told_by_target import ToldByTarget

from .counted import Counted
from .ground import Ground


class OutboxCounts(Counted[Sequence[Count]]):
    """Counts what waits and what is dead, now and then, so that a scrape asks no database."""

    def __init__(
        self, outbox: Outbox, desk: OutboxDesk, targets: Callable[[], Sequence[str]], clock: Clock
    ) -> None:
        super().__init__(self._of_targets, "deliveries")
        self._outbox = outbox
        self._desk = desk
        self._targets = targets
        self._clock = clock

    async def _of_targets(self) -> Sequence[Count]:
        return await self._desk.counts(open_of=self._targets()) if self._targets() else ()

    def troubles(self) -> Mapping[str, str]:
        """Return what is wrong, by part; empty if nothing is."""
        problems = self._outbox.problems().items()
        return {f"target {target}": f"cannot be reached: {problem}" for target, problem in problems}

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        waiting = GaugeMetricFamily("hotline_outbox_waiting", "Deliveries that wait", labels=["target"])
        oldest = GaugeMetricFamily(
            "hotline_outbox_oldest_seconds", "Age of the oldest of them", labels=["target"]
        )
        dead = GaugeMetricFamily("hotline_outbox_dead", "Deliveries that were refused", labels=["target"])
        if self._counts is not None:
            found = {(one.target, one.state): one for one in self._counts}
            for target in sorted({*self._targets(), *(one.target for one in self._counts)}):
                first = found.get((target, "waiting"))
                waiting.add_metric([target], first.count if first else 0)
                oldest.add_metric([target], max(0.0, self._clock() - first.oldest_at) if first else 0)
                refused = found.get((target, "dead"))
                dead.add_metric([target], refused.count if refused else 0)
        yield from (waiting, oldest, dead)


@dataclass(frozen=True, slots=True)
class OutboxParts:
    """What is asked and started."""

    counts: OutboxCounts
    #: What must go on as long as the controller does, by name.
    lasting: Mapping[str, Callable[[], Coroutine[None, None, None]]]


def outbox_parts(ground: Ground) -> OutboxParts:
    """Return them; nothing runs yet."""
    outbox = Outbox(ground.engine, ground.journal, lambda: ground.current.config().bridge, ground.clock)
    counts = OutboxCounts(
        outbox,
        OutboxDesk(ground.engine, ground.journal),
        lambda: tuple(ground.current.config().bridge.targets),
        ground.clock,
    )
    told = ToldByTarget(
        CaseDesk(ground.journal, ground.engine), ground.loaded.config.node.languages[0], ground.clock
    )
    lasting = {
        "outbox": outbox.run,
        "counts of the outbox": counts.run,
        "status of other systems": StatusPull(outbox, told).run,
    }
    return OutboxParts(counts, lasting)
