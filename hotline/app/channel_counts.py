"""What is said of the channels by which citizens write: figures for the metrics, troubles for the health."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from prometheus_client.core import GaugeMetricFamily, Metric
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import contact_counts
from hotline.crm_bridge.contact_counts import ContactCount
from hotline.crm_bridge.outgoing import TO_SEND

from .counted import Counted


class ChannelCounts(Counted[Sequence[ContactCount]]):
    """Counts now and then, so that a scrape asks no database."""

    def __init__(self, engine: AsyncEngine, mailbox: Callable[[], str] | None, clock: Clock) -> None:
        """`mailbox()` says what is wrong with it, empty: nothing; None: there is no mailbox."""
        super().__init__(lambda: contact_counts.count(engine), "contacts")
        self._mailbox, self._clock = mailbox, clock

    def troubles(self) -> Mapping[str, str]:
        """Return what is wrong, by part; empty if nothing is."""
        problem = self._mailbox() if self._mailbox is not None else ""
        return {"mailbox": problem} if problem else {}

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics."""
        if self._mailbox is not None:
            up = 0.0 if self._mailbox() else 1.0
            yield GaugeMetricFamily("hotline_mailbox_up", "Whether e-mails can be fetched", value=up)
        families = {
            contact_counts.WAITING: ("contacts", "queue", "Contacts that wait for people"),
            TO_SEND: ("letters", "channel", "Letters that wait to be sent"),
        }
        for state, (name, label, words) in families.items():
            waiting = GaugeMetricFamily(f"hotline_{name}_waiting", words, labels=[label])
            oldest = GaugeMetricFamily(
                f"hotline_{name}_oldest_seconds", "Age of the oldest of them", labels=[label]
            )
            for one in self._counts or ():
                if one.state == state:
                    waiting.add_metric([one.place], one.count)
                    oldest.add_metric([one.place], max(0.0, self._clock() - one.oldest_at))
            yield from (waiting, oldest)
