"""Arabic with its vowel signs, written by hand: what the unvocalised tables cannot see."""

import unicodedata
from datetime import date, time

import pytest

from hotline.prompts import grammar
from tests.prompts.golden.spoken import spoken


@pytest.mark.parametrize(
    ("prompts", "words"),
    [
        # Construct: the ة is heard as t, with the vowel of the case; the dual loses its ن.
        (grammar.counted("ar", 3, "day"), "ثَلَاثَةُ أَيَّام"),
        (grammar.counted("ar", 3, "day", case="genitive"), "ثَلَاثَةِ أَيَّام"),
        (grammar.counted("ar", 5, "minute"), "خَمْسُ دَقَائِق"),
        (grammar.counted("ar", 8, "minute"), "ثَمَانِي دَقَائِق"),
        (grammar.counted("ar", 100, "rial"), "مِئَةُ رِيَال"),
        (grammar.counted("ar", 200, "rial", case="genitive"), "مِئَتَيْ رِيَال"),
        (grammar.counted("ar", 2000, "rial"), "أَلْفَا رِيَال"),
        (grammar.counted("ar", 3000, "rial"), "ثَلَاثَةُ آلَاف رِيَال"),
        (grammar.counted("ar", 300, "baisa"), "ثَلَاثُمِئَةُ بَيْسَة"),
        # Hundreds show the case inside the word.
        (grammar.number("ar", 350), "ثَلَاثُمِئَة وَخَمْسُون"),
        (grammar.number("ar", 350, case="genitive"), "ثَلَاثِمِئَة وَخَمْسِين"),
        (grammar.counted("ar", 300, "day", case="genitive"), "ثَلَاثِمِئَةِ يَوْم"),
        # 11 to 19 have no case but in 12; the ة of the ten is a t before the noun and mute at a pause.
        (grammar.counted("ar", 15, "minute"), "خَمْسَ عَشْرَةَ دَقِيقَة"),
        (grammar.number("ar", 15, gender="feminine"), "خَمْسَ عَشْرَة"),
        (grammar.counted("ar", 12, "minute", case="genitive"), "اِثْنَتَيْ عَشْرَةَ دَقِيقَة"),
        (grammar.counted("ar", 11, "day"), "أَحَدَ عَشَر يَوْمًا"),
        # Compounds, and what is repeated after a round number.
        (grammar.counted("ar", 21, "minute"), "إِحْدَى وَعِشْرُون دَقِيقَة"),
        (grammar.counted("ar", 101, "day"), "مِئَةُ يَوْم وَيَوْمٌ وَاحِد"),
        (grammar.money("ar", 2_250), "رِيَالَان وَمِئَتَان وَخَمْسُون بَيْسَة"),
        (grammar.duration("ar", 3723), "سَاعَةٌ وَاحِدَة وَدَقِيقَتَان وَثَلَاثُ ثَوَانٍ"),
        # Ordinals: 11 to 19 end in fatha before the ten.
        (grammar.ordinal("ar", 11), "الحَادِيَ عَشَر"),
        (grammar.ordinal("ar", 13, gender="feminine"), "الثَّالِثَةَ عَشْرَة"),
        (grammar.ordinal("ar", 21, case="genitive"), "الحَادِي وَالعِشْرِين"),
        (
            grammar.date("ar", date(2026, 11, 22)),
            "يَوْمَ الأَحَد الثَّانِي وَالعِشْرِين مِنْ نُوفَمْبِر عَامَ أَلْفَيْن وَسِتَّة وَعِشْرِين",
        ),
        (
            grammar.date("ar", date(2026, 11, 22), "hijri"),
            "يَوْمَ الأَحَد الثَّانِيَ عَشَر مِنْ جُمَادَى الآخِرَة عَامَ أَلْف وَأَرْبَعِمِئَة وَثَمَانِيَة وَأَرْبَعِين لِلْهِجْرَة",
        ),
        (grammar.time_of_day("ar", time(15, 30)), "السَّاعَةُ الثَّالِثَة وَالنِّصْف عَصْرًا"),
        (grammar.time_of_day("ar", time(7, 5), case="genitive"), "السَّاعَةِ السَّابِعَة وَخَمْسِ دَقَائِق صَبَاحًا"),
    ],
)  # fmt: skip
def test_vowels_are_those_of_the_place_in_the_sentence(prompts: list[str], words: str) -> None:
    """A fragment ends as before a pause, or with its vowel where the next word is bound to it."""
    said, wanted = (unicodedata.normalize("NFC", text) for text in (spoken("ar", prompts), words))
    assert said == wanted
