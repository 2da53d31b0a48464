"""The caller's keys in their order, from two sources that tell of the same keys."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from hotline.ivr.typed_keys import MOST_KEYS, TypedKeys

ALL = "0123456789*#"


@pytest.fixture
def typed() -> TypedKeys:
    typed = TypedKeys()
    typed.collecting = True
    return typed


def test_a_key_that_a_command_took_counts_once(typed: TypedKeys) -> None:
    """Event and reply of one key are one key, whichever comes first."""
    typed.told("2")
    assert typed.returned("2", ALL) == "2"
    assert typed.returned("3", ALL) == "3"
    typed.told("3")
    assert typed.waiting == ""


def test_a_key_that_asterisk_lost_comes_before_the_one_that_a_command_took(typed: TypedKeys) -> None:
    """1 was pressed while no command waited; 2 ended the next one."""
    typed.told("1")
    typed.told("2")
    assert typed.returned("2", ALL) == "1"
    assert typed.take(ALL) == "2"
    assert typed.take(ALL) is None


def test_keys_that_mean_nothing_are_passed_over(typed: TypedKeys) -> None:
    """Who presses 7 and then 2 where 1 and 2 are asked for has pressed 2."""
    typed.told("7")
    typed.told("2")
    assert typed.take("12") == "2"
    assert typed.waiting == ""


def test_a_key_whose_event_never_comes_swallows_no_other(typed: TypedKeys) -> None:
    """The link to the manager interface may lose an event."""
    assert typed.returned("1", ALL) == "1"
    typed.told("2")
    typed.told("1")
    assert typed.waiting == "21"


def test_keys_of_other_steps_mean_nothing_later(typed: TypedKeys) -> None:
    """What is typed during a talk is nobody's choice in a menu."""
    typed.told("1")
    typed.collecting = False
    typed.told("2")
    typed.collecting = True
    assert typed.waiting == ""


def test_a_key_can_be_put_back(typed: TypedKeys) -> None:
    """It is the next one then."""
    typed.told("2")
    typed.put_back("1")
    assert typed.waiting == "12"


def test_nobody_fills_the_memory_with_keys(typed: TypedKeys) -> None:
    """After so many the rest is forgotten."""
    for _ in range(MOST_KEYS + 10):
        typed.told("5")
    assert len(typed.waiting) == MOST_KEYS


@given(st.text("0123456789*#", max_size=20), st.data())
def test_nothing_is_lost_doubled_or_out_of_order(keys: str, data: st.DataObject) -> None:
    """Whatever commands take and lose: as long as events come before what is asked next, all keys come in order."""
    typed = TypedKeys()
    typed.collecting = True
    got: list[str] = []
    for key in keys:
        taken_by_a_command = data.draw(st.booleans())
        if not taken_by_a_command:
            typed.told(key)
        elif data.draw(st.booleans()) or typed.waiting:
            typed.told(key)
            got.append(typed.returned(key, ALL))
        else:
            got.append(typed.returned(key, ALL))
            typed.told(key)
    while (left := typed.take(ALL)) is not None:
        got.append(left)
    assert "".join(got) == keys
