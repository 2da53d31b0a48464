"""Speech that was made once on this machine."""

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
