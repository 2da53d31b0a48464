"""What `hotline doctor` says of recordings."""

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.app import doctor_recordings
from hotline.config.loader import Loaded
from hotline.paths import Paths
from hotline.recorder.archive.keys import KeyRing
from hotline.testing.city import configuration


def loaded(tmp_path: Path, **values: object) -> Loaded:
    paths = Paths(tmp_path)
    paths.create()
    dotted = {key.replace("__", "."): value for key, value in values.items()}
    return cast("Loaded", SimpleNamespace(config=configuration(dotted), paths=paths))


def test_a_key_ring_is_looked_into(tmp_path: Path) -> None:
    """None yet, a whole one, a damaged one."""
    one = loaded(tmp_path)
    assert doctor_recordings.recording_keys(one).detail == "made with the first recording"
    KeyRing(one.paths.recording_keys).current(1.0)
    assert doctor_recordings.recording_keys(one).verdict == "good"
    day = one.paths.recordings / "2026/11/22"
    day.mkdir(parents=True)
    (day / "1.1.flac.sealed").touch()
    ring = one.paths.recording_keys.rename(tmp_path / "away")
    found = doctor_recordings.recording_keys(one)
    assert (found.verdict, "is gone" in found.detail) == ("warning", True)
    ring.rename(one.paths.recording_keys)
    assert doctor_recordings.recording_keys(one).verdict == "good"
    one.paths.recording_keys.write_text("{")
    found = doctor_recordings.recording_keys(one)
    assert (found.verdict, "backup" in found.detail) == ("warning", True)


@pytest.mark.parametrize(
    ("free", "verdict"), [(9_000, "good"), (5_000, "good"), (4_999, "warning"), (199, "warning")]
)
def test_room_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, verdict: str) -> None:
    """Before it hurts, and when nothing is recorded any more."""
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free * 1_000_000))
    found = doctor_recordings.recording_space(loaded(tmp_path))
    assert found.verdict == verdict
    assert ("nothing is recorded" in found.detail) == (free < 200)


def test_a_store_that_cannot_be_reached_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls are served all the same, so it is a warning."""
    monkeypatch.setenv("AWS_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    assert doctor_recordings.recording_storage(loaded(tmp_path)).verdict == "good"
    found = doctor_recordings.recording_storage(loaded(tmp_path, recording__storage="s3://city"))
    assert (found.verdict, "s3://city" in found.detail) == ("warning", True)


def test_what_was_set_aside_is_told(tmp_path: Path) -> None:
    """By the number of calls; other files are not ours."""
    one = loaded(tmp_path)
    assert doctor_recordings.recording_quarantine(one).verdict == "good"
    folder = one.paths.recordings / "quarantine"
    folder.mkdir()
    for name in ("a.1+5+talk.caller.sln", "a.1+5+talk.agent.sln", "b.1+5+speech.caller.sln", "notes.txt"):
        (folder / name).touch()
    found = doctor_recordings.recording_quarantine(one)
    assert (found.verdict, "2 calls" in found.detail, str(folder) in found.detail) == ("warning", True, True)
