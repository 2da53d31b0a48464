"""The operator's functions: loading them, and what they may do with a call."""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from hotline.events import CallFactLearned
from hotline.ivr import function_run, greeting
from hotline.ivr.menu_functions import read_functions
from hotline.testing.caller import DirectCall
from hotline.testing.services import House

PAGE = Path(__file__).parents[2] / "docs" / "operator" / "menus.md"

MENUS = """
[menus.main]
prompts = ["main-menu"]
keys.1 = { function = "city.errand" }

[menus.water]
prompts = ["water-menu"]
"""


def write(folder: Path, code: str) -> Path:
    """Write the module `city` and return its folder."""
    functions = folder / "functions"
    functions.mkdir()
    (functions / "city.py").write_text(code, encoding="utf-8")
    return functions


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("async def errand(call) -> None: pass", None),
        ("async def errand(call, more=1) -> None: pass", None),
        ("async def erand(call): pass", "there is no `errand` in {file}. Did you mean `erand`?"),
        ("\ndef errand(call): pass", "{file}:2: `errand` is no `async def`"),
        ("errand = 5", "{file}:1: `errand` is no `async def`"),
        ("async def errand(): pass", "{file}:1: `errand` must take the call and nothing else"),
        ("async def errand(a, b): pass", "{file}:1: `errand` must take the call and nothing else"),
        ("x = 1\nasync def errand(call:\n    pass", "{file}:2: '(' was never closed"),
        (
            "import nothing_of_this_name",
            "{file}:1: ModuleNotFoundError: No module named 'nothing_of_this_name'",
        ),
        ("x = 1\ny = x / 0", "{file}:2: ZeroDivisionError: division by zero"),
    ],
)
def test_what_cannot_be_a_function_is_told_with_its_line(
    tmp_path: Path, code: str, fault: str | None
) -> None:
    """Missing, of the wrong kind, with a wrong signature, or in a file that does not run."""
    folder = write(tmp_path, code)
    read = read_functions(folder, ["city.errand"])
    told = read.faults.get("city.errand")
    assert told == (fault.format(file=folder / "city.py") if fault else None)
    assert ("city.errand" in read.functions) == (fault is None)


def test_a_module_that_is_not_there(tmp_path: Path) -> None:
    """The nearest one is named."""
    folder = write(tmp_path, "")
    fault = read_functions(folder, ["cty.errand"]).faults["cty.errand"]
    assert fault == f"there is no file {folder / 'cty.py'}. Did you mean `city`?"


def test_each_loading_brings_the_file_as_it_is_then(tmp_path: Path) -> None:
    """Calls that go on keep the function with which they began."""
    folder = write(tmp_path, "async def errand(call): pass")
    before = read_functions(folder, ["city.errand"]).functions["city.errand"]
    (folder / "city.py").write_text("\n\nasync def errand(call): pass")
    after = read_functions(folder, ["city.errand"]).functions["city.errand"]
    assert (before.__code__.co_firstlineno, after.__code__.co_firstlineno) == (1, 3)


def town(folder: Path, code: str, menus: str = MENUS) -> House:
    """Return a house whose key 1 leads to the function, in real time: functions run in threads."""
    over = f"from pathlib import Path\nOVER = Path({str(folder / 'over')!r})\n"
    functions = write(folder, f"from hotline.ivr.functions import *\n{over}{code}")
    house = House(folder, {"ivr.functions": functions, "ivr.first_digit_seconds": 0.2})
    house.use_menus(menus)
    return house


async def calls(house: House, **keys: str | list[str]) -> DirectCall:
    """Return a call that has pressed 1, and whatever is asked for later."""
    pressed = {"main-menu": ["1", ""]} | {key.replace("_", "-"): value for key, value in keys.items()}
    return house.call("1113", keys=deepcopy(pressed), play_seconds=0.01)


def said(call: DirectCall) -> list[str]:
    names = [name.partition("/")[2] for name in call.prompts]
    return names[names.index("main-menu") + 1 :]


#: Blocks its thread until the test is over, by the file that `town` names.
BLOCK = "import time\n    while not OVER.exists():\n        time.sleep(0.01)\n"


@pytest.fixture(autouse=True)
def soon_in_the_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody here refuses to be recorded, and time is real."""
    monkeypatch.setattr(greeting, "THINK_SECONDS", 0.01)


@pytest.fixture(autouse=True)
def over(tmp_path: Path) -> Iterator[None]:
    """Ends what blocks: a thread that sleeps on would hold up the loop's end."""
    yield
    (tmp_path / "over").touch()


async def leaves(call: DirectCall) -> None:
    call.hang_up()
    await call.ended(30)


async def test_a_function_says_asks_learns_and_leads_on(tmp_path: Path) -> None:
    """It knows the caller and the language; its fact is in the journal; its action is done."""
    house = town(
        tmp_path,
        "async def errand(call):\n"
        "    await call.say('hours-from')\n"
        "    number = await call.ask_digits('hours-to', most=2)\n"
        "    call.learn('meter', f'{number} {call.language} {call.caller} {call.kind}')\n"
        "    return ToMenu('water')\n",
    )
    call = await calls(house, hours_to="4")
    await call.until(lambda: "en/hours-to" in call.prompts, 30)
    call.press("2")
    await call.until(lambda: "en/water-menu" in call.prompts, 30)
    (fact,) = house.journal.of_type(CallFactLearned)
    assert (fact.name, fact.value) == ("meter", "42 en +96890000001 new")
    await leaves(call)


async def test_functions_that_never_end_do_not_take_every_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where as many run as may, the next caller hears an apology at once, and other threads do not count."""
    monkeypatch.setattr(function_run, "MOST_FUNCTIONS", 1)
    code = f"async def errand(call):\n    await call.say('hours-from')\n    {BLOCK}"
    house = town(tmp_path, code)
    first = await calls(house)
    await first.until(lambda: "en/hours-from" in first.prompts, 30)
    second = await calls(house)
    await second.until(lambda: "en/nobody-signed-in" in second.prompts, 30)
    assert said(second)[0] == "sorry-problem"
    (tmp_path / "over").touch()
    await leaves(first)
    await leaves(second)


async def test_without_an_answer_the_menu_comes_again(tmp_path: Path) -> None:
    """A function need not lead anywhere."""
    house = town(tmp_path, "async def errand(call):\n    await call.say('hours-from')\n")
    call = await calls(house)
    await call.until(lambda: call.prompts.count("en/main-menu") == 2, 30)
    assert said(call)[:2] == ["hours-from", "main-menu"]
    await leaves(call)


@pytest.mark.parametrize(
    "code",
    [
        "async def errand(call):\n    raise ValueError('no')\n",
        "async def errand(call):\n    raise SystemExit\n",
        "async def errand(call):\n    return ToMenu('nowhere')\n",
        "async def errand(call):\n    return ToQueue('nowhere')\n",
        "async def errand(call):\n    return 'water'\n",
        f"async def errand(call):\n    {BLOCK}",
        "async def errand(call):\n    import asyncio\n    await asyncio.sleep(60)\n",
    ],
)
async def test_what_goes_wrong_ends_with_an_apology_at_a_person(
    tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it raises, leads nowhere, takes too long or blocks; another call goes on meanwhile."""
    monkeypatch.setattr(function_run, "SILENCE_SECONDS", 0.5)
    house = town(tmp_path, code)
    call = await calls(house)
    await call.until(lambda: "en/main-menu" in call.prompts, 30)
    other = house.call("1112", play_seconds=0.01)
    await other.until(lambda: "en/nobody-signed-in" in other.prompts, 30)
    await call.until(lambda: "en/nobody-signed-in" in call.prompts, 30)
    assert said(call)[:2] == ["sorry-problem", "nobody-signed-in"]
    assert house.live(call).queue == "general"
    await leaves(call)
    await leaves(other)


async def test_a_caller_who_hangs_up_in_a_function_is_gone_in_it(tmp_path: Path) -> None:
    """The function is told, and the call ends like any other."""
    house = town(
        tmp_path,
        "async def errand(call):\n    await call.ask_key('hours-from')\n    await call.say('hours-to')\n",
    )
    call = await calls(house, hours_from="hang up")
    await call.ended(30)
    assert house.told(call)[-1] == "CallEnded"
    assert "en/sorry-problem" not in call.prompts


async def test_the_example_of_the_page_works(tmp_path: Path) -> None:
    """What docs/operator/menus.md shows can be copied: the key leads to the reminder, and on."""
    text = PAGE.read_text("utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    (menus,) = re.findall(r"^```toml function\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    functions = write(tmp_path, code)
    house = House(tmp_path, {"ivr.functions": functions, "ivr.first_digit_seconds": 0.2})
    house.use_menus(menus)
    call = house.call("1113", keys={"main-menu": ["1", ""], "tax-enter-number": "1"}, play_seconds=0.01)
    await call.until(lambda: "en/tax-enter-number" in call.prompts, 30)
    call.press("234567#")
    await call.until(lambda: "en/tax-is-due-on" in call.prompts, 30)
    await call.until(lambda: call.prompts.count("en/main-menu") == 2, 30)
    (fact,) = house.journal.of_type(CallFactLearned)
    assert (fact.name, fact.value) == ("tax-number", "1234567")
    await leaves(call)
