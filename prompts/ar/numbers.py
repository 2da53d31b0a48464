"""Arabic cardinal numbers, alone and before what is counted.

Wright, A Grammar of the Arabic Language, vol. I §§ 318-327, vol. II §§ 92-106; Ryding, A Reference Grammar of Modern
Standard Arabic, ch. 15. The rules, by the last two digits of the number:

| last two digits | the number | the noun |
|---|---|---|
| 1, 2 | agrees; the noun alone says it (دقيقتان) | singular, dual |
| 3 to 10 | has the other gender (ثلاث دقائق، ثلاثة أيام) | plural, genitive |
| 11, 12 | both words agree (إحدى عشرة دقيقة) | singular, accusative |
| 13 to 19 | ones of the other gender, ten agrees (ثلاث عشرة دقيقة) | singular, accusative |
| 20 to 99 | ones as above, tens have no gender | singular, accusative |
| 0 | hundreds and thousands are in construct (مئة دقيقة) | singular, genitive |

After hundreds and thousands the noun is repeated for 1 and 2: مئة دقيقة ودقيقة واحدة. Ones come before tens, and each
part after the first takes `و`, which is never a recording of its own. Thousand and million are counted like nouns.

A fragment has the form in which it stands: at a pause, without case ending (`number-3`, ثلاثة); or right before the
noun (`number-3-of-genitive`, ثلاثةِ), where something else is heard than at a pause.
"""

from hotline.prompts.grammar.language import Case, Gender

_MILLION, _THOUSAND = 1_000_000, 1_000

_TENS, _HUNDREDS = range(20, 100, 10), range(100, 1000, 100)

#: Numbers that show the case at a pause: duals, 12, tens, and hundreds with a vowel inside (ثلاثُمئة، ثلاثِمئة).
_DECLINED = frozenset({2, 12, *_TENS, *_HUNDREDS, 2_000, 2_000_000} - {100, 800})

#: Numbers that show the case before a noun: constructs with a vowel or a lost nun, and 12.
_DECLINED_OF = frozenset({*range(3, 11), *_HUNDREDS, 2_000, 2_000_000})

#: Thousand and million, as nouns: what follows `number-` or stands after a number.
_SCALES = {_THOUSAND: "thousand", _MILLION: "million"}


def number(n: int, gender: Gender, case: Case, *, joined: bool = False, of: bool = False) -> list[str]:
    """Return the prompts for 0 to 999,999,999.

    `gender` is that of what is counted. `joined` begins it with `و`; `of` ends it so that a noun can follow, and then
    the last two digits must not be 1 or 2.
    """
    if n == 0:
        return ["number-0"]
    spoken: list[str] = []
    rest = n
    for scale in (_MILLION, _THOUSAND):
        count, rest = divmod(rest, scale)
        if count:
            spoken += _scaled(count, scale, case, joined=joined or bool(spoken), of=of and not rest)
    if rest:
        spoken += _below_thousand(rest, gender, case, joined=joined or bool(spoken), of=of)
    return spoken


def _scaled(count: int, scale: int, case: Case, *, joined: bool, of: bool) -> list[str]:
    """Return so many thousands or millions: both are masculine nouns."""
    if count <= 2:
        return [_fragment(count * scale, "masculine", case, joined=joined, of=of and count == 2)]
    last = count % 100
    if last in (1, 2):
        hundreds = _scaled(count - last, scale, case, joined=joined, of=False)
        return [*hundreds, *_scaled(last, scale, case, joined=True, of=of)]
    spoken = _below_thousand(count, "masculine", case, joined=joined, of=True)
    return [*spoken, _scale_noun(scale, counted_form(count), of=of)]


def _scale_noun(scale: int, form: str, *, of: bool) -> str:
    # Only the accusative sounds otherwise before a noun: it loses its nunation (أحد عشر ألفًا، أحد عشر ألفَ ريال).
    return f"number-{_SCALES[scale]}-{'genitive' if of and form == 'accusative' else form}"


def counted_form(n: int) -> str:
    """Return the form of the noun after a number above 2 whose last two digits are not 1 or 2."""
    last = n % 100
    if last == 0:
        return "genitive"
    return "plural" if last <= 10 else "accusative"


def _below_thousand(n: int, gender: Gender, case: Case, *, joined: bool, of: bool) -> list[str]:
    hundreds, rest = n - n % 100, n % 100
    ones, tens = (rest, 0) if rest < 20 else (rest % 10, rest - rest % 10)
    parts = [part for part in (hundreds, ones, tens) if part]
    spoken: list[str] = []
    for part in parts:
        follows = joined or bool(spoken)
        if part == 1 and tens and gender == "feminine":
            spoken.append("number-and-1-with-tens-feminine" if follows else "number-1-with-tens-feminine")
        else:
            spoken.append(_fragment(part, gender, case, joined=follows, of=of and part == parts[-1]))
    return spoken


def _fragment(n: int, gender: Gender, case: Case, *, joined: bool, of: bool) -> str:
    feminine = n < 20 and gender == "feminine"
    before_noun = of and (n in _DECLINED_OF or (feminine and 11 <= n <= 19))
    declined = n in _DECLINED_OF or n == 12 if before_noun else n in _DECLINED
    endings = ("-feminine" * feminine, "-of" * before_noun, "-genitive" * (declined and case == "genitive"))
    return f"number-{'and-' * joined}{n}{''.join(endings)}"


def _all_fragments() -> frozenset[str]:
    genders: tuple[Gender, ...] = ("masculine", "feminine")
    cases: tuple[Case, ...] = ("nominative", "genitive")
    scales = [count * scale for scale in _SCALES for count in (1, 2)]
    found = {
        _fragment(n, gender, case, joined=joined, of=of)
        for n in (*range(1, 20), *_TENS, *_HUNDREDS, *scales)
        for gender in genders
        for case in cases
        for joined in (False, True)
        for of in (False, True)
    }
    nouns = {
        f"number-{scale}-{form}"
        for scale in _SCALES.values()
        for form in ("plural", "accusative", "genitive")
    }
    return frozenset(
        {"number-0", "number-1-with-tens-feminine", "number-and-1-with-tens-feminine"} | found | nouns
    )


FRAGMENTS = _all_fragments()
