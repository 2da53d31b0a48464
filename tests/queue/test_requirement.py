"""What a call needs of an agent, as people write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.queue.requirement import ANYONE, MOST_DEPTH, Requirement, RequirementError, parse

ARABIC, WATER, BOTH = {"arabic": 3}, {"water": 1}, {"arabic": 3, "water": 1}


# --- who meets it ---


@pytest.mark.parametrize(
    ("text", "skills", "met"),
    [
        ("arabic", {"arabic": 1}, True),
        ("arabic", {}, False),
        ("arabic>=3", {"arabic": 3}, True),
        ("arabic>=3", {"arabic": 2}, False),
        ("arabic >= 3 and water", BOTH, True),
        ("arabic>=3 and water", ARABIC, False),
        ("arabic or water", WATER, True),
        ("not water", ARABIC, True),
        ("not water", WATER, False),
        ("not arabic>=4", ARABIC, True),
        ("anyone", {}, True),
        ("not anyone", BOTH, False),
        ("sign-language", {"sign-language": 2}, True),
    ],
)
def test_an_agent_meets_it(text: str, skills: dict[str, int], met: bool) -> None:
    """A skill without a level means at least 1."""
    assert parse(text).met_by(skills) is met


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("a or b and c", "a or (b and c)"),
        ("a and b or c", "(a and b) or c"),
        ("not a and b", "(not a) and b"),
        ("not a or b", "(not a) or b"),
        ("not (a or b)", "not (a or b)"),
        ("  a   and\tb ", "a and b"),
        ("a>=1", "a"),
    ],
)
def test_what_binds_closer(text: str, same: str) -> None:
    """`not` before `and` before `or`; parentheses say otherwise."""
    assert parse(text) == parse(same)


def test_conditions_in_parentheses_are_not_the_same_as_without() -> None:
    """Parentheses count."""
    assert parse("(a or b) and c").met_by({"a": 1}) is False
    assert parse("a or b and c").met_by({"a": 1}) is True
    assert parse("not (a or b)").met_by({"b": 1}) is False
    assert parse("not a or b").met_by({"b": 1}) is True


# --- what is made of it ---


def test_the_skills_that_are_named() -> None:
    """Also behind `not`, each once, and the word for the caller's language."""
    assert parse("language>=2 and (water or not roads) and water").skills == {"language", "water", "roads"}


def test_the_callers_language_takes_the_place_of_the_word() -> None:
    """At the level that is asked for, wherever it stands; without a skill any agent will do."""
    wanted = parse("language>=3 and (water or not language)")
    assert wanted.for_language("arabic") == parse("arabic>=3 and (water or not arabic)")
    assert parse("language>=3 and water").for_language(None).met_by(WATER)


def test_the_fit_is_the_sum_of_the_levels_in_what_is_named() -> None:
    """Other skills of the agent do not count, nor does one that the agent has not."""
    assert parse("arabic>=2 and (water or roads)").fit({"arabic": 4, "water": 2, "english": 5}) == 6


def test_either_of_two() -> None:
    """Who meets one of both is enough; anyone is anyone."""
    either = parse("arabic").or_else(parse("water"))
    assert (either.met_by(ARABIC), either.met_by(WATER), either.met_by({})) == (True, True, False)
    assert parse("arabic").or_else(parse("arabic")) == parse("arabic")
    assert parse("arabic").or_else(ANYONE) == ANYONE == ANYONE.or_else(parse("arabic"))


# --- what is no requirement ---


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        ("", 1, "a skill is missing here"),
        ("   ", 1, "a skill is missing here"),
        ("arabic and", 11, "a skill is missing here"),
        ("and arabic", 1, "a skill is missing here"),
        ("arabic or or water", 11, "a skill is missing here"),
        ("not", 4, "a skill is missing here"),
        ("arabic>=", 9, "a level from 1 to 5 is missing"),
        ("arabic>=0", 9, "a level from 1 to 5 is missing"),
        ("arabic>=6 and water", 9, "a level from 1 to 5 is missing"),
        ("arabic>=high", 9, "a level from 1 to 5 is missing"),
        ("arabic>=" + 5000 * "9", 9, "a level from 1 to 5 is missing"),
        (">=3", 1, "a skill is missing here"),
        ("3", 1, "`3` is a level without a skill"),
        ("arabic water", 8, "`water` is too much"),
        ("arabic)", 7, "`)` is too much"),
        ("water and (arabic or", 21, "a skill is missing here"),
        ("water and (arabic", 11, "this parenthesis is never closed"),
        ("()", 2, "a skill is missing here"),
        ("arabic = 3", 8, "`=` means nothing here"),
        ("Arabic", 1, "small letters"),
        ("عربي", 1, "means nothing here"),
        ("anyone>=2", 7, "`>=` is too much"),
    ],
)
def test_what_is_no_requirement(text: str, column: int, problem: str) -> None:
    """It is said what is wrong, and at which character."""
    with pytest.raises(RequirementError, match=r"^column \d+: ") as wrong:
        parse(text)
    assert wrong.value.column == column
    assert problem in wrong.value.problem


@pytest.mark.parametrize(
    "text", ["(" * 5000 + "a" + ")" * 5000, "not " * 5000 + "a"], ids=["parentheses", "nots"]
)
def test_nobody_writes_so_deep(text: str) -> None:
    """A text that would exhaust the stack is refused like any other."""
    with pytest.raises(RequirementError, match="stand within each other"):
        parse(text)


def test_the_allowed_depth() -> None:
    """Twenty within each other can be read, one more cannot; side by side as many as you like."""
    assert parse("(" * MOST_DEPTH + "a" + ")" * MOST_DEPTH) == parse("a")
    with pytest.raises(RequirementError):
        parse("(" * (MOST_DEPTH + 1) + "a" + ")" * (MOST_DEPTH + 1))
    assert parse(" or ".join(["(a)"] * 100)).met_by({"a": 1})


@given(st.text(alphabet="ab3>=()not rdymw_-\n", max_size=30) | st.text(max_size=12))
def test_any_text_is_a_requirement_or_is_refused(text: str) -> None:
    """There is no third way, and the column lies within the text or right behind it."""
    column = 1
    try:
        assert isinstance(parse(text), Requirement)
    except RequirementError as refused:
        column = refused.column
    assert 1 <= column <= len(text) + 1
