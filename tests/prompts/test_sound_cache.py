"""Speech that was made once on this machine."""

import os
import time
from pathlib import Path

import numpy as np
import pytest

from hotline.prompts.conditioning import LineSound
from hotline.prompts.sound_cache import SoundCache, of_this_user
from hotline.prompts.sound_files import SUFFIXES, file_of, write_sound


@pytest.fixture
def cache(tmp_path: Path) -> SoundCache:
    return SoundCache(tmp_path / "cache")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    target = tmp_path / "one"
    write_sound(target, LineSound(np.ones(800, np.int16), np.ones(1600, np.int16)))
    return target


def files(target: Path) -> list[bytes]:
    return [file_of(target, suffix).read_bytes() for suffix in SUFFIXES]


def test_a_sound_comes_back_whole(cache: SoundCache, sound: Path, tmp_path: Path) -> None:
    """Every format of it, also over an older one."""
    cache.keep("key", sound)
    cache.keep("key", sound)
    other = tmp_path / "other"
    write_sound(other, LineSound(np.zeros(80, np.int16), np.zeros(160, np.int16)))
    assert cache.fetch("key", other)
    assert files(other) == files(sound)
    assert cache.fetch("key", other)
    assert [file.name for file in tmp_path.rglob(".*")] == []


def test_an_unknown_key_brings_nothing(cache: SoundCache, tmp_path: Path) -> None:
    """Nor is a folder made for the question."""
    assert not cache.fetch("key", tmp_path / "other")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".json"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_damaged_sound_is_not_used(
    cache: SoundCache, sound: Path, tmp_path: Path, suffix: str, damage: str
) -> None:
    """It is made anew."""
    cache.keep("key", sound)
    file = tmp_path / f"cache/key{suffix}"
    file.unlink() if damage == "gone" else file.write_bytes(b"{")
    assert not cache.fetch("key", tmp_path / "other")


def test_a_cache_that_cannot_be_written_costs_nothing(sound: Path, tmp_path: Path) -> None:
    """A file stands where its folder should be."""
    (tmp_path / "cache").touch()
    cache = SoundCache(tmp_path / "cache")
    cache.keep("key", sound)
    assert not cache.fetch("key", tmp_path / "other")


def test_the_folder_follows_the_users_wish(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sound: Path
) -> None:
    """XDG_CACHE_HOME, as for the private Asterisk."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    cache = of_this_user()
    assert cache is not None
    cache.keep("key", sound)
    assert (tmp_path / "xdg/hotline/speech/key.json").is_file()


def test_what_was_not_used_for_longest_makes_room(cache: SoundCache, sound: Path, tmp_path: Path) -> None:
    """A sound is used when it is kept and when it is fetched; who has a link keeps the file."""
    for age, key in enumerate(("new", "old", "older", "fetched")):
        cache.keep(key, sound)
        os.utime(tmp_path / f"cache/{key}.json", (time.time() - 10 * age,) * 2)
    assert cache.fetch("fetched", tmp_path / "other")
    size = sum(len(content) for content in files(sound)) + len((tmp_path / "cache/new.json").read_bytes())
    cache.prune(2 * size)
    assert {file.stem for file in (tmp_path / "cache").iterdir()} == {"new", "fetched"}
    assert files(tmp_path / "other") == files(sound)
    cache.prune(2 * size - 1)
    assert {file.stem for file in (tmp_path / "cache").iterdir()} == {"fetched"}


def test_what_a_killed_process_left_goes_later(cache: SoundCache, sound: Path, tmp_path: Path) -> None:
    """Another process may be about to complete it."""
    cache.keep("whole", sound)
    cache.keep("half", sound)
    (tmp_path / "cache/half.json").unlink()
    (tmp_path / "cache/.half.json.1234").touch()
    cache.prune()
    assert (tmp_path / "cache/half.wav").exists()
    cache.prune(now=time.time() + 4000)
    assert {file.stem for file in (tmp_path / "cache").iterdir()} == {"whole"}
    assert cache.fetch("whole", tmp_path / "other")


def test_no_folder_is_nothing_to_prune(cache: SoundCache, tmp_path: Path) -> None:
    """Nor is one made."""
    cache.prune()
    assert list(tmp_path.iterdir()) == []
