"""What stands in the place of an address that was erased. Pure but for the randomness of the names.

A number has few digits: whatever is computed of it can be computed back by trying all of them. So a pseudonym is drawn,
and nothing keeps which address it stood for. Within one erasure each address has one, so that the facts of a call still
belong together, and figures that count callers stay right.
"""

import secrets

#: How every pseudonym begins; no address does.
ERASED = "erased-"


def new_pseudonym() -> str:
    """Return a pseudonym that nobody had before."""
    return ERASED + secrets.token_hex(8)


def is_pseudonym(address: str) -> bool:
    """Return whether it stands for an address that was erased."""
    return address.startswith(ERASED)
