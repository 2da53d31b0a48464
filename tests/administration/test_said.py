"""What the loader says, taken apart for readers of another language than English."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from hotline.administration import said
from hotline.config.loader import DEMO, load
from hotline.problems import ConfigurationError, Problem
from hotline.prompts.catalogue import load_catalogues, prompt_ids

SOURCE = Path(__file__).parents[2] / "desk" / "front" / "src" / "parts" / "admin" / "problem-words.ts"

#: Values that pydantic refuses, and what is then said.
VALUES = """
[queues.water]
ring_seconds = 1
wrap_up_seconds = "long"
rona_after = 1.5
strategy = "longest idel"
maxwaiting = 3
record = "yes"
title = { en = "Wa\\nter" }
[queues."Parks !"]
[agents.1001]
queues = ["water", "water"]
"""

#: What does not fit together, and what is then said.
TOGETHER = """
[numbers.1111]
menu = "gone"
[queues.water]
requires = "divers >= 9"
overflow = [{ closed = true, message = true }, { queue = "water" }]
comfort_prompts = ["silence"]
hours = "never"
[queues.general]
requires = "divers"
[agents.1001]
name = "Aisha"
queues = ["watr"]
[hours.office.week]
sunday = ["07:30-25:00"]
monday = ["07:30-12:00", "11:00-14:00"]
[hours.office.dates]
2026-02-30 = []
[departments.city]
title = { en = "City" }
parent = "city"
[categories.leak]
title = { ar = "", en = "Leak" }
department = "wells"
"""

MENUS = """
[menus.main]
prompts = ["main-menu", "silence"]
[menus.main.keys]
1 = { queue = "watr" }
2 = { menu = "nowhere" }
3 = {}
4 = { queue = "water", menu = "lost" }
5 = { hours = "never" }
[menus.lost]
prompts = ["main-menu"]
operator = false
[menus.lost.keys]
1 = { menu = "lost" }
"""

#: Which texts of the catalogue must come up.
EXPECTED = {
    VALUES: {
        "is {number}", "must be {kind}, not {given}", "must be {kind}", "is no key that exists here",
        "names `{name}` twice", "holds a line break or another control character", "is no possible name",
    },
    TOGETHER: {
        "there is no menu `{name}`", "`{name}` is no requirement: column {column}: {problem}",
        "leads back to its own queue", "there are no hours `{name}`", "there is no queue `{name}`",
        "no agent has the skill `{name}`",
        "`{name}` is no range of times", "`{name}` overlaps with `{other}`", "`{name}` is no date",
        "`{name}` would be part of itself", "there is no department `{name}`", "the prompt `{name}` has no text",
        "has no text in `{language}`, and citizens of that language read it",
    },
    MENUS: {
        "the prompt `{name}` has no text", "there is no queue `{name}`", "there is no menu `{name}`", "leads nowhere",
        "leads to more than one thing: {names}", "there are no hours `{name}`",
    },
}  # fmt: skip


def problems_of(folder: Path, text: str) -> Sequence[Problem]:
    """Return what the loader says of a configuration, or of its menus."""
    is_menus = text is MENUS
    (folder / "hotline.toml").write_text(
        f'[ivr]\nmenus = "menus.toml"\noperator_queue = "{"water" if is_menus else "general"}"\n'
        + ("[queues.water]\n[numbers.1]\nmenu = 'main'\n" if is_menus else text)
    )
    demo = (DEMO.parent / "menus.toml").read_text(encoding="utf-8")
    (folder / "menus.toml").write_text(text if is_menus else demo)
    with pytest.raises(ConfigurationError) as refused:
        load(folder / "hotline.toml", prompts=prompt_ids(load_catalogues(("ar", "en"))))
    return refused.value.problems


@pytest.mark.parametrize("text", [VALUES, TOGETHER, MENUS], ids=["values", "together", "menus"])
def test_what_the_loader_says_is_in_the_catalogue(tmp_path: Path, text: str) -> None:
    """Each sentence about what people mistype in the pages is found, so it is shown in their language."""
    problems = problems_of(tmp_path, text)
    found = [said.fault(one.what) for one in problems]
    assert [one.what for one, fault in zip(problems, found, strict=True) if fault is None] == []
    assert [one.remedy for one in problems if one.remedy and said.remedy(one.remedy) is None] == []
    assert EXPECTED[text] - {one.text for one in found if one is not None} == set()


def test_values_are_those_of_the_sentence() -> None:
    """Names and numbers come out as they were put in; of two texts that fit, the longer one is taken."""
    assert said.fault("`a-b` overlaps with `c` of monday") == (
        "`{name}` overlaps with `{other}` of {day}", {"name": "a-b", "other": "c", "day": "monday"}
    )  # fmt: skip
    assert said.remedy("It must be at least 3 and at most 120.") == (
        "It must be at least {least} and at most {most}.", {"least": "3", "most": "120"}
    )  # fmt: skip
    assert said.fault("is what nobody has thought of") is None


def test_the_page_has_the_words_of_the_catalogue() -> None:
    """What is in the catalogue is translated (the build wants an Arabic text of each), and nothing else is."""
    words = [
        eval(f'"{one}"')  # noqa: S307  a text of our own source
        for one in re.findall(r'N_\(\s*"((?:[^"\\]|\\.)*)",?\s*\)', SOURCE.read_text(encoding="utf-8"))
    ]
    assert sorted(words) == sorted([*said.FAULTS, *said.REMEDIES, *said.KINDS])
