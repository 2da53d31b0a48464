"""How a browser phone's password stands in Asterisk's own database. Pure.

Two entries for each endpoint, of which Asterisk reads the first when the phone authenticates (sorcery.conf), and we
the second when a controller starts:

    /hotline/auth/browser-1001    {"auth_type": "md5", "username": "3f…", "realm": "hotline", "md5_cred": "…"}
    /hotline-phones/browser-1001  {"user": "3f…", "phone": "…", "owner": "…", "until": 1795000000.0}

The password itself stands nowhere: Asterisk needs HA1 only, MD5 of `user:realm:password` (RFC 7616, 3.4.2). An empty
entry is a phone without a password: it cannot authenticate.
"""

import hashlib
from dataclasses import dataclass

import msgspec

#: Families of the database: what sorcery reads below its own `auth`, and what we know of it.
CREDENTIALS = "hotline"
LIVES = "hotline-phones"

#: As `default_realm` in pjsip.conf.
REALM = "hotline"


class BrowserPhone(msgspec.Struct, frozen=True):
    """A phone that may register or call until its time is over."""

    #: Whom SIP's digest names; by chance.
    user: str
    #: Names the page's phone; by chance, no secret.
    phone: str
    #: Whose it is: the name of a session.
    owner: str
    #: Seconds since the epoch.
    until: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of Asterisk's database."""

    #: `family/key`, as the dialplan's function DB takes it.
    place: str
    value: str


def entries(endpoint: str, phone: BrowserPhone, password: str) -> list[Entry]:
    """Return what lets this phone in; ours first, so that no password is without its end."""
    auth = {
        "auth_type": "md5",
        "username": phone.user,
        "realm": REALM,
        "md5_cred": hashlib.md5(  # what SIP's digest wants (RFC 3261, 22.4)
            f"{phone.user}:{REALM}:{password}".encode(), usedforsecurity=False
        ).hexdigest(),
    }
    return [
        Entry(f"{LIVES}/{endpoint}", msgspec.json.encode(phone).decode()),
        Entry(f"{CREDENTIALS}/auth/{endpoint}", msgspec.json.encode(auth).decode()),
    ]


def no_entries(endpoint: str) -> list[Entry]:
    """Return what keeps the endpoint out; the password first, so that it is gone if the rest fails."""
    return [Entry(f"{CREDENTIALS}/auth/{endpoint}", ""), Entry(f"{LIVES}/{endpoint}", "")]


def read_life(key: str, value: str) -> tuple[str, BrowserPhone | None]:
    """Return endpoint and phone of an entry below `LIVES` (`/hotline-phones/browser-1001`); None: it has none."""
    endpoint = key.rpartition("/")[2]
    try:
        return endpoint, msgspec.json.decode(value, type=BrowserPhone)
    except msgspec.DecodeError:
        return endpoint, None
