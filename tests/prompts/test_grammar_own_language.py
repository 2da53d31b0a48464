"""Adding a language is adding a folder: Esperanto, in the operator's own folder."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.prompts import grammar
from hotline.prompts.catalogue import BUILT_IN, Catalogue, load_catalogues
from hotline.prompts.errors import CatalogueError

#: Esperanto has no gender of things, and we need no case: `tri minutoj`, `dudek tri`.
GRAMMAR = """
from hotline.prompts.grammar import LARGEST_ORDINAL, NOUNS

FRAGMENTS = frozenset(
    {f"esperanto-{n}" for n in [*range(11), 100, 1000, 1000000]}
    | {f"esperanto-{noun}-{form}" for noun in NOUNS for form in ("one", "many")}
    | {"esperanto-a", "esperanto-and", "esperanto-day"}
)

def number(n, gender, case):
    if n <= 10:
        return [f"esperanto-{n}"]
    for unit in (1000000, 1000, 100, 10):
        count, rest = divmod(n, unit)
        if count:
            break
    spoken = number(count, gender, case) if count > 1 else []
    return [*spoken, f"esperanto-{unit}", *(number(rest, gender, case) if rest else [])]

def ordinal(n, gender, case):
    return [*number(n, gender, case), "esperanto-a"]

def counts(counts, case):
    spoken = []
    for n, noun in counts:
        spoken += ["esperanto-and"] * bool(spoken)
        spoken += [*number(n, "masculine", case), f"esperanto-{noun}-{'one' if n == 1 else 'many'}"]
    return spoken

def weekday(n):
    return ["esperanto-day", *number(n, "masculine", "nominative")]

def date(date):
    return [*weekday(date.weekday), *number(date.day, "", ""), *number(date.month, "", ""), *number(date.year, "", "")]

def time_of_day(hour, minute, case):
    return [*number(hour, "", ""), "esperanto-and", *number(minute, "", "")]
"""

UNITS = "nul unu du tri kvar kvin ses sep ok naŭ dek"
WORDS = {
    **{str(n): word for n, word in enumerate(UNITS.split())},
    "100": "cent",
    "1000": "mil",
    "1000000": "miliono",
    "a": "a",
    "and": "kaj",
    "day": "tago",
    **{f"{noun}-one": noun for noun in grammar.NOUNS},
    **{f"{noun}-many": f"{noun}j" for noun in grammar.NOUNS},
    "minute-one": "minuto",
    "minute-many": "minutoj",
    "hour-one": "horo",
    "hour-many": "horoj",
}


@pytest.fixture
def overlay(tmp_path: Path) -> Iterator[Path]:
    """Give the operator's folder with a whole language in it."""
    ours = set(load_catalogues(["en"])["en"].texts)
    texts = dict.fromkeys(ours, "teksto") | {f"esperanto-{key}": word for key, word in WORDS.items()}
    folder = tmp_path / "texts" / "eo"
    folder.mkdir(parents=True)
    lines = [f'{prompt} = "{text}"' for prompt, text in texts.items()]
    (folder / "catalogue.toml").write_text("\n".join(["[prompts]", *lines]), "utf-8")
    (folder / "grammar.py").write_text(GRAMMAR, "utf-8")
    yield folder.parent
    grammar.forget("eo")


def words(catalogue: Catalogue, prompts: list[str]) -> str:
    return " ".join(catalogue.texts[prompt].text for prompt in prompts)


def problems_of(overlay: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogues(["en", "eo"], overlay)
    return str(caught.value)


def rewrite(overlay: Path, old: str, new: str) -> None:
    file = overlay / "eo" / "grammar.py"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_folder_makes_a_language(overlay: Path) -> None:
    """Loaded and checked beside ours, it speaks numbers, counted nouns and times without a line of ours."""
    eo = load_catalogues(["ar", "en", "eo"], overlay)["eo"]
    assert words(eo, grammar.number("eo", 1234)) == "mil du cent tri dek kvar"
    assert words(eo, grammar.duration("eo", 3780)) == "unu horo kaj tri minutoj"
    assert words(eo, grammar.time_of_day("eo", datetime.time(9, 20))) == "naŭ kaj du dek"
    assert words(eo, grammar.position("eo", 4)).endswith("kvar")
    assert "eo" in grammar.languages()


def test_the_fragments_of_one_grammar_are_asked_of_no_other_language(overlay: Path) -> None:
    """English needs no text for the plurals of Esperanto, and Esperanto none for the duals of Arabic."""
    loaded = load_catalogues(["ar", "en", "eo"], overlay)
    assert "esperanto-3" not in loaded["en"].texts
    assert "number-2000-of" not in loaded["eo"].texts


def test_a_text_that_the_grammar_needs_is_named_with_its_file(overlay: Path) -> None:
    """Whoever adds a language learns which texts are still to be written, and where."""
    file = overlay / "eo" / "catalogue.toml"
    file.write_text(file.read_text("utf-8").replace('esperanto-7 = "sep"\n', ""), "utf-8")
    message = problems_of(overlay)
    assert str(file) in message
    assert "`esperanto-7` has no text in `eo`" in message


def test_a_language_without_a_grammar_is_told_where_it_belongs(overlay: Path) -> None:
    """A catalogue alone cannot say a number."""
    file = overlay / "eo" / "grammar.py"
    file.unlink()
    message = problems_of(overlay)
    assert "no grammar for the language `eo`" in message
    assert f"Write {file}" in message


def test_a_language_without_a_catalogue_is_told_where_it_belongs(overlay: Path) -> None:
    """A grammar alone has no words."""
    file = overlay / "eo" / "catalogue.toml"
    file.unlink()
    (overlay / "en").mkdir()
    (overlay / "en" / "catalogue.toml").write_text("[prompts]\n", "utf-8")
    message = problems_of(overlay)
    assert str(file) in message
    assert "no catalogue for the language `eo`" in message


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("def ordinal(", "def ordinals(", "lacks the function `ordinal`"),
        ("FRAGMENTS =", "FRAGMENT =", "lacks `FRAGMENTS`"),
        ("[*range(11), 100", "[*range(10), 100", "`number(10, 'feminine', 'genitive')` names `esperanto-10`"),
        (
            "if n <= 10:",
            "if n <= 9 and 10 // n:",
            "`number(0, 'feminine', 'genitive')` fails: ZeroDivisionError",
        ),
        (
            "return [*number(hour",
            "return [] and [*number(hour",
            "`time_of_day(0, 0, 'genitive')` says nothing",
        ),
        ("def weekday(n):", "def weekday(n)", "grammar.py:30: cannot be run: SyntaxError"),
        ("import LARGEST_ORDINAL", "import LARGEST_WEEKDAY", "grammar.py:2: cannot be run: ImportError"),
    ],
)
def test_a_mistake_in_a_grammar_is_named(overlay: Path, old: str, new: str, told: str) -> None:
    """It is found when the configuration is checked, with the file and what is wrong, and not by a caller."""
    rewrite(overlay, old, new)
    message = problems_of(overlay)
    assert str(overlay / "eo" / "grammar.py") in message
    assert told in message
    assert "eo" not in grammar.languages()


def test_calls_go_on_with_the_grammar_before_a_broken_one(overlay: Path) -> None:
    """A mistake that is found while calls are there silences none of them."""
    load_catalogues(["en", "eo"], overlay)
    rewrite(overlay, "def ordinal(", "def ordinals(")
    problems_of(overlay)
    assert grammar.number("eo", 3) == ["esperanto-3"]


def test_our_own_folder_can_be_copied_and_changed(overlay: Path) -> None:
    """A grammar may have modules beside it; the operator's takes the place of ours until it is taken away."""
    shutil.copytree(BUILT_IN / "en", overlay / "en")
    times = overlay / "en" / "times.py"
    times.write_text(
        times.read_text("utf-8").replace('"time-noon" if hour', '"time-oclock" if hour'), "utf-8"
    )
    load_catalogues(["en"], overlay)
    assert grammar.time_of_day("en", datetime.time(12)) == ["time-oclock"]
    load_catalogues(["en"])
    assert grammar.time_of_day("en", datetime.time(12)) == ["time-noon"]


def test_no_code_of_ours_names_a_language_to_find_its_grammar() -> None:
    """What would have to be changed for a new language is nothing."""
    for file in (BUILT_IN / "grammar").glob("*.py"):
        text = file.read_text("utf-8")
        assert not [tag for tag in grammar.LANGUAGES if f'"{tag}"' in text], file
    assert sorted(grammar.LANGUAGES) == sorted(file.parent.name for file in BUILT_IN.glob("*/catalogue.toml"))
