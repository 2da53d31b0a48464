"""What is said at start about overflow, call-backs and the codes of agents."""

from pathlib import Path

import pytest

from tests.config_file import CITY, WATER, problems, told, warned, write_configuration

# --- overflow ---


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        (
            "message = true",
            (
                ": does not say when. Give it one of `longer_than`, `expected_wait_above_seconds`, "
                "`waited_seconds`, `nobody_signed_in`, `closed`."
            ),
        ),
        (
            "longer_than = 0, nobody_signed_in = true, message = true",
            ": has more than one condition: longer_than, nobody_signed_in. Write a rule for each of them.",
        ),
        (
            "longer_than = 3, closed = false",
            (
                ": does not say what becomes of the call. Give it one of `queue`, `message`, `callback`, "
                "or an `announcement` after which the call ends."
            ),
        ),
        (
            'longer_than = 3, queue = "general", message = true',
            ": leads to more than one thing: queue, message. Keep one of them.",
        ),
        (
            'longer_than = 3, queue = "generl"',
            ".queue: there is no queue `generl`. Did you mean `general`?",
        ),
        (
            'longer_than = 3, queue = "water"',
            ".queue: leads back to its own queue. Name another queue.",
        ),
        (
            "closed = true, message = true",
            (
                ".closed: the queue is never closed, because it has no hours. "
                "Give the queue `hours`, or remove the rule."
            ),
        ),
        (
            "longer_than = 3, callback = true",
            ".callback: the queue offers no call-backs. Add a table [queues.water.callback].",
        ),
    ],
)
def test_rules_of_overflow(tmp_path: Path, rule: str, fault: str) -> None:
    """A rule has one condition and leads to one thing, which there is."""
    assert told(tmp_path, f"{WATER}overflow = [{{ {rule} }}]") == [f"3: queues.water.overflow[0]{fault}"]


def test_an_announcement_alone_is_an_action(tmp_path: Path) -> None:
    """The call ends after it."""
    assert told(tmp_path, f'{WATER}overflow = [{{ longer_than = 3, announcement = "welcome" }}]') == []


def test_circles_of_queues(tmp_path: Path) -> None:
    """Calls that would go round for ever are told with their way."""
    text = """\
[queues.water]
requires = "pipes"
overflow = [{ waited_seconds = 9, message = true }, { longer_than = 3, queue = "gas" }]
[queues.gas]
overflow = [{ longer_than = 3, queue = "roads" }]
[queues.roads]
overflow = [{ waited_seconds = 60, queue = "water" }, { longer_than = 3, queue = "general" }]
"""
    (found,) = told(tmp_path, text)
    line, key, what = found.split(": ", 2)
    way = what.partition("circle: ")[2].partition(".")[0].split(" → ")
    assert sorted(way[1:]) == ["gas", "roads", "water"]
    assert way[0] == way[-1]
    # It is told at the rule from the last but one to the last.
    assert (line, key, way[-1]) in {
        ("3", "queues.water.overflow[1].queue", "gas"),
        ("5", "queues.gas.overflow[0].queue", "roads"),
        ("7", "queues.roads.overflow[0].queue", "water"),
    }


def test_each_circle_is_told(tmp_path: Path) -> None:
    """Two circles are two mistakes; ways that only meet are none."""
    text = "".join(
        f'[queues.{name}]\noverflow = [{{ longer_than = 3, queue = "{to}" }}, '
        '{ longer_than = 9, queue = "general" }]\n'
        for name, to in (("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"))
    )
    found = told(tmp_path, WATER + text)
    assert len(found) == 2
    assert all("leads calls in a circle" in one for one in found)


def test_prompts_without_text(tmp_path: Path) -> None:
    """Announcements and comfort prompts need a text in every language, as the menus' prompts do."""
    text = 'comfort_prompts = ["welcome", "confort"]\noverflow = [{ longer_than = 3, announcement = "ful" }]'
    file = write_configuration(tmp_path, f"{CITY}{WATER}{text}")
    known = {"welcome", "no-key", "invalid-key", "comfort", "full"}
    end = "Or add its text to the catalogue of every language."
    assert [one.partition(": ")[2] for one in problems(file, prompts=known)] == [
        f"queues.water.comfort_prompts[1]: the prompt `confort` has no text. Did you mean `comfort`? {end}",
        f"queues.water.overflow[0].announcement: the prompt `ful` has no text. Did you mean `full`? {end}",
    ]
    assert problems(file) == []


# --- call-backs ---

CALLBACK = f"{WATER}[queues.water.callback]\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "",
            (
                "3: queues.water.callback: nobody can be called back, because callbacks.trunk is not set. "
                "Name a trunk that has a `gateway` there."
            ),
        ),
        (
            '[callbacks]\ntrunk = "mian"\n[sip.trunks.main]\nmatch = "192.0.2.1"\n',
            "5: callbacks.trunk: there is no trunk `mian`. Did you mean `main`?",
        ),
        (
            '[callbacks]\ntrunk = "main"\n[sip.trunks.main]\nmatch = "192.0.2.1"\n',
            (
                "5: callbacks.trunk: no calls can be sent through `main`. "
                "Give it a gateway: `sip.trunks.main.gateway`."
            ),
        ),
        (
            '[callbacks]\ncaller_number = "+968-24"',
            (
                "5: callbacks.caller_number: has the wrong form. "
                "Write 1 to 15 digits, with + before a country code."
            ),
        ),
        (
            'kye = "3"',
            "4: queues.water.callback.kye: is no key that exists here. Did you mean `key`?",
        ),
        (
            'key = "1"',
            (
                "4: queues.water.callback.key: has the wrong form. "
                "Write one digit from 2 to 9 in quotes; 1 leaves a message."
            ),
        ),
    ],
)
def test_call_backs(tmp_path: Path, text: str, fault: str) -> None:
    """Whoever offers call-backs needs a trunk that can call."""
    assert fault in told(tmp_path, CALLBACK + text)


@pytest.mark.parametrize(
    ("gateway", "is_right"),
    [
        ("192.0.2.1", True),
        ("192.0.2.1:5060", True),
        ("sip.example.net:5070", True),
        ("[2001:db8::1]", True),
        ("[2001:db8::1]:5060", True),
        ("2001:db8::1", False),
        ("[192.0.2.1]", False),
        ("192.0.2.1:0", False),
        ("192.0.2.1:99999", False),
        ("192.0.2.300", False),
        ("sip:192.0.2.1", False),
        ("host;x=1", False),
        ("", False),
    ],
)
def test_gateways(tmp_path: Path, gateway: str, is_right: bool) -> None:
    """A gateway is a host, with a port or without."""
    text = f'{WATER}[sip.trunks.t]\nmatch = "192.0.2.1"\ngateway = "{gateway}"'
    fault = (
        f"5: sip.trunks.t.gateway: `{gateway}` is neither `host` nor `host:port`. "
        "Write for example `192.0.2.1`, `sip.example.net:5070` or `[2001:db8::1]:5060`."
    )
    assert told(tmp_path, text) == ([] if is_right else [fault])


def test_number_that_citizens_cannot_call_back(tmp_path: Path) -> None:
    """A number on the citizen's phone that does not lead here is probably a mistake."""
    text = """\
[callbacks]
trunk = "main"
caller_number = "1112"
[sip.trunks.main]
match = "192.0.2.1"
gateway = "192.0.2.1"
"""
    assert warned(tmp_path, WATER + text) == [
        (
            "5: callbacks.caller_number: citizens who call `1112` back do not reach this hotline. "
            "Did you mean `1111`?"
        )
    ]


# --- what agents dial ---


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[pause_reasons]\n1 = " "', "4: pause_reasons.1: is empty. Write why agents pause."),
        (
            '[pause_reasons]\n0 = "x"',
            "4: pause_reasons.0: is no possible name. Write one digit from 1 to 9.",
        ),
        (
            '[feature_codes]\nsign_out = "*121"\n[pause_reasons]\n1 = "lunch"',
            "4: feature_codes.sign_out: `*121` is also `pause` with the reason 1. Choose another code.",
        ),
        (
            '[feature_codes]\nend_wrap_up = "*13"',
            "4: feature_codes.end_wrap_up: `*13` is also the code of `sign_out`. Choose another code.",
        ),
    ],
)
def test_codes(tmp_path: Path, text: str, fault: str) -> None:
    """Each code means one thing, also with the digit of a reason behind it."""
    assert told(tmp_path, WATER + text) == [fault]


def test_code_beside_a_reason_that_is_not_used(tmp_path: Path) -> None:
    """Only reasons that there are take up a code."""
    text = '[feature_codes]\nsign_out = "*122"\n[pause_reasons]\n1 = "lunch"'
    assert told(tmp_path, WATER + text) == []
