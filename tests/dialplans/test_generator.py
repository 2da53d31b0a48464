"""Every rendered .conf file, whole, against the files in `golden/`.

After a wanted change: `HOTLINE_UPDATE_GOLDEN=1 pytest tests/dialplans`, then read the difference in git.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from hotline.asterisk import modules
from hotline.asterisk.program import AsteriskProgram
from hotline.config import Configuration
from hotline.dialplans.generator import SECRET_FILES, render_all, write_all
from hotline.dialplans.view import DISABLED_EVENTS, RenderError
from hotline.paths import Paths
from hotline.secrets import Secrets

GOLDEN = Path(__file__).parent / "golden"

PROGRAM = AsteriskProgram(
    ("/usr/sbin/asterisk",),
    "22.10.1",
    Path("/usr/lib/x86_64-linux-gnu/asterisk/modules"),
    Path("/usr/share/asterisk"),
)

#: One machine, as `hotline up` starts it in the demo.
PRIVATE: dict[str, Any] = {
    "node": {"name": "demo"},
    "sip": {"allow_anonymous": True},
    "numbers": {"1111": {"menu": "main"}},
    "queues": {"water": {}},
    "agents": {
        "1001": {"name": "Aisha", "queues": ["water"]},
        "1002": {"name": "Salim", "queues": ["water"]},
    },
    "ivr": {"operator_queue": "water"},
}

#: An Asterisk that the system runs, behind NAT, with trunks, and IPv6 inside.
SYSTEM: dict[str, Any] = {
    "node": {"name": "muscat-1", "languages": ["en", "ar", "ur"]},
    "asterisk": {"mode": "system", "agi_host": "::1", "ami_port": 5039},
    "sip": {
        "host": "0.0.0.0",
        "external_address": "192.0.2.7",
        "rtp_start": 20000,
        "rtp_end": 29999,
        "trunks": {
            "telco": {"match": "198.51.100.0/28", "gateway": "198.51.100.2:5062"},
            "mobile": {"match": "2001:db8::5", "gateway": "2001:db8::5"},
            "inward": {"match": "203.0.113.7"},
        },
    },
    "phones": {"outside_addresses": {"10.0.0.5": "192.0.2.7"}},
    "callbacks": {"trunk": "telco"},
    "numbers": {"1111": {"menu": "main"}, "+96824001111": {"queue": "water", "language": "ar"}},
    "queues": {"water": {}},
    "agents": {"salim": {"name": 'Salim; "x"', "queues": ["water"]}},
    "feature_codes": {"sign_in": "*21", "pause": "*22", "sign_out": "*23"},
    "ivr": {"operator_queue": "water"},
    "messages": {"max_seconds": 90, "silence_seconds": 6},
    "fax": {"queue": "water"},
}

CASES = {"private": PRIVATE, "system": SYSTEM}


@pytest.fixture(autouse=True)
def complete_asterisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """An Asterisk with every module, wherever the test runs."""
    every = frozenset((*modules.REQUIRED, *modules.OPTIONAL, modules.ANONYMOUS))
    monkeypatch.setattr(modules, "available", lambda _folder: every)


def render(raw: dict[str, Any], data: str = "/srv/hotline/var", **secrets: str) -> dict[str, str]:
    config = Configuration.model_validate(raw)
    agents = {key: f"password-of-{key}" for key in config.agents}
    known = Secrets(ami_password="password-of-ami", agents={**agents, **secrets})
    return render_all(config, Paths(Path(data)), known, PROGRAM)


@pytest.mark.parametrize("case", CASES)
def test_the_files_are_what_they_should_be(case: str) -> None:
    """Each file as a whole, and no file more or less."""
    rendered, folder = render(CASES[case]), GOLDEN / case
    if "HOTLINE_UPDATE_GOLDEN" in os.environ:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.conf"):
            old.unlink()
        for name, text in rendered.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert rendered == {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.conf")}


@pytest.mark.parametrize("case", CASES)
def test_passwords_are_in_the_files_that_say_so_and_in_no_other(case: str) -> None:
    """Who closes `SECRET_FILES` has closed all passwords."""
    holding = {name for name, text in render(CASES[case]).items() if "password-of-" in text}
    assert holding == SECRET_FILES


def test_what_strangers_may_do_is_off_unless_it_is_allowed() -> None:
    """Without `sip.allow_anonymous` there is neither the endpoint nor the module."""
    rendered = render(PRIVATE | {"sip": {}})
    assert "[anonymous]" not in rendered["pjsip.conf"]
    assert modules.ANONYMOUS not in rendered["modules.conf"]


def test_a_password_cannot_break_out_of_its_line() -> None:
    """What Asterisk would read as a comment is escaped; a line end is refused with the file's name."""
    assert "password = a\\;b" in render(PRIVATE, **{"1001": "a;b"})["pjsip.conf"]
    with pytest.raises(RenderError, match=r"^pjsip\.conf: .*line end"):
        render(PRIVATE, **{"1001": "a\n[evil]"})


@pytest.mark.parametrize("folder", ["/srv/a,b", "/srv/${X}", "/srv/a&b", "/srv/50%d", "/srv/a;b"])
def test_a_data_folder_that_the_dialplan_cannot_carry_is_refused(folder: str) -> None:
    """The message names the file, the path and the character."""
    with pytest.raises(RenderError, match=r"^extensions\.conf: .*choose another name or folder"):
        render(PRIVATE, data=folder)


def test_a_data_folder_with_spaces_and_arabic_letters_works() -> None:
    """People name folders as they like."""
    rendered = render(PRIVATE, data="/srv/الخط الساخن")
    assert "Playback(/srv/الخط الساخن/sounds/ar/lifeboat)" in rendered["extensions.conf"]


def test_an_agent_without_a_password_is_refused() -> None:
    """An endpoint without a password would let anybody in."""
    config = Configuration.model_validate(PRIVATE)
    with pytest.raises(RenderError, match=r"^agents\.1001: there is no password"):
        render_all(config, Paths(Path("/srv")), Secrets(ami_password="x", agents={}), PROGRAM)


def test_a_host_name_becomes_an_address_or_an_error() -> None:
    """Asterisk listens on addresses; a name that nobody knows is named with its key."""
    assert "bind = 127.0.0.1:5060" in render(PRIVATE | {"sip": {"host": "localhost"}})["pjsip.conf"]
    with pytest.raises(RenderError, match=r"^sip\.host: nowhere\.invalid has no address"):
        render(PRIVATE | {"sip": {"host": "nowhere.invalid"}})


def test_a_gateway_is_a_host_with_or_without_port() -> None:
    """Its place in a SIP URI is no place for parameters, users or anything else."""
    for gateway in ("gw.example.om", "192.0.2.7:5062", "[2001:db8::1]:5060"):
        sip = {"trunks": {"telco": {"match": "192.0.2.7", "gateway": gateway}}}
        assert f"contact = sip:{gateway}\n" in render(PRIVATE | {"sip": sip})["pjsip.conf"]
    for wrong in ("sip:gw", "a@gw", "gw;transport=tcp", "gw:port", "", "-gw"):
        sip = {"trunks": {"telco": {"match": "192.0.2.7", "gateway": wrong}}}
        with pytest.raises(RenderError, match=r"^sip\.trunks\.telco\.gateway: .* is no gateway"):
            render(PRIVATE | {"sip": sip})


def test_without_a_trunk_for_call_backs_the_dialplan_has_no_part_for_them() -> None:
    """What is not used is not there."""
    assert "hotline-callback" not in render(PRIVATE)["extensions.conf"]


def test_an_asterisk_without_our_modules_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would answer calls and then fail them; the message names what is missing and how to get it."""
    monkeypatch.setattr(modules, "available", lambda _folder: frozenset(modules.REQUIRED) - {"res_agi"})
    with pytest.raises(RenderError, match=r"lacks res_agi\.so, .*install the package asterisk-modules"):
        render(PRIVATE)


def test_modules_that_this_asterisk_lacks_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Older releases start without error lines."""
    every = frozenset((*modules.REQUIRED, modules.ANONYMOUS))
    monkeypatch.setattr(modules, "available", lambda _folder: every)
    assert "\nload = " not in render(PRIVATE)["modules.conf"]


def test_files_are_written_closed_and_left_alone_when_nothing_changed(tmp_path: Path) -> None:
    """Mode 600, no leftovers, and an unchanged file keeps its time so that a reload skips it."""
    folder = tmp_path / "etc"
    write_all({"a.conf": "one\n", "b.conf": "two\n"}, folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    for path in folder.iterdir():
        os.utime(path, (1, 1))
    (folder / "a.conf").chmod(0o644)
    write_all({"a.conf": "one\n", "b.conf": "three\n"}, folder)
    assert sorted(path.name for path in folder.iterdir()) == ["a.conf", "b.conf"]
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert (folder / "a.conf").stat().st_mtime == 1
    assert (folder / "b.conf").read_text() == "three\n"


def test_no_event_that_somebody_reads_is_kept_back() -> None:
    """Asterisk does not send what `DISABLED_EVENTS` names, so no handler may wait for it."""
    root = Path(__file__).parents[2]
    readers = [
        file
        for folder in ("ivr", "queue", "recorder", "hotline/app")
        for file in (root / folder).rglob("*.py")
    ]
    text = "".join(file.read_text(encoding="utf-8") for file in readers)
    actions = {"MixMonitorMute"}  # an action has the same name
    assert [name for name in DISABLED_EVENTS if f'"{name}"' in text and name not in actions] == []
