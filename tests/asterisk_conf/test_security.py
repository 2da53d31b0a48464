"""What must hold in every rendered configuration, whatever the operator wrote."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from hotline.asterisk.endpoints import is_guest, is_listener
from tests.asterisk_conf.conf_file import Section, parse

GOLDEN = Path(__file__).parent.parent / "dialplans" / "golden"

TEMPLATES = [
    *Path("asterisk-conf").glob("*.j2"),
    *Path("dialplans").rglob("*.j2"),
]

#: Dialplan applications that start other programs, place calls, or run what they are given.
FORBIDDEN = re.compile(
    r"\b(System|TrySystem|SHELL|Originate|Dial|Exec|EVAL|CURL|Transfer|Page)\(", re.IGNORECASE
)


@pytest.fixture(params=["private", "system"])
def rendered(request: pytest.FixtureRequest) -> Mapping[str, str]:
    """All files of one configuration; tests/dialplans keeps them true."""
    return {path.name: path.read_text(encoding="utf-8") for path in (GOLDEN / request.param).glob("*.conf")}


def endpoints(rendered: Mapping[str, str]) -> list[Section]:
    return [
        one for one in parse(rendered["pjsip.conf"]) if one.get("type") == "endpoint" and not one.is_template
    ]


def contexts(rendered: Mapping[str, str]) -> Mapping[str, list[tuple[str, str]]]:
    """Return the dialplan's contexts with their lines."""
    sections = parse(rendered["extensions.conf"])
    return {one.name: one.settings for one in sections if one.name not in {"general", "globals"}}


def test_who_can_be_known_by_name_has_a_password(rendered: Mapping[str, str]) -> None:
    """A name is what anybody can write into From; only an agent's name means something, and it needs a password."""
    found = endpoints(rendered)
    assert found
    for endpoint in found:
        by_name = "username" in (endpoint.get("identify_by") or "username,ip")
        assert by_name == (endpoint.get("auth") is not None), endpoint.name


def test_who_has_no_password_is_a_citizen(rendered: Mapping[str, str]) -> None:
    """Strangers and trunks never begin in the agents' context; agents never in another than theirs.

    A citizen's browser has a password of some minutes, and is a citizen all the same. A supervisor's calls nobody.
    """
    for endpoint in endpoints(rendered):
        wanted = "agents" if endpoint.get("auth") and not is_guest(endpoint.name) else "citizens"
        wanted = "listeners" if is_listener(endpoint.name) else wanted
        assert endpoint.get("context") == wanted, endpoint.name
    assert "listeners" not in contexts(rendered)


def test_no_telephone_can_take_a_call_out_of_our_hands(rendered: Mapping[str, str]) -> None:
    """Neither by REFER nor by media that go around Asterisk."""
    for endpoint in endpoints(rendered):
        assert endpoint.get("allow_transfer") == "no"
        assert endpoint.get("direct_media") == "no"
        assert endpoint.get("disallow") == "all"


def test_a_citizen_can_dial_our_numbers_and_nothing_else(rendered: Mapping[str, str]) -> None:
    """No patterns, no includes, no special extensions, and each line leads to the entry."""
    lines = contexts(rendered)["citizens"]
    assert {key for key, _ in lines} <= {"exten", "same"}
    numbers = [value.split(",")[0] for key, value in lines if key == "exten"]
    assert numbers
    assert all(re.fullmatch(r"\+?[0-9]+", number) for number in numbers)
    assert [value for _, value in lines if "Goto" in value] == ["n,Goto(hotline-entry,s,1)"] * len(numbers)


def test_an_agent_can_dial_feature_codes_and_what_citizens_can(rendered: Mapping[str, str]) -> None:
    """And nothing else: no outside line."""
    lines = contexts(rendered)["agents"]
    assert [value for key, value in lines if key == "include"] == ["citizens"]
    codes = [value for key, value in lines if key != "include"]
    assert all(
        re.fullmatch(r"\*[0-9]+,1,Gosub\(hotline-feature,s,1\([a-z_]+(,[1-9])?\)\)", code) for code in codes
    )
    assert len(codes) == 6 + 9  # nine digits behind the code for a pause


#: An agent asks a colleague. The controller writes both on the agent's leg before it sends it there; no phone can.
ASKS = " same => n,Dial(${HOTLINE_EXPERT},${HOTLINE_SECONDS},gir)"


def test_the_dialplan_starts_no_program_and_places_no_call(rendered: Mapping[str, str]) -> None:
    """What a caller sends meets nothing that could run it."""
    code = [line for line in rendered["extensions.conf"].splitlines() if not line.startswith(";")]
    assert [line for line in code if FORBIDDEN.search(line) and line != ASKS] == []


def test_what_a_caller_sends_is_filtered_wherever_it_is_used(rendered: Mapping[str, str]) -> None:
    """The number only, and only its digits; the name nowhere."""
    uses = re.findall(r"(\S*)\$\{CALLERID\(([a-z-]+)\)", rendered["extensions.conf"])
    assert {item for _, item in uses} == {"num", "num-pres"}
    assert all("FILTER(0-9+," in before for before, item in uses if item == "num")


def test_every_jump_has_a_place_to_land(rendered: Mapping[str, str]) -> None:
    """Contexts that are named exist, and so do labels."""
    known = contexts(rendered)
    for lines in known.values():
        labels = {label for _, value in lines for label in re.findall(r"^n\(([a-z]+)\)", value)}
        for _, value in lines:
            for context in re.findall(r"(?:Goto|Gosub)\(([a-z-]+),", value):
                assert context in known
            for first, second in re.findall(r"GotoIf\(.*\?([a-z]*)(?::([a-z]+))?\)", value):
                assert {one for one in (first, second) if one} <= labels


def test_the_manager_is_for_the_controller_alone(rendered: Mapping[str, str]) -> None:
    """One user, from loopback, who can neither read files nor run commands."""
    general, user = parse(rendered["manager.conf"])
    assert general.get("webenabled") == "no"
    assert user.name == "hotline"
    assert [value for key, value in user.settings if key == "permit"] == ["127.0.0.1/32", "::1/128"]
    granted = {*str(user.get("read")).split(","), *str(user.get("write")).split(",")}
    assert granted == {"call", "dtmf", "system", "user", "originate", "reporting"}


def test_http_is_for_the_browsers_phones_behind_the_controller_alone(rendered: Mapping[str, str]) -> None:
    """On loopback, and neither files nor status; nor is there a module that offers more than /ws."""
    general = parse(rendered["http.conf"])[0]
    assert general.get("bindaddr") == "127.0.0.1"
    assert general.get("enable_static") == general.get("enable_status") == "no"
    assert not re.search(r"res_ari|res_http_post|res_phoneprov|res_prometheus", rendered["modules.conf"])


def test_a_browser_comes_through_the_controller(rendered: Mapping[str, str]) -> None:
    """No network but loopback can use the password of a browser's phone, and its sound is always encrypted."""
    browsers = [one for one in endpoints(rendered) if one.name.startswith(("browser-", "guest-"))]
    assert browsers
    for one in browsers:
        permits = [value for key, value in one.settings if key == "permit"]
        denies = [value for key, value in one.settings if key == "deny"]
        assert (permits, denies) == (["127.0.0.1/32"], ["0.0.0.0/0", "::/0"]), one.name
        assert one.get("webrtc") == "yes"


def test_no_log_takes_lines_that_hold_callers_numbers(rendered: Mapping[str, str]) -> None:
    """Notices, verbose and debug lines do; warnings, errors and security events of refused log-ins are kept."""
    files = next(one for one in parse(rendered["logger.conf"]) if one.name == "logfiles")
    assert {level for _, levels in files.settings for level in levels.split(",")} == {
        "warning",
        "error",
        "security",
    }


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_no_template_goes_around_the_escaping(template: Path) -> None:
    """Everything between double braces is escaped by `finalize`; nothing may switch that off."""
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*(safe|e|escape|forceescape)\b|autoescape|Markup", text)
