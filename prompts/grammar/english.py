"""English cardinal numbers, the British way: `and` after the hundreds (one hundred and twenty-three)."""

from .fragments import UNITS


def number(n: int) -> list[str]:
    """Return the prompts that say `n`, 1 to 999: hundreds, tens, ones; what follows hundreds takes `and`."""
    hundreds, rest = n - n % 100, n % 100
    tens, ones = (0, rest) if rest in UNITS else (rest - rest % 10, rest % 10)
    small = [part for part in (tens, ones) if part]
    if not hundreds:
        return [f"number-{part}" for part in small]
    spoken = [f"number-{hundreds}"]
    spoken += [f"number-and-{part}" for part in small[:1]]
    spoken += [f"number-{part}" for part in small[1:]]
    return spoken
