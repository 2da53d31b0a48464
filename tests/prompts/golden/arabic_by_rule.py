"""Writes Arabic as the grammar books teach it, word by word and without vowel signs; knows nothing of our fragments.

The sources, by the short names that the table uses:

- Wright: W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I, §§ 318-328 (the numerals).
- Ryding: K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005), ch. 15 (numerals and numeral phrases).
- AC: F. Abu-Chacra, Arabic: An Essential Grammar (2007), ch. 34 (cardinals) and 35 (ordinals, time, calendars).
"""

from datetime import date

#: Counting masculine things: 3 to 10 with ة (Wright § 319; AC 34.3), 11 to 19 (Wright § 322).
MASCULINE = (
    "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة", "أحد عشر", "اثنا عشر",
    "ثلاثة عشر", "أربعة عشر", "خمسة عشر", "ستة عشر", "سبعة عشر", "ثمانية عشر", "تسعة عشر",
)  # fmt: skip
#: Counting feminine things: 3 to 10 without ة; ثمانٍ is declined like قاضٍ (AC 34.2 note c).
FEMININE = (
    "صفر", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع", "عشر", "إحدى عشرة", "اثنتا عشرة",
    "ثلاث عشرة", "أربع عشرة", "خمس عشرة", "ست عشرة", "سبع عشرة", "ثماني عشرة", "تسع عشرة",
)  # fmt: skip
TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
HUNDREDS = ("", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة")

#: Singular, dual, plural after 3 to 10, accusative after 11 to 99, gender.
Noun = tuple[str, str, str, str, str]
NOUNS: dict[str, Noun] = {
    "second": ("ثانية", "ثانيتان", "ثوان", "ثانية", "f"),
    "minute": ("دقيقة", "دقيقتان", "دقائق", "دقيقة", "f"),
    "hour": ("ساعة", "ساعتان", "ساعات", "ساعة", "f"),
    "day": ("يوم", "يومان", "أيام", "يوما", "m"),
    "rial": ("ريال", "ريالان", "ريالات", "ريالا", "m"),
    "baisa": ("بيسة", "بيستان", "بيسات", "بيسة", "f"),
    "caller": ("متصل", "متصلان", "متصلين", "متصلا", "m"),
    "message": ("رسالة", "رسالتان", "رسائل", "رسالة", "f"),
}
_THOUSAND: Noun = ("ألف", "ألفان", "آلاف", "ألفا", "m")
_MILLION: Noun = ("مليون", "مليونان", "ملايين", "مليونا", "m")

MONTHS = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
HIJRI_MONTHS = ("محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان",
                "شوال", "ذي القعدة", "ذي الحجة")  # fmt: skip
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]

#: Wright § 328; AC ch. 35: the definite ordinals, masculine and feminine.
FIRST_TO_TENTH = {
    "m": ["الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"],
    "f": [
        "الأولى",
        "الثانية",
        "الثالثة",
        "الرابعة",
        "الخامسة",
        "السادسة",
        "السابعة",
        "الثامنة",
        "التاسعة",
        "العاشرة",
    ],
}


def declined(phrase: str, case: str) -> str:
    """Put a dual, 12 or tens at the end of a phrase into the case (Wright §§ 320, 322, 323)."""
    if case == "nominative":
        return phrase
    for nominative, genitive in (("نتا عشرة", "نتي عشرة"), ("نا عشر", "ني عشر"), ("ان", "ين"), ("ون", "ين")):
        if phrase.endswith(nominative) and not phrase.endswith("ثمان"):
            return phrase.removesuffix(nominative) + genitive
    return phrase


def annexed(phrase: str) -> str:
    """Put the last word into construct before a noun: the dual loses its ن, the accusative its ending (AC 34.3)."""
    for ending in ("مئتان", "مئتين", "ألفان", "ألفين", "مليونان", "مليونين"):
        if phrase.endswith(ending):
            return phrase[:-1]
    for ending in ("ألفا", "مليونا"):
        if phrase.endswith(f" {ending}"):
            return phrase[:-1]
    return phrase


def below_hundred(n: int, gender: str, case: str) -> str:
    """Ones before tens, joined by و (Wright § 324); the feminine of one with tens is إحدى."""
    words = FEMININE if gender == "f" else MASCULINE
    if n < 20:
        return declined(words[n], case)
    tens = declined(TENS[n // 10] + "ون", case)
    if n % 10 == 0:
        return tens
    ones = "إحدى" if (n % 10, gender) == (1, "f") else declined(words[n % 10], case)
    return f"{ones} و{tens}"


def below_thousand(n: int, gender: str, case: str) -> str:
    """Hundreds first (Wright § 325)."""
    parts = [declined(HUNDREDS[n // 100], case)] if n >= 100 else []
    if n % 100:
        parts.append(below_hundred(n % 100, gender, case))
    return " و".join(parts)


def number(n: int, gender: str, case: str) -> str:
    """Millions, thousands, rest, each joined by و (Wright §§ 326, 327)."""
    if n == 0:
        return "صفر"
    parts = []
    for scale, noun in ((1_000_000, _MILLION), (1000, _THOUSAND)):
        if n >= scale:
            parts.append(few_or_many(n // scale, noun, case, single=noun[0]))
        n %= scale
    if n:
        parts.append(below_thousand(n, gender, case))
    return " و".join(parts)


def few_or_many(n: int, noun: Noun, case: str, single: str) -> str:
    """Count below a thousand: the table of the two last digits (AC 34.3, 34.4; Ryding 15)."""
    singular, dual, plural, accusative, gender = noun
    last = n % 100
    if n == 1:
        return single
    if n == 2:
        return declined(dual, case)
    if last in (1, 2):
        return few_or_many(n - last, noun, case, single) + " و" + few_or_many(last, noun, case, single)
    if last == 0:
        return f"{annexed(below_thousand(n, gender, case))} {singular}"
    if last <= 10:
        before = below_thousand(n, gender, case)
        return f"{before + 'ي' if before.endswith('ثمان') else before} {plural}"
    return f"{below_thousand(n, gender, case)} {accusative}"


def counted(n: int, name: str, case: str) -> str:
    """Count to 999,999,999: what is below a thousand decides the noun; round thousands are annexed to its genitive."""
    noun = NOUNS[name]
    one = f"{noun[0]} {'واحدة' if noun[4] == 'f' else 'واحد'}"
    rest = n % 1000
    if n == 0:
        return f"صفر {noun[0]}"
    if n < 1000:
        return few_or_many(n, noun, case, one)
    if rest == 0:
        return f"{annexed(number(n, 'm', case))} {noun[0]}"
    if rest in (1, 2):
        return f"{annexed(number(n - rest, 'm', case))} {noun[0]} و{few_or_many(rest, noun, case, one)}"
    return f"{number(n - rest, 'm', case)} و{few_or_many(rest, noun, case, one)}"


def ordinal(n: int, gender: str, case: str) -> str:
    """Definite ordinals (Wright § 328; AC 35): الحادي instead of الأول with ten and tens."""
    if n == 100:
        return "المئة"
    ones = ["", *FIRST_TO_TENTH[gender]][n if n == 10 else n % 10]
    if n > 10 and n % 10 == 1:
        ones = "الحادية" if gender == "f" else "الحادي"
    if n <= 10:
        return ones
    if n < 20:
        return f"{ones} {'عشرة' if gender == 'f' else 'عشر'}"
    tens = declined(f"ال{TENS[n // 10]}ون", case)
    return f"{ones} و{tens}" if n % 10 else tens


def year(n: int) -> str:
    """عامَ in the accusative, and the number in the genitive after it (AC 34.18)."""
    return f"عام {number(n, 'm', 'genitive')}"


def gregorian(day: date) -> str:
    when = f"يوم {WEEKDAYS[day.weekday()]} {ordinal(day.day, 'm', 'genitive')}"
    return f"{when} من {MONTHS[day.month - 1]} {year(day.year)}"


def hijri(day: date, in_hijri: tuple[int, int, int]) -> str:
    y, m, d = in_hijri
    when = f"يوم {WEEKDAYS[day.weekday()]} {ordinal(d, 'm', 'genitive')}"
    return f"{when} من {HIJRI_MONTHS[m - 1]} {year(y)} للهجرة"


def time(hour: int, minute: int, case: str) -> str:
    """The hour is a feminine ordinal, but one is a cardinal; quarter, third and half as nouns (AC 35; Ryding 15)."""
    if (hour, minute) == (0, 0):
        return "منتصف الليل"
    named = hour + 1 if minute in (40, 45) else hour
    spoken = "الواحدة" if named % 12 == 1 else ordinal(named % 12 or 12, "f", "nominative")
    added = {0: "", 15: " والربع", 20: " والثلث", 30: " والنصف", 40: " إلا ثلثا", 45: " إلا ربعا"}.get(minute)
    if added is None:
        added = f" و{counted(minute, 'minute', case)}"
    return f"الساعة {spoken}{added} {part_of_day(named)}"


def part_of_day(hour: int) -> str:
    for before, words in (
        (4, "بعد منتصف الليل"),
        (6, "فجرا"),
        (12, "صباحا"),
        (15, "ظهرا"),
        (18, "عصرا"),
        (21, "مساء"),
    ):
        if hour < before:
            return words
    return "ليلا"


def joined(counts: list[tuple[int, str]], case: str) -> str:
    """Each after the first takes و (Wright § 327)."""
    return " و".join(counted(n, noun, case) for n, noun in counts)
