"""Spells vocalised Arabic the way it is spoken, because espeak-ng reads letter by letter.

Catalogues hold good Arabic as people write it, with its vowel signs; nobody should have to write it wrongly
to hear it right. Measured on espeak-ng 1.51: a vowel sign that stands before the shadda (Unicode's canonical
order) is swallowed, `ال` is never assimilated nor elided, a mute alif is sung, `ِيَ` and `ُوَ` become long
vowels, and a pausal ة is a `t`.

Text without vowel signs goes through unchanged where no rule applies.
"""

import re
import unicodedata

_FATHATAN, _DAMMATAN, _KASRATAN = "\u064b", "\u064c", "\u064d"
_FATHA, _DAMMA, _KASRA = "\u064e", "\u064f", "\u0650"
_SHADDA, _SUKUN, _DAGGER_ALIF, _TATWEEL = "\u0651", "\u0652", "\u0670", "\u0640"

_VOWEL = f"[{_FATHATAN}{_DAMMATAN}{_KASRATAN}{_FATHA}{_DAMMA}{_KASRA}]"
_SHORT = f"[{_FATHA}{_DAMMA}{_KASRA}]"
_LETTER = "[\u0621-\u063a\u0641-\u064a]"
#: Letters of the tongue's tip, before which the article's ل is not heard.
_SUN = "[تثدذرزسشصضطظلن]"
_PREFIX = f"(?P<prefix>[وفبك]{_SHORT})"

#: Where a speaker pauses: elision does not reach over it.
_pause = re.compile(r"([.،؛:؟!,;?…]+)")
#: What ends in a vowel, so that the next word's wasl is not heard.
_ends_open = re.compile(f"({_SHORT}|[اىيو])$")

#: Applied to each word, in this order.
_in_word = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        # هٰذِه: the dagger is the long vowel.
        (f"{_FATHA}?{_DAGGER_ALIF}", "ا"),
        # Shadda is the letter twice; at the end of a word espeak says it well enough.
        (f"({_LETTER}){_SHADDA}(?={_VOWEL}|ا)", rf"\1{_SUKUN}\1"),
        # وَالشَّمْس: the article's alif and, before a sun letter, its ل are not heard.
        (f"^{_PREFIX}ال{_SUKUN}?(?={_SUN}{_SUKUN}(?P<sun>{_LETTER}))", r"\g<prefix>"),
        (f"^{_PREFIX}ال{_SUKUN}?(?={_LETTER})", rf"\g<prefix>ل{_SUKUN}"),
        # لِلشَّمْس
        (f"^ل{_KASRA}ل{_SUKUN}?(?=(?P<twin>{_SUN}){_SUKUN}(?P=twin))", f"ل{_KASRA}"),
        # الِانْتِظَار, لِاتِّصَالِكُم, وَاثْنَان: the second wasl is not heard either.
        (f"^(ا?ل{_KASRA}|[وفبك]{_SHORT})ا(?={_LETTER}{_SUKUN})", r"\1"),
        # يُسَجِّلُوا: the alif is only written.
        (f"(?<={_DAMMA})وا$", "و"),
        (f"و{_SUKUN}ا$", f"و{_SUKUN}"),
        # A pausal ة is h, not t.
        ("ة$", "ه"),
        # A semivowel between vowels must not be taken for a long vowel.
        (f"({_SHORT})(?=[وي]{_VOWEL}|[وي]ا)", rf"\1{_TATWEEL}"),
        # يَنَايِر, مَلَايِين: nor a ي with a kasra after a long vowel.
        (f"(?<=ا)ي(?={_KASRA})", f"ي{_TATWEEL}"),
    )
)
#: The article and the wasl at the beginning of a word: how it is said after a pause, and after a vowel.
_article_before_sun = re.compile(f"^ال{_SUKUN}?(?=(?P<twin>{_SUN}){_SUKUN}(?P=twin))")
_article = re.compile(f"^ال{_SUKUN}?(?={_LETTER})")
#: الِانْتِظَار: no vowel may come between.
_article_with_kasra = re.compile(f"^ال(?={_KASRA})")
_wasl = re.compile(f"^ا{_SHORT}?(?={_LETTER}{_SUKUN})")


def respell(text: str) -> str:
    """Return the text as espeak-ng's Arabic voice should read it."""
    phrases = _pause.split(_shadda_first(unicodedata.normalize("NFC", text)))
    return "".join(phrase if _pause.fullmatch(phrase) else _phrase(phrase) for phrase in phrases)


def _shadda_first(text: str) -> str:
    """Put the shadda before the vowel that belongs to it; canonical order has it behind."""
    return re.sub(f"({_VOWEL}){_SHADDA}", rf"{_SHADDA}\1", text)


def _phrase(text: str) -> str:
    words: list[str] = []
    after_vowel = False
    for written in text.split():
        word = _beginning(_word(written), after_vowel=after_vowel)
        after_vowel = _ends_open.search(word) is not None
        words.append(word)
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and words else ""
    return before + " ".join(words) + after


def _word(word: str) -> str:
    for pattern, replacement in _in_word:
        word = pattern.sub(replacement, word)
    return word


def _beginning(word: str, *, after_vowel: bool) -> str:
    """Say or leave out what only begins a phrase: the alif of the article, and of اِثْنَان or اُكْتُب."""
    alif = "" if after_vowel else f"ا{_FATHA}"
    for pattern, article in ((_article_before_sun, ""), (_article, f"ل{_SUKUN}"), (_article_with_kasra, "ل")):
        if pattern.search(word):
            return pattern.sub(alif + article, word, count=1)
    return _wasl.sub("", word, count=1) if after_vowel else word
