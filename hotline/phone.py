"""Telephone numbers: one spelling (E.164) where they can be understood, and masks for logs and screens."""

import re
import unicodedata

import phonenumbers

#: What networks and Asterisk write where the caller withholds the number.
WITHHELD = frozenset(
    {
        "anonymous",
        "unknown",
        "unavailable",
        "restricted",
        "private",
        "withheld",
        "asterisk",
        "none",
        "<unknown>",
    }
)

#: What stands for the digits that are not shown.
ELLIPSIS = "…"

#: Numbers up to this length are services and extensions, nobody's own, and stay readable.
SERVICE_DIGITS = 4

_shown_digits = 3
_uri = re.compile(r"^(?:sips?|tel):(?://)?([^@;>]*)", re.IGNORECASE)
_formatting = re.compile(r"[\s().\-/\u00a0\u200e\u200f\u202a-\u202e]+")


def to_e164(text: str | None, country: str) -> str | None:
    """Return a number as it is written everywhere: E.164 (`+96891230001`) if it can be understood.

    `country` (ISO 3166) is where numbers without a country code belong. Short numbers (`1111`, an extension)
    and what cannot be understood come back as their digits. None where there is no number: withheld, or a
    name.
    """
    plain = _plain(text or "")
    if plain is None:
        return None
    try:
        number = phonenumbers.parse(plain, country)
    except phonenumbers.NumberParseException:
        return _digits(plain)
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return _digits(plain)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def mask(number: str | None) -> str:
    """Return a number as it may be shown: country code and last digits (`+968…001`)."""
    if number is None:
        return "withheld"
    digits = _digits(number) or ""
    if len(digits) <= SERVICE_DIGITS and digits == number:
        return number
    shown = digits[-_shown_digits:] if len(digits) > 2 * _shown_digits else digits[-1:]
    return f"{_country_code(number, digits)}{ELLIPSIS}{shown}"


def _plain(text: str) -> str | None:
    """Return the number in a SIP or tel URI or in a caller ID, None where there is none."""
    text = unicodedata.normalize("NFKC", text).strip().partition(";")[0]
    found = _uri.match(text)
    plain = _formatting.sub("", found[1] if found else text)
    if not plain or plain.lower() in WITHHELD:
        return None
    if any(character.isalpha() for character in plain):
        return None
    return plain if any(character.isdecimal() for character in plain) else None


def _digits(text: str) -> str | None:
    digits = "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())
    return digits or None


def _country_code(number: str, digits: str) -> str:
    if not number.startswith("+"):
        return ""
    for length in (1, 2, 3):
        if int(digits[:length] or 0) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:
            return "+" + digits[:length]
    return "+"
