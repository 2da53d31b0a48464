"""How vocalised Arabic is spelled for espeak-ng."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.prompts.ar.speech import respell

_ARABIC = "ابتدرسشعلميونةىأإآء \u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670،."


@pytest.mark.parametrize(
    ("written", "spoken", "rule"),
    [
        ("الرَّقْم", "اَرْرَقْم", "before a sun letter the article's ل is not heard"),
        ("القَمَر", "اَلْقَمَر", "before a moon letter it is"),
        ("اِضْغَطُوا الرَّقْم", "اِضْغَطُو رْرَقْم", "after a vowel the article's alif is not heard"),
        ("مِنَ القَمَر", "مِنَ لْقَمَر", "nor before a moon letter"),
        ("رِسَالَة، الرَّقْم", "رِسَالَه، اَرْرَقْم", "after a pause it is heard again"),
        ("وَالشَّمْس", "وَشْشَمْس", "nor after a prefix"),
        ("بِالقَلَم", "بِلْقَلَم", "nor after a prefix before a moon letter"),
        ("لِلطُّرُق", "لِطْطُرُق", "for the roads"),
        ("لِلْمِفْتَاح", "لِلْمِفْتَاح", "for the key"),
        ("لِلُّغَة", "لِلْلُغَه", "for the language: the ل is the word's own"),
        ("الِانْتِظَار", "اَلِنْتِظَار", "the second wasl is not heard either"),
        ("يُرْجَى الِانْتِظَار", "يُرْجَى لِنْتِظَار", "nor is the first after a vowel"),
        ("لِاتِّصَالِكُمْ", "لِتْتِصَالِكُمْ", "wasl after a prefix"),
        ("وَاثْنَان", "وَثْنَان", "and two"),
        ("وَاحِد", "وَاحِد", "one: this alif is a long vowel"),
        ("أَوِ ابْقَوْا", "أَـوِ بْقَوْ", "the alif of the plural is only written"),
        ("سِتَّة", "سِتْتَه", "shadda is the letter twice, a pausal ة is h"),
        ("قَائِمَةِ", "قَائِمَةِ", "a ة with an ending is t"),
        ("هٰذَا", "هاذَا", "a dagger alif is a long vowel"),
        ("مِيَاه", "مِـيَاه", "ي between vowels is no long vowel"),
        ("مُوَظَّف", "مُـوَظْظَف", "nor is و"),
        ("مَلَايِين", "مَلَايـِين", "nor ي with a kasra after a long vowel"),
        ("خَطّ", "خَطّ", "a shadda at the end of a pause stays"),
        ("اضغط واحد", "اضغط واحد", "text without vowel signs stays as it is"),
    ],
)
def test_arabic_is_spelled_as_it_is_spoken(written: str, spoken: str, rule: str) -> None:
    """One example for each rule of reading aloud."""
    assert respell(written) == unicodedata.normalize("NFC", spoken), rule


def test_both_orders_of_shadda_and_vowel_are_the_same_word() -> None:
    """Keyboards write the shadda first, Unicode's canonical order has it last."""
    assert respell("سِت\u0651\u064eة") == respell("سِت\u064e\u0651ة")


@given(st.text(_ARABIC, max_size=60))
def test_any_arabic_can_be_respelled(text: str) -> None:
    """No text of an operator makes it fail or swallows a pause."""
    assert [sign for sign in respell(text) if sign in "،."] == [sign for sign in text if sign in "،."]


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_latin_text_keeps_its_words(text: str) -> None:
    """Only blanks may change."""
    assert respell(text).split() == text.split()
