"""What a caller's number tells by itself. Pure."""

import phonenumbers

from hotline.phone import SERVICE_DIGITS, to_e164

from .screen_pop import CallerNumber

_WITHHELD = CallerNumber(number=None, written=None, country=None, foreign=False, service=False)


def caller_number(text: str | None, country: str) -> CallerNumber:
    """Return what is known of a number in any spelling; `country` (ISO 3166) is ours."""
    number = to_e164(text, country)
    if number is None:
        return _WITHHELD
    if not number.startswith("+"):
        service = len(number) <= SERVICE_DIGITS
        return CallerNumber(number=number, written=number, country=None, foreign=False, service=service)
    parsed = phonenumbers.parse(number)
    region = phonenumbers.region_code_for_number(parsed)
    foreign = parsed.country_code != phonenumbers.country_code_for_region(country)
    shape = phonenumbers.PhoneNumberFormat
    written = phonenumbers.format_number(parsed, shape.INTERNATIONAL if foreign else shape.NATIONAL)
    return CallerNumber(number=number, written=written, country=region, foreign=foreign, service=False)
