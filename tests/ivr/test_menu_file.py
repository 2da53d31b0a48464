"""Reading and checking the menus."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from hotline.config.loader import DEMO, load
from hotline.ivr.menu import Back, Repeat, ToInformation, ToMenu, ToMessage, ToPerson, ToQueue, ToStatus
from hotline.ivr.menu_condition import Condition, always
from hotline.ivr.menu_file import ReadMenus, load_menus, read_menus
from hotline.problems import ConfigurationError

NOWHERE = (
    "leads nowhere. Give it one of: menu, queue, message, callback, information, hours, article, status, outside, "
    "survey, function, operator, back, repeat."
)

PROMPTS = {"welcome", "hours", "no-key", "invalid-key"}


def read(folder: Path, text: str, prompts: set[str] | None = None) -> ReadMenus:
    file = folder / "menus.toml"
    file.write_text(dedent(text))
    return read_menus(file, queues={"water", "general"}, roots={"main"}, prompts=prompts)


def problems(folder: Path, text: str, prompts: set[str] | None = None) -> list[str]:
    """Return the problems without the file's name."""
    found = read(folder, text, prompts).problems
    return [str(problem).removeprefix(f"{folder}/menus.toml:") for problem in found]


def test_the_demo_is_right() -> None:
    """The packaged menus can be used, and hold every kind of action."""
    menus = load_menus(DEMO.with_name("menus.toml"), queues={"water", "general"}, roots={"main"})
    assert menus["main"].keys == {
        "*": always(Back()), "0": always(ToPerson()), "1": always(ToMenu("water")),
        "2": always(ToMenu("streets")), "3": always(ToMessage("general")), "4": always(ToStatus()),
        "5": always(ToMenu("office")), "9": always(Repeat()),
    }  # fmt: skip
    assert menus["office"].keys["3"] == (
        (Condition(hours="office"), ToQueue("general", "pipes>=2", 30.0)), (Condition(), ToMessage("general")),
    )  # fmt: skip
    assert menus["water"].keys["1"] == always(ToQueue("water"))
    assert menus["water"].keys["2"] == always(ToInformation(("water-hours",)))
    assert {"main-menu", "office-is-open", "office-is-closed", "water-hours", "no-key"} <= menus.prompt_ids()


def test_the_example_of_the_page_is_right(tmp_path: Path) -> None:
    """The menus with conditions that docs/operator/menus.md shows can be used, without a warning."""
    page = (Path(__file__).parents[2] / "docs" / "operator" / "menus.md").read_text("utf-8")
    (menus,) = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    loaded = load(DEMO, environment={})
    file = tmp_path / "menus.toml"
    file.write_text(menus, encoding="utf-8")
    found = read_menus(file, queues=loaded.config.queues, roots={"main"}, config=loaded.config)
    assert (found.problems, found.warnings) == ((), ())


def test_names_that_do_not_exist(tmp_path: Path) -> None:
    """An unknown menu, queue or prompt is named with its line and with the nearest known name."""
    text = """\
        [menus.main]
        prompts = ["welcom"]
        [menus.main.keys]
        1 = { menu = "mian" }
        2 = { queue = "watr" }
        3 = { message = "generel" }
        4 = { information = "hour" }
        """
    add = "Or add its text to the catalogue of every language."
    assert problems(tmp_path, text, PROMPTS) == [
        "4: menus.main.keys.1.menu: there is no menu `mian`. Did you mean `main`?",
        "5: menus.main.keys.2.queue: there is no queue `watr`. Did you mean `water`?",
        "6: menus.main.keys.3.message: there is no queue `generel`. Did you mean `general`?",
        f"2: menus.main.prompts[0]: the prompt `welcom` has no text. Did you mean `welcome`? {add}",
        f"7: menus.main.keys.4.information: the prompt `hour` has no text. Did you mean `hours`? {add}",
    ]


def test_prompts_of_every_menu_need_a_text(tmp_path: Path) -> None:
    """What is said after a wrong key is checked like the prompts of the file."""
    found = problems(tmp_path, '[menus.main]\nprompts = ["welcome"]', {"welcome", "no-key"})
    assert found == ["1: menus: the prompt `invalid-key`, which every menu needs, has no text. Add it."]


def test_prompts_are_not_checked_without_a_catalogue(tmp_path: Path) -> None:
    """Where nobody knows the prompts yet, any name passes."""
    assert problems(tmp_path, '[menus.main]\nprompts = ["whatever"]') == []


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        ("{ }", NOWHERE),
        ("{ repeat = false }", NOWHERE),
        (
            '{ queue = "water", repeat = true }',
            "leads to more than one thing: queue, repeat. Keep one of them.",
        ),
        (
            '{ queue = "water", menu = "main" }',
            "leads to more than one thing: menu, queue. Keep one of them.",
        ),
    ],
)
def test_a_key_leads_to_one_thing(tmp_path: Path, action: str, fault: str) -> None:
    """A key without an action, or with two, is refused."""
    text = f'[menus.main]\nprompts = ["welcome"]\nkeys.1 = {action}\n'
    assert problems(tmp_path, text) == [f"3: menus.main.keys.1: {fault}"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[menus.main]\nprompts = []", "2: menus.main.prompts: is empty. Give at least 1."),
        ("[menus.main]\nkeys = {}", "1: menus.main.prompts: is missing. Add it."),
        ("", "1: menus: is missing. Add it."),
        (
            '[menus.main]\nprompt = ["a"]\nprompts=["a"]',
            "2: menus.main.prompt: is no key that exists here. Did you mean `prompts`?",
        ),
        (
            '[menus.main]\nprompts = ["a"]\nkeys.12 = { repeat = true }',
            (
                "3: menus.main.keys.12: is no possible name. "
                "A key is one of 0 to 9, * and #; * and # stand in quotes."
            ),
        ),
        (
            '[menus.main]\nprompts = "a"',
            '2: menus.main.prompts: must be an array, not a text. Write it in brackets: ["…", "…"].',
        ),
    ],
)
def test_form(tmp_path: Path, text: str, fault: str) -> None:
    """What is no menu at all is refused in the words of the file."""
    assert problems(tmp_path, text) == [fault]


def test_a_fault_does_not_bring_others_with_it(tmp_path: Path) -> None:
    """A key whose action is mistyped is reported once, and the rest of the file is checked all the same."""
    text = """\
        [menus.main]
        prompts = ["welcome"]
        keys.1 = { queu = "water" }
        keys.2 = { queue = "nowhere" }
        """
    assert [line.split(".")[0] for line in problems(tmp_path, text)] == ["3: menus", "4: menus"]


NO_WAY_OUT = "has no way out: no key leads on to a queue, a message or a person. "
REMEDY = "Add a key that leads to a queue or a message, or remove `operator = false`."


def test_two_menus_that_lead_round(tmp_path: Path) -> None:
    """Menus that lead only to each other, without a key for a person, are refused."""
    text = """\
        [menus.main]
        prompts = ["welcome"]
        operator = false
        keys.1 = { menu = "other" }
        [menus.other]
        prompts = ["welcome"]
        operator = false
        keys.1 = { menu = "main" }
        keys.2 = { information = "hours" }
        """
    assert problems(tmp_path, text) == [
        f"1: menus.main: {NO_WAY_OUT}{REMEDY}",
        f"5: menus.other: {NO_WAY_OUT}{REMEDY}",
    ]


def test_back_is_a_way_out_if_the_menu_above_has_one(tmp_path: Path) -> None:
    """A menu with nothing but information needs no way out of its own where `*` leads to one."""
    text = """\
        [menus.main]
        prompts = ["welcome"]
        operator = {operator}
        keys.1 = {{ menu = "hours" }}
        [menus.hours]
        prompts = ["hours"]
        operator = false
        """
    assert problems(tmp_path, text.format(operator="true")) == []
    assert len(problems(tmp_path, text.format(operator="false"))) == 2


def test_back_is_no_way_out_where_callers_begin(tmp_path: Path) -> None:
    """From the first menu `*` leads nowhere, even if another menu leads there too."""
    text = """\
        [menus.main]
        prompts = ["welcome"]
        operator = false
        [menus.other]
        prompts = ["welcome"]
        keys.1 = { menu = "main" }
        """
    assert problems(tmp_path, text) == [f"1: menus.main: {NO_WAY_OUT}{REMEDY}"]


def test_a_key_of_its_own_wins_over_the_person(tmp_path: Path) -> None:
    """A menu may use 0 and * itself."""
    menus = read(
        tmp_path, '[menus.main]\nprompts=["a"]\nkeys.0={queue="water"}\nkeys."*"={repeat=true}'
    ).menus
    assert menus["main"].keys == {"0": always(ToQueue("water")), "*": always(Repeat())}


def test_unreachable_menu_is_a_warning(tmp_path: Path) -> None:
    """A menu to which nothing leads works, but is said."""
    found = read(tmp_path, '[menus.main]\nprompts=["a"]\n[menus.lost]\nprompts=["a"]\nkeys.1={menu="main"}')
    assert found.problems == ()
    assert [str(one) for one in found.warnings] == [
        f"{tmp_path}/menus.toml:3: menus.lost: no key and no number leads to this menu. Remove it or use it."
    ]


def test_load_raises_everything(tmp_path: Path) -> None:
    """`load_menus` raises one error with all problems."""
    file = tmp_path / "menus.toml"
    file.write_text('[menus.main]\nprompts=["a"]\nkeys.1={menu="x"}\nkeys.2={queue="y"}\n')
    with pytest.raises(ConfigurationError) as error:
        load_menus(file, queues=set(), roots={"main"})
    assert len(error.value.problems) == 2
    assert "Known here: none yet." in str(error.value)


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A file that does not exist is an answer, no traceback."""
    found = read_menus(tmp_path / "none.toml", queues=set(), roots=set())
    assert [str(one) for one in found.problems] == [
        f"{tmp_path}/none.toml: does not exist. Check the path, or make the file."
    ]
