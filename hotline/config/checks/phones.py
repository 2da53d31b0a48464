"""What can be wrong with browsers' ways through NAT."""

import ipaddress
from collections.abc import Iterator
from pathlib import Path

from hotline.config import Configuration
from hotline.files import kind_of
from hotline.problems import Fault

_SECRET = ("phones", "turn_secret")


def phone_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what keeps browsers from finding their way."""
    phones = config.phones
    for own, outside in phones.outside_addresses.items():
        path = ("phones", "outside_addresses", own)
        versions = _version(own), _version(outside)
        if versions[0] is None:
            yield path, f"`{own}` is no address of this machine", "Write an IP address, without a port."
        elif versions[1] is None:
            yield path, f"`{outside}` is no address", "Write an IP address, without a port."
        elif versions[0] != versions[1]:
            yield path, f"`{outside}` is not of the same kind as `{own}`", "Write both as IPv4 or as IPv6."
    turn = [index for index, server in enumerate(phones.ice_servers) if server.startswith("turn")]
    if turn and phones.turn_secret is None:
        what = "is a TURN server, and nobody could make passwords for it"
        yield ("phones", "ice_servers", turn[0]), what, "Name the file with its secret: `turn_secret`."
    if phones.turn_secret is not None:
        if not turn:
            yield _SECRET, "is for no server", "Add a `turn:` server to `ice_servers`, or leave the key out."
        yield from _secret_faults(phones.turn_secret)


def _version(text: str) -> int | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return None if address.is_unspecified else address.version


def _secret_faults(path: Path) -> Iterator[Fault]:
    kind = kind_of(path)
    if kind == "hidden":
        yield (
            _SECRET,
            f"{path} may not be reached",
            "Let the user who runs this through the folders above it.",
        )
    elif kind != "file":
        yield _SECRET, f"there is no file {path}", "Write the secret of the TURN server into it; `chmod 600`."
    elif path.stat().st_mode & 0o077:
        yield _SECRET, f"others could read {path}", f"Close it: `chmod 600 {path}`."
    else:
        try:
            empty = not path.read_bytes().strip()
        except OSError:
            yield _SECRET, f"{path} may not be read", "Let the user who runs this read it (chown)."
            return
        if empty:
            yield _SECRET, f"{path} is empty", "Write the secret of the TURN server into it."
