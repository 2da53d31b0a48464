"""Which bytes a `Range` asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.desk.byte_ranges import ByteRange, UnsatisfiableError, wanted

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=0-499", 0, 499),
        ("bytes=500-", 500, 999),
        ("bytes=-1", 999, 999),
        ("bytes=-5000", 0, 999),
        ("bytes=990-5000", 990, 999),
        ("Bytes = 1 - 2 ", 1, 2),
    ],
)
def test_one_range_is_served(header: str, first: int, last: int) -> None:
    """From, to, and from the end; what reaches beyond the end ends there."""
    assert wanted(header, SIZE) == ByteRange(first, last)


@pytest.mark.parametrize(
    "header",
    [None, "", "bytes=", "bytes=-", "bytes=5-4", "bytes=0-1,5-6", "seconds=0-1", "bytes=a-b", "bytes=٣-", "0-1",
     f"bytes={'9' * 19}-"],
)  # fmt: skip
def test_what_is_no_single_range_gets_the_whole(header: str | None) -> None:
    """A server may ignore what it does not know."""
    assert wanted(header, SIZE) is None


@pytest.mark.parametrize(("header", "size"), [("bytes=1000-", SIZE), ("bytes=-0", SIZE), ("bytes=-1", 0)])
def test_a_range_outside_of_the_file_cannot_be_served(header: str, size: int) -> None:
    """It is refused, not answered with something else."""
    with pytest.raises(UnsatisfiableError):
        wanted(header, size)


def test_what_is_sent_says_where_it_belongs() -> None:
    """First, last and size."""
    span = ByteRange(500, 999)
    assert span.content_range(1234) == "bytes 500-999/1234"
    assert span.length == 500


@given(st.text(alphabet="bytes=-,0123456789 ", max_size=30), st.integers(0, 2000))
def test_whatever_comes_is_within_the_file_or_refused(header: str, size: int) -> None:
    """No header makes it read outside."""
    try:
        span = wanted(header, size)
    except UnsatisfiableError:
        return
    if span is not None:
        assert 0 <= span.first <= span.last < size
