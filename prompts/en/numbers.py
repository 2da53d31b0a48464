"""English numbers, the British way: `and` before what follows hundreds, and before a rest below a hundred.

Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language, § 6.63 and following.
"""

_MILLION, _THOUSAND = 1_000_000, 1_000

UNITS = range(1, 20)
TENS = range(20, 100, 10)
HUNDREDS = range(100, 1000, 100)

#: `number-and-…` is `and` with the number as one recording.
FRAGMENTS = frozenset(
    {"number-0", "number-million", "number-thousand"}
    | {f"number-{n}" for n in (*UNITS, *TENS, *HUNDREDS)}
    | {f"number-and-{n}" for n in (*UNITS, *TENS, *HUNDREDS)}
)


def number(n: int, *, joined: bool = False) -> list[str]:
    """Return the prompts for 0 to 999,999,999; `joined` begins a number above 0 with `and`."""
    if n == 0:
        return ["number-0"]
    millions, rest = divmod(n, _MILLION)
    thousands, units = divmod(rest, _THOUSAND)
    spoken: list[str] = []
    if millions:
        spoken += [*_below_thousand(millions, joined=joined), "number-million"]
    if thousands:
        spoken += [*_below_thousand(thousands, joined=joined and not spoken), "number-thousand"]
    if units:
        small = bool(spoken) and units < 100
        spoken += _below_thousand(units, joined=small or (joined and not spoken))
    return spoken


def _below_thousand(n: int, *, joined: bool) -> list[str]:
    spoken = [_part(n - n % 100, joined=joined)] if n >= 100 else []
    for part in below_hundred(n % 100):
        # `and` stands before the first word, and between the hundreds and what follows them.
        after_hundred = n >= 100 and len(spoken) == 1
        spoken.append(_part(part, joined=after_hundred or (joined and not spoken)))
    return spoken


def below_hundred(n: int) -> list[int]:
    """Return what is said of 0 to 99: nothing, one number, or tens and a number."""
    if n in UNITS:
        return [n]
    return [part for part in (n - n % 10, n % 10) if part]


def _part(n: int, *, joined: bool) -> str:
    return f"number-and-{n}" if joined else f"number-{n}"
