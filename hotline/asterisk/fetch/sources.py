"""Reads apt's lists of package sources and says where a new enough Asterisk can come from.

Pure: text in, text out. The formats are those of sources.list(5): one line a source, or deb822 stanzas.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Debian's release that always has a current Asterisk; its stable releases 12 and 13 have none.
DEBIAN_SUITE = "sid"

_one_line = re.compile(
    r"^deb\s+(?:\[(?P<options>[^\]]*)\]\s+)?(?P<uri>\S+)\s+(?P<suite>\S+)(?P<components>.*)$"
)

#: Names of Debian's own releases that a source may have instead of the code name.
_debian_suites = frozenset({"stable", "oldstable", "oldoldstable", "testing", "unstable", "sid"})


@dataclass(frozen=True, slots=True)
class Source:
    """One place with packages, as the host's apt knows it."""

    uri: str
    suites: tuple[str, ...]
    components: tuple[str, ...] = ()
    #: Keyring, key identifiers or the key itself, as written.
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where Asterisk may come from: sources for a private apt, and what to call them."""

    name: str
    sources: tuple[Source, ...]


def parse_one_line(text: str) -> Iterator[Source]:
    """Yield the binary sources of a `sources.list`; what apt would not understand is left out."""
    for line in text.splitlines():
        match = _one_line.match(line.partition("#")[0].strip())
        if match is not None:
            options = dict(re.findall(r"([a-z-]+)\+?=(\S+)", match["options"] or ""))
            components = tuple(match["components"].split())
            yield Source(match["uri"], (match["suite"],), components, options.get("signed-by", ""))


def parse_deb822(text: str) -> Iterator[Source]:
    """Yield the enabled binary sources of a `*.sources` file, one for each URI."""
    for stanza in re.split(r"\n[ \t]*\n", re.sub(r"^#.*\n?", "", text, flags=re.MULTILINE)):
        fields = _fields(stanza)
        enabled = fields.get("enabled", "yes").lower() not in {"no", "false", "without", "off", "disable"}
        if enabled and "deb" in fields.get("types", "").split():
            for uri in fields.get("uris", "").split():
                suites, components = fields.get("suites", "").split(), fields.get("components", "").split()
                yield Source(uri, tuple(suites), tuple(components), fields.get("signed-by", ""))


def parse_os_release(text: str) -> Mapping[str, str]:
    """Return the fields of os-release(5)."""
    pairs = re.findall(r"""^([A-Z_]+)=(["']?)(.*)\2$""", text, flags=re.MULTILINE)
    return {name: value for name, _, value in pairs}


def own_release(sources: Iterable[Source], release: Mapping[str, str]) -> Origin | None:
    """Return the host's own distribution as an origin, None if its sources are not known."""
    code = release.get("VERSION_CODENAME", "")
    own = []
    for source in sources:
        suites = tuple(suite for suite in source.suites if code and suite.partition("-")[0] == code)
        if suites and "main" in source.components:
            # Ubuntu keeps Asterisk in universe, at the same place.
            components = ("main", "universe") if is_ubuntu(release) else ("main",)
            own.append(Source(source.uri, suites, components, source.signed_by))
    return Origin(release.get("PRETTY_NAME", code), tuple(own)) if own else None


def debian_origins(sources: Iterable[Source], release: Mapping[str, str], keyring: Path) -> Iterator[Origin]:
    """Yield the host's Debian mirrors with the suite that has Asterisk; the likeliest first."""
    code = release.get("VERSION_CODENAME", "")
    ranked: dict[str, int] = {}
    for source in sources:
        if "main" not in source.components or source.uri.startswith("cdrom:"):
            continue
        # Other vendors, too, call their suite `stable` and their component `main`.
        official = "debian-archive" in source.signed_by
        rank = 0 if code in source.suites else 1 if _debian_suites & set(source.suites) else 2
        if rank < 2:
            ranked[source.uri] = min(ranked.get(source.uri, 9), rank * 2 + (not official))
    for uri in sorted(ranked, key=lambda uri: ranked[uri]):
        yield debian_origin(uri, keyring)


def debian_origin(uri: str, keyring: Path) -> Origin:
    """Return a Debian mirror as an origin."""
    return Origin(f"Debian {DEBIAN_SUITE}", (Source(uri, (DEBIAN_SUITE,), ("main",), str(keyring)),))


def is_debian(release: Mapping[str, str]) -> bool:
    """Return whether the host is Debian itself: its mirrors then have every suite of Debian."""
    return release.get("ID") == "debian"


def is_ubuntu(release: Mapping[str, str]) -> bool:
    """Return whether the host is Ubuntu or made from it."""
    return "ubuntu" in (release.get("ID", ""), *release.get("ID_LIKE", "").split())


def render(sources: Iterable[Source], architecture: str) -> str:
    """Return the sources as deb822, for this architecture's package lists alone."""
    stanzas = []
    for source in sources:
        lines = [
            "Types: deb",
            f"URIs: {source.uri}",
            f"Suites: {' '.join(source.suites)}",
            f"Components: {' '.join(source.components)}",
            f"Architectures: {architecture}",
            # Neither translations nor icons nor lists of files.
            "Targets: Packages",
        ]
        if source.signed_by:
            lines.append(f"Signed-By: {source.signed_by}")
        stanzas.append("\n".join(lines) + "\n")
    return "\n".join(stanzas)


def _fields(stanza: str) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    name = ""
    for line in stanza.splitlines():
        if line[:1] in {" ", "\t"} and name:
            # Kept with its indentation: an embedded key is written on in that form.
            fields[name] += f"\n{line}"
        elif ":" in line:
            name, _, value = line.partition(":")
            name = name.strip().lower()
            fields[name] = value.strip()
    return fields
