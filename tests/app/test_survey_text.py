"""What replies to a survey by text mean."""

import pytest

from hotline.app.survey_text import NOT_UNDERSTOOD, QUESTIONS, THANKS, is_reply, mark


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5", 5), (" 4 ", 4), ("١", 1), ("۳", 3), ("٥ شكرا جزيلا", 5), ("I give 4, thanks", 4), ("4/5", 4),
        ("4 out of 5", 4), ("٤ من ٥", 4), ("5/5", 5), ("5 5 5", 5), ("Mark: 2.", 2), ("3!", 3), ("\uff15", 5),
    ],
)  # fmt: skip
def test_a_mark_is_one_number_whatever_is_around_it(text: str, wanted: int) -> None:
    """In Western, Arabic-Indic, Persian and full-width digits."""
    assert mark(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "good", "6", "0", "-3", "3.5", "٣٫٥", "1 or 2", "12", "55", "call me on 24555555", "²", "4/10", "½"],
)
def test_what_is_not_clear_is_no_mark(text: str) -> None:
    """Nobody guesses."""
    assert mark(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "5", "٥ شكرا جزيلا", "I give 4", "4/5", "5 thank you very much", "great", "very good", "", "6",
        "5, the lady was kind and knew everything", "٢، انتظرت طويلا جدا قبل أن يرد أحد",
        "5\nThank you all for the good work",
    ],
)  # fmt: skip
def test_a_reply_has_few_words_or_begins_with_the_mark_and_a_sign(text: str) -> None:
    """Also one that is not clear: a few words ask for a mark."""
    assert is_reply(text)


@pytest.mark.parametrize(
    "text",
    [
        "STOP", "توقف", "start", "There is a leak in street 3 near the mosque", "leak in street 3",
        "3 days without water", "٣ أيام بدون ماء", "No water in my street", "يوجد تسرب مياه في الشارع",
        "2 buses stand in our street since this morning",
    ],
)  # fmt: skip
def test_a_report_that_comes_while_a_survey_is_open_is_no_reply(text: str) -> None:
    """Whoever needs help gets a case and no thanks for a mark; and STOP is heard at any time."""
    assert not is_reply(text)


def test_every_word_is_there_in_both_languages_and_fits_two_parts_of_a_text() -> None:
    """A part of a text in Arabic (UCS-2, GSM 03.40) has 67 characters, in English 153."""
    for texts in (QUESTIONS, THANKS, NOT_UNDERSTOOD):
        assert set(texts) == {"ar", "en"}
        assert len(texts["ar"]) <= 2 * 67
        assert len(texts["en"]) <= 153
