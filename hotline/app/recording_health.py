"""How the archive of recordings is, for the health check and for Prometheus. Nothing of callers."""

import shutil
from collections.abc import Iterator, Mapping

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from hotline.recorder.archive.opening import Recordings
from hotline.recorder.spool import set_aside_calls


class RecordingHealth(Collector):
    """Reads the parts of a running controller."""

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings

    def troubles(self) -> Mapping[str, str]:
        """Return what is wrong, by part; empty if nothing is."""
        found = dict(self._recordings.archive.troubles())
        if self._recordings.household.trouble:
            found["retention"] = self._recordings.household.trouble
        return found

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics as they are now."""
        archive = self._recordings.archive
        yield GaugeMetricFamily(
            "hotline_recordings_waiting", "Recordings that could not be stored yet", len(archive.waiting)
        )
        yield GaugeMetricFamily(
            "hotline_recordings_quarantined",
            "Calls whose raw files were set aside, because no recording can be made of them",
            len(set_aside_calls(self._recordings.storages.folder)),
        )
        yield CounterMetricFamily(
            "hotline_recordings_stored", "Recordings stored since the start", archive.stored
        )
        yield CounterMetricFamily("hotline_recordings_stored_bytes", "Bytes of these", archive.stored_bytes)
        yield CounterMetricFamily(
            "hotline_recordings_store_failures", "Tries that the storage failed", archive.store_failures
        )
        yield GaugeMetricFamily(
            "hotline_recordings_free_bytes",
            "Free space where recordings are written",
            shutil.disk_usage(self._recordings.storages.folder).free,
        )
