"""Finding an Asterisk, with shell scripts in the place of real ones."""

from pathlib import Path

import pytest

from hotline.asterisk import program
from hotline.asterisk.program import ProgramError, find_program, inspect, inspect_unpacked
from hotline.config import Configuration


def script(path: Path, says: str, *, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n")
    path.chmod(0o755)
    return path


def installed(
    prefix: Path, version: str = "22.10.1", modules: str = "lib/x86_64-linux-gnu/asterisk/modules"
) -> Path:
    """Make what a package of Asterisk would install below a prefix."""
    (prefix / modules).mkdir(parents=True)
    (prefix / "share/asterisk/documentation").mkdir(parents=True)
    return script(prefix / "sbin/asterisk", f"Asterisk {version}")


def unpacked(root: Path, loader: str, triplet: str, version: str = "22.10.1") -> Path:
    """Make what the packages of one architecture hold; the loader answers in Asterisk's place."""
    (root / f"usr/lib/{triplet}/asterisk/modules").mkdir(parents=True)
    script(root / loader, f"Asterisk {version}")
    return root


def configuration(path: Path | None = None, mode: str = "private") -> Configuration:
    return Configuration.model_validate(
        {
            "asterisk": {"program": path, "mode": mode},
            "numbers": {"1111": {"queue": "q"}},
            "queues": {"q": {}},
            "ivr": {"operator_queue": "q"},
        }
    )


@pytest.fixture(autouse=True)
def bare_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host without any Asterisk."""
    monkeypatch.setattr(program, "_SYSTEM_FOLDERS", ())
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize(
    "modules", ["lib/aarch64-linux-gnu/asterisk/modules", "lib64/asterisk/modules", "lib/asterisk/modules"]
)
def test_modules_and_data_are_found_beside_the_program(tmp_path: Path, modules: str) -> None:
    """Every distribution's place for modules is known, whatever the architecture."""
    found = inspect(installed(tmp_path, "20.4.0~dfsg", modules))
    assert found.command == (str(tmp_path / "sbin/asterisk"),)
    assert (found.version, found.major) == ("20.4.0~dfsg", 20)
    assert found.modules == tmp_path / modules
    assert found.data == tmp_path / "share/asterisk"


@pytest.mark.parametrize(
    ("loader", "triplet"),
    [
        ("usr/lib64/ld-linux-x86-64.so.2", "x86_64-linux-gnu"),
        ("usr/lib/ld-linux-aarch64.so.1", "aarch64-linux-gnu"),
        ("usr/lib/ld-linux-armhf.so.3", "arm-linux-gnueabihf"),
        ("usr/lib/ld-linux-riscv64-lp64d.so.1", "riscv64-linux-gnu"),
        ("usr/lib64/ld64.so.2", "powerpc64le-linux-gnu"),
    ],
)
def test_an_unpacked_one_runs_through_its_own_loader(tmp_path: Path, loader: str, triplet: str) -> None:
    """Loader and libraries are found for any architecture, not named for one."""
    found = inspect_unpacked(unpacked(tmp_path, loader, triplet))
    libraries = str(tmp_path / f"usr/lib/{triplet}")
    assert found.command == (
        str(tmp_path / loader), "--library-path", libraries, str(tmp_path / "usr/sbin/asterisk"),
    )  # fmt: skip
    assert found.modules == tmp_path / f"usr/lib/{triplet}/asterisk/modules"


@pytest.mark.parametrize("version", ["18.9.0", "certified/18.9-cert5", "1.8.32"])
def test_too_old_is_said_with_the_version(tmp_path: Path, version: str) -> None:
    """An Asterisk below 20 is refused, and the message names it and what is needed."""
    with pytest.raises(ProgramError, match="too old: 20 or newer is needed"):
        inspect(installed(tmp_path, version))


def test_a_certified_release_is_known(tmp_path: Path) -> None:
    """Certified releases write their version in their own way."""
    assert inspect(installed(tmp_path, "certified/20.7-cert1")).major == 20


@pytest.mark.parametrize("says", ["", "Segmentation fault", "Asterisk GIT-master"])
def test_a_program_that_does_not_tell_its_version_is_refused(tmp_path: Path, says: str) -> None:
    """The message shows what it said."""
    path = script(tmp_path / "sbin/asterisk", says)
    with pytest.raises(ProgramError, match="does not say which Asterisk it is"):
        inspect(path)


def test_a_program_without_modules_is_refused(tmp_path: Path) -> None:
    """The message lists the places that were looked at."""
    with pytest.raises(ProgramError, match=r"has no modules: looked for .*lib64/asterisk/modules"):
        inspect(script(tmp_path / "sbin/asterisk", "Asterisk 22.1.0"))


def test_the_operators_choice_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`asterisk.program` wins over the one on PATH, and an error names the key."""
    monkeypatch.setenv("PATH", str(installed(tmp_path / "system").parent))
    chosen = installed(tmp_path / "opt")
    assert find_program(configuration(chosen)).command == (str(chosen),)
    with pytest.raises(ProgramError, match=r"^asterisk\.program: .* cannot be run"):
        find_program(configuration(tmp_path / "missing"))


def test_the_systems_own_comes_before_the_private_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the operating system keeps up to date is preferred."""
    unpacked(tmp_path / "cache/hotline/asterisk-22.10.1", "usr/lib/ld-linux.so.2", "i386-linux-gnu")
    system = installed(tmp_path / "usr")
    monkeypatch.setenv("PATH", str(system.parent))
    assert find_program(configuration()).command == (str(system),)


def test_a_system_that_is_too_old_gives_way_to_the_private_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An old Asterisk on PATH stops nobody; without a private one the message tells of both."""
    monkeypatch.setenv("PATH", str(installed(tmp_path / "usr", "16.28.0").parent))
    with pytest.raises(ProgramError, match=r"16\.28\.0, which is too old.*hotline\.asterisk\.fetch"):
        find_program(configuration())
    unpacked(tmp_path / "cache/hotline/asterisk-22.10.1", "usr/lib/ld-linux.so.2", "i386-linux-gnu")
    assert find_program(configuration()).version == "22.10.1"


def test_in_system_mode_only_the_systems_own_will_do(tmp_path: Path) -> None:
    """Files for /etc/asterisk must fit the Asterisk that reads them."""
    unpacked(tmp_path / "cache/hotline/asterisk-22.10.1", "usr/lib/ld-linux.so.2", "i386-linux-gnu")
    with pytest.raises(ProgramError, match="no asterisk is on PATH: install the package asterisk"):
        find_program(configuration(mode="system"))


def test_a_path_that_the_loader_cannot_read_is_refused(tmp_path: Path) -> None:
    """A colon separates folders in `--library-path`."""
    root = unpacked(tmp_path / "a:b", "usr/lib/ld-linux.so.2", "i386-linux-gnu")
    with pytest.raises(ProgramError, match="set XDG_CACHE_HOME"):
        inspect_unpacked(root)


def test_a_folder_without_a_loader_is_refused(tmp_path: Path) -> None:
    """A cache that somebody tidied up is said to be broken."""
    (tmp_path / "usr/lib/x86_64-linux-gnu/asterisk/modules").mkdir(parents=True)
    with pytest.raises(ProgramError, match="no program loader"):
        inspect_unpacked(tmp_path)
