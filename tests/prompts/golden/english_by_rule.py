"""Writes British English as the grammar books teach it, with hyphens and commas; knows nothing of our fragments.

The sources, by the short names that the table uses:

- TM: A. J. Thomson and A. V. Martinet, A Practical English Grammar, 4th ed., §§ 348-352 (numerals and dates).
- OG: J. Eastwood, Oxford Guide to English Grammar (1994), §§ 191-195 (numbers, times and dates).
- CC: Collins COBUILD English Grammar, §§ 4.84-4.90 and R45-R47 (times, dates, numbers).
- Quirk: R. Quirk et al., A Comprehensive Grammar of the English Language (1985), ch. 6, Numerals.
"""

from datetime import date

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip
PLURALS = {"second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "rial": "rials",
           "baisa": "baisa", "caller": "callers", "message": "messages"}  # fmt: skip
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
HIJRI_MONTHS = ("Muharram", "Safar", "Rabi the First", "Rabi the Second", "Jumada the First", "Jumada the Second",
                "Rajab", "Shaaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah")  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def two_digits(n: int) -> str:
    """A hyphen between tens and ones (TM 348)."""
    if n < 20:
        return SMALL[n]
    return TENS[n // 10] + (f"-{SMALL[n % 10]}" if n % 10 else "")


def three_digits(n: int) -> str:
    """`and` before the word for tens or ones (TM 349 A)."""
    if n < 100:
        return two_digits(n)
    return f"{SMALL[n // 100]} hundred" + (f" and {two_digits(n % 100)}" if n % 100 else "")


def number(n: int) -> str:
    """Groups of three digits; `and` also where the last group has no hundreds (TM 348: one thousand and six)."""
    groups = [(n // 1_000_000, " million"), (n // 1000 % 1000, " thousand"), (n % 1000, "")]
    parts = [three_digits(count) + name for count, name in groups if count]
    if not parts:
        return "zero"
    if len(parts) > 1 and 0 < n % 1000 < 100:
        last = parts.pop()
        return f"{', '.join(parts)} and {last}"
    return ", ".join(parts)


def ordinal(n: int) -> str:
    """Only the last word changes; fifth, eighth, ninth and twelfth are irregular (TM 350, 351 A)."""
    if n == 100:
        return "one hundredth"
    before, hyphen, last = two_digits(n).rpartition("-")
    if last.endswith("y"):
        return before + hyphen + last[:-1] + "ieth"
    return before + hyphen + IRREGULAR.get(last, f"{last}th")


def counted(n: int, noun: str) -> str:
    """Everything but one takes the plural, zero too."""
    return f"{number(n)} {noun if n == 1 else PLURALS[noun]}"


def joined(counts: list[tuple[int, str]]) -> str:
    """`and` before the last, and commas between the others."""
    *others, last = [counted(n, noun) for n, noun in counts]
    return f"{', '.join(others)} and {last}" if others else last


def year(n: int) -> str:
    """In pairs; 2000 to 2009 as numbers (CC 4.90); `oh` for a nought (OG 195)."""
    if n < 1000 or n % 1000 < 10:
        return number(n)
    first, last = divmod(n, 100)
    if last == 0:
        return f"{two_digits(first)} hundred"
    return f"{two_digits(first)} oh {SMALL[last]}" if last < 10 else f"{two_digits(first)} {two_digits(last)}"


def gregorian(day: date) -> str:
    """The day is an ordinal with `the`, and the month follows `of` (TM 352)."""
    return f"{WEEKDAYS[day.weekday()]}, the {ordinal(day.day)} of {MONTHS[day.month - 1]}, {year(day.year)}"


def hijri(day: date, in_hijri: tuple[int, int, int]) -> str:
    y, m, d = in_hijri
    when = f"{WEEKDAYS[day.weekday()]}, the {ordinal(d)} of {HIJRI_MONTHS[m - 1]}"
    return f"{when}, {year(y)} in the Hijri calendar"


def time(hour: int, minute: int) -> str:
    """`past` to the half hour and `to` after it; `minutes` is left out after fives only (OG 195 e)."""
    if minute == 0 and hour % 12 == 0:
        return "noon" if hour else "midnight"  # OG 195 c
    part = part_of_day(hour, minute)
    clock = [SMALL[12], *SMALL[1:12]]
    if minute == 0:
        return f"{clock[hour % 12]} o'clock {part}"
    to = minute > 30
    count, named = (60 - minute, clock[(hour + 1) % 12]) if to else (minute, clock[hour % 12])
    words = {15: "a quarter", 30: "half"}.get(count)
    if words is None:
        words = two_digits(count) + ("" if count % 5 == 0 else " minute" if count == 1 else " minutes")
    return f"{words} {'to' if to else 'past'} {named} {part}"


def part_of_day(hour: int, minute: int) -> str:
    """Morning from after half past twelve, as people speak of `half past twelve at night` (CC 4.86)."""
    if (hour, minute) <= (0, 30) or hour >= 22:
        return "at night"
    if hour < 12:
        return "in the morning"
    return "in the afternoon" if hour < 18 else "in the evening"
