"""An archive with a recording in it."""

from tests.recorder.archive.conftest import house, journal_url, recordings

__all__ = ["house", "journal_url", "recordings"]
