"""An article in pieces that are spoken one after the other, so that the first words come quickly. Pure."""

import re
from collections.abc import Iterator

#: A longer sentence is parted, characters: some ten seconds of speech.
MOST_LETTERS = 180

#: Behind the end of a sentence of either script; the quotes and brackets that close it belong to it.
_SENTENCES = re.compile(r"(?<=[.!?؟…])[\"'»”)\]]*\s+")
#: Where a long sentence is parted; failing that, at a blank.
_COMMA = re.compile(r"(?<=[,;:،؛])\s+")
_PARAGRAPHS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|#+)\s)")

#: Markdown that is not for ears: the signs of headings, lists and quotations at the beginning of a line, pictures and
#: links (their words stay), emphasis and code.
_LINE_SIGNS = re.compile(r"^\s*(?:#+\s+|[-*+]\s+|>\s?)+", re.MULTILINE)
_LINKS = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"\*\*|__|`|(?<!\w)[*_]|[*_](?!\w)")

_SAID = re.compile(r"\w")


def pieces(title: str, text: str) -> tuple[str, ...]:
    """Return the title and the sentences; each holds something to be said and has at most `MOST_LETTERS` characters."""
    found = [title.strip()]
    for paragraph in _PARAGRAPHS.split(text):
        for sentence in _SENTENCES.split(" ".join(_plain(paragraph).split())):
            found += _parts(sentence)
    return tuple(piece for piece in found if _SAID.search(piece))


def _plain(paragraph: str) -> str:
    return _EMPHASIS.sub("", _LINE_SIGNS.sub("", _LINKS.sub(r"\1", paragraph)))


def _parts(sentence: str) -> Iterator[str]:
    """Yield the sentence, parted at its commas and blanks where it is long."""
    part = ""
    for clause in _COMMA.split(sentence):
        for word in [clause] if len(clause) <= MOST_LETTERS else clause.split():
            if part and len(part) + 1 + len(word) > MOST_LETTERS:
                yield part
                part = ""
            part = f"{part} {word}".strip()
            while len(part) > MOST_LETTERS:
                yield part[:MOST_LETTERS]
                part = part[MOST_LETTERS:]
    yield part
