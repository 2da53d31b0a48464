"""Files that become a version at once: through real deaths, full disks, and hands in the files."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hotline.administration import switch
from hotline.administration.switch import Intent, MovedError, WrittenFile
from hotline.config.loader import load
from hotline.files import sync
from hotline.problems import ConfigurationError

SCRIPT = Path(__file__).with_name("killed_switch.py")


def outcomes(folder: Path, what: str) -> list[dict[str, Any]]:
    """Return what the script tells, which ran in a process of its own."""
    done = subprocess.run([sys.executable, SCRIPT, folder, what], capture_output=True, check=True, text=True)
    told: list[dict[str, Any]] = json.loads(done.stdout)
    return told


def test_killed_anywhere_the_next_reader_finds_one_version(tmp_path: Path) -> None:
    """Whichever call of the system a SIGKILL comes before: all files as before, or all as planned, and it is known."""
    told = outcomes(tmp_path, "kill")
    assert {one["files"] for one in told} == {"before", "after"}
    assert [one for one in told if (one["files"] == "after") is not (one["told"] == 7)] == []
    assert [one for one in told if one["committed"] and one["files"] != "after"] == []
    assert len([one for one in told if one["second"]]) > 30


def test_full_disk_changes_nothing(tmp_path: Path) -> None:
    """Wherever the room ends: nothing has changed, or everything; what is begun is completed without any room."""
    *switched, completed = outcomes(tmp_path, "full")
    assert [one["files"] for one in switched] == sorted((one["files"] for one in switched), reverse=True)
    assert {one["files"] for one in switched} == {"before", "after"}
    assert (completed["files"], completed["completed"], completed["then"]["files"]) == (
        "before",
        True,
        "after",
    )


def of(folder: Path) -> Intent:
    """Return a version of two files, which say what they said before."""
    files = [
        WrittenFile(path=str(folder / name), before=f"old {name}\n", after=f"new {name}\n")
        for name in ("hotline.toml", "menus.toml")
    ]
    for file in files:
        Path(file.path).write_text(str(file.before))
    return Intent(node="n", version=7, files=tuple(files))


def texts(folder: Path) -> list[str]:
    return [(folder / name).read_text() for name in ("hotline.toml", "menus.toml")]


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("."))


def test_hand_in_a_file_before_the_writing_is_noticed(tmp_path: Path) -> None:
    """A text that somebody has changed since it was read is not overwritten, and nothing of the version is written."""
    intent = of(tmp_path)
    (tmp_path / "menus.toml").write_text("by hand\n")
    with pytest.raises(MovedError, match=r"menus\.toml was changed this very moment"):
        switch.switch(tmp_path / "hotline.toml", intent)
    assert texts(tmp_path) == ["old hotline.toml\n", "by hand\n"]
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("deaths", [0, 1])
def test_hand_in_a_file_after_a_death_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    """What somebody wrote between the death and the next reader stays; the other files are completed around it."""
    intent, put = of(tmp_path), switch._put
    written: list[WrittenFile] = []

    def die(file: WrittenFile) -> None:
        if len(written) == deaths:
            raise KeyboardInterrupt
        written.append(file)
        put(file)

    with monkeypatch.context() as patched:
        patched.setattr(switch, "_put", die)
        with pytest.raises(KeyboardInterrupt):
            switch.switch(tmp_path / "hotline.toml", intent)
    (tmp_path / "menus.toml").write_text("by hand\n")
    switch.settle(tmp_path / "hotline.toml")
    assert texts(tmp_path) == ["new hotline.toml\n", "by hand\n"]


def test_failing_replacement_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be replaced after all: those before it say again what they said, and no intent is left."""
    intent, put = of(tmp_path), switch._put

    def fail(file: WrittenFile) -> None:
        if file.path.endswith("menus.toml"):
            raise OSError(5, "Input/output error")
        put(file)

    monkeypatch.setattr(switch, "_put", fail)
    with pytest.raises(OSError, match="Input/output"):
        switch.switch(tmp_path / "hotline.toml", intent)
    assert texts(tmp_path) == ["old hotline.toml\n", "old menus.toml\n"]
    assert hidden(tmp_path) == []


def test_links_and_rights_stay(tmp_path: Path) -> None:
    """What is a link to a file elsewhere stays one, and the file keeps its rights."""
    intent = of(tmp_path)
    real = tmp_path / "elsewhere.toml"
    (tmp_path / "menus.toml").rename(real)
    (tmp_path / "menus.toml").symlink_to(real)
    real.chmod(0o604)
    switch.switch(tmp_path / "hotline.toml", intent)
    assert (tmp_path / "menus.toml").is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new menus.toml\n", 0o604)


def test_damaged_intent_is_told_with_its_file(tmp_path: Path) -> None:
    """An intent that nobody can read stops the reading of the configuration, and says what to do."""
    (tmp_path / "hotline.toml").write_text("")
    (tmp_path / ".hotline.toml.publishing").write_text("{")
    with pytest.raises(ConfigurationError, match=r"\.hotline\.toml\.publishing: is damaged"):
        load(tmp_path / "hotline.toml")


def test_disk_that_fails_at_the_end_is_told_as_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taken back whole, with the disk's own error, and nothing says that the version is in place."""
    intent = of(tmp_path)
    done = tmp_path / ".hotline.toml.published"

    def fail(folder: Path) -> None:
        if done.exists():
            raise OSError(5, "Input/output error")
        sync(folder)

    monkeypatch.setattr(switch, "sync", fail)
    with pytest.raises(OSError, match="Input/output"):
        switch.switch(tmp_path / "hotline.toml", intent)
    assert texts(tmp_path) == ["old hotline.toml\n", "old menus.toml\n"]
    assert hidden(tmp_path) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="root alone may give files away")
def test_owner_stays(tmp_path: Path) -> None:
    """Who publishes as root takes no file from the hotline's own user."""
    intent = of(tmp_path)
    os.chown(tmp_path / "menus.toml", 1234, 1235)
    switch.switch(tmp_path / "hotline.toml", intent)
    found = (tmp_path / "menus.toml").stat()
    assert (found.st_uid, found.st_gid) == (1234, 1235)
