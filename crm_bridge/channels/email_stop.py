"""Whether an e-mail says STOP: its subject or first own line is nothing but one of the words of `keywords.STOP`. Pure.

`List-Unsubscribe` of what we send has mail programs write such a one (RFC 2369, 3.2; RFC 6068). What a machine wrote by
itself says nothing: an absence notice may have any subject.
"""

from urllib.parse import quote

from hotline.crm_bridge.arabic import normalise_arabic
from hotline.crm_bridge.sms.keywords import STOP_KEYS, keys

#: The subject that mail programs are asked to write; one of the words.
SUBJECT = "unsubscribe"

#: How lines begin that programs add, not people; normalised.
_ADDED = ("sent from my ", "get outlook for ", "this message was automatically generated", "ارسلت من ")


def says_stop(subject: str, text: str) -> bool:
    """Return it; `text` is what is new in the e-mail. One that only quotes begins with what marks quotations."""
    first = next(iter(_lines(text)), "")
    return keys(subject) in STOP_KEYS or keys(first) in STOP_KEYS


def says_more(text: str) -> bool:
    """Return whether an e-mail that says STOP has other words that somebody should read."""
    return any(
        keys(line) not in STOP_KEYS and not normalise_arabic(line).startswith(_ADDED) for line in _lines(text)
    )


def unsubscribe_link(address: str) -> str:
    """Return the value of `List-Unsubscribe` for e-mails to which this address is the answer."""
    return f"<mailto:{quote(address, safe='@')}?subject={SUBJECT}>"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
