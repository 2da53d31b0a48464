"""How the synthetic voice pronounces the fragments that are easily mispronounced."""

import subprocess

import pytest

from hotline.prompts.catalogue import Voice
from hotline.prompts.synthesis import PROGRAM, spelling
from tests.prompts.golden.spoken import TEXTS

_STRESS = str.maketrans("", "", "ˈˌ.")


def phonemes(prompt: str) -> str:
    text = spelling(TEXTS["ar"][prompt], Voice("ar", 150))
    command = [PROGRAM, "-v", "ar", "-q", "--ipa", "--stdin"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=30)
    return done.stdout.strip().translate(_STRESS)


@pytest.mark.parametrize(
    ("prompt", "heard", "rule"),
    [
        ("number-3", "θalaːθah", "at a pause ة is mute"),
        ("number-3-of", "θalaːθatu", "before a noun it is t, with the vowel of the case"),
        ("number-3-of-genitive", "θalaːθati", "and of the other case"),
        ("number-300", "θalaːθumiʔah", "nominative inside the word"),
        ("number-300-genitive", "θalaːθimiʔah", "genitive inside the word"),
        ("number-11-feminine", "ʔiħdaː ʕaʃrah", "eleven at a pause"),
        ("number-11-feminine-of", "ʔiħdaː ʕaʃrata", "eleven before a noun"),
        ("number-and-2-feminine", "waθnataːn", "the wasl of two is not heard after and"),
        ("number-8-feminine", "θamaːnin", "eight before and"),
        ("number-8-feminine-of", "θamaːniː", "eight before a noun"),
        ("number-million-plural", "malaːjiːn", "no syllable too many"),
        ("number-thousand-accusative", "ʔalfan", "the accusative after 11 to 99"),
        ("ordinal-13", "ʔaθθaːliθa ʕaʃar", "the article is assimilated"),
        ("ordinal-and-20", "walʕiʃruːn", "the article after and"),
        ("date-on-weekday-1", "jauma liθnain", "both wasls of الاثنين are mute"),
        ("date-month-1", "min janaːjir", "the second syllable of January is short"),
        ("time-hour-3", "ʔassaːʕatu θθaːliθah", "the article after a vowel"),
    ],
)
def test_a_fragment_is_pronounced_as_it_is_read_aloud(prompt: str, heard: str, rule: str) -> None:
    """One fragment for each rule of reading aloud that numbers and dates need."""
    assert phonemes(prompt) == heard, rule
