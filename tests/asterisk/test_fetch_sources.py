"""Reading apt's sources, and where Asterisk may come from."""

from pathlib import Path

import pytest

from hotline.asterisk.fetch.host import Host
from hotline.asterisk.fetch.sources import (
    Source,
    debian_origins,
    own_release,
    parse_deb822,
    parse_one_line,
    parse_os_release,
    render,
)

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

BOOKWORM = {"ID": "debian", "VERSION_CODENAME": "bookworm", "PRETTY_NAME": "Debian GNU/Linux 12 (bookworm)"}
NOBLE = {"ID": "ubuntu", "ID_LIKE": "debian", "VERSION_CODENAME": "noble", "PRETTY_NAME": "Ubuntu 24.04 LTS"}


def test_the_one_line_form_is_read() -> None:
    """Options, comments and source packages, as sources.list(5) has them."""
    text = """\
    # deb http://commented.example/debian bookworm main
    deb http://mirror.example/debian bookworm main contrib # trailing
    deb-src http://mirror.example/debian bookworm main
    deb [ arch=amd64 signed-by=/k.gpg ] https://other.example/x stable main
    deb [trusted=yes] file:/flat ./
    nonsense
    """
    assert list(parse_one_line(text)) == [
        Source("http://mirror.example/debian", ("bookworm",), ("main", "contrib")),
        Source("https://other.example/x", ("stable",), ("main",), "/k.gpg"),
        Source("file:/flat", ("./",), ()),
    ]


def test_the_deb822_form_is_read() -> None:
    """Several URIs and suites, disabled stanzas, comments inside, fields in any case."""
    text = """\
# the archive
Types: deb deb-src
URIs: http://a.example/debian http://b.example/debian
Suites: trixie
 trixie-updates
# in the middle
components: main
Signed-By: /k.gpg

Types: deb
Enabled: no
URIs: http://off.example
Suites: trixie
Components: main

Types: deb-src
URIs: http://src.example
Suites: trixie
Components: main
"""
    suites = ("trixie", "trixie-updates")
    assert list(parse_deb822(text)) == [
        Source("http://a.example/debian", suites, ("main",), "/k.gpg"),
        Source("http://b.example/debian", suites, ("main",), "/k.gpg"),
    ]


def test_an_embedded_key_survives() -> None:
    """A key inside a stanza is written out as it was read."""
    text = "Types: deb\nURIs: http://a\nSuites: noble\nComponents: main\nSigned-By:\n -----BEGIN\n .\n abc\n -----END\n"
    (source,) = parse_deb822(text)
    assert list(parse_deb822(render([source], "amd64"))) == [source]


def test_os_release_is_read_with_and_without_quotes() -> None:
    """As os-release(5) allows."""
    fields = parse_os_release("ID=debian\nPRETTY_NAME=\"Debian GNU/Linux 12\"\nVERSION_ID='12'\n# X=1\n")
    assert fields == {"ID": "debian", "PRETTY_NAME": "Debian GNU/Linux 12", "VERSION_ID": "12"}


def test_debians_own_mirror_comes_before_vendors_that_imitate_its_names() -> None:
    """Whatever order the files are in, and never the security archive, a CD or a vendor's component."""
    sources = [
        Source("https://vendor.example/deb", ("stable",), ("main",), "/vendor.gpg"),
        Source("https://docker.example/debian", ("bookworm",), ("stable",)),
        Source("cdrom:[Debian]/", ("bookworm",), ("main",)),
        Source("http://mirror.example/debian-security", ("bookworm-security",), ("main",), str(KEYRING)),
        Source("https://vendor2.example/deb", ("bookworm",), ("main",), "/vendor2.gpg"),
        Source("http://mirror.example/debian", ("bookworm", "bookworm-updates"), ("main",), str(KEYRING)),
    ]
    origins = [origin.sources[0] for origin in debian_origins(sources, BOOKWORM, KEYRING)]
    assert [source.uri for source in origins] == [
        "http://mirror.example/debian",
        "https://vendor2.example/deb",
        "https://vendor.example/deb",
    ]
    assert {(source.suites, source.components, source.signed_by) for source in origins} == {
        (("sid",), ("main",), str(KEYRING))
    }


@pytest.mark.parametrize("suite", ["stable", "testing", "sid", "unstable"])
def test_a_host_that_names_debians_suites_is_understood(suite: str) -> None:
    """Suites have code names and others."""
    sources = [Source("http://mirror.example/debian", (suite,), ("main",))]
    assert len(list(debian_origins(sources, BOOKWORM, KEYRING))) == 1


def test_ubuntu_is_asked_for_universe_too() -> None:
    """Asterisk is in universe, which minimal systems switch off; other vendors' suites stay out."""
    sources = [
        Source(
            "http://ubuntu.example/ubuntu", ("noble", "noble-updates", "noble-backports"), ("main",), "/u.gpg"
        ),
        Source("https://vendor.example", ("stable",), ("main",)),
    ]
    origin = own_release(sources, NOBLE)
    assert origin is not None
    assert origin.name == "Ubuntu 24.04 LTS"
    assert origin.sources == (
        Source(
            "http://ubuntu.example/ubuntu",
            ("noble", "noble-updates", "noble-backports"),
            ("main", "universe"),
            "/u.gpg",
        ),
    )


def test_a_host_without_sources_has_no_origin() -> None:
    """Containers may have lost theirs."""
    assert own_release([], NOBLE) is None
    assert list(debian_origins([], BOOKWORM, KEYRING)) == []


def test_only_this_architectures_package_lists_are_asked_for() -> None:
    """Neither translations nor foreign architectures cost a download."""
    text = render([Source("http://m", ("sid",), ("main",), "/k")], "arm64")
    assert text == (
        "Types: deb\nURIs: http://m\nSuites: sid\nComponents: main\nArchitectures: arm64\nTargets: Packages\n"
        "Signed-By: /k\n"
    )


def test_a_host_is_read_from_its_files(tmp_path: Path) -> None:
    """Both forms of sources, the release, and Debian's keys where the host has them."""
    parts = tmp_path / "etc/apt/sources.list.d"
    parts.mkdir(parents=True)
    (tmp_path / "etc/apt/sources.list").write_text("deb http://one bookworm main\n")
    (parts / "a.list").write_text("deb http://two bookworm main\n")
    (parts / "b.sources").write_text("Types: deb\nURIs: http://three\nSuites: bookworm\nComponents: main\n")
    (parts / "c.sources.disabled").write_text(
        "Types: deb\nURIs: http://four\nSuites: bookworm\nComponents: main\n"
    )
    (tmp_path / "etc/os-release").write_text("ID=debian\n")
    assert Host.read(tmp_path).keyring is None
    keys = tmp_path / "usr/share/keyrings/debian-archive-keyring.gpg"
    keys.parent.mkdir(parents=True)
    keys.touch()
    host = Host.read(tmp_path)
    assert [source.uri for source in host.known] == ["http://one", "http://two", "http://three"]
    assert host.release == {"ID": "debian"}
    assert host.keyring == keys


def test_a_host_without_any_file_is_read_as_empty(tmp_path: Path) -> None:
    """What is missing is no error here; the advice comes later."""
    host = Host.read(tmp_path)
    assert (host.known, host.release, host.keyring) == ((), {}, None)
