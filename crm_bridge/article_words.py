"""Words of articles and of questions, the order of what is found, and the part that is shown. Pure.

The databases find candidates; the order is made here, so that it is the same on both: words of a question weigh by how
rare they are among the candidates (the idea of Okapi BM25's idf; S. Robertson, H. Zaragoza, The Probabilistic Relevance
Framework, 2009), more in a title than in a text, and more as they were written than by their stem or beginning.
"""

import functools
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from . import arabic
from .article import Article, Found

#: Of a question, so many different words count, each so long; who sends 10 kB is not read to the end.
MOST_WORDS = 24
LONGEST_WORD = 40

#: How many characters of an article are shown.
EXCERPT_LETTERS = 160

#: How much a word counts as it was written, by its stem, as the beginning of a word, without particles.
_AS_WRITTEN, _BY_STEM, _AS_BEGINNING, _BY_CORE = 4.0, 2.5, 1.5, 1.0
#: How much more a title counts than the text.
_TITLE = 4.0

_SHOWN_WORD = re.compile(r"\S+")


@functools.lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a normalised word: Light10 for Arabic, D. Harman's S-stemmer (1991) for English plurals."""
    if not word.isascii():
        return arabic.stem(word)
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    if word.endswith("s") and len(word) > 3 and not word.endswith(("us", "ss", "aes", "ees", "oes")):
        return word[:-1]
    return word


@functools.lru_cache(maxsize=20_000)
def core(word: str) -> str:
    """Return the stem of a normalised word, of an Arabic one also without a particle of one letter."""
    return stem(word) if word.isascii() else arabic.core(word)


def loosened(word: str) -> tuple[str, ...]:
    """Return the stems that a word of a text may have which differs from this one by its particle only."""
    found = dict.fromkeys((stem(word), core(word)))
    if word.isascii():
        return tuple(found)
    return (*found, *(letter + one for letter in arabic.PARTICLES for one in found))


def index_words(text: str) -> list[str]:
    """Return what is to be found of a text: its words in their order, each followed by its stem if that differs."""
    found: list[str] = []
    for word in (whole[:LONGEST_WORD] for whole in arabic.words(text)):
        found.append(word)
        if stem(word) != word:
            found.append(stem(word))
    return found


def question_words(text: str) -> list[str]:
    """Return the words of a question, each once, the first ones of a long one."""
    # Longer than the words that count can be, short enough not to hold anybody up.
    found = (word[:LONGEST_WORD] for word in arabic.words(text[: MOST_WORDS * LONGEST_WORD]))
    return list(dict.fromkeys(found))[:MOST_WORDS]


def in_order(articles: Sequence[Article], asked: Sequence[str]) -> list[Article]:
    """Return the articles, the best first; equally good ones by title and name."""
    hits = {article: [_hit(article, word) for word in asked] for article in articles}
    rarity = [
        math.log(1 + (len(articles) + 1) / (sum(1 for values in hits.values() if values[index] > 0) + 0.5))
        for index in range(len(asked))
    ]
    score = {
        article: sum(value * weight for value, weight in zip(values, rarity, strict=True))
        for article, values in hits.items()
    }
    return sorted(articles, key=lambda one: (-round(score[one], 9), one.title, one.name, one.language))


def excerpt(article: Article, asked: Sequence[str]) -> Found:
    """Return the article with the part of its text that has the first hit, or with its beginning."""
    text = " ".join(article.text.split())
    spans = [span.span() for span in _SHOWN_WORD.finditer(text)]
    hits = [(begin, end) for begin, end in spans if _is_hit(text[begin:end], asked)]
    first = hits[0][0] if hits else 0
    begin = next((start for start, _ in spans if start >= first - EXCERPT_LETTERS // 3), 0)
    end = max((stop for _, stop in spans if stop <= begin + EXCERPT_LETTERS), default=begin + EXCERPT_LETTERS)
    before, after = ("… " if begin else ""), (" …" if end < len(text) else "")
    shift = len(before) - begin
    marks = tuple((start + shift, stop + shift) for start, stop in hits if start >= begin and stop <= end)
    return Found(article, f"{before}{text[begin:end]}{after}", marks)


def _hit(article: Article, asked: str) -> float:
    return _best(_counts(article.title), asked) * _TITLE + _best(_counts(article.text), asked)


def _best(words: Mapping[str, int], asked: str) -> float:
    """Return how well the best of the words fits, and a little for each further one."""
    values = [(_value(word, asked), count) for word, count in words.items()]
    best = max((value for value, _ in values), default=0.0)
    return best + math.log1p(sum(value * count for value, count in values) - best) / 4 if best else 0.0


@functools.lru_cache(maxsize=1000)
def _counts(text: str) -> Mapping[str, int]:
    """Return how often each word is there; the articles of a knowledge base are ranked again and again."""
    return Counter(arabic.words(text))


def _value(word: str, asked: str) -> float:
    if word == asked:
        return _AS_WRITTEN
    if stem(word) == stem(asked):
        return _BY_STEM
    if word.startswith(asked):
        return _AS_BEGINNING
    is_one = not {stem(word), core(word)}.isdisjoint((stem(asked), core(asked)))
    return _BY_CORE if is_one else 0.0


def _is_hit(shown: str, asked: Sequence[str]) -> bool:
    return any(_value(word, one) > 0 for word in arabic.words(shown) for one in asked)
