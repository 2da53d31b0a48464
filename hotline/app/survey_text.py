"""What a survey by text message says, and what a citizen's reply means. Pure.

A mark is a number from 1 to 5 that stands alone, in Western, Arabic-Indic or Persian digits, whatever is around it
("5 شكرا", "I give ٤", "4/5"). A reply with several different numbers means nothing that we could be sure of; the second
one of "4/5" and "4 من 5" is the scale.

Not everything that comes while a survey is open is a reply: "there is a leak in street 3" is a report, and STOP is a
word of its own. What is taken for a reply has few words, or begins with the mark and a sign.
"""

import re
from collections.abc import Mapping

from hotline.crm_bridge.sms.keywords import START_KEYS, STOP_KEYS, key, keys
from hotline.crm_bridge.survey import BEST, WORST

#: By language; English for all others.
QUESTIONS: Mapping[str, str] = {
    "ar": "قيّموا خدمتنا في مكالمتكم مع الخط الساخن 1111: أرسلوا رقمًا من 1 (سيئة جدًّا) إلى 5 (جيدة جدًّا).",
    "en": "Please rate our service in your call to the city's hotline 1111: reply 1 (very bad) to 5 (very good).",
}
THANKS: Mapping[str, str] = {
    "ar": "شكرًا لكم على تقييمكم.",
    "en": "Thank you for your rating.",
}
NOT_UNDERSTOOD: Mapping[str, str] = {
    "ar": "عذرًا، لم نفهم ردّكم. أرسلوا رقمًا واحدًا من 1 (سيئة جدًّا) إلى 5 (جيدة جدًّا).",
    "en": "Sorry, we did not understand that. Please reply with one number from 1 (very bad) to 5 (very good).",
}

#: Longer replies are not read to their end: a text message of several parts has fewer characters.
MOST_CHARACTERS = 2000

#: "out of five", behind a mark.
_SCALE = re.compile(r"(\d+)\s*(?:/|out of|of|من)\s*5(?![\d.,])", re.IGNORECASE)

#: Words of a reply without a mark, with one, and with one as its first word.
MOST_WORDS, MOST_WITH_MARK, MOST_BEHIND_MARK = 2, 3, 5

#: A mark before a sign: whatever follows is a comment.
_MARK_AND_SIGN = re.compile(r"\s*[1-5]\s*(?:/\s*5\b|[.,;:!،؛\n–—-])")

#: What is counted is no mark: "3 days without water".
_COUNTED = frozenset(
    key(word)
    for word in (
        "day", "days", "hour", "hours", "week", "weeks", "month", "months", "times", "houses",
        "يوم", "أيام", "ساعة", "ساعات", "أسبوع", "أسابيع", "شهر", "أشهر", "شهور", "مرات", "بيوت", "منازل",
    )
)  # fmt: skip

_NUMBER = re.compile(r"-?\d+(?:[.,٫]\d+)?")


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return the words in this language, in English where we have none."""
    return texts.get(language, texts["en"])


def mark(text: str) -> int | None:
    """Return the mark that a reply gives, None where it is not clear."""
    western = "".join(_western(sign) for sign in text[:MOST_CHARACTERS])
    numbers = {found.group() for found in _NUMBER.finditer(_SCALE.sub(r"\1 ", western))}
    if len(numbers) != 1:
        return None
    (number,) = numbers
    return int(number) if number.isdigit() and WORST <= int(number) <= BEST else None


def is_reply(text: str) -> bool:
    """Return whether a text that comes while a survey is open is meant for it; others are somebody's else."""
    words = text[:MOST_CHARACTERS].split()
    if keys(text) in STOP_KEYS | START_KEYS:
        return False
    if mark(text) is None:
        return len(words) <= MOST_WORDS
    if len(words) > 1 and key(words[1]) in _COUNTED:
        return False
    western = "".join(_western(sign) for sign in text[:MOST_CHARACTERS])
    most = MOST_BEHIND_MARK if mark(words[0]) is not None else MOST_WITH_MARK
    return len(words) <= most or _MARK_AND_SIGN.match(western) is not None


def _western(sign: str) -> str:
    """Return a decimal digit of any script as 0 to 9, other signs as they are."""
    return str(int(sign)) if sign.isdecimal() else sign
