"""A tiny Debian repository with a pretended Asterisk, signed by a key of its own."""

import hashlib
import subprocess
from collections.abc import Mapping
from pathlib import Path

#: Answers in Asterisk's place when it is run as the loader.
LOADER = "#!/bin/sh\necho 'Asterisk {version}'\n"

ARCHITECTURE = subprocess.run(
    ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
).stdout.strip()


class Repository:
    """A folder that apt can read as `copy:<folder>`, with the suite `sid`."""

    def __init__(self, folder: Path, *, version: str = "1:22.9.9-1", name: str = "asterisk") -> None:
        self.folder = folder
        self.keyring = folder / "keyring.gpg"
        #: GnuPG's sockets need a short path.
        self._gnupg = folder / "g"
        self._gnupg.mkdir(parents=True, mode=0o700)
        self._make_key()
        upstream = version.partition(":")[2].partition("-")[0]
        files = {
            "usr/sbin/asterisk": "",
            "usr/lib/fake-linux-gnu/asterisk/modules/res_agi.so": "",
            "usr/lib/ld-linux-fake.so.1": LOADER.format(version=upstream),
        }
        packages = [
            self._build(name, version, files, depends="libfake"),
            self._build("asterisk-modules", version, {}),
            self._build("asterisk-core-sounds-en-gsm", version, {}),
            self._build("libfake", "1.0", {"usr/lib/fake-linux-gnu/libfake.so": "fake"}),
        ]
        self._index(packages)
        self.sign()

    @property
    def uri(self) -> str:
        return f"copy:{self.folder}"

    def sign(self) -> None:
        """Sign the release as Debian does."""
        release = self.folder / "dists/sid/Release"
        self._gpg("--clearsign", "--output", str(release.with_name("InRelease")), str(release))

    def unsign(self) -> None:
        """Take the signature away."""
        (self.folder / "dists/sid/InRelease").unlink()

    def tamper(self) -> None:
        """Change a package after it was signed for."""
        path = next((self.folder / "pool").glob("libfake*"))
        path.write_bytes(path.read_bytes().replace(b"debian-binary", b"debian-binarx"))

    def close(self) -> None:
        """End the process that GnuPG leaves."""
        subprocess.run(["gpgconf", "--homedir", str(self._gnupg), "--kill", "all"], check=False)

    def _make_key(self) -> None:
        self._gpg("--passphrase", "", "--quick-generate-key", "Test <test@example.org>", "ed25519", "sign")
        self._gpg("--output", str(self.keyring), "--export")

    def _gpg(self, *options: str) -> None:
        subprocess.run(
            ["gpg", "--homedir", str(self._gnupg), "--batch", "--quiet", "--yes", *options],
            check=True, capture_output=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    def _build(self, name: str, version: str, files: Mapping[str, str], depends: str = "") -> str:
        """Build a package; return its paragraph for the index."""
        tree = self.folder / "trees" / name
        (tree / "DEBIAN").mkdir(parents=True)
        control = f"Package: {name}\nVersion: {version}\nArchitecture: {ARCHITECTURE}\n"
        control += "Maintainer: Test <t@example.org>\n"
        control += f"Depends: {depends}\n" if depends else ""
        control += "Description: a pretended package\n"
        (tree / "DEBIAN/control").write_text(control)
        for path, content in files.items():
            file = tree / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
            file.chmod(0o755)
        pool = self.folder / "pool"
        pool.mkdir(exist_ok=True)
        package = pool / f"{name}.deb"
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "--build", str(tree), str(package)],
            check=True,
            capture_output=True,
        )
        data = package.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        return f"{control}Filename: pool/{package.name}\nSize: {len(data)}\nSHA256: {digest}\n"

    def _index(self, packages: list[str]) -> None:
        path = f"main/binary-{ARCHITECTURE}/Packages"
        suite = self.folder / "dists/sid"
        (suite / path).parent.mkdir(parents=True)
        text = "\n".join(packages)
        (suite / path).write_text(text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        (suite / "Release").write_text(
            "Origin: Test\nSuite: sid\nCodename: sid\nDate: Sat, 01 Nov 2025 00:00:00 UTC\n"
            f"Architectures: {ARCHITECTURE}\nComponents: main\nSHA256:\n {digest} {len(text.encode())} {path}\n"
        )
