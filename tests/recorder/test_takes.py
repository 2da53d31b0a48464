"""Names of recordings."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.recorder.takes import Take, find_raw, folder_fault, new_take, raw_files

calls = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,60}", fullmatch=True)


def test_the_path_is_year_month_day_and_call() -> None:
    """As people look for it."""
    assert Take("node1-1795341600.7", date(2026, 11, 2)).path == "2026/11/02/node1-1795341600.7.wav"


def test_the_day_is_that_of_the_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten minutes past midnight in Muscat is still yesterday in UTC."""
    monkeypatch.setenv("TZ", "Asia/Muscat")
    time.tzset()
    try:
        assert new_take(tmp_path, "c", 1795291800.0).day == date(2026, 11, 22)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_second_take_of_a_call_has_a_name_of_its_own(tmp_path: Path) -> None:
    """Whether the first is finished already or still raw."""
    first = new_take(tmp_path, "c", 1795341600.0)
    raw_files(tmp_path, first)[0].parent.mkdir()
    raw_files(tmp_path, first)[1].touch()
    second = new_take(tmp_path, "c", 1795341600.0)
    (tmp_path / second.path).parent.mkdir(parents=True)
    (tmp_path / second.path).touch()
    third = new_take(tmp_path, "c", 1795341600.0)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert third.path == "2026/11/22/c+3.wav"


@pytest.mark.parametrize(
    "call", ["", "../../etc/passwd", "a/b", "a b", "a,b", "a)b", ".hidden", "é", "x" * 200]
)
def test_a_call_that_cannot_name_a_file_is_refused(tmp_path: Path, call: str) -> None:
    """Nothing from outside becomes a path or an argument of Asterisk."""
    with pytest.raises(ValueError, match="cannot be the name"):
        new_take(tmp_path, call, 0.0)


@given(call=calls, day=st.dates(date(2000, 1, 1)), number=st.integers(1, 9999))
def test_what_was_begun_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, call: str, day: date, number: int
) -> None:
    """Names of raw files say everything; either of the two is enough."""
    folder = tmp_path_factory.mktemp("r")
    take = Take(call, day, number)
    for file in raw_files(folder, take):
        file.parent.mkdir(exist_ok=True)
        file.touch()
        assert find_raw(folder) == [take]
        file.unlink()


def test_foreign_files_are_not_ours(tmp_path: Path) -> None:
    """Nobody's notes become recordings; without a folder there is nothing."""
    assert find_raw(tmp_path) == []
    (tmp_path / "raw").mkdir()
    for name in ("readme.txt", "2026-11-22_c.wav", "2026-11-22_c+0.caller.sln", "c.caller.sln"):
        (tmp_path / "raw" / name).touch()
    assert find_raw(tmp_path) == []


def test_a_folder_that_asterisk_could_not_be_told_is_named() -> None:
    """A comma would end the argument, a parenthesis the option."""
    assert folder_fault(Path("/srv/hotline 1111/recordings")) is None
    assert "','" in (folder_fault(Path("/srv/a,b")) or "")
    assert "node.data_dir" in (folder_fault(Path("/srv/a(b)")) or "")
