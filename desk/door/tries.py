"""How often somebody may try a password. No password is looked at here.

Two things are counted: wrong tries of an address, and tries for a user. A flood is refused before anything is hashed,
and costs the same however long it lasts. Because anybody can try wrong passwords for anybody, a user's count alone
would let an attacker keep the user out: so a browser from which the user has signed in before carries a signed cookie,
and has a count of its own (OWASP, "device cookies"). Each count refills with time; nobody is locked out for ever.

The counts are this process's own, so that a flood costs the database nothing: of `n` controllers on one database each
allows what is written here, together `n` times as much.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable

from .buckets import Buckets

#: Wrong tries of one address: so many at once, then one in so many seconds. A whole shift comes from one address.
ADDRESS_BURST, ADDRESS_SECONDS = 30.0, 6.0

#: Tries for one user, from places that are not known together, and from each browser that is.
USER_BURST, USER_SECONDS = 8.0, 30.0

#: The cookie of a known browser, and how long it is known, seconds.
DEVICE = "hotline_device"
DEVICE_SECONDS = 180 * 86_400


class Tries:
    """Counts them."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds that never go back."""
        self._of_address = Buckets(ADDRESS_BURST, 1 / ADDRESS_SECONDS, clock)
        self._of_user = Buckets(USER_BURST, 1 / USER_SECONDS, clock)

    def begin(self, address: str, user: str, device: str | None) -> int:
        """Count a try for a user and return 0, or how long to wait, whole seconds; `device` as `known` tells."""
        wait = self._of_address.wait(network_of(address))
        return wait or self._of_user.take(_counted(user, device))

    def wrong(self, address: str) -> None:
        """Count it against the address."""
        self._of_address.take(network_of(address))

    def right(self, user: str, device: str | None) -> None:
        """Forget the try."""
        self._of_user.give_back(_counted(user, device))

    def wait(self, address: str) -> int:
        """Return how long an address has to wait, whole seconds."""
        return self._of_address.wait(network_of(address))


def _counted(user: str, device: str | None) -> str:
    return user if device is None else f"{user} {device}"


def network_of(address: str) -> str:
    """Return what is counted as one: an IPv4 address, or the /64 of which a host has all addresses."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return str(known)
    return str(ipaddress.ip_network((known, 64), strict=False))


def new_device(user: str, key: str) -> str:
    """Return the cookie of a browser from which the user signs in now; `key` is the user's."""
    name = secrets.token_hex(8)
    return f"{name}.{_signature(user, name, key)}"


def known(cookie: str | None, user: str, key: str) -> str | None:
    """Return the name of a browser that this user has signed in from; None: it is not known."""
    name, _, signature = (cookie or "").partition(".")
    right = _signature(user, name, key)
    return name if hmac.compare_digest(signature.encode(), right.encode()) else None


def _signature(user: str, name: str, key: str) -> str:
    return hmac.new(key.encode(), f"{name} {user}".encode(), hashlib.sha256).hexdigest()
