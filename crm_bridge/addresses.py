"""How somebody is reached, in one spelling: what is written in ten ways is found as one. Pure.

phone     E.164 (ITU-T), whatever was written: spaces, dashes, 00, Arabic or Persian digits, an extension
email     RFC 5321 and 6531: small letters, an internationalised domain in its own script
others    a handle of a social network: small letters, without the @
"""

import re
import unicodedata

from email_validator import EmailNotValidError, validate_email

from hotline.phone import to_e164

from .plain_text import clean_line, without_bidi

PHONE = "phone"
EMAIL = "email"

#: No address is longer: an e-mail's bound is 254 (RFC 5321, section 4.5.3.1.3).
MOST_LETTERS = 254

#: What is longer is no telephone number, with whatever it is written.
_MOST_OF_NUMBER = 64

# What follows a number within a company; `;ext=` is that of RFC 3966.
_extension = re.compile(
    r"(?:;ext=|\bext(?:ension)?\b\.?:?|\bx|#|تحويلة|داخلي)[\s.:]*\d{1,7}\s*$", re.IGNORECASE
)
#: The trunk prefix that is not dialled from abroad: `+44 (0)20`.
_trunk = re.compile(r"(?<=\d)\s*\(0\)")
_dashes = re.compile(r"[\u2010-\u2015\u2212\ufe63\uff0d~]")
_letters = re.compile(r"[^\W\d_]")


def normalise(kind: str, text: str, country: str) -> str | None:
    """Return the address in its one spelling; None where it is none.

    `kind` is `phone`, `email` or a key under `[social]`; `country` (ISO 3166) is where numbers without a country code
    belong. Short numbers, extensions and services are nobody's own: None.
    """
    if kind == PHONE:
        return _phone(text, country)
    if kind == EMAIL:
        return _email(text)
    return _handle(text)


def kind_of(text: str) -> str:
    """Return what an address that somebody typed is: `email` with an @ inside, otherwise `phone`."""
    return EMAIL if "@" in text.strip()[1:] else PHONE


def kind_of_channel(channel: str) -> str:
    """Return what addresses of a channel are: those of calls, faxes and texts are numbers."""
    if channel in {"voice", "fax", "sms", PHONE}:
        return PHONE
    return EMAIL if channel in {"email", "web", "open311"} else channel


def _phone(text: str, country: str) -> str | None:
    if len(text) > 4 * _MOST_OF_NUMBER:
        return None
    plain = without_bidi(unicodedata.normalize("NFKC", clean_line(text, 2 * _MOST_OF_NUMBER)))
    plain = _dashes.sub("-", _trunk.sub("", _extension.sub("", plain))).strip()
    uri = plain.lower().startswith(("tel:", "sip:", "sips:"))
    if len(plain) > _MOST_OF_NUMBER or (_letters.search(plain) and not uri):
        return None
    digits = re.sub(r"[^\d+]", "", plain)
    if not uri and unicodedata.normalize("NFKC", _ascii(digits)).startswith("00"):
        plain = "+" + _ascii(digits)[2:]  # the international prefix of most countries (ITU-T E.164, annex)
    number = to_e164(_ascii(plain), country)
    return number if number is not None and number.startswith("+") else None


def _ascii(text: str) -> str:
    """Return the text with the digits of other scripts (٠-٩, ۰-۹) as 0-9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _email(text: str) -> str | None:
    if len(text) > 4 * MOST_LETTERS:
        return None
    try:
        found = validate_email(
            clean_line(text, 2 * MOST_LETTERS),
            check_deliverability=False,
            allow_display_name=True,
            test_environment=True,
        )
    except EmailNotValidError:
        return None
    address = unicodedata.normalize("NFC", found.normalized.lower())
    return address if len(address) <= MOST_LETTERS else None


def _handle(text: str) -> str | None:
    if len(text) > 4 * MOST_LETTERS:
        return None
    plain = without_bidi(unicodedata.normalize("NFKC", clean_line(text, MOST_LETTERS)))
    handle = plain.lstrip("@ ").rstrip().lower()
    return handle if handle and not any(sign.isspace() for sign in handle) else None
