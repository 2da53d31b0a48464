"""Digits as one dictates them, and what cannot be said at all."""

from collections.abc import Callable
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.prompts import grammar
from hotline.prompts.grammar import LARGEST, LARGEST_ORDINAL
from hotline.prompts.grammar.groups import PAUSE
from hotline.prompts.tones import GENERATED
from tests.prompts.golden.spoken import LANGUAGES


@pytest.mark.parametrize(
    ("text", "groups"),
    [("4", "4"), ("42", "42"), ("427", "427"), ("4271", "4271"), ("42713", "427 13"), ("427135", "427 135"),
     ("4271354", "427 1354"), ("42713546", "427 135 46"), ("427135462", "427 135 462")],
)  # fmt: skip
def test_a_reference_is_said_in_threes(text: str, groups: str) -> None:
    """As one dictates it: a pause after three, and no digit is left alone at the end."""
    said = grammar.reference("ar", text)
    assert said == [PAUSE if sign == " " else f"digit-{sign}" for sign in groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("92123456", "92 12 34 56"),
        ("1111", "11 11"),
        ("999", "999"),
        ("96892123", "96 89 21 23"),
        ("9689212", "96 89 212"),
    ],
)
def test_a_telephone_number_is_said_in_pairs(text: str, groups: str) -> None:
    """The last group may have three."""
    said = grammar.telephone("en", text)
    assert said == [PAUSE if sign == " " else f"digit-{sign}" for sign in groups]


def test_the_pause_between_groups_is_computed() -> None:
    """It has no text, so no language has to write one."""
    assert PAUSE in GENERATED
    assert not GENERATED[PAUSE](8000).any()


@given(st.text("0123456789", min_size=1, max_size=40))
def test_groups_say_every_digit_in_its_order(text: str) -> None:
    """Only pauses come in between, never two at a time, at the beginning or at the end."""
    for said in (grammar.reference("en", text), grammar.telephone("en", text)):
        assert [prompt for prompt in said if prompt != PAUSE] == grammar.digits(text)
        assert PAUSE not in (said[0], said[-1])
        assert (PAUSE, PAUSE) not in pairwise(said)


# --- what cannot be said ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "say",
    [
        lambda tag: grammar.number(tag, -1),
        lambda tag: grammar.number(tag, LARGEST + 1),
        lambda tag: grammar.ordinal(tag, 0),
        lambda tag: grammar.ordinal(tag, LARGEST_ORDINAL + 1),
        lambda tag: grammar.counted(tag, -1, "minute"),
        lambda tag: grammar.counted(tag, 2, "week"),  # type: ignore[arg-type]  # nothing that is counted
        lambda tag: grammar.money(tag, -5),
        lambda tag: grammar.money(tag, (LARGEST + 1) * 1000),
        lambda tag: grammar.duration(tag, -1),
        lambda tag: grammar.duration(tag, (LARGEST + 1) * 86_400),
        lambda tag: grammar.weekday(tag, 0),
        lambda tag: grammar.weekday(tag, 8),
        lambda tag: grammar.date(tag, date(2026, 1, 1), "julian"),  # type: ignore[arg-type]  # no calendar of ours
        lambda tag: grammar.date(tag, date(1924, 7, 31), "hijri"),
        lambda tag: grammar.date(tag, date(2077, 11, 17), "hijri"),
        lambda tag: grammar.reference(tag, ""),
        lambda tag: grammar.reference(tag, "12a"),
        lambda tag: grammar.telephone(tag, "+968"),
    ],
)
def test_what_cannot_be_said_is_refused(language: str, say: Callable[[str], list[str]]) -> None:
    """With a `ValueError` that names it, never with a prompt that is not there."""
    with pytest.raises(ValueError, match=r"cannot be said|digits only|does not reach"):
        say(language)


@pytest.mark.parametrize(
    "say",
    [
        lambda: grammar.number("fr", 1),
        lambda: grammar.ordinal("fr", 1),
        lambda: grammar.counted("fr", 1, "day"),
        lambda: grammar.money("fr", 1),
        lambda: grammar.duration("fr", 1),
        lambda: grammar.date("fr", date(2026, 1, 1)),
        lambda: grammar.time_of_day("fr", time(1)),
        lambda: grammar.weekday("fr", 1),
        lambda: grammar.reference("fr", "1"),
        lambda: grammar.telephone("fr", "1"),
    ],
)
def test_an_unknown_language_is_refused_everywhere(say: Callable[[], list[str]]) -> None:
    """With the languages that there are."""
    with pytest.raises(grammar.UnknownLanguageError, match=r"`fr`.*ar, en"):
        say()
