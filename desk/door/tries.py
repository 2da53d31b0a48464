"""How often somebody may try a password. No password is looked at here.

Two things are counted: wrong tries of an address, and tries for a user. A flood is refused before anything is hashed,
and costs the same however long it lasts. Because anybody can try wrong passwords for anybody, a user's count alone
would let an attacker keep the user out: so a browser from which the user has signed in before carries a signed cookie,
and has a count of its own (OWASP, "device cookies"). Each count refills with time; nobody is locked out for ever.

Each process counts all tries by itself, so that a flood is refused without asking anybody; and all controllers of one
database count the wrong ones together (`counted_tries.py`), so that more of them allow no more, and a restart forgets
none. Two that are compared at the same moment may both have found the last permit: of the second one is then told that
it came too early, right or wrong, and nothing else.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from collections.abc import Callable

from .buckets import Buckets
from .counted_tries import Count, CountedTries, Limit

#: Wrong tries of one address: so many at once, then one in so many seconds. A whole shift comes from one address.
OF_ADDRESS = Limit("address", 30.0, 6.0)

#: Tries for one user, from places that are not known together, and from each browser that is.
OF_USER = Limit("user", 8.0, 30.0)

#: The cookie of a known browser, and how long it is known, seconds.
DEVICE = "hotline_device"
DEVICE_SECONDS = 180 * 86_400


class Tries:
    """Counts them."""

    def __init__(self, together: CountedTries, clock: Callable[[], float] = time.monotonic) -> None:
        """`together` counts for all processes; `clock` tells seconds that never go back."""
        self._together = together
        self._of_address = Buckets(OF_ADDRESS.burst, 1 / OF_ADDRESS.seconds, clock)
        self._of_user = Buckets(OF_USER.burst, 1 / OF_USER.seconds, clock)

    async def begin(self, address: str, user: str, device: str | None) -> int:
        """Count a try for a user and return 0, or how long to wait, whole seconds; `device` as `known` tells."""
        wait = self._of_address.wait(network_of(address)) or self._of_user.take(_counted(user, device))
        return wait or await self._together.wait(_address(address), _user(user, device))

    def undo(self, user: str, device: str | None) -> None:
        """Forget a try at which nobody looked."""
        self._of_user.give_back(_counted(user, device))

    async def wrong(self, address: str, user: str, device: str | None) -> int:
        """Count a wrong one; return how long it should have waited, whole seconds, 0 for one that came in time."""
        self._of_address.take(network_of(address))
        return await self._together.wrong(_address(address), _user(user, device))

    async def right(self, address: str, user: str, device: str | None) -> int:
        """Forget a right one; return what `wrong` does."""
        self._of_user.give_back(_counted(user, device))
        return await self._together.wait(_address(address), _user(user, device))

    async def wait(self, address: str) -> int:
        """Return how long an address has to wait, whole seconds."""
        return self._of_address.wait(network_of(address)) or await self._together.wait(_address(address))

    async def wrong_link(self, address: str) -> None:
        """Count a link that signs nobody in."""
        self._of_address.take(network_of(address))
        await self._together.wrong(_address(address))


def _address(address: str) -> Count:
    return Count(OF_ADDRESS, network_of(address))


def _user(user: str, device: str | None) -> Count:
    return Count(OF_USER, _counted(user, device))


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
