"""`hotline cases`: what cases are about, where, and to what they belong."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from hotline.cli import build
from hotline.testing.story import Story

from .conftest import Written

CITY = """
[departments.works]
title = { ar = "الأشغال", en = "Works" }

[departments.pipes]
title = { ar = "دائرة المياه", en = "Water department" }
parent = "works"

[categories.leak]
title = { ar = "تسرب مياه", en = "Water leak" }
department = "pipes"
priority = "high"
keywords = { en = ["leak"], ar = ["تسرب"] }
"""

Run = Callable[..., Result]

#: The first references of every case store.
FIRST, SECOND = "1007", "1010"


@pytest.fixture
def run(written: Written) -> Run:
    """Runs `hotline cases …` in a city without cases."""
    path = written(Story())
    demo = re.sub(
        r"^# What cases are about.*?(?=^\[teams)", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    path.write_text(demo + CITY, "utf-8")
    app = build(("cases", "messages"))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["cases", *arguments, "--config", str(path)])

    return run


def opens(run: Run, *arguments: str) -> str:
    done = run("open", "Wet street", *arguments)
    assert done.exit_code == 0, done.stderr
    return done.output.strip()


def test_a_case_is_opened_and_everything_about_it_is_shown(run: Run, tmp_path: Path) -> None:
    """Category in both languages, place, ties, files, and who changed what."""
    assert opens(run, "--description", "a leak", "--caller", "91234567", "--place", "Ruwi") == FIRST
    assert opens(run, "--category", "leak", "--lat", "23.6", "--lon", "58.5") == SECOND
    picture = tmp_path / "map.txt"
    picture.write_text("here", "utf-8")
    for arguments, expected in {
        ("categorise", FIRST, "leak"): "1007 is about leak",
        ("priority", FIRST, "urgent"): "1007 is urgent",
        ("place", FIRST, "مطرح", "--lat", "23.6", "--lon", "58.5"): "1007 has that place",
        ("link", FIRST, SECOND): "1007 is related to 1010",
        ("unlink", SECOND, FIRST): "1010 is not related to 1007",
        ("link", FIRST, SECOND, "--how", "part of"): "1007 is part of 1010",
        ("attach", FIRST, str(picture)): "1007 has the file 1: map.txt",
    }.items():
        done = run(*arguments)
        assert (done.exit_code, done.output.strip()) == (0, expected), done.stderr
    assert run("priority", FIRST, "urgent").output.strip() == "1007 is urgent already: nothing was changed"
    shown = run("show", FIRST).output
    for words in (
        "category:   leak (تسرب مياه · Water leak)", "department: pipes", "place:      مطرح", "degrees:    23.6, 58.5",
        "it is part of 1010", "category nothing → leak", "priority high → urgent",
    ):  # fmt: skip
        assert words in shown
    assert "1007 is part of it" in run("show", SECOND).output


def test_the_list_is_filtered_and_goes_on_with_the_next_page(run: Run) -> None:
    """A department has the cases of those below it."""
    references = [opens(run, "--category", "leak"), opens(run), opens(run, "--category", "leak")]

    def listed(*arguments: str) -> list[str]:
        return [one for one in references if one in run("list", *arguments).output.split()]

    assert listed("--department", "works") == listed("--category", "leak") == [references[0], references[2]]
    assert listed("--status", "new") == references
    assert listed("--text", "WET") == references
    assert listed("--overdue") == listed("--owner", "1001") == listed("--citizen", "7") == []
    first = run("list", "--limit", "2").output
    assert f"there are more: --before {references[1]}" in first
    assert references[0] not in first.split()
    assert listed("--limit", "2", "--before", references[1]) == [references[0]]


def test_duplicates_are_suggested_with_reasons_and_joined(run: Run) -> None:
    """Nothing is decided by the machine."""
    place = ("--category", "leak", "--lat", "23.6", "--lon", "58.5")
    first, again = opens(run, *place), opens(run, *place)
    suggested = run("suggest", again).output
    assert f"may be the same as {first} (new, " in suggested
    assert "0 m away, opened within a day of it, the same category" in suggested
    assert run("duplicate", again, first).output.strip() == f"{again} is a duplicate of {first}"
    assert run("suggest", opens(run)).output.strip() == "no case is like it"


def test_closing_needs_a_word_or_somebody_who_says_that_there_can_be_none(run: Run) -> None:
    """What to do is said."""
    reference = opens(run)
    run("status", reference, "solved")
    refused = run("close", reference)
    assert refused.exit_code == 1
    assert "the citizen has not heard of it: write a public note" in refused.stderr
    assert run("close", reference, "--unreachable").output.strip() == f"{reference} is closed"
    assert "unreachable nothing → True" in run("show", reference).output


#: What nobody can ask for, the status of the end, and what is said.
REFUSED: list[tuple[list[str], int, str]] = [
    (["open", "a", "--category", "leek"], 2, "there is no category `leek`. Did you mean `leak`?"),
    (["open", "a", "--lat", "23.6"], 2, "both, latitude and longitude"),
    (["open", "a", "--caller", "nobody"], 2, "--caller: `nobody` is no telephone number"),
    (["open", "a", "--lang", "fr"], 2, "--lang: `fr` is not offered"),
    (["categorise", FIRST, "leek"], 2, "there is no category `leek`"),
    (["priority", FIRST, "hihg"], 2, "there is no priority `hihg`. Did you mean `high`?"),
    (["place", FIRST, "x", "--lat", "91", "--lon", "0"], 1, "latitude is between -90 and 90"),
    (["link", FIRST, "1008"], 2, "`1008` is no reference"),
    (["link", FIRST, SECOND], 1, "there is no case 1010"),
    (["link", FIRST, FIRST], 1, "1007 is this case itself"),
    (["link", FIRST, SECOND, "--how", "parts"], 1, "cases are not `parts`"),
    (["duplicate", FIRST, SECOND], 1, "there is no case 1010"),
    (["status", FIRST, "duplicate"], 1, "say of which case 1007 is a duplicate"),
    (["suggest", SECOND], 1, "there is no case 1010"),
    (
        ["attach", FIRST, "/nowhere/at/all"],
        1,
        "/nowhere/at/all cannot be read: No such file or directory",
    ),
    (["list", "--before", "1008"], 2, "`1008` is no reference"),
    (["list", "--status", "done"], 2, "there is no status `done`"),
]


def test_what_cannot_be_is_refused_with_words(run: Run) -> None:
    """And how to mend it; none of it changes anything."""
    opens(run)
    for arguments, status, complaint in REFUSED:
        done = run(*arguments)
        assert (done.exit_code, complaint in done.stderr) == (status, True), (arguments, done.output)
