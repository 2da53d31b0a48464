"""Log lines that are caught instead of printed."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

from structlog.testing import capture_logs

LogLines = list[MutableMapping[str, Any]]

#: The number of the fake callers.
CALLER = "96890000001"


@contextmanager
def caught() -> Iterator[LogLines]:
    """Yield the lines as they come; at the end nobody's number may be in them."""
    with capture_logs() as lines:
        yield lines
    assert CALLER not in str(lines)  # noqa: S101 - for tests


def errors(lines: LogLines) -> list[str]:
    """Return what was logged as an error."""
    return [line["event"] for line in lines if line["log_level"] in {"error", "critical"}]
