"""Each check of `hotline doctor`: what is good, what is wrong, and how to mend it."""

import contextlib
import shutil
import socket
import time
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.app import doctor, doctor_machine, doctor_programs, running
from hotline.app.doctor import examine
from hotline.app.finding import Finding, Verdict
from hotline.app.lock import ProcessLock
from hotline.asterisk.program import AsteriskProgram, ProgramError
from hotline.config.loader import DEMO, Loaded, load
from hotline.dialplans.view import RenderError
from hotline.paths import Paths
from hotline.prompts.voices import Silent
from hotline.secrets import Secrets

PROGRAM = AsteriskProgram(("/opt/asterisk",), "22.10.1", Path("/opt/modules"), Path("/opt/data"))

NewLoaded = Callable[..., Loaded]


def ports(names: list[str]) -> dict[str, str]:
    """Return variables that put these keys on ports on which nobody listens."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in names]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return {name: str(probe.getsockname()[1]) for name, probe in zip(names, probes, strict=True)}


@pytest.fixture
def new_loaded(tmp_path: Path) -> NewLoaded:
    """Loads the demo on free ports, with variables (`SIP__HOST`) on top."""
    free = ports(["SIP__PORT", "ASTERISK__AMI_PORT", "ASTERISK__AGI_PORT", "ASTERISK__WS_PORT", "WEB__PORT"])

    def new(**variables: str) -> Loaded:
        named = {"NODE__DATA_DIR": str(tmp_path / "data")} | free | variables
        return load(DEMO, environment={f"HOTLINE__{name}": value for name, value in named.items()})

    return new


@pytest.fixture
def loaded(new_loaded: NewLoaded, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """The demo on a machine where everything is good."""
    monkeypatch.setattr(doctor_programs, "find_program", lambda _: PROGRAM)
    monkeypatch.setattr(doctor_programs, "render_all", lambda *_: {"a.conf": "", "b.conf": ""})
    monkeypatch.setattr(socket, "gethostname", lambda: "localhost")
    return new_loaded()


def verdicts(findings: list[Finding]) -> dict[str, Verdict]:
    return {finding.what: finding.verdict for finding in findings}


# --- the whole examination ---


def test_a_good_machine_has_no_bad_finding(loaded: Loaded) -> None:
    """Everything is looked at, in the order in which an operator would mend it; no models is a warning."""
    findings = list(examine(loaded))
    assert [finding.what for finding in findings if not finding.what.startswith(("tcp", "udp"))] == [
        "host name", "data folder", "secrets", "disk", "recording space", "recording keys",
        "recording quarantine", "recording storage",
        "database", "Asterisk", "prompts", "speech model", "Asterisk's files",
    ]  # fmt: skip
    assert {finding.verdict for finding in findings if finding.what != "disk"} == {"good", "warning"}
    assert verdicts(findings)["speech model"] == "warning"


def test_a_folder_that_cannot_be_used_is_said_once(loaded: Loaded) -> None:
    """What would lie in it is not looked for, and the files for Asterisk are not rendered."""
    loaded.paths.data.write_text("in the way")
    found = verdicts(list(examine(loaded)))
    assert found["data folder"] == "bad"
    assert not {"secrets", "disk", "database", "Asterisk's files"} & set(found)
    assert {"Asterisk", "prompts"} <= set(found)


def test_findings_come_one_by_one(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever stops at the first bad one does not wait for the rest."""
    monkeypatch.setattr(doctor, "host_name", lambda _: Finding("host name", "bad", "none"))
    monkeypatch.setattr(doctor, "folder", lambda _: pytest.fail("looked on"))
    assert next(examine(loaded)).verdict == "bad"


# --- the machine ---


def test_a_host_name_that_does_not_resolve_is_bad(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is the line for /etc/hosts."""

    def unknown(*_: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "gethostname", lambda: "nameless")
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    found = doctor_machine.host_name(loaded)
    assert found.verdict == "bad"
    assert "127.0.1.1 nameless" in found.remedy
    assert "/etc/hosts" in found.remedy


def test_a_host_name_that_resolves_slowly_is_a_warning(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asterisk would wait so long at every call."""
    passed = iter((10.0, 10.5))
    monkeypatch.setattr(time, "monotonic", lambda: next(passed))
    found = doctor_machine.host_name(loaded)
    assert (found.verdict, "0.5 s" in found.detail) == ("warning", True)


def test_a_data_folder_is_made(loaded: Loaded) -> None:
    """The check leaves folders and no files."""
    assert doctor_machine.folder(loaded) == Finding("data folder", "good", str(loaded.paths.data))
    assert loaded.paths.messages.is_dir()
    assert [path for path in loaded.paths.data.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", ["with,comma", "with;semicolon", "with${x}", "x" * 120])
def test_a_data_folder_that_asterisk_could_not_be_told_is_bad(
    new_loaded: NewLoaded, tmp_path: Path, name: str
) -> None:
    """Names that mean something in its files, and those too long for a control socket; nothing is made."""
    loaded = new_loaded(NODE__DATA_DIR=str(tmp_path / name))
    found = doctor_machine.folder(loaded)
    assert found.verdict == "bad"
    assert "node.data_dir" in found.remedy
    assert not loaded.paths.data.exists()


def test_a_folder_within_that_cannot_be_written_is_named(loaded: Loaded) -> None:
    """Not only the data folder itself."""
    loaded.paths.data.mkdir()
    loaded.paths.messages.write_text("in the way")
    found = doctor_machine.folder(loaded)
    assert found.verdict == "bad"
    assert str(loaded.paths.data) in found.detail
    assert "chown" in found.remedy


def test_secrets_are_good_where_there_are_none_yet(loaded: Loaded) -> None:
    """The first start makes them."""
    assert doctor_machine.secrets(loaded).verdict == "good"


def test_secrets_that_others_can_read_are_bad(loaded: Loaded) -> None:
    """The remedy is the command; nobody sees a password in the finding."""
    loaded.paths.create()
    made = Secrets.load_or_create(loaded.paths.secrets, ["1001"])
    good = doctor_machine.secrets(loaded)
    assert good.verdict == "good"
    loaded.paths.secrets.chmod(0o640)
    found = doctor_machine.secrets(loaded)
    assert (found.verdict, found.remedy) == ("bad", f"chmod 600 {loaded.paths.secrets}")
    assert made.ami_password not in str(found) + str(good)


def test_secrets_that_cannot_be_understood_are_bad(loaded: Loaded) -> None:
    """A damaged file is found before the start."""
    loaded.paths.create()
    loaded.paths.secrets.write_text("{")
    loaded.paths.secrets.chmod(0o600)
    assert doctor_machine.secrets(loaded).verdict == "bad"


@pytest.mark.parametrize(
    ("megabytes", "verdict"),
    [(50_000, "good"), (2_000, "good"), (1_999, "warning"), (200, "warning"), (199, "bad")],
)
def test_the_disk_has_room(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, megabytes: int, verdict: str
) -> None:
    """For messages, by the limits of the configuration; the folder need not exist yet."""
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(0, 0, megabytes * 1_000_000))
    assert doctor_machine.disk(loaded).verdict == verdict


def test_a_database_that_does_not_answer_is_bad(new_loaded: NewLoaded) -> None:
    """What is wrong is said without a traceback, and without the password."""
    port = ports(["free"])["free"]
    loaded = new_loaded(DATABASE__URL=f"postgresql+asyncpg://me:sesame@127.0.0.1:{port}/hotline")
    found = doctor_machine.database(loaded)
    assert found.verdict == "bad"
    assert "sesame" not in str(found)


def test_a_database_that_is_no_database_is_bad(loaded: Loaded) -> None:
    """A damaged file is found before the first call."""
    loaded.paths.create()
    loaded.paths.database.write_bytes(b"not a database" * 100)
    assert doctor_machine.database(loaded).verdict == "bad"


# --- programs ---


@pytest.mark.parametrize(("named", "remedy"), [(False, "scripts/setup gets one"), (True, "asterisk.program")])
def test_an_asterisk_that_is_missing_or_too_old_is_bad(
    new_loaded: NewLoaded, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: bool, remedy: str
) -> None:
    """The remedy depends on whether the operator has named one."""

    def too_old(_: object) -> None:
        raise ProgramError("Asterisk 18.9 is too old: 20 is the oldest that works")

    monkeypatch.setattr(doctor_programs, "find_program", too_old)
    program = tmp_path / "asterisk"
    program.write_text("")
    program.chmod(0o700)
    loaded = new_loaded(**({"ASTERISK__PROGRAM": str(program)} if named else {}))
    found = doctor_programs.asterisk(loaded)
    assert (found.verdict, "18.9" in found.detail, remedy in found.remedy) == ("bad", True, True)


def test_a_configuration_that_asterisk_could_not_be_told_is_bad(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finding names the file to correct."""

    def unfit(*_: object) -> None:
        raise RenderError("numbers.1111: it cannot be written")

    monkeypatch.setattr(doctor_programs, "render_all", unfit)
    found = doctor_programs.asterisk_files(loaded)
    assert (found.verdict, found.remedy) == ("bad", f"correct {loaded.file}")


def test_prompts_are_counted(loaded: Loaded) -> None:
    """In every language."""
    found = doctor_programs.prompts(loaded)
    assert found.verdict == "good"
    assert found.detail.endswith("texts in ar, en")


def test_prompts_without_a_voice_are_bad(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """The remedy is the package."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = doctor_programs.prompts(loaded)
    assert (found.verdict, "apt-get install espeak-ng" in found.remedy) == ("bad", True)


def test_prompts_that_are_all_recorded_need_no_voice(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is written later cannot be spoken: a warning."""
    silent = Silent("espeak-ng is not installed", "Get it: apt-get install espeak-ng", needed=False)
    monkeypatch.setattr(doctor_programs, "silent_voices", lambda *_: [silent])
    found = doctor_programs.prompts(loaded)
    assert (found.verdict, "announcements stay unspoken" in found.detail) == ("warning", True)


def test_a_broken_catalogue_is_bad(new_loaded: NewLoaded, tmp_path: Path) -> None:
    """The detail names the file."""
    (tmp_path / "texts" / "en").mkdir(parents=True)
    (tmp_path / "texts" / "en" / "catalogue.toml").write_text("[prompts]\nwelcome = 7\n")
    found = doctor_programs.prompts(new_loaded(PROMPTS__CATALOGUE=str(tmp_path / "texts")))
    assert found.verdict == "bad"
    assert "catalogue.toml" in found.detail


# --- ports ---


def test_free_ports_are_good(loaded: Loaded) -> None:
    """Each by its protocol and key."""
    found = list(doctor_programs.free_ports(loaded))
    assert {finding.verdict for finding in found} == {"good"}
    assert sorted(finding.detail.rpartition(" ")[2] for finding in found) == [
        "asterisk.agi_port", "asterisk.ami_port", "asterisk.ws_port", "sip.port", "sip.port", "web.port",
    ]  # fmt: skip


def test_a_taken_port_is_bad(loaded: Loaded) -> None:
    """The finding has the key that moves it, and how to see who has it."""
    with socket.create_server(("127.0.0.1", loaded.config.web.port)):
        bad = [finding for finding in doctor_programs.free_ports(loaded) if finding.verdict == "bad"]
    (found,) = bad
    assert found.what == "web.port"
    assert "ss -lpn" in found.remedy


def test_a_host_that_is_none_of_ours_is_said_once(new_loaded: NewLoaded) -> None:
    """Not for each protocol."""
    loaded = new_loaded(SIP__HOST="192.0.2.1")
    bad = [finding for finding in doctor_programs.free_ports(loaded) if finding.verdict == "bad"]
    (found,) = bad
    assert (found.what, found.remedy) == ("sip.port", "change sip.host")


def test_ports_of_a_running_controller_are_its_own(loaded: Loaded) -> None:
    """Whoever asks a running hotline is not told that it is in its own way."""
    loaded.paths.create()
    lock = ProcessLock(loaded.paths.run / "controller.lock")
    lock.acquire()
    with socket.create_server(("127.0.0.1", loaded.config.web.port)):
        found = list(doctor_programs.free_ports(loaded))
    lock.release()
    assert verdicts(found)["controller"] == "good"
    assert {finding.verdict for finding in found} == {"good"}
    assert not any("web.port" in finding.detail for finding in found)


def test_ports_of_a_running_private_asterisk_are_its_own(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on while `hotline up` is started again."""
    monkeypatch.setattr(doctor_programs, "asterisk_runs", lambda _: True)
    with socket.create_server(("127.0.0.1", loaded.config.asterisk.ami_port)):
        found = list(doctor_programs.free_ports(loaded))
    assert verdicts(found)["private Asterisk"] == "good"
    assert {finding.verdict for finding in found} == {"good"}


def test_ports_of_the_systems_asterisk_are_its_own(new_loaded: NewLoaded) -> None:
    """They are taken, and shall be."""
    loaded = new_loaded(ASTERISK__MODE="system")
    with socket.create_server(("127.0.0.1", loaded.config.asterisk.ami_port)):
        found = list(doctor_programs.free_ports(loaded))
    assert {finding.verdict for finding in found} == {"good"}
    assert not any("ami_port" in finding.detail for finding in found)


# --- what runs ---


def test_a_running_hotline_is_known_by_its_lock(tmp_path: Path) -> None:
    """Asking takes no lock away, leaves none, and needs no folder."""
    paths = Paths(tmp_path / "data")
    assert not running.is_running(paths)
    paths.create()
    assert not running.is_running(paths)
    lock = ProcessLock(paths.run / "up.lock")
    lock.acquire()
    assert running.is_running(paths)
    assert running.is_running(paths)
    lock.release()
    assert not running.is_running(paths)
    assert list(paths.run.iterdir()) == []


def test_no_private_asterisk_runs_where_none_was_started(tmp_path: Path) -> None:
    """Nor where its pid file was left behind."""
    paths = Paths(tmp_path / "data")
    paths.create()
    assert not running.asterisk_runs(paths)
