"""What can be wrong with conditions, options and words in menus; and that a right file traps nobody."""

from pathlib import Path
from textwrap import dedent
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from hotline.config import Configuration
from hotline.ivr.menu_checks import Surroundings
from hotline.ivr.menu_condition import Situation
from hotline.ivr.menu_file import check_menus, read_menus
from hotline.ivr.menu_run import MOST_STEPS, MenuRun
from hotline.ivr.menu_step import LeaveMenus, PlayMenu
from hotline.testing.city import configuration
from hotline.toml_file import TomlFile

CONFIG = configuration(
    {
        "hours": {"office": {"week": {"sunday": ["07:30-14:30"]}}, "never": {"week": {"sunday": []}}},
        "sip.trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1"}},
        "callbacks.trunk": "telco",
        "queues.water.callback": {},
        "agents.1001.skills": {"pipes": 3},
        "outside": {"power": {"title": {"ar": "ك", "en": "E"}, "number": "24555555", "trunk": "telco"}},
    }
)


def problems(folder: Path, text: str, config: Configuration = CONFIG) -> list[str]:
    """Return the problems of a file without its name."""
    file = folder / "menus.toml"
    file.write_text(dedent(text), encoding="utf-8")
    found = read_menus(file, queues=config.queues, roots={"main"}, config=config).problems
    return [str(problem).removeprefix(f"{file}:") for problem in found]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('keys.1 = { queue = "water", when = { hours = "ofice" } }',
         "keys.1.when.hours: there are no hours `ofice`. Did you mean `office`?"),
        ('keys.1 = { queue = "water", when = { closed = "x" } }',
         "keys.1.when.closed: there are no hours `x`. Known here: never, office."),
        ('keys.1 = { queue = "water", when = { language = "fr" } }',
         "keys.1.when.language: `fr` is not offered. node.languages has: ar, en."),
        ('keys.1 = { queue = "water", when = {} }',
         "keys.1.when: names no condition. Name one of: hours, closed, caller, language, surge."),
        ('keys.1 = { queue = "water", when = { hours = "never" } }',
         "keys.1.when: can never hold here. Mend it, or remove what it is for."),
        ('keys.1 = { queue = "water", when = { hours = "office", closed = "office" } }',
         "keys.1.when: can never hold here. Mend it, or remove what it is for."),
        (('keys.1 = { queue = "water", when = { surge = true }, '
         'otherwise = { message = "water", when = { surge = true } } }'),
         "keys.1.otherwise.when: can never hold here. Mend it, or remove what it is for."),
        (('keys.1 = { queue = "water", when = { language = "ar" }, otherwise = { message = "water", '
         'when = { language = "en" }, otherwise = { repeat = true } } }'),
         "keys.1.otherwise.otherwise: is never reached: what stands before it always holds. Remove it."),
        ('keys.1 = { queue = "water", otherwise = { message = "water" } }',
         "keys.1.otherwise: is never reached: there is no `when` before it. Add `when`, or remove it."),
        ('keys.1 = { queue = "water", requires = "pipes>=9" }', None),
        ('keys.1 = { queue = "water", requires = "pips" }',
         "keys.1.requires: no agent has the skill `pips`. Did you mean `pipes`?"),
        ('keys.1 = { message = "water", requires = "pipes" }',
         "keys.1.requires: means nothing here. It belongs to `queue` and `callback`."),
        ('keys.1 = { message = "water", priority_seconds = 3 }',
         "keys.1.priority_seconds: means nothing here. It belongs to `queue`."),
        ('keys.1 = { outside = "powr" }',
         "keys.1.outside: there is no number outside `powr`. Did you mean `power`?"),
        ('keys.1 = { hours = "offic" }', "keys.1.hours: there are no hours `offic`. Did you mean `office`?"),
        ('keys.1 = { callback = "general" }',
         "keys.1.callback: the queue `general` has no call-backs. Add [queues.general.callback]."),
        ('keys.1 = { survey = "watr" }', "keys.1.survey: there is no queue `watr`. Did you mean `water`?"),
        ('keys.1 = { function = "city.tax" }',
         "keys.1.function: no functions can be found without `ivr.functions`. Name their folder in hotline.toml."),
        ('keys.1 = { queue = "water", say = { fr = ["eau"] } }',
         "keys.1.say.fr: `fr` is not offered. node.languages has: ar, en."),
        ('keys.1 = { queue = "water", say = { en = [" "] } }', "keys.1.say.en[0]: is empty. Write a word, or a few."),
    ],
)  # fmt: skip
def test_each_fault_has_its_line_and_its_remedy(tmp_path: Path, line: str, fault: str | None) -> None:
    """Names, conditions that can never hold, and options that mean nothing."""
    found = problems(tmp_path, f'[menus.main]\nprompts = ["main-menu"]\n{line}\n')
    if fault is None:
        assert len(found) == 1
        assert "is no requirement: column" in found[0]
    else:
        assert found == [f"3: menus.main.{fault}"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('when = { surge = true }',
         ("has `when`, and nobody knows where the others go. Add `otherwise`, for example "
         '`otherwise = { message = "NAME" }`.')),
        ('when = { surge = true }\notherwise = { repeat = true }', "has to lead on: its caller is in no menu yet."),
        ('when = { surge = true }\notherwise = { message = "water", when = { language = "ar" } }',
         "has `when`, and nobody knows where the others go. Give the last one no `when`."),
        ('when = { hours = "never" }\notherwise = { operator = true }', "can never hold. Mend it, or remove the"),
        ('otherwise = { message = "water" }', "is never reached: the menu has no `when`. Add `when`, or remove it."),
        ('when = { surge = true }\notherwise = { menu = "main" }',
         "leads back to this menu, which does not let these callers in. Lead them to a queue or a message."),
        (('when = { surge = true }\notherwise = { message = "water" }\nkeys.1 = { queue = "water", '
         'when = { surge = false } }'), "can never hold here."),
    ],
)  # fmt: skip
def test_conditions_of_a_whole_menu(tmp_path: Path, line: str, fault: str) -> None:
    """Who is not let in must be led on, in the end without a condition."""
    (found,) = problems(tmp_path, f'[menus.main]\nprompts = ["main-menu"]\n{line}\n')
    assert fault in found


def test_a_menu_that_is_silent_for_some(tmp_path: Path) -> None:
    """Somebody would hear nothing and not know what to press."""
    text = '[menus.main]\nprompts = [{ prompt = "main-menu", when = { hours = "office" } }]\n'
    assert problems(tmp_path, text) == [
        (
            "2: menus.main.prompts: says nothing to some callers: no condition holds for them. "
            "Add a prompt without `when`, or an `otherwise`."
        )
    ]


def test_a_way_out_at_some_hours_only_is_none(tmp_path: Path) -> None:
    """In every situation some key must lead on; two keys may share that."""
    text = """\
        [menus.main]
        prompts = ["main-menu"]
        operator = false
        keys.1 = {{ queue = "water", when = {{ hours = "office" }} }}
        {more}
        """
    (fault,) = problems(tmp_path, text.format(more=""))
    assert "has no way out" in fault
    more = 'keys.2 = { message = "water", when = { closed = "office" } }'
    assert problems(tmp_path, text.format(more=more)) == []


def test_words_are_compared_as_the_recogniser_hears_them(tmp_path: Path) -> None:
    """Arabic vowel signs make no difference, and signs alone are no word."""
    text = """\
        [menus.main]
        prompts = ["main-menu"]
        keys.1 = { queue = "water", say = { ar = ["مياه"] } }
        keys.2 = { message = "water", say = { ar = ["مِيَاه", "؟!"] } }
        """
    assert problems(tmp_path, text) == [
        "4: menus.main.keys.2.say.ar[0]: `مِيَاه` stands for the key 1 already. Choose other words.",
        "4: menus.main.keys.2.say.ar[1]: is empty. Write a word, or a few.",
    ]


def test_words_stand_for_one_key(tmp_path: Path) -> None:
    """Capitals and spaces make no difference; the same word in another language does."""
    text = """\
        [menus.main]
        prompts = ["main-menu"]
        keys.1 = { queue = "water", say = { en = ["water leak"], ar = ["water"] } }
        keys.2 = { message = "water", say = { en = ["Water  Leak", "water"] } }
        """
    assert problems(tmp_path, text) == [
        "4: menus.main.keys.2.say.en[0]: `Water  Leak` stands for the key 1 already. Choose other words."
    ]


def test_the_words_of_a_menu(tmp_path: Path) -> None:
    """They are had by language and key."""
    file = tmp_path / "menus.toml"
    file.write_text('[menus.main]\nprompts=["a"]\nkeys.1={queue="water", say={en=["water", "leak"]}}')
    menus = read_menus(file, queues=CONFIG.queues, roots={"main"}, config=CONFIG).menus
    assert menus["main"].words("en") == {"1": ("water", "leak")}
    assert menus["main"].words("ar") == {}


NAMES = ["main", "b", "c"]
WHEN = st.fixed_dictionaries(
    {},
    optional={
        "hours": st.just("office"),
        "closed": st.just("office"),
        "caller": st.sampled_from(["known", "new", "withheld"]),
        "language": st.sampled_from(["ar", "en"]),
        "surge": st.booleans(),
    },
)
PLAIN_ACTION: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.sampled_from(NAMES).map(lambda name: {"menu": name}),
    st.sampled_from(["queue", "message", "callback", "survey"]).map(lambda kind: {kind: "water"}),
    st.just({"information": ["info"]}),
    st.just({"hours": "office"}),
    st.sampled_from(["status", "operator", "back", "repeat"]).map(lambda kind: {kind: True}),
    st.just({"outside": "power"}),
)
ACTION = st.one_of(
    PLAIN_ACTION,
    st.builds(
        lambda one, when, other: one | {"when": when, "otherwise": other}, PLAIN_ACTION, WHEN, PLAIN_ACTION
    ),
)
TABLE = st.builds(
    lambda keys, operator, entrance: {"prompts": ["a"], "keys": keys, "operator": operator} | entrance,
    st.dictionaries(st.sampled_from("0123456789*#"), ACTION, max_size=4),
    st.booleans(),
    st.one_of(
        st.just({}), st.builds(lambda when, other: {"when": when, "otherwise": other}, WHEN, PLAIN_ACTION)
    ),
)
SITUATIONS = st.builds(
    Situation,
    st.sampled_from(["ar", "en"]),
    st.sampled_from(["known", "new", "withheld"]),
    st.booleans(),
    st.sampled_from([frozenset(), frozenset({"office"})]),
)


@given(st.fixed_dictionaries(dict.fromkeys(NAMES, TABLE)), SITUATIONS, st.data())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_a_file_that_passes_traps_nobody(tables: dict[str, Any], now: Situation, data: st.DataObject) -> None:
    """In each menu that a caller hears there is a way of keys that leads on; and every walk ends."""
    file = TomlFile(Path("menus.toml"), {"menus": tables}, {(): 1})
    read = check_menus(file, Surroundings(CONFIG.queues, {"main"}, None, CONFIG))
    if read.problems:
        return
    run = MenuRun(
        read.menus, call="c", first="main", operator_queue="general", tries=3, situation=lambda at: now
    )
    step = run.start(0.0)
    walked = 0
    while not isinstance(step, LeaveMenus):
        if isinstance(step, PlayMenu):
            assert step.prompts
            step = run.pressed(data.draw(st.sampled_from("0123456789*#")), float(walked))
        else:
            step = run.goes_on(float(walked))
        walked += 1
        if walked == 8:
            break
    if not isinstance(step, LeaveMenus):
        assert _finds_out(run, now), "trapped"
    assert walked <= MOST_STEPS


def _finds_out(run: MenuRun, now: Situation) -> bool:
    """Return whether keys lead out of the menu in which the caller is, tried like a maze."""
    return _leads_out(run.menus, run.menu, now, {run.menu})


def _leads_out(menus: Any, name: str, now: Situation, seen: set[str]) -> bool:  # noqa: ANN401
    for key in "0123456789*#":
        run = MenuRun(
            menus, call="c", first="main", operator_queue="general", tries=3, situation=lambda at: now
        )
        run.start(0.0, name)
        step = run.pressed(key, 1.0)
        if isinstance(step, LeaveMenus) or type(step).__name__ == "AskCallback":
            return True
        if run.menu not in seen and _leads_out(menus, run.menu, now, seen | {run.menu}):
            return True
    return False
