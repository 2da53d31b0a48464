"""Fetching a private Asterisk from a small signed repository, with the real apt."""

import shutil
import subprocess
import tempfile
import threading
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.asterisk import fetch as fetching
from hotline.asterisk.fetch import FetchError, Host, fetch
from hotline.asterisk.program import inspect_unpacked
from tests.asterisk.debian_repository import ARCHITECTURE, Repository

for _program in ("apt-get", "dpkg-deb", "gpg"):
    if shutil.which(_program) is None:
        pytest.skip(f"{_program} is not installed", allow_module_level=True)


class Steps:
    """What was reported, each step once."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, name: str, part: float, _detail: str) -> None:
        assert 0.0 <= part <= 1.0
        if name not in self.names:
            self.names.append(name)


@pytest.fixture(scope="module")
def signed() -> Iterator[Repository]:
    """A good repository; its folder's path is short for GnuPG's sockets."""
    folder = Path(tempfile.mkdtemp(prefix="h-", dir="/tmp"))
    made = Repository(folder / "r")
    yield made
    made.close()
    shutil.rmtree(folder)


@pytest.fixture
def repository(signed: Repository, tmp_path: Path) -> Repository:
    """A copy of it that the test may spoil."""
    copy = object.__new__(Repository)
    copy.__dict__.update(signed.__dict__)
    copy.folder = tmp_path / "repository"
    shutil.copytree(signed.folder, copy.folder, ignore=shutil.ignore_patterns("g"))
    return copy


@pytest.fixture(autouse=True)
def host(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host whose Debian mirror is the repository, and who does not wait between tries."""
    known = Host({"PRETTY_NAME": "Testix 1"}, (), ARCHITECTURE, repository.keyring)
    monkeypatch.setattr(Host, "read", classmethod(lambda _cls: known))
    monkeypatch.setenv(fetching.MIRROR_VARIABLE, repository.uri)
    monkeypatch.setattr(fetching, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(fetching, "NEEDED_MEGABYTES", 1)


def assert_empty(cache: Path) -> None:
    """Check that nothing is there that could be taken for an Asterisk, and nothing half done."""
    left = {path.name for path in cache.iterdir()} - {"apt", "lock"}
    assert left == set()


def test_it_gets_asterisk_with_everything_that_it_needs(tmp_path: Path) -> None:
    """Down to the C library: nothing of the host's own packages counts. The downloads are removed."""
    steps = Steps()
    place = fetch(tmp_path / "cache", steps)
    assert place == tmp_path / "cache/asterisk-22.9.9"
    assert inspect_unpacked(place).version == "22.9.9"
    assert (place / "usr/lib/fake-linux-gnu/libfake.so").read_text() == "fake"
    assert steps.names == ["Looking at Debian sid", "Downloading Asterisk 1:22.9.9-1", "Unpacking"]
    assert {path.name for path in place.parent.iterdir()} == {"asterisk-22.9.9", "lock"}


def test_the_second_time_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is downloaded, nobody is asked."""
    place = fetch(tmp_path, Steps())
    monkeypatch.setattr(fetching, "AptWorld", None)
    steps = Steps()
    assert fetch(tmp_path, steps) == place
    assert steps.names == []


def test_refresh_looks_for_a_newer_one_and_keeps_what_is_newest(tmp_path: Path) -> None:
    """Without a newer one the old one stays."""
    place = fetch(tmp_path, Steps())
    steps = Steps()
    assert fetch(tmp_path, steps, refresh=True) == place
    assert steps.names == ["Looking at Debian sid"]


def test_unsigned_packages_are_refused(repository: Repository, tmp_path: Path) -> None:
    """At once, without a second try, and with nothing left behind."""
    repository.unsign()
    steps = Steps()
    with pytest.raises(FetchError, match=r"refused, because the signature is missing or wrong: .*not signed"):
        fetch(tmp_path / "cache", steps)
    assert "Trying again" not in steps.names
    assert_empty(tmp_path / "cache")


def test_packages_signed_by_somebody_else_are_refused(repository: Repository, tmp_path: Path) -> None:
    """A right signature of a wrong key is no signature."""
    folder = Path(tempfile.mkdtemp(prefix="h-", dir="/tmp"))
    stranger = Repository(folder / "r")
    try:
        shutil.copy(stranger.folder / "dists/sid/InRelease", repository.folder / "dists/sid/InRelease")
        with pytest.raises(FetchError, match="refused, because the signature is missing or wrong"):
            fetch(tmp_path / "cache", Steps())
    finally:
        stranger.close()
        shutil.rmtree(folder)
    assert_empty(tmp_path / "cache")


def test_a_package_that_was_changed_is_refused(repository: Repository, tmp_path: Path) -> None:
    """Its checksum is part of what was signed; after a bounded number of tries it is an error."""
    repository.tamper()
    steps = Steps()
    # Why, apt 2.6 says ("Hash Sum mismatch"), apt 3.0 does not.
    with pytest.raises(
        FetchError, match=r"Debian sid: `apt-get install` failed: .*Failed to fetch .*libfake"
    ):
        fetch(tmp_path / "cache", steps)
    assert "Trying again" in steps.names
    assert_empty(tmp_path / "cache")


@pytest.mark.parametrize(
    ("version", "name", "reason"),
    [("1:18.1.0-1", "asterisk", "has only Asterisk 1:18.1.0-1"), ("1:22.9.9-1", "other", "has no asterisk")],
)
def test_no_asterisk_or_an_old_one_is_said_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, name: str, reason: str
) -> None:
    """One line: what this system offers, and how to name a mirror that has one."""
    folder = Path(tempfile.mkdtemp(prefix="h-", dir="/tmp"))
    poor = Repository(folder / "r", version=version, name=name)
    known = Host({"PRETTY_NAME": "Testix 1"}, (), ARCHITECTURE, poor.keyring)
    monkeypatch.setattr(Host, "read", classmethod(lambda _cls: known))
    monkeypatch.setenv(fetching.MIRROR_VARIABLE, poor.uri)
    try:
        with pytest.raises(FetchError) as caught:
            fetch(tmp_path / "cache", Steps())
    finally:
        poor.close()
        shutil.rmtree(folder)
    message = str(caught.value)
    assert message.startswith("Testix 1 offers no Asterisk 20 or newer")
    assert reason in message
    assert "set HOTLINE_DEBIAN_MIRROR to the address of a Debian mirror" in message
    assert "\n" not in message


def test_a_host_without_any_source_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither a mirror nor keys: both are in the remedy."""
    monkeypatch.delenv(fetching.MIRROR_VARIABLE)
    monkeypatch.setattr(Host, "read", classmethod(lambda _cls: Host({}, (), ARCHITECTURE, None)))
    with pytest.raises(
        FetchError, match=r"install the package debian-archive-keyring and set HOTLINE_DEBIAN_MIRROR"
    ):
        fetch(tmp_path, Steps())


def test_two_at_the_same_time_get_the_same_one(tmp_path: Path) -> None:
    """The second waits, says so, and downloads nothing."""
    steps = [Steps(), Steps()]
    places: list[Path] = []

    def run(own: Steps) -> None:
        places.append(fetch(tmp_path, own))

    threads = [threading.Thread(target=run, args=(own,)) for own in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert places == [tmp_path / "asterisk-22.9.9"] * 2
    second = min(steps, key=lambda own: len(own.names))
    assert second.names == ["Waiting for another fetch of Asterisk"]


def test_an_interrupted_unpacking_leaves_nothing_and_the_next_one_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C leaves no half Asterisk, and the downloads serve the next time."""
    cache = tmp_path / "cache"

    def interrupted(_packages: object, folder: Path, _report: object) -> None:
        (folder / "usr").mkdir()
        raise KeyboardInterrupt

    with monkeypatch.context() as context:
        context.setattr(fetching, "unpack", interrupted)
        with pytest.raises(KeyboardInterrupt):
            fetch(cache, Steps())
    assert_empty(cache)
    assert len(list((cache / "apt/archives").glob("*.deb"))) == 4
    assert fetch(cache, Steps()).is_dir()


def test_what_a_killed_fetch_left_is_removed(tmp_path: Path) -> None:
    """`kill -9` cannot clean up; the next one does."""
    (tmp_path / ".unpacking-dead/usr").mkdir(parents=True)
    fetch(tmp_path, Steps())
    assert not (tmp_path / ".unpacking-dead").exists()


def test_a_broken_one_is_fetched_again(tmp_path: Path) -> None:
    """Who deleted parts of the cache gets a whole one."""
    place = fetch(tmp_path, Steps())
    (place / "usr/lib/ld-linux-fake.so.1").unlink()
    assert inspect_unpacked(fetch(tmp_path, Steps())).version == "22.9.9"


def test_without_space_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the folder, what is there and what is needed."""
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(5 * 2**20))
    monkeypatch.setattr(fetching, "NEEDED_MEGABYTES", 700)
    with pytest.raises(FetchError, match=r"has 5 MB free, and Asterisk needs 700 MB"):
        fetch(tmp_path, Steps())


def test_a_cache_that_cannot_be_made_is_an_error_and_no_traceback(tmp_path: Path) -> None:
    """The message has the path and the system's reason."""
    (tmp_path / "file").touch()
    with pytest.raises(FetchError, match="cannot be used"):
        fetch(tmp_path / "file" / "cache", Steps())


def test_a_cache_that_can_only_be_read_is_enough_where_one_is_in_it(tmp_path: Path) -> None:
    """A home may be read-only; only another one, or none, has to be written."""
    place = fetch(tmp_path, Steps())
    (tmp_path / "lock").unlink()
    (tmp_path / "lock").mkdir()  # nobody can write it, not even root
    assert fetch(tmp_path, Steps()) == place
    with pytest.raises(FetchError, match="set XDG_CACHE_HOME"):
        fetch(tmp_path, Steps(), refresh=True)


def test_the_host_is_not_changed(tmp_path: Path) -> None:
    """Neither its list of packages nor its sources: the private apt has its own world."""
    before = subprocess.run(
        ["apt-cache", "policy", "asterisk"], capture_output=True, text=True, check=True
    ).stdout
    fetch(tmp_path, Steps())
    after = subprocess.run(
        ["apt-cache", "policy", "asterisk"], capture_output=True, text=True, check=True
    ).stdout
    assert before == after
