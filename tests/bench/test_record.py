"""What the recording benchmark makes of its rounds."""

import sqlite3
from pathlib import Path

import pytest
from record import result
from record_lengths import lengths
from record_round import Round, Used


def played(seconds: float, *, recorded: float | None = None, failed: int = 0) -> Round:
    """Ten calls of a minute that took so many seconds of processor, a part of it in each process."""
    used = Used(asterisk=seconds / 2, controller=seconds / 4, worker=seconds / 4)
    return Round(calls=10, failed=failed, minutes=10.0, used=used, busy_percent=50.0, least_recorded=recorded)


def test_a_minute_s_cost_is_all_processes_and_recording_alone_is_the_difference() -> None:
    """Both systems are compared with themselves without recording, and with each other."""
    found = result(
        {
            "unrecorded": [played(2.0)],
            "flac": [played(5.0, recorded=0.99), played(7.0, recorded=0.98)],
            "opus": [played(12.0, recorded=1.0)],
            "peer_unrecorded": [played(1.0)],
            "peer_wav": [played(4.0, recorded=1.0, failed=1)],
        },
        {},
    )
    assert found["cpu_seconds_per_minute_flac"] == 0.6
    assert found["of_it_worker_flac"] == 0.15
    assert found["cpu_seconds_per_minute_of_recording_alone_flac"] == 0.4
    assert found["least_recorded_flac"] == 0.98
    # 120 processor seconds a minute on two cores.
    assert found["concurrent_calls_that_two_cores_carry_flac"] == 200
    assert found["peer"]["cpu_seconds_per_minute_of_recording_alone_wav"] == 0.3
    assert found["ratio_recorded_call_flac"] == 1.5
    assert found["ratio_recording_alone_flac"] == pytest.approx(1.333)
    assert found["targets"]["failures"] == {"measured": 1, "at_most": 0, "holds": False}


def test_lengths_are_those_of_the_named_files(tmp_path: Path) -> None:
    """Recordings of earlier rounds do not count."""
    database = tmp_path / "hotline.db"
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE recording (path TEXT, seconds REAL)")
    rows = [("2026/11/22/a.flac", 1.0), ("2026/11/22/b.flac", 2.0)]
    connection.executemany("INSERT INTO recording VALUES (?, ?)", rows)
    connection.commit()
    connection.close()
    assert lengths(database, {"b.flac", "c.flac"}) == [2.0]
