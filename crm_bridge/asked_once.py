"""The key under which a request may be sent again: it names one request, and is refused for another one.

What was asked is remembered as a hash beside the key, in the transaction that does it. Of two at the same moment, on
whatever node, the second waits for the first, which takes milliseconds, and is answered as if it had come later
(draft-ietf-httpapi-idempotency-key-header, 2.6 and 2.7, have 422 for the other request; 409, which they recommend for
one that comes too soon, would only make its sender come again).
"""

import hashlib
import re

#: Of a key: what RFC 9651, 3.3.3, lets a string hold, without the quotes around it. Visible ASCII, as it is looked up.
_KEY = re.compile(r'(?P<quote>"?)(?P<key>[!#-\[\]-~]{1,200})(?P=quote)')


class OtherRequestError(Exception):
    """The key named another request before, which led to the case `reference` (None: to none)."""

    def __init__(self, reference: str | None) -> None:
        became = "" if reference is None else f", which opened case {reference}"
        super().__init__(f"this Idempotency-Key named another request{became}")
        self.reference = reference


def key_of(header: str) -> str:
    """Return the key of a header `Idempotency-Key`, whether it stands in quotes, as the draft has it, or not. Pure.

    Raises `ValueError` where it is none.
    """
    found = _KEY.fullmatch(header.strip())
    if found is None:
        message = "Idempotency-Key has 1 to 200 visible letters, digits and signs of ASCII, without spaces"
        raise ValueError(message)
    return found["key"]


def digest_of(content: bytes) -> str:
    """Return what is kept of a request's content. Pure."""
    return hashlib.sha256(content).hexdigest()


def check(asked: str | None, before: str | None, reference: str | None) -> None:
    """Raise `OtherRequestError` where something else is asked than before; None: nobody knows what that was. Pure."""
    if asked is not None and before is not None and asked != before:
        raise OtherRequestError(reference)
