"""Who may do what with cases: the whole table."""

import pytest

from hotline.crm_bridge.permissions import Action, Actor, Line, may, refusal

SEE = {"see", "tell status"}
FIRST = SEE | {"open", "note", "file", "categorise", "describe", "link", "reopen"}
SECOND = FIRST | {
    "assign", "set due", "prioritise", "work", "solve", "reject", "merge duplicates", "close",
}  # fmt: skip

#: Written out once more, from what the city asked for: nobody changes one without the other.
ASKED: dict[str, set[str]] = {
    "first": FIRST,
    "second": SECOND,
    "third": SEE | {"note", "file", "work", "solve"},
    "supervisor": SECOND,
    "citizen": {"tell status", "open", "add word", "file", "reopen"},
}


@pytest.mark.parametrize("line", [line for line in Line if line is not Line.PROGRAM])
@pytest.mark.parametrize("action", list(Action))
def test_each_cell_of_the_table_is_as_the_city_asked(line: Line, action: Action) -> None:
    """Every line with every action."""
    assert may(line, action) == (action in ASKED[line])


@pytest.mark.parametrize("action", list(Action))
def test_a_program_may_what_its_scopes_say(action: Action) -> None:
    """Without a scope nothing; reading is seeing; writing is everything."""
    assert not may("program", action)
    assert not may("program", action, {"citizens:write", "cases"})
    assert may("program", action, {"cases:read"}) == (action in SEE)
    assert may("program", action, {"cases:write"})


def test_scopes_are_of_no_use_to_people() -> None:
    """Only a program has a token."""
    assert not may(Line.FIRST, Action.CLOSE, {"cases:write"})


def test_nobody_decides_about_what_nobody_knows() -> None:
    """A line or an action that is not in the table is an error, not a refusal."""
    with pytest.raises(ValueError, match="fourth"):
        may("fourth", "note")
    with pytest.raises(ValueError, match="burn"):
        may("first", "burn")


def test_a_field_team_works_on_cases_of_its_own_departments_only() -> None:
    """What it may do it may do there; a case of nobody is not its own."""
    team = Actor("team:pumps", Line.THIRD, departments=frozenset({"water", "pumps"}))
    assert refusal(team, {Action.SOLVE}, "pumps") is None
    for department in ("roads", None):
        assert refusal(team, {Action.SOLVE}, department) == "the case belongs to another department"
    assert refusal(team, {Action.SOLVE, Action.CLOSE}, "pumps") == "the third line may not do this (close)"
