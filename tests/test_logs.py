import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from hotline import logs

NUMBERS = (
    "+96891230001",
    "+968 9123 0001",
    "96891230001",
    "0096891230001",
    "91230001",
    "+1 (415) 555-0100",
)


@pytest.fixture(autouse=True)
def quiet_afterwards() -> Iterator[None]:
    """Give logging back as it was."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    for handler in before:
        root.removeHandler(handler)
    yield
    for handler in root.handlers[:]:
        root.removeHandler(handler)
        handler.close()
    for handler in before:
        root.addHandler(handler)
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize(
    "text", ["{}", "from {} to 1111", "PJSIP/{}-0000001a", "<sip:{}@192.0.2.7:5060>", "('{}',)"]
)
def test_number_is_masked_wherever_it_stands(number: str, text: str) -> None:
    """A telephone number in any text loses its middle."""
    shown = logs.mask_text(text.format(number))
    digits = "".join(character for character in number if character.isdigit())
    assert digits[-6:] not in "".join(
        character for character in shown.partition("@")[0] if character.isdigit()
    )
    assert "…" in shown


def test_number_in_groups_is_masked() -> None:
    """A national number that people wrote in groups is masked too."""
    assert logs.mask_text("says 9123 4567 or 9123-4567") == "says …567 or …567"


@pytest.mark.parametrize(
    "text",
    [
        "demo-1763800000.12",
        "1763800000.12",
        "messages/2026/11/22/demo-1763800000.12-1.wav",
        "PJSIP/trunk-00000012",
        "2026-11-22T07:13:48.123456Z",
        "192.168.100.200:5060",
        "550e8400-e29b-41d4-a716-446655440000",
        "took 0.123456789 s",
        "extension 1001, number 1111",
        "<Task at 0x7f1843217890>",
    ],
)
def test_what_is_no_number_stays(text: str) -> None:
    """Names of calls, dates, addresses, identifiers and measures stay readable."""
    assert logs.mask_text(text) == text


@given(
    st.integers(1_000_000_000, 2_999_999_999),
    st.integers(0, 10**7),
    st.from_regex("[a-z]{1,8}", fullmatch=True),
)
def test_every_call_survives(epoch: int, count: int, node: str) -> None:
    """Whatever Uniqueid Asterisk gives, a log line can be found for the call."""
    text = f"call {node}-{epoch}.{count} ended"
    assert logs.mask_text(text) == text


def test_every_value_is_masked() -> None:
    """Numbers are masked in nested values, in objects, and under the keys that hold numbers; None stays."""
    event = {
        "event": "call from +96891230001",
        "call": "demo-1763800000.12",
        "caller": 96891230001,
        "number": None,
        "headers": {"CallerIDNum": "96891230001", "list": ["91230001", 7]},
        "error": ValueError("bad number 91230001"),
        "seconds": 12345678.5,
    }
    shown = logs.mask_numbers(None, "info", event)
    assert shown == {
        "event": "call from +968…001",
        "call": "demo-1763800000.12",
        "caller": "…001",
        "number": None,
        "headers": {"CallerIDNum": "…001", "list": ["…001", 7]},
        "error": "bad number …001",
        "seconds": 12345678.5,
    }


def test_json_lines_of_our_own_and_of_libraries_are_masked(capsys: pytest.CaptureFixture[str]) -> None:
    """Structlog's and logging's lines come out as one JSON object each, with masked values and tracebacks."""
    logs.configure(style="json")
    structlog.get_logger("ours").info("call.arrived", call="demo-1763800000.12", caller="+96891230001")
    logging.getLogger("library").warning("lost %s", "+96891230001")
    try:
        int("91230001x")
    except ValueError:
        logging.getLogger("library").exception("bad")
    written = capsys.readouterr().err
    ours, theirs, error = (json.loads(line) for line in written.splitlines())
    assert ours["event"] == "call.arrived"
    assert ours["call"] == "demo-1763800000.12"
    assert ours["caller"] == "+968…001"
    assert ours["level"] == "info"
    assert theirs["event"] == "lost +968…001"
    assert "ValueError" in error["exception"]
    assert "+96891230001" not in written


def test_console_lines_are_masked(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines for people are masked as well."""
    logs.configure(style="console")
    structlog.get_logger().warning("call.lost", detail="from +96891230001")
    written = capsys.readouterr().err
    assert "call.lost" in written
    assert "+968…001" in written


def test_level_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines below the level are left out."""
    logs.configure(level="warning", style="json")
    structlog.get_logger().info("small")
    logging.getLogger("library").info("small")
    assert capsys.readouterr().err == ""


def test_unknown_level_is_refused() -> None:
    """A level that does not exist is named, with those that do."""
    with pytest.raises(ValueError, match="'loud' is unknown: write debug"):
        logs.configure(level="loud")


def test_log_file_is_private(tmp_path: Path) -> None:
    """A log file is readable for its user alone, and holds JSON."""
    file = tmp_path / "log" / "up.log"
    logs.configure(file=file)
    structlog.get_logger().info("started")
    assert json.loads(file.read_text())["event"] == "started"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
