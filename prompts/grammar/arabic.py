"""Arabic cardinal numbers as one counts: nominative, masculine, ones before tens (مئةٌ وثلاثةٌ وعشرون)."""

from .fragments import UNITS


def number(n: int) -> list[str]:
    """Return the prompts that say `n`, 1 to 999: hundreds, ones, tens, each after the first with `و`."""
    hundreds, rest = n - n % 100, n % 100
    ones, tens = (rest, 0) if rest in UNITS else (rest % 10, rest - rest % 10)
    first, *others = [part for part in (hundreds, ones, tens) if part]
    return [f"number-{first}"] + [f"number-and-{part}" for part in others]
