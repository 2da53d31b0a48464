"""Catalogues: our texts, the operator's over them, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.prompts import grammar
from hotline.prompts.catalogue import check, load_catalogues, prompt_ids
from hotline.prompts.errors import CatalogueError

Write = Callable[[str, str], Path]


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "texts"


@pytest.fixture
def write(overlay: Path) -> Write:
    def write(language: str, text: str) -> Path:
        file = overlay / language / "catalogue.toml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    return write


def problem_of(overlay: Path, *languages: str) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogues(languages or ("ar", "en"), overlay)
    return str(caught.value)


def test_our_catalogues_say_the_same_prompts_in_every_language() -> None:
    """No caller hears less than another; only the fragments of numbers, dates and times are each grammar's own."""
    catalogues = load_catalogues(("ar", "en"))
    ar, en = ({*catalogues[one].texts} - grammar.fragment_ids(one) for one in ("ar", "en"))
    assert ar == en <= prompt_ids(catalogues)


def test_arabic_texts_have_no_digits_and_no_latin_letters() -> None:
    """The synthetic voice would read them in another language or another grammar."""
    texts = load_catalogues(("ar",))["ar"].texts
    strange = [
        prompt for prompt, one in texts.items() if any(sign.isascii() and sign.isalnum() for sign in one.text)
    ]
    assert strange == []


def test_every_arabic_word_has_its_vowels() -> None:
    """A word without vowel signs is a guess of the synthetic voice."""
    texts = load_catalogues(("ar",))["ar"].texts
    bare = [
        word
        for one in texts.values()
        for word in one.text.split()
        if not any("\u064b" <= s <= "\u0652" for s in word)
    ]
    assert set(bare) <= {"الآن", "الآن."}


def test_the_operators_text_wins_over_ours(overlay: Path, write: Write) -> None:
    """One text is replaced, all others stay."""
    write("en", '[prompts]\nwelcome = "Welcome to Salalah."\n')
    ours, theirs = load_catalogues(("en",))["en"], load_catalogues(("en",), overlay)["en"]
    assert theirs.texts["welcome"].text == "Welcome to Salalah."
    assert theirs.texts["goodbye"] == ours.texts["goodbye"]


def test_the_operator_chooses_the_voice(overlay: Path, write: Write) -> None:
    """What the operator does not name stays ours."""
    write("en", '[voice]\nname = "en-us+f3"\n')
    voice = load_catalogues(("en",), overlay)["en"].voice
    assert (voice.name, voice.words_per_minute) == ("en-us+f3", 150)


def test_a_new_prompt_needs_a_text_in_every_language(overlay: Path, write: Write) -> None:
    """The error names the prompt, the language and the file to write into."""
    write("en", '[prompts]\nfestival = "The festival begins on Friday."\n')
    file = write("ar", '[prompts]\nwelcome = "أَهْلًا."\n')
    message = problem_of(overlay)
    assert "`festival`" in message
    assert "`ar`" in message
    assert str(file) in message


def test_needed_prompts_without_text_are_found() -> None:
    """`check` answers for prompts that menus or code name."""
    catalogues = load_catalogues(("ar", "en"))
    assert check(catalogues, ["welcome", "digit-0"]) == []
    assert len(check(catalogues, ["no-such-prompt"])) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[prompt]\nwelcome = "x"\n', ("catalogue.toml:1", "prompt", "Did you mean `prompts`?")),
        ('[prompts]\n"Wel come" = "x"\n', ("catalogue.toml:2", "Wel come", "no possible name")),
        ("[prompts]\nwelcome = 3\n", ("catalogue.toml:2", "prompts.welcome", "must be a text")),
        ('[prompts]\n\nwelcome = "  "\n', ("catalogue.toml:3", "prompts.welcome", "is empty")),
        (f'[prompts]\nwelcome = "{"x" * 2001}"\n', ("catalogue.toml:2", "2001 letters")),
        ("[voice]\nwords_per_minute = 5\n", ("catalogue.toml:2", "voice.words_per_minute", "is 5")),
        ('[voice]\nname = "--help"\n', ("catalogue.toml:2", "voice.name", "wrong form")),
        ('[notes]\nwelcme = "Warm."\n', ("catalogue.toml:2", "notes.welcme", "no text")),
        ("[prompts\n", ("catalogue.toml:1", "not valid TOML")),
    ],
)
def test_a_mistake_is_named_with_its_line(
    overlay: Path, write: Write, text: str, words: tuple[str, ...]
) -> None:
    """Whoever wrote the file learns where to look and what to do."""
    write("en", text)
    message = problem_of(overlay, "en")
    assert all(word in message for word in words), message


def test_mistakes_in_both_languages_are_told_at_once(overlay: Path, write: Write) -> None:
    """Nobody mends one file only to learn of the next."""
    write("ar", "[prompts]\nwelcome = 1\n")
    write("en", "[prompts]\nwelcome = 2\n")
    assert len(problem_of(overlay).splitlines()) == 2


def test_a_folder_without_any_catalogue_is_refused(overlay: Path) -> None:
    """A mistyped folder would silently change nothing."""
    overlay.mkdir()
    assert "ar/catalogue.toml or en/catalogue.toml" in problem_of(overlay)


def test_a_language_without_grammar_is_refused() -> None:
    """Its callers could not be told a number."""
    with pytest.raises(CatalogueError, match=r"`fr`.*node.languages"):
        load_catalogues(("ar", "fr"))
