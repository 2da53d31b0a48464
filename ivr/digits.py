"""Numbers of several digits that a caller keys in: a reference, a meter, the last digits of a telephone number.

The habits of the region's banks and ministries hold, and the same habits everywhere here:

| key | with digits before it | before the first digit |
|---|---|---|
| `#` | the number is complete | nothing was keyed (`""`) |
| `*` | all digits are wrong: once more from the first one | back (None) |
| a pause | the number is complete (`ivr.inter_digit_seconds`) | nothing was keyed (`""`) |

`0` is a digit here; who keys `0` and nothing else wants a person, so that key means the same in every place.
"""

from collections.abc import Sequence

from .context import CallContext
from .speaker import ALL_KEYS

#: What a caller keys who wants a person, as `ask_digits` returns it.
PERSON = "0"

#: Erases what was keyed; leads back where nothing was.
STAR = "*"

#: Times that a caller may begin anew; who still hesitates is led back.
MOST_CORRECTIONS = 5

#: After the last possible digit many press a hash all the same: so long it is still taken for this number, seconds.
LATE_END_SECONDS = 0.7

_DIGITS = "0123456789"


async def ask_digits(context: CallContext, prompts: Sequence[str], *, most: int, seconds: float | None = None,
                     ends: str = "#") -> str | None:  # fmt: skip
    """Say the prompts and return up to `most` digits; any key cuts the prompts short.

    `""`: nothing came in time; None: back; `PERSON` alone: the caller wants somebody to talk to. `seconds` is the time
    for the first digit after the last word, `ivr.first_digit_seconds` if not given. `ends` are the keys that complete
    the number. Raises `CallerHungUp`.
    """
    rules = context.services.config.ivr
    first_digit = rules.first_digit_seconds if seconds is None else seconds
    for _ in range(MOST_CORRECTIONS):
        key = await context.speaker.say(*prompts, keys=ALL_KEYS) or await context.speaker.key(first_digit)
        if key == STAR and STAR not in ends:
            return None
        digits, corrected = await _rest(context, key, most, ends)
        if not corrected:
            return digits
    return None


async def _rest(context: CallContext, key: str | None, most: int, ends: str) -> tuple[str, bool]:
    """Return the digits from this key on, and whether the caller erased them."""
    pause = context.services.config.ivr.inter_digit_seconds
    digits = ""
    while key is not None and key not in ends:
        if key == STAR:
            return "", True
        if key in _DIGITS:  # any other is a poke, which means nothing here
            digits += key
        if len(digits) == most:
            await _take_late_end(context, ends)
            break
        key = await context.speaker.key(pause)
    return digits, False


async def _take_late_end(context: CallContext, ends: str) -> None:
    """Take the key that ends a number which is complete already; any other is kept for what comes next."""
    if not ends:
        return
    key = await context.speaker.key(LATE_END_SECONDS)
    if key is not None and key not in ends:
        context.speaker.put_back(key)
