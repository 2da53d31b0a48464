"""The templates of words to citizens."""

from pathlib import Path

import pytest

from hotline.crm_bridge.citizen_words.plan import WORDS
from hotline.crm_bridge.citizen_words.templates import LANGUAGES, Facts, Templates, samples


def test_each_word_is_there_in_each_language_and_fits_a_few_parts() -> None:
    """With everything and with as little as there can be."""
    templates = Templates()
    sizes = list(templates.sizes())
    assert {(size.language, size.word) for size in sizes} == {
        (one, word) for one in LANGUAGES for word in WORDS
    }
    assert max(size.parts for size in sizes) <= 3
    for language in LANGUAGES:
        for word in WORDS:
            assert all("4270" in templates.text(word, language, facts) for facts in samples(language))


def test_a_template_of_the_operator_wins(tmp_path: Path) -> None:
    """Others stay ours; another language than ours gets English."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "on-the-way.txt.j2").write_text("We are coming: {{ reference }}\n")
    templates = Templates(tmp_path)
    assert templates.text("on the way", "en", Facts(reference="4270")) == "We are coming: 4270"
    assert templates.text("on the way", "fr", Facts(reference="4270")) == "We are coming: 4270"
    assert templates.text("closed", "en", Facts(reference="4270")).startswith("Case 4270 is closed.")
    assert templates.problems == ()


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("en/solved.txt.j2", "Dear {{ name }}", "'name' is undefined"),
        ("en/solved.txt.j2", "{% if", "TemplateSyntaxError"),
        ("en/solved.txt.j2", "{{ {}.pop('place') }}", "KeyError"),
        ("en/solved.txt.j2", "{{ ''.__class__.__mro__ }}", "unsafe"),
        ("ar/solved.txt.j2", "{# nothing #}", "says nothing"),
        ("en/solved.txt.j2", "a" * 2000, "more than 6 parts"),
        ("en/solvd.txt.j2", "x", "is no template"),
        ("xx/solved.txt.j2", "x", "is no template"),
    ],
)
def test_a_template_that_cannot_be_used_is_named_and_gives_way_to_ours(
    tmp_path: Path, name: str, text: str, what: str
) -> None:
    """Nobody misses a word because of a slip."""
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(text)
    templates = Templates(tmp_path)
    (problem,) = templates.problems
    assert (problem.file, what in problem.what) == (tmp_path / name, True)
    facts = Facts(reference="4270")
    assert templates.text("solved", "en", facts) == Templates().text("solved", "en", facts)


@pytest.mark.parametrize("rest", ["{{ nothing }}", "{{ {}.pop('place') }}", ""])
def test_a_template_that_fails_at_a_real_case_gives_way_to_ours(tmp_path: Path, rest: str) -> None:
    """The check knows samples only; whoever is to hear of a case hears of it."""
    (tmp_path / "en").mkdir()
    text = "{% if reference == '4270' %}Solved{% else %}" + rest + "{% endif %}"
    (tmp_path / "en" / "solved.txt.j2").write_text(text)
    templates, facts = Templates(tmp_path), Facts(reference="4288")
    assert templates.problems == ()
    assert templates.text("solved", "en", Facts(reference="4270")) == "Solved"
    assert templates.text("solved", "en", facts) == Templates().text("solved", "en", facts)
