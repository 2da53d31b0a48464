"""What e-mails of ours are called (RFC 5322, 3.6.4), so that answers and what comes back lead to the contact. Pure."""

import re

#: A contact, as `contact.new_contact` makes them, before the @.
_ours = re.compile(r"<([0-9a-f]{12}-[0-9a-f]{16})@")


def message_id(contact: str, domain: str) -> str:
    """Return the Message-ID of a contact: the same for the same one, however often it is sent."""
    return f"<{contact}@{domain}>"


def contact_of(name: str) -> str | None:
    """Return the contact of a Message-ID; None for one that is not ours. Our domain may have changed since."""
    found = _ours.match(name)
    return found[1] if found else None
