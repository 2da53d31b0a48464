"""What JSON may say to us, on every version of Python."""

import msgspec
import pytest

from hotline.desk.json_body import DEEPEST, UNREADABLE, decoded


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


def test_as_many_lists_within_one_another_as_may_be() -> None:
    """And no more, whatever this Python could read."""
    decoded(nested(DEEPEST), msgspec.Raw)
    with pytest.raises(RecursionError):
        decoded(nested(DEEPEST + 1), msgspec.Raw)


def test_objects_count_as_well() -> None:
    """Mixed with lists."""
    deep = b'{"a": [' * DEEPEST + b"]}" * DEEPEST
    with pytest.raises(RecursionError):
        decoded(deep, msgspec.Raw)


@pytest.mark.parametrize(
    "content",
    [
        b"[" + b"[]," * 5000 + b"1]",
        b'["' + b"[" * 5000 + b'"]',
        b'["\\"' + b"{[" * 5000 + b'\\\\"]',
    ],
    ids=["beside one another", "in a string", "behind a quotation mark in a string"],
)
def test_many_brackets_are_not_deep_by_themselves(content: bytes) -> None:
    """Long lists are read, and so is text that is made of brackets."""
    assert decoded(content, list[object])


@pytest.mark.parametrize("content", [b'"' + b"[" * 5000, b"]" * 5000 + b"[" * 100, b'\\"' * 300 + b"{" * 300])
def test_what_is_no_json_is_only_unreadable(content: bytes) -> None:
    """Strings without an end, brackets that were never opened."""
    with pytest.raises(UNREADABLE):
        decoded(content, msgspec.Raw)
