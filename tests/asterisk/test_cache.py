"""Where private Asterisks are kept."""

from pathlib import Path

import pytest

from hotline.asterisk import cache


def test_the_newest_finished_one_counts(tmp_path: Path) -> None:
    """Versions are compared as numbers; half-unpacked folders and files of the same name do not count."""
    for name in ("asterisk-20.9.0", "asterisk-22.10.1", "asterisk-22.9.2", ".unpacking-x", "asterisk-next"):
        (tmp_path / name).mkdir()
    (tmp_path / "asterisk-99.0").touch()
    assert cache.newest(tmp_path) == tmp_path / "asterisk-22.10.1"


def test_an_empty_or_missing_cache_has_none(tmp_path: Path) -> None:
    """Neither is an error."""
    assert cache.newest(tmp_path) is None
    assert cache.newest(tmp_path / "missing") is None


@pytest.mark.parametrize(
    "version", ["1:22.10.1+dfsg+~cs6.17.60671434-1", "22.10.1", "1:22.10.1~dfsg-2ubuntu1"]
)
def test_the_folder_has_the_upstream_version_in_its_name(tmp_path: Path, version: str) -> None:
    """Neither epoch nor packaging: a colon would cut the loader's library path."""
    place = cache.place(tmp_path, version)
    assert place == tmp_path / "asterisk-22.10.1"
    assert cache.major(place) == 22


@pytest.mark.parametrize("version", ["", "sid", "x22"])
def test_what_is_no_version_is_refused(tmp_path: Path, version: str) -> None:
    """A package version begins with a number."""
    with pytest.raises(ValueError, match="version number"):
        cache.place(tmp_path, version)


def test_the_cache_follows_the_xdg_specification(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CACHE_HOME if it is absolute, else ~/.cache."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/me")
    assert cache.folder() == Path("/var/cache/me/hotline")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache.folder() == tmp_path / ".cache/hotline"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache.folder() == tmp_path / ".cache/hotline"
