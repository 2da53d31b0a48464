"""`scripts/setup` where something is missing. That it works where nothing is missing, every test run shows."""

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "setup"

#: What the script itself uses of a minimal system.
TOOLS = (
    "bash", "dirname", "flock", "grep", "head", "tail", "sha256sum", "cut", "chmod", "tee", "rm", "cat", "mktemp",
)  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the script in a project of its own, with a folder of tools for its PATH."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "tools").mkdir()
    for name in TOOLS:
        (tmp_path / "tools" / name).symlink_to(str(shutil.which(name)))
    # Nothing of the host's own folders for administrators.
    script = tmp_path / "scripts/setup"
    script.write_text(script.read_text().replace(":/usr/local/sbin:/usr/sbin:/sbin", ""))
    return tmp_path


def tool(project: Path, name: str, code: str) -> None:
    path = project / "tools" / name
    path.write_text(f"#!/bin/sh\n{code}\n")
    path.chmod(0o755)


def run(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [project / "scripts/setup", *options], capture_output=True, text=True, check=False, timeout=30,
        env={"PATH": str(project / "tools"), "HOME": str(project), "TMPDIR": str(project)}, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_without_root_and_sudo_it_says_in_one_line_what_to_install(project: Path) -> None:
    """The packages, and the command for somebody who may."""
    tool(project, "id", "echo 1000")
    tool(project, "apt-get", "exit 1")
    result = run(project)
    assert result.returncode == 1
    packages = "espeak-ng graphviz python3-venv"
    assert result.stderr == (
        f"scripts/setup: missing: {packages}; as root, run: apt-get update && apt-get install {packages}\n"
    )


def test_a_sudo_that_refuses_this_user_is_as_none(project: Path) -> None:
    """It says why itself."""
    tool(project, "id", "echo 1000")
    tool(project, "apt-get", "exit 1")
    tool(project, "sudo", "echo 'you may not' >&2; exit 1")
    result = run(project)
    assert result.returncode == 1
    assert result.stderr.startswith("you may not\nscripts/setup: missing: ")


def test_without_a_network_one_line_says_so(project: Path) -> None:
    """apt-get alone is content with old lists, and would try each server for each package."""
    tool(project, "id", "echo 0")
    tool(project, "apt-get", '[ "$1" = update ] && echo "Err:1 http://example.org trixie InRelease"')
    result = run(project)
    assert result.returncode == 1
    assert "connect this machine to the network" in result.stderr.splitlines()[-1]


def test_a_system_without_apt_is_told_what_is_missing(project: Path) -> None:
    """It may have the same things under other names."""
    result = run(project)
    assert result.returncode == 1
    assert "missing: espeak-ng graphviz python3-venv; this system has no apt-get" in result.stderr


def test_what_the_tests_need_comes_only_with_the_option(project: Path) -> None:
    """A machine that runs the hotline needs no SIP test tools."""
    tool(project, "id", "echo 1000")
    tool(project, "apt-get", "exit 1")
    assert "sip-tester" not in run(project).stderr
    for package in ("espeak-ng", "sip-tester", "baresip-core", "mosquitto"):
        assert package in run(project, "--for-tests").stderr


def test_services_are_not_started_while_packages_are_installed(project: Path) -> None:
    """policy-rc.d forbids it during the installation and is gone after it, also when the installation failed."""
    policy = project / "policy-rc.d"
    script = project / "scripts/setup"
    script.write_text(script.read_text().replace("/usr/sbin/policy-rc.d", str(policy)))
    tool(project, "id", "echo 0")
    tool(project, "env", 'shift; exec "$@"')
    tool(project, "apt-cache", "exit 0")
    tool(project, "apt-get", f'[ "$1" = update ] || {{ cat {policy}; echo E: no such package; exit 100; }}')
    result = run(project)
    assert result.returncode == 1
    assert "E: no such package" in result.stderr
    words = Path(result.stderr.split()[-1])  # on the last line
    assert "exit 101" in words.read_text()
    assert not policy.exists()


def test_a_policy_that_the_machine_already_has_is_left_alone(project: Path) -> None:
    """Containers bring their own."""
    policy = project / "policy-rc.d"
    policy.write_text("theirs")
    script = project / "scripts/setup"
    script.write_text(script.read_text().replace("/usr/sbin/policy-rc.d", str(policy)))
    tool(project, "id", "echo 0")
    tool(project, "env", 'shift; exec "$@"')
    tool(project, "apt-cache", "exit 0")
    tool(project, "apt-get", '[ "$1" = update ] || exit 100')
    assert "apt-get could not install" in run(project).stderr
    assert policy.read_text() == "theirs"


def test_a_system_without_a_new_enough_python_is_told(project: Path) -> None:
    """Where no package has one either, the operator has to bring it."""
    tool(project, "id", "echo 0")
    tool(project, "espeak-ng", "exit 0")
    tool(project, "dot", "exit 0")
    tool(project, "apt-get", "exit 0")
    tool(project, "apt-cache", "exit 100")
    result = run(project)
    assert result.returncode == 1
    assert "Python 3.11 or newer is missing" in result.stderr


def test_an_unknown_option_is_refused(project: Path) -> None:
    """With the one that there is."""
    result = run(project, "--fast")
    assert result.returncode == 2
    assert "there is only --for-tests" in result.stderr
