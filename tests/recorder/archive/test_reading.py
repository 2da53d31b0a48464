"""Any part of an encrypted file is read as of a plain one."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.recorder.archive.container import CHUNK_BYTES, Extent, Header, SealBrokenError, new_own_key
from hotline.recorder.archive.disk import FileSource
from hotline.recorder.archive.metadata import Metadata, MetadataError, from_tag, to_tag
from hotline.recorder.archive.reading import AudioReader
from hotline.recorder.archive.sealing import seal
from hotline.recorder.plan import Gap, Segment

MASTER = bytes(range(32))
KEY_ID = "00112233445566ff"

SIZES = (0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17)


class Ring:
    """Has one key."""

    def key(self, key_id: str) -> bytes:
        assert key_id == KEY_ID
        return MASTER


def content_of(size: int) -> bytes:
    return bytes(number * 7 % 251 for number in range(size))


def sealed(folder: Path, content: bytes) -> AudioReader:
    own = new_own_key()
    file = folder / "x"
    result = seal(io.BytesIO(content), file, Header.seal(KEY_ID, MASTER, own).pack(), own)
    assert result.size == file.stat().st_size
    assert Extent(result.size).content == len(content)
    return AudioReader(FileSource(file.open("rb"), "x"), Ring())


@pytest.mark.parametrize("size", SIZES)
def test_everything_comes_back(tmp_path: Path, size: int) -> None:
    """Also nothing, and whole chunks."""
    with sealed(tmp_path, content_of(size)) as audio:
        assert audio.size == size
        assert audio.readall() == content_of(size)


@given(start=st.integers(0, 3 * CHUNK_BYTES + 50), length=st.integers(0, 2 * CHUNK_BYTES))
def test_every_range_is_the_same_as_of_the_plain_file(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int
) -> None:
    """Also beyond the end."""
    content = _CONTENT
    with sealed(tmp_path_factory.mktemp("range"), content) as audio:
        assert audio.read_range(start, length) == content[start : start + length]
        audio.seek(start)
        assert audio.read(length) == content[start : start + length]


_CONTENT = content_of(3 * CHUNK_BYTES + 17)


def test_a_seek_from_the_end_is_a_seek(tmp_path: Path) -> None:
    """As decoders do it."""
    with sealed(tmp_path, b"recording") as audio:
        assert audio.seek(-3, io.SEEK_END) == 6
        assert audio.read() == b"ing"


def test_the_same_sound_twice_is_not_the_same_file(tmp_path: Path) -> None:
    """Nobody sees from two files that the same was said."""
    own = [new_own_key(), new_own_key()]
    for number, key in enumerate(own):
        seal(
            io.BytesIO(b"silence" * 100), tmp_path / str(number), Header.seal(KEY_ID, MASTER, key).pack(), key
        )
    first, second = ((tmp_path / str(number)).read_bytes() for number in (0, 1))
    assert first[100:] != second[100:]


def test_added_bytes_are_found(tmp_path: Path) -> None:
    """A chunk that nobody sealed cannot follow the last one."""
    sealed(tmp_path, b"recording").close()
    with (tmp_path / "x").open("ab") as file:
        file.write(b"\0" * 50)
    with pytest.raises(SealBrokenError):
        AudioReader(FileSource((tmp_path / "x").open("rb"), "x"), Ring())


@pytest.mark.parametrize("gaps", [0, 1, 500, 5000])
def test_metadata_fit_into_a_tag_however_many_gaps_there_are(gaps: int) -> None:
    """And come back the same."""
    one = Metadata(
        recording="1",
        call="1",
        begins_at=1.5,
        seconds=9.0,
        format="flac",
        segments=(Segment(agent="1001", queue="water", begins=0, ends=9),),
        gaps=tuple(Gap(begins=n / 7, ends=n / 7 + 0.1, side="caller", why="digits") for n in range(gaps)),
    )
    tag = to_tag(one)
    assert len(tag) <= 50_000
    assert from_tag(tag) == one


@pytest.mark.parametrize("tag", ["", "{}", "zlib:", "zlib:AAAA", "zlib:é", '{"recording":1}', "\ud800"])
def test_a_foreign_tag_is_told(tag: str) -> None:
    """Not a traceback."""
    with pytest.raises(MetadataError):
        from_tag(tag)
