"""Keeps machines from filling in the web form, without asking any other service. Pure, but for chance in new tickets.

Every form carries a ticket: when it was shown and a random number, signed by us. It needs no cookie, so nobody else's
page can use a citizen's browser for anything (there is nothing to use), and the same ticket files one report, however
often "send" is pressed. What comes sooner than a person can write, or with a field filled in that no person sees, is
not filed; an address may file so many reports an hour.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections import deque
from enum import Enum

#: A person needs longer, seconds.
SHORTEST_SECONDS = 3.0

#: Whoever needs longer gets a new ticket, seconds.
LONGEST_SECONDS = 86_400.0

#: Addresses that are remembered; of more, the one that was seen first is forgotten.
MOST_ADDRESSES = 10_000

_HOUR = 3600.0
_TIME, _CHANCE, _SIGNATURE = 8, 12, 16


class Ticket(Enum):
    """What a ticket says."""

    GOOD = "good"
    TOO_QUICK = "too quick"
    #: Too old, damaged, or not ours.
    STALE = "stale"


class Tickets:
    """Makes and checks them."""

    def __init__(self, key: bytes) -> None:
        """`key` is a secret of this city, the same over restarts and on all nodes."""
        self._key = key

    def make(self, now: float) -> str:
        """Return a new ticket."""
        content = int(now).to_bytes(_TIME, "big") + os.urandom(_CHANCE)
        return base64.urlsafe_b64encode(content + self._signed(b"ticket", content)).decode()

    def check(self, ticket: str, now: float) -> Ticket:
        """Return what a ticket says at `now`."""
        try:
            whole = base64.urlsafe_b64decode(ticket.encode("ascii", "replace"))
        except (binascii.Error, ValueError):
            return Ticket.STALE
        # Base64 has many spellings of the same bytes; of a ticket that may be used once only ours counts.
        if base64.urlsafe_b64encode(whole).decode() != ticket:
            return Ticket.STALE
        content, signature = whole[: _TIME + _CHANCE], whole[_TIME + _CHANCE :]
        if not hmac.compare_digest(signature, self._signed(b"ticket", content)):
            return Ticket.STALE
        age = now - int.from_bytes(content[:_TIME], "big")
        if age > LONGEST_SECONDS or age < -LONGEST_SECONDS:
            return Ticket.STALE
        return Ticket.TOO_QUICK if age < SHORTEST_SECONDS else Ticket.GOOD

    def follow(self, reference: str) -> str:
        """Return what stands in the link by which a citizen follows a case: nobody guesses it."""
        return self._signed(b"follow", reference.encode()).hex()

    def may_follow(self, reference: str, token: str) -> bool:
        """Return whether this is the link's."""
        return hmac.compare_digest(self.follow(reference).encode(), token.encode("utf-8", "replace"))

    def _signed(self, purpose: bytes, content: bytes) -> bytes:
        return hmac.new(self._key, purpose + b":" + content, hashlib.sha256).digest()[:_SIGNATURE]


class Bound:
    """Counts the reports of each address within the last hour."""

    def __init__(self) -> None:
        self._filed: dict[str, deque[float]] = {}

    def admits(self, address: str, most: int, now: float) -> bool:
        """Return whether the address may file one more."""
        filed = self._filed.get(address)
        if filed is None:
            return True
        while filed and filed[0] <= now - _HOUR:
            filed.popleft()
        return len(filed) < most

    def count(self, address: str, now: float) -> None:
        """Remember that it filed one."""
        self._filed.setdefault(address, deque()).append(now)
        if len(self._filed) > MOST_ADDRESSES:
            del self._filed[next(iter(self._filed))]
