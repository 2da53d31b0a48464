"""`hotline up` until the moment when it hands over to the supervisor, and what it says then."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from hotline import logs
from hotline.app.finding import Finding
from hotline.app.lock import ProcessLock
from hotline.app.supervisor import NotReadyError
from hotline.asterisk.ports import PortInUseError
from hotline.cli import build
from hotline.cli import up as command
from hotline.config import Agent
from hotline.config.loader import DEMO, Loaded, load
from hotline.database import DatabaseError
from hotline.dialplans.view import RenderError
from hotline.problems import Problem
from hotline.secrets import Secrets

FIT = Finding("disk", "good", "50,000 MB free")
SECRETS = Secrets(ami_password="ami-secret", agents={"1001": "pass-one", "1002": "pass-two"})

Started = Callable[..., Result]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    loaded = load(DEMO, environment={"HOTLINE__NODE__DATA_DIR": str(tmp_path / "data")})
    loaded.paths.create()
    return loaded


@pytest.fixture
def started(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> Started:
    """Runs the command up to its last step, which raises the error if there is one."""

    def run(*findings: Finding, error: Exception | None = None, given: Loaded = loaded) -> Result:
        async def supervise(*_: object) -> None:
            if error is not None:
                raise error
            print("supervised")

        monkeypatch.setattr(command, "load_or_exit", lambda _: given)
        monkeypatch.setattr(command, "examine", lambda _: iter(findings))
        monkeypatch.setattr(command, "_up", supervise)
        monkeypatch.setattr(logs, "configure", lambda **_: None)
        return CliRunner().invoke(build(("up",)), ["up"], env={"COLUMNS": "200"})

    return run


def shown(loaded: Loaded, secrets: Secrets = SECRETS) -> str:
    """Return the words with which the hotline says that it is ready."""
    console = Console(width=160)
    with console.capture() as captured:
        console.print(command.banner(loaded, secrets))
    return captured.get()


def test_a_fit_machine_is_started(started: Started) -> None:
    """Good findings are not printed."""
    result = started(FIT)
    assert (result.exit_code, result.stdout) == (0, "supervised\n")


def test_an_unfit_machine_is_refused_with_what_is_wrong(started: Started) -> None:
    """Only the fatal findings, with their remedies, and 2; nothing is started."""
    result = started(FIT, Finding("web.port", "bad", "TCP port 8111 is in use", "end what listens there"))
    assert result.exit_code == 2
    assert "supervised" not in result.stdout
    assert "end what listens there" in result.stderr
    assert "50,000" not in result.stderr


def test_what_is_probably_not_meant_is_a_warning(started: Started, loaded: Loaded) -> None:
    """The hotline starts all the same."""
    problem = Problem(loaded.file, 7, "menus.old", "no key leads to this menu", "Remove it.")
    result = started(FIT, given=replace(loaded, warnings=(problem,)))
    assert result.exit_code == 0
    assert "warning: " in result.stdout
    assert "no key leads to this menu" in result.stdout


def test_a_second_one_is_refused_and_told_of_the_first(started: Started, loaded: Loaded) -> None:
    """By its process; the lock of the first is not touched."""
    lock = ProcessLock(loaded.paths.run / "up.lock")
    lock.acquire()
    result = started(FIT)
    assert result.exit_code == 1
    assert f"process {os.getpid()}" in result.stderr
    assert (loaded.paths.run / "up.lock").exists()
    lock.release()


@pytest.mark.parametrize(
    "error",
    [
        NotReadyError("the controller did not become ready; its log says why: /x/controller.log"),
        PortInUseError("UDP port 5060 is in use"),
        DatabaseError("the database is newer than this program"),
        RenderError("numbers.1111: it cannot be written"),
        OSError(28, "No space left on device"),
    ],
)
def test_what_can_go_wrong_is_said_in_a_line(started: Started, error: Exception) -> None:
    """No traceback, and 1 as the status."""
    result = started(FIT, error=error)
    assert result.exit_code == 1
    assert str(error) in result.stderr
    assert "Traceback" not in result.output


def test_ready_says_whom_to_dial_as_whom_to_sign_in_and_where_to_look(loaded: Loaded) -> None:
    """All that a first call needs; the passwords of two agents and no other."""
    said = shown(loaded)
    for part in (
        "sip:1111@127.0.0.1:5060",
        "agent Aisha", "sip:1001@127.0.0.1:5060", "pass-one",
        "agent Salim", "pass-two",
        "*11 sign in", "*12 pause", "*13 sign out",
        "http://127.0.0.1:8111/",
        str(loaded.paths.data),
    ):  # fmt: skip
        assert part in said
    assert "ami-secret" not in said


def test_the_commands_that_are_named_find_this_hotline(
    loaded: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --config only where they would not find it by themselves, and as a shell takes them."""
    monkeypatch.setattr(sys, "argv", ["/opt/hotline"])
    monkeypatch.chdir(tmp_path)
    assert "/opt/hotline messages " in shown(loaded)
    assert "--config" not in shown(loaded)
    assert f"/opt/hotline messages --config {tmp_path}/city.toml" in shown(
        replace(loaded, file=tmp_path / "city.toml")
    )
    monkeypatch.setattr(sys, "argv", ["/opt/our hotline/bin/hotline"])
    assert "'/opt/our hotline/bin/hotline' messages " in shown(loaded)


def test_names_are_shown_as_they_are_written(loaded: Loaded) -> None:
    """Brackets in somebody's name are no markup."""
    agents = {"1001": Agent(name="Aisha [/night] [red]", queues={"water": 1.0})}
    config = loaded.config.model_copy(update={"agents": agents})
    assert "agent Aisha [/night] [red]" in shown(replace(loaded, config=config))


def test_a_hotline_without_agents_is_ready_as_well(loaded: Loaded) -> None:
    """It takes messages."""
    config = loaded.config.model_copy(update={"agents": {}})
    assert "sip:1111@" in shown(replace(loaded, config=config), Secrets(ami_password="x", agents={}))
