"""Doubtful words that sound like a name of the list become that name; all others stay as they were heard."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.voicemail.transcription.engine import Transcript, Word
from hotline.voicemail.transcription.names import Names, read_names, sound, spelling

NAMES = Names(
    [
        "Sultan Qaboos Street", "Madinat Qaboos", "Al Khuwair", "Ibri Hospital", "Sohar Market", "Ruwi",
        "Water Department", "Sewage Department", "Health Department", "شارع السلطان قابوس", "القرم", "الموالح",
    ]
)  # fmt: skip


def heard(text: str, confidence: float | None = 0.3) -> Transcript:
    """Return a transcript whose words last a second each; `word/0.9` has another confidence than the others."""
    words = []
    for place, part in enumerate(text.split()):
        word, _, own = part.partition("/")
        words.append(Word(word, float(place), place + 1.0, float(own) if own else confidence))
    return Transcript.of(" ".join(word.word for word in words), words)


@pytest.mark.parametrize(
    ("said", "put_right"),
    [
        ("in/0.9 southern cabooms streets near/0.9", "in Sultan Qaboos Street near"),
        ("lamp/0.9 in/0.9 madin' at cab room,", "lamp in Madinat Qaboos,"),
        ("in/0.9 so hard market.", "in Sohar Market."),
        ("every hospital", "Ibri Hospital"),
        ("في/0.9 شارع السلطن كابوس اليوم/0.9", "في شارع السلطان قابوس اليوم"),
        ("الكرم", "القرم"),
    ],
)
def test_a_name_that_was_misheard_is_put_right(said: str, put_right: str) -> None:
    """Also over the borders of words, with the punctuation after it."""
    assert NAMES.correct(heard(said), 0.6).text == put_right


def test_a_correction_shows_what_was_heard() -> None:
    """The name has the place of the words, the lowest of their confidences, and stays marked; the whole is as sure."""
    before = heard("in/0.9 southern/0.2 cabooms/0.4 streets/0.3 now/0.9")
    after = NAMES.correct(before, 0.6)
    assert after.words == (
        before.words[0],
        Word("Sultan Qaboos Street", 1.0, 4.0, 0.2, heard="southern cabooms streets"),
        before.words[4],
    )
    assert after.confidence == before.confidence
    assert [word.doubtful(0.6) for word in after.words] == [False, True, False]


@pytest.mark.parametrize(
    "said",
    [
        "southern/0.9 cabooms/0.9 streets/0.9",  # the engine is sure
        "a ring in the night",  # like nothing
        "the apartment",  # like three departments
        "Rubi said so",  # short names must be very like
        "new/0.3 Al/0.3 Khuwair,/0.3 please/0.2",  # a name already: its neighbours stay too
        "the road to the market",
    ],
)
def test_what_is_no_name_stays(said: str) -> None:
    """Better a misheard name than a wrong one."""
    before = heard(said)
    assert NAMES.correct(before, 0.6) == before


def test_an_engine_without_confidence_is_believed() -> None:
    """Nothing is put right where nothing is known to be doubtful."""
    before = heard("southern cabooms streets", confidence=None)
    assert NAMES.correct(before, 0.6) == before


def test_without_names_nothing_happens() -> None:
    """Neither an empty list nor an empty transcript is a problem."""
    assert Names([]).correct(heard("every hospital"), 0.6) == heard("every hospital")
    assert NAMES.correct(Transcript(""), 0.6) == Transcript("")


@given(st.lists(st.tuples(st.text(max_size=8), st.floats(0, 1)), max_size=12))
def test_the_other_words_are_never_touched(pairs: list[tuple[str, float]]) -> None:
    """Whatever was heard: words are kept in their order, or stand in `heard` of a name."""
    words = tuple(Word(text, float(place), place + 1.0, sure) for place, (text, sure) in enumerate(pairs))
    after = NAMES.correct(Transcript.of(" ".join(word.word for word in words), words), 0.6)
    told = " ".join(word.heard or word.word for word in after.words)
    assert told == " ".join(word.word for word in words)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أَحْمَد", "احمد"),
        ("Qaboos", "Kabus"),
        ("قابوس", "كابوس"),
        ("Shar'iah", "shariah"),
        ("Khuwair", "kuwayr"),
    ],
)
def test_what_sounds_the_same_is_the_same(one: str, other: str) -> None:
    """Vowel signs, hamza, doubled letters and letters that a telephone confuses make no difference."""
    assert sound(one) == sound(other)


def test_a_spelling_has_only_letters() -> None:
    """Case, accents, blanks, marks and stretching lines are no letters."""
    assert spelling("  Al-Khuwáir, 33 ") == "alkhuwair33"
    assert spelling("شـــارع") == "شارع"


def test_a_list_is_a_text_file(tmp_path: Path) -> None:
    """One name a line, comments, blank lines, a byte order mark and repetitions do no harm."""
    file = tmp_path / "names.txt"
    file.write_bytes("\ufeff# streets\n\nSohar Market # old\nSohar Market\nIbri Hospital\n".encode())
    names = read_names(file)
    assert names.correct(heard("so hard market"), 0.6).text == "Sohar Market"
    assert names.correct(heard("every hospital"), 0.6).text == "Ibri Hospital"
