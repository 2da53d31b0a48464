"""What is said at start about queues, requirements and skills."""

from pathlib import Path

import pytest

from tests.config_file import CITY, WATER, problems, told, warned, write_configuration


def test_a_right_city(tmp_path: Path) -> None:
    """Skills that are had and asked for, steps that widen, hours that are used: nothing to say."""
    text = """\
[queues.water]
requires = "language>=2 and pipes>=2"
relax = [{ after_seconds = 30, requires = "language" }, { after_seconds = 90, requires = "anyone" }]
hours = "office"
overflow = [{ closed = true, announcement = "welcome" }, { waited_seconds = 300, queue = "general" }]
callback = { hours = "office" }
[hours.office]
week = { sunday = ["07:30-14:30"], thursday = ["22:00-02:00"] }
holidays = "OM"
dates = { 2026-03-20 = [], "2026-03-21" = ["08:00-12:00"] }
[callbacks]
trunk = "main"
[sip.trunks.main]
match = "192.0.2.1"
gateway = "192.0.2.1:5060"
[pause_reasons]
1 = "lunch"
"""
    assert told(tmp_path, text) == []
    assert warned(tmp_path, text) == []


# --- requirements and skills ---


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            'requires = "arabic>=3 and"',
            (
                "queues.water.requires: `arabic>=3 and` is no requirement: column 14: a skill is missing here. "
                "Write for example `arabic>=3 and water`."
            ),
        ),
        (
            'requires = "arabik"',
            "queues.water.requires: no agent has the skill `arabik`. Did you mean `arabic`?",
        ),
        (
            'requires = "arabic"\nrelax = [{ after_seconds = 5, requires = "pipes or gas" }]',
            "queues.water.relax[0].requires: no agent has the skill `gas`. Known here: arabic, english, pipes.",
        ),
        (
            'requires = "arabic>=5 and english>=5"',
            (
                "queues.water.requires: no agent of the queue can ever take its calls. "
                "Give an agent of the queue the skills, or relax the requirement."
            ),
        ),
        (
            'requires = "english>=5"\nrelax = [{ after_seconds = 5, requires = "english>=3" }]',
            (
                "queues.water.relax[0].requires: no agent of the queue can ever take its calls. "
                "Give an agent of the queue the skills, or relax the requirement."
            ),
        ),
        (
            'requires = "language>=3"',
            (
                "queues.water.requires: no agent of the queue can ever take its calls "
                "for callers of the language `en`. "
                "Give an agent of the queue the skills, or relax the requirement."
            ),
        ),
        (
            (
                'requires = "pipes"\nrelax = [{ after_seconds = 30, requires = "arabic" }, '
                '{ after_seconds = 30, requires = "anyone" }]'
            ),
            (
                "queues.water.relax[1].after_seconds: is 30, and the step before it comes after 30. "
                "Write the steps in the order of the waiting time."
            ),
        ),
    ],
)
def test_requirements(tmp_path: Path, text: str, fault: str) -> None:
    """A requirement that cannot be read or met is told with its key, and where in it the mistake is."""
    (found,) = told(tmp_path, f"[queues.water]\n{text}")
    line, _, rest = found.partition(": ")
    assert rest == fault
    assert int(line) == 2 + (".relax[" in fault)


def test_language_without_a_skill(tmp_path: Path) -> None:
    """Who asks for the caller's language must say which skill each language is."""
    city = CITY.replace(', en = "english"', "")
    file = write_configuration(tmp_path, city + WATER)
    assert problems(file) == [
        (
            "16: queues.general.requires: `language` has no skill for: en. "
            'Add `en = "…"` under [routing.language_skills].'
        )
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('fr = "arabic"', "`fr` is not offered. node.languages has: ar, en."),
        ('ar = "arabik"', "no agent has the skill `arabik`. Did you mean `arabic`?"),
    ],
)
def test_skills_of_languages(tmp_path: Path, text: str, fault: str) -> None:
    """A language that is not offered, or whose skill nobody has, is a mistake."""
    city = CITY.replace('{ ar = "arabic"', "{ " + ('ar = "arabic", ' if "fr" in text else "") + text)
    (found,) = problems(write_configuration(tmp_path, city + WATER))
    assert found == f"6: routing.language_skills.{text[:2]}: {fault}"


@pytest.mark.parametrize("skill", ["and", "not", "anyone", "language", "3"])
def test_skills_that_no_requirement_can_name(tmp_path: Path, skill: str) -> None:
    """The words of requirements are no skills."""
    text = f'{WATER}[agents.1003]\nname = "S"\nqueues = ["water"]\nskills = {{ {skill} = 1 }}'
    assert told(tmp_path, text) == [
        (
            f"6: agents.1003.skills.{skill}: means something else in a requirement. "
            "Choose another name for the skill."
        )
    ]


def test_steps_that_are_skipped(tmp_path: Path) -> None:
    """A step that no agent could ever meet is told where a later one can be met, by language."""
    text = """\
[queues.water]
requires = "english>=4 and pipes"
relax = [
  { after_seconds = 10, requires = "language>=3" },
  { after_seconds = 20, requires = "language" },
]
"""
    met = "no agent of the queue meets it for callers of the language"
    assert warned(tmp_path, text) == [
        f"2: queues.water.requires: {met} `ar` or `en`. The step is skipped.",
        f"4: queues.water.relax[0].requires: {met} `en`. The step is skipped.",
    ]


def test_relaxing_never_loses_an_agent(tmp_path: Path) -> None:
    """A later step that nobody meets by itself is met by those who met an earlier one."""
    text = '[queues.water]\nrequires = "pipes"\nrelax = [{ after_seconds = 5, requires = "english>=4" }]'
    assert told(tmp_path, text) == []


def test_skill_that_nobody_asks_for(tmp_path: Path) -> None:
    """A skill that is named nowhere is told once, however many agents have it."""
    text = '[queues.water]\n[agents.1003]\nname = "S"\nqueues = ["water"]\nskills = { pipes = 1 }'
    assert warned(tmp_path, text) == [
        (
            "-6: agents.1001.skills.pipes: no queue asks for this skill. "
            "Remove it, or name it in a queue's `requires`."
        )
    ]


def test_queue_without_agents_is_only_told(tmp_path: Path) -> None:
    """It is told that nobody serves it; that nobody meets its requirement goes without saying."""
    assert warned(tmp_path, f'{WATER}[queues.gas]\nrequires = "pipes>=5"') == [
        "3: queues.gas: no agent serves this queue. Its callers can only leave a message."
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("wrap_up_seconds = 30\nwrap_up_max_seconds = 20", "wrap_up_max_seconds"),
        ("wrap_up_seconds = 700", "wrap_up_seconds"),
    ],
)
def test_wrap_up(tmp_path: Path, text: str, key: str) -> None:
    """The longest wrap-up is not shorter than the ordinary one; told where a value was written."""
    (found,) = told(tmp_path, f"{WATER}{text}")
    assert found.startswith(f"{2 + len(text.splitlines())}: queues.water.{key}: a wrap-up of ")
