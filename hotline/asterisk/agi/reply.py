"""From the text of a reply to its parts.

The replies of Asterisk 22, as measured (res_agi.c writes them):

    200 result=49                                   a number, often the code of a digit
    200 result=1 (a (b) "c" hangup)                 a value, verbatim, in parentheses; it may hold line feeds
    200 result=35 (dtmf) endpos=7200                a word, then key=value
    200 result=4271 (timeout)                       GET DATA: digits, possibly none, * and # among them
    510 Invalid or unknown command
    511 Command Not Permitted on a dead channel or intercept routine
    520-Invalid command syntax.  Proper usage follows:
    …
    520 End of proper usage.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

#: Up to more digits than any number of Asterisk's has; more are kept as text.
_integer = re.compile(r"-?[0-9]{1,18}")
#: Nearly every result is one of these; looking it up is quicker than making sure that it is a number.
_small_numbers = {str(number): number for number in range(-2, 128)}
_nothing: Mapping[str, str] = MappingProxyType({})


class Reply(msgspec.Struct, frozen=True):
    """Asterisk's answer to one command."""

    #: 200 done, 510 unknown command, 511 dead channel, 520 wrong usage.
    code: int
    #: The number after `result=`; None where there is none.
    result: int | None
    #: What stands after `result=`: GET DATA gives digits, perhaps with leading zeros, stars and hashes.
    result_text: str
    #: What stands in parentheses; for other codes than 200 Asterisk's explanation.
    data: str
    #: What follows as key=value, for example `endpos`.
    rest: Mapping[str, str]


def parse_reply(text: str) -> Reply:
    """Return the parts of a whole reply; it begins with three digits and a blank or a hyphen."""
    if not text.startswith("200 result="):
        return Reply(int(text[:3]), None, "", text[4:], _nothing)
    value, _, tail = text[11:].partition(" ")
    data, rest = "", tail
    if tail.startswith("("):
        # A value may hold parentheses, and nothing that Asterisk writes behind one does: the last one closes.
        end = tail.rfind(")")
        data, rest = tail[1:end], tail[end + 1 :]
    number = _small_numbers.get(value)
    if number is None and _integer.fullmatch(value) is not None:
        number = int(value)
    return Reply(200, number, value, data, _pairs(rest) if rest else _nothing)


def _pairs(text: str) -> Mapping[str, str]:
    pairs = (word.partition("=") for word in text.split())
    return {key: value for key, equals, value in pairs if equals}
