"""Gets an Asterisk for a host that has none, without root and without touching the host.

The packages come, signed, from the host's own distribution where that has a new enough Asterisk, else from
the host's Debian mirror; they are unpacked below the user's cache and run from there
(`hotline.asterisk.program`).

`python -m hotline.asterisk.fetch` does it by hand.
"""

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from hotline.asterisk import cache as places
from hotline.asterisk.program import MINIMUM_MAJOR, ProgramError, inspect_unpacked

from . import sources
from .apt import AptError, AptWorld, UntrustedError
from .host import FetchError, Host
from .unpack import unpack

__all__ = ["MIRROR_VARIABLE", "FetchError", "Host", "fetch"]

#: Names a Debian mirror for hosts that have none.
MIRROR_VARIABLE = "HOTLINE_DEBIAN_MIRROR"

#: What is fetched; apt adds what they need.
PACKAGES = ("asterisk", "asterisk-modules", "asterisk-core-sounds-en-gsm")

#: Space for lists of packages, packages and what is in them.
NEEDED_MEGABYTES = 700

#: Pauses between our tries to download, seconds; apt itself tries each file several times as well.
PAUSES = (1.0, 5.0)

#: Called with what is being done, which part of it is done (0 to 1), and a detail.
Report = Callable[[str, float, str], None]


_T = TypeVar("_T")


def fetch(cache: Path, report: Report, *, refresh: bool = False) -> Path:
    """Return the folder of a private Asterisk, and fetch it if the cache has none.

    With `refresh` a newer one is fetched if there is one. Two that fetch at the same time get the same one.
    Raises `FetchError`; an interrupted fetch leaves nothing but downloads that the next one goes on with.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with _locked(cache, report):
            _remove_leftovers(cache)
            found = _usable(cache)
            if found is not None and not refresh:
                return found
            return _fetch(cache, report)
    except OSError as error:
        if not refresh and (found := _fit(cache)) is not None:
            return found  # a cache that is only read has all that is needed
        raise FetchError(
            f"{cache} cannot be used ({error}): set XDG_CACHE_HOME to a folder that can be written"
        ) from error


def _fetch(cache: Path, report: Report) -> Path:
    free = shutil.disk_usage(cache).free // 2**20
    if free < NEEDED_MEGABYTES:
        raise FetchError(
            f"{cache} has {free} MB free, and Asterisk needs {NEEDED_MEGABYTES} MB: "
            "make room, or set XDG_CACHE_HOME"
        )
    host = Host.read()
    reasons = []
    for origin in _origins(host):
        try:
            return _fetch_from(origin, host, cache, report)
        except UntrustedError as error:
            raise FetchError(f"{origin.name}: {error}") from error
        except (AptError, ProgramError) as error:
            reasons.append(f"{origin.name}: {error}")
    raise FetchError(_advice(host, reasons))


def _origins(host: Host) -> Iterator[sources.Origin]:
    """Yield where to look, best first."""
    mirror = os.environ.get(MIRROR_VARIABLE)
    if mirror:
        if host.keyring is None:
            raise FetchError(
                f"Debian's keys are missing for {mirror}: install the package debian-archive-keyring"
            )
        yield sources.debian_origin(mirror, host.keyring)
        return
    own = sources.own_release(host.known, host.release)
    # Debian's stable releases have no Asterisk; looking there would cost a download of 9 MB.
    if own is not None and not sources.is_debian(host.release):
        yield own
    if sources.is_debian(host.release) and host.keyring is not None:
        yield from sources.debian_origins(host.known, host.release, host.keyring)


def _fetch_from(origin: sources.Origin, host: Host, cache: Path, report: Report) -> Path:
    world = AptWorld(cache / "apt")
    world.create(sources.render(origin.sources, host.architecture))
    _retried(lambda: world.update(lambda part, text: report(f"Looking at {origin.name}", part, text)), report)
    version = world.candidate("asterisk")
    if version is None:
        raise AptError("has no asterisk")
    place = places.place(cache, version)
    if places.major(place) < MINIMUM_MAJOR:
        raise AptError(f"has only Asterisk {version}")
    if place.is_dir():
        return place
    step = f"Downloading Asterisk {version}"
    packages = _retried(lambda: world.download(PACKAGES, lambda part, text: report(step, part, text)), report)
    _unpack_into(place, packages, report)
    # The packages have served; a broken download would have been found by its checksum.
    shutil.rmtree(cache / "apt", ignore_errors=True)
    return place


def _unpack_into(place: Path, packages: Iterable[Path], report: Report) -> None:
    """Unpack beside the place and move there as a whole, so that what has the right name is complete."""
    temporary = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=place.parent))
    try:
        unpack(list(packages), temporary, lambda part, text: report("Unpacking", part, text))
        inspect_unpacked(temporary)
        temporary.chmod(0o755)
        temporary.rename(place)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def _retried(action: Callable[[], _T], report: Report) -> _T:
    """Try again after a pause, but never after a wrong signature."""
    for pause in PAUSES:
        try:
            return action()
        except UntrustedError:
            raise
        except AptError as error:
            report("Trying again", 0.0, str(error))
            time.sleep(pause)
    return action()


def _usable(cache: Path) -> Path | None:
    found = _fit(cache)
    if found is None and (broken := places.newest(cache)) is not None:
        # Somebody deleted parts of it, or it was moved to another kind of machine.
        shutil.rmtree(broken)
    return found


def _fit(cache: Path) -> Path | None:
    """Return the newest that is there, None if it does not work."""
    found = places.newest(cache)
    try:
        return found if found is not None and inspect_unpacked(found) else None
    except ProgramError:
        return None


def _remove_leftovers(cache: Path) -> None:
    """Remove what an interrupted fetch left; the lock is ours, so nobody works there."""
    for path in cache.glob(".unpacking-*"):
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def _locked(cache: Path, report: Report) -> Iterator[None]:
    """Let one process at a time in; the kernel frees the lock when its process ends."""
    with (cache / "lock").open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("Waiting for another fetch of Asterisk", 0.0, "")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _advice(host: Host, reasons: list[str]) -> str:
    why = f" ({'; '.join(reasons)})" if reasons else ""
    name = host.release.get("PRETTY_NAME", "this system")
    keys = "" if host.keyring else "install the package debian-archive-keyring and "
    return (
        f"{name} offers no Asterisk {MINIMUM_MAJOR} or newer{why}: {keys}set {MIRROR_VARIABLE} to the "
        f"address of a Debian mirror, or install Asterisk {MINIMUM_MAJOR} or newer yourself"
    )
