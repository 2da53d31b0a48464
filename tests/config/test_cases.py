"""Departments, categories, teams, channels and targets that cannot work are refused with place and remedy."""

from pathlib import Path

import pytest

from hotline.config.loader import load
from hotline.problems import ConfigurationError

BEGIN = """\
[numbers.1111]
queue = "general"
[queues.general]
[agents.1001]
name = "Aisha"
queues = ["general"]
skills = { arabic = 5 }
[ivr]
operator_queue = "general"
[departments.city]
title = { ar = "البلدية", en = "the city" }
[departments.water]
title = { ar = "المياه", en = "water" }
parent = "city"
[categories.leak]
title = { ar = "تسرب", en = "Leak" }
department = "water"
sla = { solution_hours = 48 }
"""

MENUS = '[menus.main]\nprompts = ["menu-main"]\n[menus.main.keys]\n1 = { queue = "general" }\n'

TEAM = '[teams.t]\nname = "T"\nphone = "91230001"\ndepartment = "water"\n'


def faults(tmp_path: Path, more: str) -> str:
    """Return what is said about a configuration with this at its end."""
    (tmp_path / "menus.toml").write_text(MENUS)
    (tmp_path / "hotline.toml").write_text(BEGIN + more)
    with pytest.raises(ConfigurationError) as refused:
        load(tmp_path / "hotline.toml", environment={})
    return str(refused.value)


def test_a_right_one_is_taken(tmp_path: Path) -> None:
    """A tree of departments with a category."""
    (tmp_path / "menus.toml").write_text(MENUS)
    (tmp_path / "hotline.toml").write_text(BEGIN)
    config = load(tmp_path / "hotline.toml", environment={}).config
    assert config.categories["leak"].sla is not None
    assert config.departments["water"].parent == "city"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nparent = "watr"', "Did you mean `water`?"),
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nparent = "a"', "would be part of itself"),
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nhours = "x"', "there are no hours `x`"),
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nlead = "1002"', "there is no agent `1002`"),
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nskills = ["arabik"]', "no agent has the skill"),
        ('[departments.a]\ntitle = { ar = "ا", en = "a" }\nemail = "a b"', "Write an e-mail address"),
        ('[categories.x]\ntitle = { ar = "ا", en = "a" }\ndepartment = "x"', "there is no department `x`"),
        ('[categories.x]\ntitle = { en = "a" }\ndepartment = "water"', "has no text in `ar`"),
        (
            '[categories.leak.fields.size]\nquestion = { ar = "ا", en = "a" }\ndatatype = "singlevaluelist"',
            "nothing could be answered",
        ),
        ('[categories.leak.group]\nen = "Water"', "has no text in `ar`"),
        ('[categories.leak.keywords]\nfr = ["fuite"]', "`fr` is not offered"),
        ('[teams.t]\nname = "T"\nphone = "1"\ndepartment = "water"', "is no telephone number"),
        (
            TEAM + '[teams.u]\nname = "U"\nphone = "+96891230001"\ndepartment = "water"',
            "is also the number of `t`",
        ),
        ('[email]\naddress = "a@b.example"', "neither come in nor go out"),
        (
            '[email]\naddress = "a@b.example"\nimap = { host = "mail.example", port = 143, security = "none" }',
            "in clear to mail.example",
        ),
        (
            '[email]\naddress = "a@b.example"\nimap = { host = "mail.example", port = 993, user = "x" }',
            "user and password go together",
        ),
        (
            '[bridge.targets.z]\nkind = "zammad"\nurl = "https://z.example"\nsecret_variable = "Z"',
            "`group` is missing",
        ),
        ('[bridge.targets.z]\nkind = "webhook"\nurl = "https://z.example"', "could not tell who sends"),
        ("[screen_pop]\nmqtt = true", "there is no broker"),
        ('[screen_pop]\npush_url = "https://z.example"', "Name the variable that holds the key"),
        ('[screen_pop]\ncall_url = "https://desk.example/calls/{caller}"', "call_url"),
        *(
            (f'[screen_pop]\ncall_url = "{url}"', "call_url")
            for url in (
                "https://x.example/a,b",
                "https://x.example/(a)",
                "https://x.example/${X}",
                "https://x/ y",
                "x",
            )
        ),
        ('[citizen_words]\nhours = "day"', "there are no hours `day`"),
        ('[citizen_words]\ntemplates = "words"', "there is no folder"),
    ],
)
def test_what_cannot_work_is_refused(tmp_path: Path, more: str, said: str) -> None:
    """Each fault says what is wrong, in the file's own line."""
    text = faults(tmp_path, more)
    assert said in text
    assert "hotline.toml:" in text
