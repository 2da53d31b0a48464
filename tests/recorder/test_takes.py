"""Names of what Asterisk writes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.recorder.spool import find_raw, look_at, new_take, prepare, raw_files, remove
from hotline.recorder.takes import RAW, Kind, Take, folder_fault

calls = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,60}", fullmatch=True)
kinds = st.sampled_from(["speech", "talk"])


@given(call=calls, at=st.floats(min_value=0, max_value=4e9), kind=kinds)
def test_every_name_is_read_back(call: str, at: float, kind: Kind) -> None:
    """Call, begin and kind, from either side's file."""
    take = Take.begun(call, at, kind)
    assert take.at == pytest.approx(at, abs=0.001)
    for path in (take.caller_path, take.agent_path):
        assert Take.named(Path(path).name) == take


@pytest.mark.parametrize(
    "name",
    ["x.wav", "c+1+talk.sln", "c+1+talk.other.sln", "c+1+walk.caller.sln", "../c+1+talk.caller.sln", "c"],
)
def test_other_names_are_not_ours(name: str) -> None:
    """Nobody touches what somebody else put there."""
    assert Take.named(name) is None


@pytest.mark.parametrize("call", ["", "../x", "a/b", "a b", ".a", "a" * 200])
def test_a_call_that_cannot_name_a_file_is_refused(call: str) -> None:
    """No path can come of it."""
    with pytest.raises(ValueError, match="name of a file"):
        Take.begun(call, 0.0, "talk")


def test_a_take_never_has_the_name_of_another(tmp_path: Path) -> None:
    """MixMonitor would overwrite what is there."""
    first = prepare(tmp_path, "c", 5.0, "talk", min_free_megabytes=0)
    raw_files(tmp_path, first)[1].touch()
    assert new_take(tmp_path, "c", 5.0, "talk").at_ms == first.at_ms + 1


def test_what_is_there_is_found_the_oldest_first_and_measured_by_its_longer_side(tmp_path: Path) -> None:
    """A crash may have cost either side its end."""
    late, early = Take("a", 9000, "talk"), Take("b", 1000, "speech")
    (tmp_path / RAW).mkdir()
    (tmp_path / RAW / "notes.txt").touch()
    (tmp_path / late.caller_path).write_bytes(bytes(16_000))
    (tmp_path / late.agent_path).write_bytes(bytes(32_000))
    (tmp_path / early.agent_path).touch()
    assert find_raw(tmp_path) == [early, late]
    assert [one.seconds for one in look_at(tmp_path, [early, late])] == [0.0, 2.0]
    remove(tmp_path, [early, late])
    assert find_raw(tmp_path) == []


def test_a_folder_that_is_not_there_has_nothing(tmp_path: Path) -> None:
    """Before the first recording."""
    assert find_raw(tmp_path / "none") == []


@pytest.mark.parametrize("name", ["a,b", "a(b", "a)b", "a[b", 'a"b', "a\\b", "a\nb"])
def test_folders_that_would_end_an_argument_of_mixmonitor_are_refused(name: str) -> None:
    """The message names folder, character and the key to change."""
    fault = folder_fault(Path("/srv") / name)
    assert fault is not None
    assert "node.data_dir" in fault


def test_blanks_and_arabic_are_no_fault() -> None:
    """Only what MixMonitor reads as syntax is."""
    assert folder_fault(Path("/srv/خط ساخن")) is None
