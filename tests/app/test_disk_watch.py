"""Disks that fill up are told of before it hurts."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from hotline.app.disk_watch import DiskWatch
from hotline.events import DiskHasRoom, DiskNearlyFull, Event
from hotline.paths import Paths
from hotline.testing.city import configuration
from hotline.testing.logs import caught

Usage = namedtuple("Usage", "total used free")


class Disks:
    """Two folders with as much free space as a test says, in megabytes; None: they cannot be used."""

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.free: dict[str, int | None] = {"messages": 9000, "recordings": 9000}
        self.told: list[Event] = []
        monkeypatch.setattr(shutil, "disk_usage", self._usage)
        self.watch = DiskWatch(Paths(tmp_path), configuration, self.told.append, lambda: 5.0)

    def _usage(self, path: Path) -> Usage:
        free = self.free[path.name]
        if free is None:
            raise FileNotFoundError(2, "No such file or directory")
        return Usage(0, 0, free * 1_000_000)

    def look(self, **free: int | None) -> list[Event]:
        self.free |= free
        before = len(self.told)
        self.watch.look()
        return self.told[before:]


@pytest.fixture
def disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disks:
    return Disks(tmp_path, monkeypatch)


def test_each_change_is_told_once(disks: Disks) -> None:
    """Nothing while there is room, then the warning, then the refusal, then the relief."""
    assert disks.look() == []
    assert disks.look(messages=1500) == [DiskNearlyFull(at=5.0, folder="messages", free_megabytes=1500)]
    assert disks.look(messages=1400) == []
    refused = DiskNearlyFull(at=5.0, folder="messages", free_megabytes=100, refusing=True)
    assert disks.look(messages=100) == [refused]
    levels = next(metric for metric in disks.watch.collect() if metric.name == "hotline_disk_level")
    assert {sample.labels["folder"]: sample.value for sample in levels.samples} == {
        "messages": 2,
        "recordings": 0,
    }
    assert disks.look(messages=8000) == [DiskHasRoom(at=5.0, folder="messages", free_megabytes=8000)]


def test_folders_have_limits_of_their_own(disks: Disks) -> None:
    """4,000 MB are enough for messages, and few for recordings."""
    told = disks.look(messages=4000, recordings=4000)
    assert told == [DiskNearlyFull(at=5.0, folder="recordings", free_megabytes=4000)]


def test_a_folder_that_is_gone_is_logged_once(disks: Disks) -> None:
    """The others are watched all the same, and it is when it is back."""
    disks.look()
    with caught() as lines:
        disks.look(messages=None)
        disks.look(recordings=100)
    assert [line["event"] for line in lines].count("disk.cannot_be_read") == 1
    assert disks.watch.free_megabytes() == {"recordings": 100}
    assert disks.look(messages=100) == [
        DiskNearlyFull(at=5.0, folder="messages", free_megabytes=100, refusing=True)
    ]
