"""An apt with a world of its own.

It knows the host's proxies and keys, and changes nothing of the host: its lists, its cache and its idea of
what is installed (nothing) lie in our folder. So it needs no root, and it downloads everything down to the
C library. Signatures are always checked: the settings that would allow unsigned packages are switched off,
whatever the host has.
"""

import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

#: Called with the part that is done, 0 to 1, and what is being done.
Report = Callable[[float, str], None]

#: apt's own tries for one file; it goes on where it stopped.
RETRIES = 3

#: A server that is silent this long is given up, seconds.
SILENT_SECONDS = 30

#: Longest run of one apt command, seconds.
_LONGEST_SECONDS = 1800

#: What apt says (LC_ALL=C) when a signature is missing or wrong.
_UNTRUSTED = (
    "is not signed", "couldn't be verified", "cannot be authenticated",
    "NO_PUBKEY", "BADSIG", "EXPKEYSIG", "REVKEYSIG", "NODATA", "/sqv returned",
)  # fmt: skip


class AptError(RuntimeError):
    """apt could not do it; the message is apt's own."""


class UntrustedError(AptError):
    """The packages are not signed by a key that we trust: nothing of them is used."""


class AptWorld:
    """A private apt below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._conf = folder / "apt.conf"

    def create(self, sources: str) -> None:
        """Make the folders and settings for these sources (deb822). What was downloaded before is kept."""
        for name in ("lists/partial", "archives/partial", "none/partial", "log"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        (self._folder / "status").touch()
        (self._folder / "hotline.sources").write_text(sources, encoding="utf-8")
        self._conf.write_text(self._settings(), encoding="utf-8")

    def update(self, report: Report) -> None:
        """Download the lists of packages and check their signatures. Raises `AptError`, `UntrustedError`."""
        self._run(["apt-get", "update", "--error-on=any"], report)

    def candidate(self, package: str) -> str | None:
        """Return the version of a package that would be downloaded, None if there is none."""
        answer = self._run(["apt-cache", "policy", package])
        for line in answer.splitlines():
            name, _, version = line.strip().partition(": ")
            if name == "Candidate":
                return None if version == "(none)" else version
        return None

    def download(self, packages: Sequence[str], report: Report) -> list[Path]:
        """Download packages with everything that they need; return their files. Raises `AptError`.

        Files of an earlier try are used again, half ones are completed.
        """
        command = ["apt-get", "install", "--yes", "--download-only", *packages]
        # apt leaves out what it has already; so it looks at a folder where there is nothing.
        wanted = self._run(
            [*command, "--print-uris", "-qq", "-o", f"Dir::Cache::archives={self._folder}/none"]
        )
        self._run(command, report)
        # Each line of --print-uris: 'uri' file size checksum
        names = [line.split()[1] for line in wanted.splitlines() if line.startswith("'")]
        files = [self._folder / "archives" / name for name in names]
        missing = [file.name for file in files if not file.is_file()]
        if missing:
            raise AptError(f"these packages were not downloaded: {', '.join(missing)}")
        return files

    def _settings(self) -> str:
        here = self._folder
        included = [path for path in ("/etc/apt/apt.conf.d/", "/etc/apt/apt.conf") if Path(path).exists()]
        lines = [
            *(f'#include "{path}";' for path in included),
            # The host's settings are read above, without the commands that it runs after an update.
            "#clear APT::Update;",
            "#clear DPkg;",
            'Dir::Etc::parts "/dev/null";',
            'Dir::Etc::main "/dev/null";',
            f'Dir::Etc::sourcelist "{here}/hotline.sources";',
            'Dir::Etc::sourceparts "/dev/null";',
            'Dir::Etc::preferences "/dev/null";',
            'Dir::Etc::preferencesparts "/dev/null";',
            f'Dir::State "{here}";',
            f'Dir::State::lists "{here}/lists";',
            f'Dir::State::status "{here}/status";',
            f'Dir::State::extended_states "{here}/extended_states";',
            f'Dir::Cache "{here}";',
            f'Dir::Cache::archives "{here}/archives";',
            f'Dir::Log "{here}/log";',
            'Debug::NoLocking "true";',
            'APT::Install-Recommends "false";',
            'APT::Get::AllowUnauthenticated "false";',
            'Acquire::AllowInsecureRepositories "false";',
            'Acquire::AllowWeakRepositories "false";',
            'Acquire::AllowDowngradeToInsecureRepositories "false";',
            # A frozen copy of a mirror is as well signed as a fresh one.
            'Acquire::Check-Valid-Until "false";',
            f'Acquire::Retries "{RETRIES}";',
            f'Acquire::http::Timeout "{SILENT_SECONDS}";',
            f'Acquire::https::Timeout "{SILENT_SECONDS}";',
            'Binary::apt::APT::Keep-Downloaded-Packages "true";',
        ]
        return "\n".join(lines) + "\n"

    def _run(self, command: Sequence[str], report: Report | None = None) -> str:
        """Run one command of apt; return what it printed."""
        environment = {
            **os.environ,
            "LC_ALL": "C",
            "APT_CONFIG": str(self._conf),
            "DEBIAN_FRONTEND": "noninteractive",
        }
        reader, writer = os.pipe()
        status = ["-o", f"APT::Status-Fd={writer}"] if report else []
        with (
            tempfile.TemporaryFile() as output,
            os.fdopen(reader, encoding="utf-8", errors="replace") as lines,
        ):
            try:
                process = subprocess.Popen(
                    [*command, *status], stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                    pass_fds=(writer,), env=environment,
                )  # fmt: skip
            except FileNotFoundError:
                raise AptError(f"{command[0]} is missing: this is no Debian or Ubuntu") from None
            finally:
                os.close(writer)
            try:
                for line in lines:
                    _tell(line, report)
                code = process.wait(_LONGEST_SECONDS)
            except BaseException:
                process.kill()
                process.wait()
                raise
            output.seek(0)
            said = output.read().decode(errors="replace")
        if code != 0:
            raise _error(command, said)
        return said


def _tell(line: str, report: Report | None) -> None:
    # dlstatus:<number>:<percent>:<text>
    kind, _, rest = line.partition(":")
    if report is not None and kind == "dlstatus":
        _, _, rest = rest.partition(":")
        percent, _, text = rest.partition(":")
        report(float(percent) / 100, text.strip())


def _error(command: Sequence[str], said: str) -> AptError:
    telling = [line for line in said.splitlines() if line.startswith(("E:", "W:", "Err:"))]
    message = "; ".join(dict.fromkeys(telling)) or said.strip()[-500:] or "it said nothing"
    if any(word in said for word in _UNTRUSTED):
        return UntrustedError(f"refused, because the signature is missing or wrong: {message}")
    return AptError(f"`{' '.join(command[:2])}` failed: {message}")
