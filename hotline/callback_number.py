"""Which numbers we call back: citizens' own numbers, and nothing that costs, alarms or serves.

What a caller enters is a stranger's wish to have our trunk dial a number. So it must be a complete, valid number of
our country (of another one only where the operator allows it) that belongs to a person or an office. The rules are
those of `phonenumbers`, which follow ITU-T E.164 and the countries' numbering plans.
"""

from collections.abc import Collection
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType, shortnumberinfo

Refusal = Literal["not a number", "emergency", "service", "premium", "international", "our own"]

#: Numbers that telephones everywhere take for emergency calls (3GPP TS 22.101, 10.1), and neighbours of them.
EMERGENCY_EVERYWHERE = frozenset({"000", "08", "110", "112", "118", "119", "911", "999"})

#: Longer is no number: E.164 allows 15 digits, behind an international prefix of up to 4.
MOST_DIGITS = 19

_CALLABLE = frozenset(
    {
        PhoneNumberType.FIXED_LINE,
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
        PhoneNumberType.VOIP,
        PhoneNumberType.PERSONAL_NUMBER,
    }
)
_COSTLY = frozenset({PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST})

#: Satellites and other networks without a country (ITU-T E.164.1): dear, and often fraud.
_NO_COUNTRY = "001"


class NotCallableError(ValueError):
    """A number that is not called back; `reason` says why. The text names no number."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(f"not a number to be called back: {reason}")
        self.reason: Refusal = reason


def callback_number(text: str | None, country: str, *, international: bool = False,
                    our_own: Collection[str] = ()) -> str:  # fmt: skip
    """Return the number in E.164.

    `country` (ISO 3166) is ours, `our_own` are the numbers that lead to the hotline itself. Raises
    `NotCallableError`.
    """
    digits = (text or "").strip()
    if not digits.removeprefix("+").isascii() or not digits.removeprefix("+").isdigit():
        raise NotCallableError("not a number")
    _refuse_emergency(digits, country)
    number = _parse(digits, country)
    _refuse_emergency(str(number.national_number), country)
    _refuse_invalid(number, country)
    _refuse_by_kind(number, country, international=international)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if e164 in our_own:
        raise NotCallableError("our own")
    return e164


def spoken_digits(number: str, country: str) -> str:
    """Return the digits by which a citizen knows an E.164 number: without the code of our own country."""
    parsed = phonenumbers.parse(number, country)
    if parsed.country_code != phonenumbers.country_code_for_region(country):
        return number.removeprefix("+")
    return phonenumbers.national_significant_number(parsed)


def _parse(digits: str, country: str) -> PhoneNumber:
    if len(digits) > MOST_DIGITS:
        raise NotCallableError("not a number")
    try:
        return phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        raise NotCallableError("not a number") from None


def _refuse_invalid(number: PhoneNumber, country: str) -> None:
    if number.country_code == phonenumbers.country_code_for_region(country) and (
        shortnumberinfo.is_possible_short_number_for_region(number, country)
    ):
        raise NotCallableError("service")
    if not phonenumbers.is_valid_number(number):
        raise NotCallableError("not a number")


def _refuse_emergency(digits: str, country: str) -> None:
    if digits in EMERGENCY_EVERYWHERE or shortnumberinfo.is_emergency_number(digits, country):
        raise NotCallableError("emergency")


def _refuse_by_kind(number: PhoneNumber, country: str, *, international: bool) -> None:
    kind = phonenumbers.number_type(number)
    if kind in _COSTLY or phonenumbers.region_code_for_number(number) == _NO_COUNTRY:
        raise NotCallableError("premium")
    if kind not in _CALLABLE:
        raise NotCallableError("service")
    if not international and number.country_code != phonenumbers.country_code_for_region(country):
        raise NotCallableError("international")
