"""What a text is probably about, by the keywords of the categories. Pure. A hint for a person; it sets nothing.

A keyword is a word or a phrase under `[categories.….keywords]`. It speaks for its category where the text has all its
words, whole and one after the other, in whatever inflection:

- Arabic: in one spelling (`arabic.normalise_arabic`), without article and common endings (`arabic.stem`), and without
  the particles that are written together with a word (`و ف ب ل ك س`), which are taken off only to find a keyword:
  `بالتسريب`, `للتسريبات`, `وتسرب`.
- English: with the endings of plurals and verbs: `leaks`, `leaking`, `leaked`, `dripping`, `batteries`.

A keyword of n words weighs n, divided by the number of categories that share it, and counts once however often it is
said. A word of the text speaks for a category once: within `burst pipe` the keyword `pipe` adds nothing.
Keywords of all languages count, since people mix them; what was said against a category ("not the water") is not
understood, which is one reason why people decide.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from hotline.config.cases import Category

from .arabic import stem, words

#: Hints that are given at most.
MOST_HINTS = 3

#: A category with less than this part of the best one's score is no hint.
LEAST_OF_BEST = 0.5

#: So much better than the second must the first be, for machines that have to choose one.
CLEARLY_BETTER = 2.0

#: Words of a text that are looked at: the matter is said in the beginning.
MOST_WORDS = 2000

#: Particles that are written together with the next word.
_PARTICLES = "وفبلكس"

#: What remains of a word.
_STAY = 3

_VOWELS = frozenset("aeiou")


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """A category that a text may be about."""

    category: str
    #: For their order only.
    score: float
    #: The keywords that spoke for it, as the configuration has them, in the order of the text.
    words: tuple[str, ...]


class _Keyword(NamedTuple):
    category: str
    written: str
    #: For each word the forms of which the text must have one.
    forms: tuple[frozenset[str], ...]
    weight: float


def hints(text: str, categories: Mapping[str, Category]) -> list[Hint]:
    """Return what the text is probably about, the likeliest first.

    Several where it is not clear, none without a clue.
    """
    by_form = _compiled(tuple((key, _written(category)) for key, category in categories.items()))
    spoken = [forms_of(word) for word in words(text)[:MOST_WORDS]]
    found: dict[str, list[tuple[int, _Keyword]]] = defaultdict(list)
    for place, keyword in _heard(spoken, by_form):
        found[keyword.category].append((place, keyword))
    scored = [_hint(category, heard) for category, heard in found.items()]
    best = max((hint.score for hint in scored), default=0.0)
    likely = [hint for hint in scored if hint.score >= LEAST_OF_BEST * best]
    return sorted(likely, key=lambda hint: (-hint.score, hint.category))[:MOST_HINTS]


def clear_category(found: Sequence[Hint]) -> str | None:
    """Return the category where the hints leave no doubt that a machine should have; None otherwise."""
    if not found or (len(found) > 1 and found[0].score < CLEARLY_BETTER * found[1].score):
        return None
    return found[0].category


def forms_of(word: str) -> frozenset[str]:
    """Return what a normalised word may be a form of, itself included."""
    return frozenset(_english(word) if word.isascii() else _arabic(word))


# --- hearing ---


def _heard(
    spoken: Sequence[frozenset[str]], by_form: Mapping[str, Sequence[_Keyword]]
) -> Iterator[tuple[int, _Keyword]]:
    """Yield each keyword that is said, and where."""
    for place, forms in enumerate(spoken):
        begun = dict.fromkeys(keyword for form in sorted(forms) for keyword in by_form.get(form, ()))
        for keyword in begun:
            said = spoken[place : place + len(keyword.forms)]
            whole = len(said) == len(keyword.forms)
            if whole and all(one & other for one, other in zip(said, keyword.forms, strict=True)):
                yield place, keyword


def _hint(category: str, heard: Sequence[tuple[int, _Keyword]]) -> Hint:
    """Count each keyword once, and each word of the text for the longest keyword that it is in."""
    taken: set[int] = set()
    counted: dict[str, tuple[int, float]] = {}
    for place, keyword in sorted(heard, key=lambda one: (-len(one[1].forms), one[0])):
        places = set(range(place, place + len(keyword.forms)))
        if not places & taken:
            taken |= places
            counted.setdefault(keyword.written, (place, keyword.weight))
    in_order = sorted(counted, key=lambda written: counted[written][0])
    score = sum(weight for _, weight in counted.values())
    return Hint(category=category, score=round(score, 3), words=tuple(in_order))


# --- keywords ---


def _written(category: Category) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for several in category.keywords.values() for word in several))


@lru_cache(maxsize=8)
def _compiled(categories: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, Sequence[_Keyword]]:
    """Return the keywords by the forms of their first word."""
    sharing: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for category, several in categories:
        for written in several:
            sharing[tuple(words(written))].add(category)
    by_form: dict[str, list[_Keyword]] = defaultdict(list)
    for category, several in categories:
        for written in several:
            parts = tuple(words(written))
            if not parts:
                continue
            weight = len(parts) / len(sharing[parts])
            keyword = _Keyword(category, written, tuple(_bases(part) for part in parts), weight)
            for form in keyword.forms[0]:
                by_form[form].append(keyword)
    return by_form


def _bases(word: str) -> frozenset[str]:
    """Return the forms of a keyword's word: its particles are letters of its own."""
    return forms_of(word) if word.isascii() else frozenset({word, stem(word)})


# --- forms of words ---


def _arabic(word: str) -> Iterator[str]:
    yield word
    yield stem(word)
    for _ in range(2):  # `وب…`, `فل…`
        if not word.startswith(tuple(_PARTICLES)) or len(word) <= _STAY:
            return
        # `لل…` is the particle and an article that lost its alef.
        word = word[1:]
        yield word
        yield stem(word)


def _english(word: str) -> Iterator[str]:
    yield word
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        base = word.removesuffix(ending)
        if base == word or len(base) < _STAY or (ending == "s" and base.endswith("s")):
            continue
        yield base + instead
        if not instead and len(base) > _STAY and base[-1] == base[-2] and base[-1] not in _VOWELS:
            yield base[:-1]  # `dripping`: drip
