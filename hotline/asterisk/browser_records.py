"""How a browser phone's password stands in Asterisk's own database. Pure.

Two entries for each endpoint, of which Asterisk reads the first when the phone authenticates (sorcery.conf), and we
the second when a controller starts:

    /hotline/auth/browser-1001    {"auth_type": "md5", "username": "3f…", "realm": "hotline", "md5_cred": "…"}
    /hotline-phones/browser-1001  {"user": "3f…", "phone": "…", "owner": "…", "until": 1795000000}

The password itself stands nowhere: Asterisk needs HA1 only, MD5 of `user:realm:password` (RFC 7616, 3.4.2). A phone
without entry cannot authenticate.
"""

import hashlib

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


def variables(endpoint: str, phone: BrowserPhone, password: str) -> dict[str, str]:
    """Return what the dialplan's `hotline-password` writes for this phone (dialplans/parts/passwords.conf.j2)."""
    secret = f"{phone.user}:{REALM}:{password}".encode()
    return {
        "HOTLINE_PHONE": endpoint,
        "HOTLINE_USER": phone.user,
        "HOTLINE_PAGE": phone.phone,
        "HOTLINE_OWNER": phone.owner,
        "HOTLINE_UNTIL": str(int(phone.until)),
        "HOTLINE_HA1": ha1_of(secret),
    }


def ha1_of(secret: bytes) -> str:
    """Return what SIP's digest makes of `user:realm:password` (RFC 3261, 22.4)."""
    return hashlib.md5(secret, usedforsecurity=False).hexdigest()


def ha1_in(value: str) -> str:
    """Return HA1 of an entry that Asterisk reads; empty where there is none."""
    try:
        found = msgspec.json.decode(value, type=dict[str, str])
    except msgspec.DecodeError:
        return ""
    return found.get("md5_cred", "")


def read_life(key: str, value: str) -> tuple[str, BrowserPhone | None]:
    """Return endpoint and phone of an entry below `LIVES` (`/hotline-phones/browser-1001`); None: it has none."""
    endpoint = key.rpartition("/")[2]
    try:
        return endpoint, msgspec.json.decode(value, type=BrowserPhone)
    except msgspec.DecodeError:
        return endpoint, None
