"""How long the recordings are, as the hotline's own table says."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path


def lengths(database: Path, names: Collection[str]) -> list[float]:
    """Return the seconds of the recordings whose files have these names."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10.0)) as connection:
        rows = connection.execute("SELECT path, seconds FROM recording").fetchall()
    return [seconds for path, seconds in rows if path.rpartition("/")[2] in names]
