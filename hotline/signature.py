"""Signatures of requests between programs: who sent it, that nobody changed it, and that it is not an old one.

    X-Hotline-Signature: t=<unix seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>">[,v1=<by another secret>]

The time is signed with the body, so a recorded request is worth nothing after the tolerance. Within it a receiver
keeps the request's identity (`Idempotency-Key`) and takes the same one once. While a secret is exchanged, a request
carries a signature by each, or the receiver knows both. Pure.
"""

import hashlib
import hmac
import math
import re
from collections.abc import Sequence

#: The header.
SIGNATURE = "X-Hotline-Signature"

#: Who signs by this version has no other version, so nobody can be talked into a weaker one.
VERSION = "v1"

#: How far the clocks of both sides may differ, and a request may be on its way, seconds.
TOLERANCE = 300.0

#: A longer header is refused unread.
MOST_CHARACTERS = 1024

_time = re.compile(r"[0-9]{1,12}", re.ASCII)
_signature = re.compile(r"[0-9a-f]{64}", re.ASCII)


class SignatureError(Exception):
    """A request is not from whom it says, or too old; the words hold neither secrets nor what was signed."""


def sign(secret: str | Sequence[str], at: float, body: bytes) -> str:
    """Return the header's value for a body that is sent at `at` (seconds since the epoch).

    Several secrets, while they are exchanged, give one signature each. Raises `SignatureError` without a secret.
    """
    time = str(int(at))
    signatures = [f"{VERSION}={_hmac(one, time, body)}" for one in _secrets(secret)]
    return ",".join([f"t={time}", *signatures])


def verify(
    secret: str | Sequence[str], header: str | None, body: bytes, now: float, tolerance: float = TOLERANCE
) -> float:
    """Return when the request was signed, seconds since the epoch; keep its identity until `tolerance` after it.

    Any of several secrets will do, as will any of several signatures. Raises `SignatureError`.
    """
    secrets = _secrets(secret)
    time, signatures = _parts(header)
    # Every pair is compared, each in constant time: how long it takes tells nothing of a secret.
    fits = [hmac.compare_digest(_hmac(one, time, body), other) for one in secrets for other in signatures]
    if not any(fits):
        raise SignatureError("the signature does not fit: another secret, or the body was changed on its way")
    age = now - int(time)
    if not math.isfinite(age) or abs(age) > tolerance:
        how = "old" if age > 0 else "in the future"
        raise SignatureError(
            f"the request is {abs(age):.0f} s {how}, allowed are {tolerance:.0f}: compare the clocks"
        )
    return float(time)


def _hmac(secret: str, time: str, body: bytes) -> str:
    return hmac.new(secret.encode(), f"{time}.".encode() + body, hashlib.sha256).hexdigest()


def _secrets(secret: str | Sequence[str]) -> tuple[str, ...]:
    """Return what is to be used: empty ones are none, since anybody can sign by them."""
    secrets = tuple(one for one in ((secret,) if isinstance(secret, str) else secret) if one)
    if not secrets:
        raise SignatureError("there is no secret")
    return secrets


def _parts(header: str | None) -> tuple[str, list[str]]:
    """Return time and signatures. Parts with other names are those of later versions, and pass."""
    if not header:
        raise SignatureError(f"there is no header {SIGNATURE}")
    if len(header) > MOST_CHARACTERS:
        raise SignatureError(f"{SIGNATURE} is longer than {MOST_CHARACTERS} characters")
    pairs = [part.strip().partition("=") for part in header.split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    signatures = [value for name, _, value in pairs if name == VERSION and _signature.fullmatch(value)]
    if len(times) != 1 or not _time.fullmatch(times[0]) or not signatures:
        raise SignatureError(f"{SIGNATURE} is not of the form t=<seconds>,{VERSION}=<64 hexadecimal digits>")
    return times[0], signatures
