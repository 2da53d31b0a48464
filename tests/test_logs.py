"""Logs hold no personal data."""

import io
import json
from collections.abc import Iterator

import pytest
import structlog

from hotline import logs


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    logs.configure(stream=stream)
    yield stream
    structlog.reset_defaults()


def said(stream: io.StringIO) -> dict[str, object]:
    line: dict[str, object] = json.loads(stream.getvalue().splitlines()[-1])
    return line


@pytest.mark.parametrize(
    "value",
    [
        "+96890000001",
        "from 90000001 to us",
        "sip:+96890000001@host",
        "0096890000001",
        {"caller": "+96890000001"},
        ["+96890000001"],
        ("call of", "90000001"),
    ],
)
def test_numbers_are_masked_wherever_they_stand(lines: io.StringIO, value: object) -> None:
    """A telephone number in any value, also inside others, is masked."""
    structlog.get_logger().info("caller", detail=value)
    assert "0000001" not in lines.getvalue()
    assert "01" in lines.getvalue()


def test_numbers_in_a_traceback_are_masked(lines: io.StringIO) -> None:
    """An exception's text goes through the mask too."""
    try:
        raise ValueError("+96890000001")
    except ValueError:
        structlog.get_logger().exception("failed")
    assert "90000001" not in lines.getvalue()


@pytest.mark.parametrize("call", ["demo-1763800000.12", "1763800000.12", "demo-1763800000.12-m101112000000"])
def test_identities_of_calls_survive(lines: io.StringIO, call: str) -> None:
    """A call can be found in the log by its identity."""
    structlog.get_logger().info("talk ended", call=call, text=f"call {call} ended")
    line = said(lines)
    assert line["call"] == call
    assert line["text"] == f"call {call} ended"


def test_levels_and_times_are_there(lines: io.StringIO) -> None:
    """Each line says when and how bad."""
    structlog.get_logger().warning("disk nearly full", free=1234567890)
    line = said(lines)
    assert line["level"] == "warning"
    assert line["free"] == 1234567890
    assert str(line["timestamp"]).endswith("Z")
