"""Finds an Asterisk to start: the one the operator names, the system's, or the private one of `fetch`."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hotline.config import Configuration

from . import cache

#: The oldest Asterisk that we work with.
MINIMUM_MAJOR = 20

#: Where systems keep the program when it is not on PATH, as for ordinary users of Debian.
_SYSTEM_FOLDERS = ("/usr/sbin", "/usr/local/sbin")

#: How long `asterisk -V` may take.
_VERSION_SECONDS = 20.0

_version_line = re.compile(r"^Asterisk (?:certified[/-])?((\d+)\.\S+)")


class ProgramError(RuntimeError):
    """There is no Asterisk that we can start; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class AsteriskProgram:
    """An Asterisk that is installed, or unpacked, on this machine."""

    #: How it is started; options follow.
    command: tuple[str, ...]
    #: What it calls itself, for example `22.10.0~dfsg`.
    version: str
    #: Folder of its modules.
    modules: Path
    #: Folder of its data: documentation, sounds.
    data: Path

    @property
    def major(self) -> int:
        """The release series."""
        return int(self.version.split(".", 1)[0])


def find_program(config: Configuration) -> AsteriskProgram:
    """Return the Asterisk to start: `asterisk.program`, else the system's, else the private one.

    Raises `ProgramError` where there is none, or where the one that the operator named is unfit.
    """
    if config.asterisk.program is not None:
        try:
            return inspect(config.asterisk.program)
        except ProgramError as error:
            raise ProgramError(f"asterisk.program: {error}") from error
    system = find_system()
    if config.asterisk.mode == "system":
        if system is None:
            raise ProgramError(
                "no asterisk is on PATH: install the package asterisk, or set asterisk.program"
            )
        return inspect(system)
    rejected = ""
    if system is not None:
        try:
            return inspect(system)
        except ProgramError as error:
            rejected = f" ({error})"
    root = cache.newest(cache.folder())
    if root is None:
        raise ProgramError(
            f"no Asterisk {MINIMUM_MAJOR} or newer was found{rejected}: "
            "run `python -m hotline.asterisk.fetch`, install the package asterisk, or set asterisk.program"
        )
    return inspect_unpacked(root)


def find_system() -> Path | None:
    """Return the path of the system's own `asterisk`, None if there is none."""
    search = os.pathsep.join((os.environ.get("PATH", os.defpath), *_SYSTEM_FOLDERS))
    found = shutil.which("asterisk", path=search)
    return Path(found) if found else None


def find_fit_system() -> Path | None:
    """Return the path of the system's own `asterisk` if it is new enough and whole."""
    system = find_system()
    try:
        return system if system is not None and inspect(system) else None
    except ProgramError:
        return None


def inspect(program: Path) -> AsteriskProgram:
    """Return what an installed program is: version and folders. Raises `ProgramError`."""
    version = _version((str(program),), program)
    prefix = program.resolve().parent.parent
    # Packages and source builds keep modules and data in different places below the same prefix.
    modules = _first(program, "modules", _module_folders(prefix))
    # Its modules do not start without their documentation.
    places = (prefix / "share/asterisk/documentation", Path("/var/lib/asterisk/documentation"))
    data = _first(program, "documentation", places).parent
    return AsteriskProgram((str(program),), version, modules, data)


def inspect_unpacked(root: Path) -> AsteriskProgram:
    """Return the Asterisk whose packages were unpacked below `root`. Raises `ProgramError`.

    It is started through its own loader, beside its own C library, so that it runs on any host (ld.so(8)).
    """
    program = root / "usr/sbin/asterisk"
    modules = _first(program, "modules", _module_folders(root / "usr"))
    libraries = modules.parent.parent
    loader = _loader(root)
    if any(character in str(libraries) for character in ":;$"):
        raise ProgramError(
            f"the loader cannot read the path {libraries} because of a colon, semicolon or dollar sign; "
            "set XDG_CACHE_HOME to a folder without them"
        )
    command = (str(loader), "--library-path", str(libraries), str(program))
    return AsteriskProgram(command, _version(command, program), modules, root / "usr/share/asterisk")


def _loader(root: Path) -> Path:
    # ld-linux-x86-64.so.2, ld-linux-aarch64.so.1, ld64.so.2 …, by architecture; in usr/lib64 or usr/lib.
    for folder in (root / "usr/lib64", root / "usr/lib", root / "lib64", root / "lib"):
        for pattern in ("ld-linux*.so.*", "ld64.so.*"):
            for path in sorted(folder.glob(pattern)):
                return path
    raise ProgramError(f"{root} holds no program loader (ld-linux*.so): remove that folder and fetch again")


def _module_folders(prefix: Path) -> Iterator[Path]:
    yield from sorted(prefix.glob("lib/*-linux-*/asterisk/modules"))
    yield prefix / "lib64/asterisk/modules"
    yield prefix / "lib/asterisk/modules"


def _first(program: Path, what: str, folders: Iterable[Path]) -> Path:
    tried = []
    for folder in folders:
        if folder.is_dir():
            return folder
        tried.append(str(folder))
    raise ProgramError(f"{program} has no {what}: looked for {', '.join(tried)}")


def _version(command: tuple[str, ...], program: Path) -> str:
    try:
        answer = subprocess.run(
            (*command, "-V"), capture_output=True, text=True, timeout=_VERSION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProgramError(f"{program} cannot be run: {error}") from error
    match = _version_line.match(answer.stdout)
    if match is None:
        said = (answer.stdout + answer.stderr).strip().partition("\n")[0]
        raise ProgramError(f"{program} does not say which Asterisk it is; `asterisk -V` said {said!r}")
    if int(match[2]) < MINIMUM_MAJOR:
        raise ProgramError(
            f"{program} is Asterisk {match[1]}, which is too old: {MINIMUM_MAJOR} or newer is needed"
        )
    return match[1]
