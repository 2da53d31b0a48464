"""Which cases the golden tables have; `python -m tests.prompts.golden.cases` writes the tables.

Each case has a function of `hotline.prompts.grammar`, its arguments after the language, the text by the rules of the
grammar books, and where these stand. The tables are committed and read by people; the rules only wrote them down.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.prompts.golden import arabic_by_rule as ar
from tests.prompts.golden import english_by_rule as en

#: Function, arguments, text, rule.
Case = tuple[str, str, str, str]

FOLDER = Path(__file__).parent

#: 0 to 20, each kind of compound, and what is put together of hundreds, thousands and millions.
NUMBERS = (
    *range(21), 21, 22, 23, 28, 30, 31, 32, 38, 40, 42, 50, 53, 60, 64, 70, 75, 80, 86, 90, 97, 98, 99,
    100, 101, 102, 103, 108, 110, 111, 112, 118, 120, 121, 122, 199, 200, 201, 202, 212, 222, 300, 400, 500, 600, 700,
    800, 888, 900, 999, 1000, 1001, 1002, 1003, 1011, 1012, 1100, 1111, 1234, 1999, 2000, 2001, 2002, 2026, 2200, 2999,
    3000, 3003, 5020, 8000, 9999, 10_000, 10_010, 11_000, 12_000, 15_500, 19_019, 20_000, 21_000, 22_022, 45_678,
    88_888, 99_999, 100_000, 100_001, 101_000, 102_000, 103_000, 110_000, 111_111, 112_012, 123_456, 200_000, 201_000,
    202_202, 222_222, 300_000, 318_008, 999_999, 1_000_000, 1_000_001, 1_000_100, 1_001_000, 1_200_005, 2_000_000,
    2_002_002, 3_000_000, 8_008_008, 10_000_000, 11_000_000, 12_345_678, 20_000_000, 21_021_021, 100_000_000,
    101_000_000, 102_000_000, 200_000_000, 222_222_222, 345_600_789, 800_000_000, 987_654_321, 999_999_999,
)  # fmt: skip
FEMININE = (
    *range(1, 23),
    28,
    31,
    38,
    42,
    99,
    101,
    108,
    111,
    112,
    118,
    121,
    138,
    201,
    212,
    1008,
    1021,
    2018,
    21_021,
)
GENITIVE = (2, 3, 12, 20, 22, 32, 45, 88, 90, 99, 112, 120, 200, 202, 212, 222, 2000, 2012, 2026, 12_000, 22_000,
            200_000, 2_000_000, 2_222_222)  # fmt: skip
COUNTS = {
    "second": (0, 1, 2, 3, 8, 10, 11, 12, 30, 59),
    "minute": (1, 2, 3, 6, 8, 10, 11, 12, 18, 20, 21, 22, 28, 45, 100, 101, 102, 103, 111, 120, 200, 201, 1000, 2000),
    "hour": (1, 2, 4, 10, 12, 24, 48, 72, 100),
    "day": (0, 1, 2, 3, 7, 10, 11, 12, 14, 21, 30, 90, 100, 101, 102, 365, 1000, 1001),
    "rial": (1, 2, 3, 10, 11, 25, 99, 100, 150, 200, 300, 1000, 1100, 1500, 2000, 3000, 10_000, 11_000, 100_000,
             1_000_000, 2_000_000, 3_000_000, 12_000_000),
    "baisa": (1, 2, 5, 11, 50, 100, 200, 500, 999),
    "caller": (1, 2, 3, 10, 11, 12, 20, 100, 102),
    "message": (0, 1, 2, 3, 8, 11, 12, 25, 108, 200),
}  # fmt: skip
COUNTS_GENITIVE = (("minute", (2, 3, 8, 12, 20, 22, 100, 200, 202)), ("day", (2, 3, 10, 12, 30, 200)),
                   ("rial", (2, 9, 12, 22, 200, 2000, 12_000, 2_000_000)))  # fmt: skip
ORDINALS = (*range(1, 24), 28, 30, 31, 40, 42, 50, 53, 60, 64, 70, 75, 80, 86, 90, 91, 99, 100)
BAISAS = (0, 1, 2, 5, 11, 100, 200, 500, 999, 1000, 1001, 1002, 1500, 2000, 2002, 2200, 3000, 3250, 10_005, 11_111,
          12_345, 25_750, 100_000, 101_101, 200_200, 1_000_000, 1_234_567, 2_000_002, 999_999_999_999)  # fmt: skip
SECONDS = (0, 1, 2, 3, 10, 11, 59, 60, 61, 62, 90, 120, 125, 600, 660, 3599, 3600, 3601, 3660, 3723, 7200, 7320, 7322,
           36_000, 39_600, 86_400, 90_061, 172_800, 180_122, 259_200, 950_400)  # fmt: skip
DATES = (
    date(1999, 12, 31), date(2000, 1, 1), date(2006, 2, 6), date(2009, 3, 9), date(2010, 4, 10), date(2019, 5, 11),
    date(2020, 6, 12), date(2024, 2, 29), date(2025, 7, 20), date(2026, 8, 21), date(2026, 9, 22), date(2026, 10, 3),
    date(2026, 11, 22), date(2026, 12, 30), date(1970, 11, 18), date(1905, 4, 5), date(1900, 1, 2), date(2100, 7, 7),
)  # fmt: skip
#: Days whose Hijri date anybody remembers: new years, beginnings of Ramadan, feasts, as Umm al-Qura printed them.
HIJRI_DATES = (
    (date(2023, 3, 23), (1444, 9, 1)), (date(2023, 4, 21), (1444, 10, 1)), (date(2023, 6, 28), (1444, 12, 10)),
    (date(2023, 7, 19), (1445, 1, 1)), (date(2024, 3, 11), (1445, 9, 1)), (date(2024, 4, 10), (1445, 10, 1)),
    (date(2024, 6, 16), (1445, 12, 10)), (date(2024, 7, 7), (1446, 1, 1)), (date(2024, 9, 15), (1446, 3, 12)),
    (date(2025, 1, 27), (1446, 7, 27)), (date(2025, 3, 1), (1446, 9, 1)), (date(2025, 3, 30), (1446, 10, 1)),
    (date(2025, 6, 6), (1446, 12, 10)), (date(2025, 6, 26), (1447, 1, 1)),
)  # fmt: skip
TIMES = (
    (0, 0), (0, 1), (0, 30), (0, 31), (0, 45), (1, 0), (1, 40), (2, 2), (3, 3), (3, 40), (3, 45), (4, 0), (5, 45),
    (6, 15), (7, 30), (7, 59), (8, 20), (9, 10), (10, 0), (11, 11), (11, 40), (11, 45), (11, 59), (12, 0), (12, 12),
    (12, 30), (12, 45), (13, 0), (14, 30), (14, 45), (15, 5), (15, 20), (16, 35), (17, 40), (17, 45), (18, 0), (19, 25),
    (20, 45), (21, 50), (22, 15), (23, 0), (23, 40), (23, 45), (23, 59),
)  # fmt: skip


def counts_of(total: int, units: tuple[tuple[str, int], ...]) -> list[tuple[int, str]]:
    """Split an amount into its units, the largest first, without those of which there is none."""
    found = []
    for noun, size in units:
        count, total = divmod(total, size)
        found += [(count, noun)] if count else []
    return found or [(0, units[-1][0])]


MONEY = (("rial", 1000), ("baisa", 1))
TIME = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))


def arabic() -> Iterator[Case]:
    """Yield the Arabic table."""
    yield from _arabic_numbers()
    yield from _arabic_counts()
    yield from _arabic_ordinals()
    yield from _arabic_amounts()
    yield from _arabic_times()


def _arabic_numbers() -> Iterator[Case]:
    for n in NUMBERS:
        yield "number", f"{n}", ar.number(n, "m", "nominative"), rule_of(n)
    for n in FEMININE:
        yield "number", f"{n} feminine", ar.number(n, "f", "nominative"), rule_of(n)
    for n in GENITIVE:
        yield "number", f"{n} genitive", ar.number(n, "m", "genitive"), rule_of(n)


def _arabic_counts() -> Iterator[Case]:
    for noun, ns in COUNTS.items():
        for n in ns:
            yield "counted", f"{n} {noun}", ar.counted(n, noun, "nominative"), noun_rule_of(n)
    for noun, ns in COUNTS_GENITIVE:
        for n in ns:
            yield "counted", f"{n} {noun} genitive", ar.counted(n, noun, "genitive"), noun_rule_of(n)


def _arabic_ordinals() -> Iterator[Case]:
    rule = "Wright 328; AC 35"
    for n in ORDINALS:
        yield "ordinal", f"{n}", ar.ordinal(n, "m", "nominative"), rule
        yield "ordinal", f"{n} feminine", ar.ordinal(n, "f", "nominative"), rule
    for n in (20, 22, 45, 99):
        yield "ordinal", f"{n} genitive", ar.ordinal(n, "m", "genitive"), rule


def _arabic_amounts() -> Iterator[Case]:
    rule = "AC 34.3; Wright 327"
    for baisa in BAISAS:
        yield "money", f"{baisa}", ar.joined(counts_of(baisa, MONEY), "nominative"), rule
    for seconds in SECONDS:
        yield "duration", f"{seconds}", ar.joined(counts_of(seconds, TIME), "nominative"), rule
    for seconds in (120, 7320, 172_800, 180_122):
        yield "duration", f"{seconds} genitive", ar.joined(counts_of(seconds, TIME), "genitive"), rule


def _arabic_times() -> Iterator[Case]:
    for day in DATES:
        yield "date", f"{day}", ar.gregorian(day), "AC 34.18, 35; Ryding 15"
    for day, in_hijri in HIJRI_DATES:
        yield "date", f"{day} hijri", ar.hijri(day, in_hijri), "AC 34.18, 35; Ryding 15"
    for hour, minute in TIMES:
        yield "time_of_day", f"{hour:02}:{minute:02}", ar.time(hour, minute, "nominative"), "AC 35; Ryding 15"
    for hour, minute in ((0, 2), (8, 12), (13, 22), (14, 50), (16, 32)):
        yield (
            "time_of_day",
            f"{hour:02}:{minute:02} genitive",
            ar.time(hour, minute, "genitive"),
            "AC 35; Ryding 15",
        )
    for n, name in enumerate(ar.WEEKDAYS, 1):
        yield "weekday", f"{n}", name, "AC 35"


def rule_of(n: int) -> str:
    """Return where the rule for the largest part of the number stands."""
    limits = ((3, "Wright 318; AC 34.4"), (11, "Wright 319; AC 34.3"), (20, "Wright 322"), (100, "Wright 323-324"),
              (1000, "Wright 325"), (1_000_000, "Wright 326-327"))  # fmt: skip
    return next((rule for below, rule in limits if n < below), "Wright 326-327; Ryding 15")


def noun_rule_of(n: int) -> str:
    """Return the rule for the noun after the number."""
    last = n % 100
    if last in (1, 2):
        return "AC 34.4; Ryding 15"
    return "Wright 325" if last == 0 else "Wright 319; AC 34.3" if last <= 10 else "Wright 322-324; Ryding 15"


def english() -> Iterator[Case]:
    """Yield the English table."""
    for n in NUMBERS:
        yield "number", f"{n}", en.number(n), "TM 348-349; Quirk 6"
    for noun, ns in COUNTS.items():
        for n in ns:
            yield "counted", f"{n} {noun}", en.counted(n, noun), "Quirk 6; TM 348-349"
    for n in ORDINALS:
        yield "ordinal", f"{n}", en.ordinal(n), "TM 350-351; CC R46"
    yield from _english_amounts()
    yield from _english_times()


def _english_amounts() -> Iterator[Case]:
    for baisa in BAISAS:
        yield "money", f"{baisa}", en.joined(counts_of(baisa, MONEY)), "TM 348-349"
    for seconds in SECONDS:
        yield "duration", f"{seconds}", en.joined(counts_of(seconds, TIME)), "TM 348-349"


def _english_times() -> Iterator[Case]:
    for day in DATES:
        yield "date", f"{day}", en.gregorian(day), "TM 352; CC 4.90"
    for day, in_hijri in HIJRI_DATES:
        yield "date", f"{day} hijri", en.hijri(day, in_hijri), "TM 352; CC 4.90"
    for hour, minute in TIMES:
        yield "time_of_day", f"{hour:02}:{minute:02}", en.time(hour, minute), "OG 195; CC 4.85-4.86"
    for n, name in enumerate(en.WEEKDAYS, 1):
        yield "weekday", f"{n}", name, "CC 4.87"


TABLES = {"ar": arabic, "en": english}


def table(language: str) -> str:
    """Return the table as it lies beside this file."""
    rows = [("function", "arguments", "text", "rule"), *TABLES[language]()]
    return "".join("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    for tag in TABLES:
        (FOLDER / f"{tag}.tsv").write_text(table(tag), "utf-8")
