"""Which numbers are one recording each; all longer ones are composed of them."""

UNITS = range(1, 20)
TENS = range(20, 100, 10)
HUNDREDS = range(100, 1000, 100)

#: `number-…` begins a number or stands alone, `number-and-…` follows (`وعشرون`, `and twenty`): in Arabic that
#: is one word, so `and` cannot be a recording of its own.
NUMBERS = frozenset(
    [f"number-{n}" for n in (*UNITS, *TENS, *HUNDREDS)] + [f"number-and-{n}" for n in (*UNITS, *TENS)]
)
