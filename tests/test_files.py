"""Files that are replaced as a whole, and what is where."""

import threading
from pathlib import Path
from unittest.mock import patch

import pytest

from hotline.files import kind_of, replace_file, sync


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_new_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """Nothing else stays in the folder, and nobody else can read the file."""
    path = tmp_path / "numbers"
    path.write_text("old and longer")
    path.chmod(0o644)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert left_in(tmp_path) == ["numbers"]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("broken", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_old_content(tmp_path: Path, broken: str) -> None:
    """A full disk costs nobody what was there."""
    path = tmp_path / "numbers"
    path.write_bytes(b"old")
    with (
        patch(broken, side_effect=OSError(28, "No space left on device")),
        pytest.raises(OSError, match="space"),
    ):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert left_in(tmp_path) == ["numbers"]


def test_the_content_is_on_disk_before_it_gets_its_name(tmp_path: Path) -> None:
    """After a loss of power the name never stands for an empty file."""
    path = tmp_path / "numbers"
    steps: list[str] = []
    real = Path.replace

    def replace(new: Path, old: Path) -> Path:
        steps.append("name")
        return real(new, old)

    with patch("os.fsync", lambda _: steps.append("sync")), patch("pathlib.Path.replace", replace):
        replace_file(path, b"new")
    assert steps == ["sync", "name"]


def test_who_reads_meanwhile_never_finds_a_part(tmp_path: Path) -> None:
    """Each look sees one content whole, whoever writes at the same time."""
    path = tmp_path / "numbers"
    contents = [bytes([number]) * 100_000 for number in range(3)]
    replace_file(path, contents[0])

    def write() -> None:
        for content in contents:
            replace_file(path, content)

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    seen = [path.read_bytes() for _ in range(50)]
    for writer in writers:
        writer.join()
    assert set(seen) <= set(contents)
    assert left_in(tmp_path) == ["numbers"]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    """Nobody makes folders by the way."""
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "none" / "numbers", b"")
    with pytest.raises(FileNotFoundError):
        sync(tmp_path / "none")


def test_the_kinds_of_what_may_be_at_a_path(tmp_path: Path) -> None:
    """Whatever stands at a path, the question raises nothing."""
    file, loop = tmp_path / "file", tmp_path / "loop"
    file.touch()
    loop.symlink_to(loop)
    kinds = {path: kind_of(path) for path in (tmp_path, file, file / "below", loop, tmp_path / "a\0b")}
    assert list(kinds.values()) == ["folder", "file", "nothing", "nothing", "nothing"]


def test_what_may_not_be_looked_at_is_hidden(tmp_path: Path) -> None:
    """A folder above that lets nobody through is no proof that nothing is there."""
    with patch("pathlib.Path.stat", side_effect=PermissionError(13, "Permission denied")):
        assert kind_of(tmp_path / "some") == "hidden"
