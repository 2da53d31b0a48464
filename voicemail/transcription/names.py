"""Names that engines do not know: what was heard doubtfully and sounds like a name of the list becomes that name.

An engine's vocabulary has no streets of ours, so it writes what sounds alike ("Madinnask, Caboons"). Telling the
engine does not help: a grammar makes Vosk deaf to all other words, and Whisper's `hotwords` put names into messages
that nobody said. So the correction comes after, and is conservative: only words of which the engine was not sure,
only a clear likeness in spelling and sound, and only if no other name is about as like. What the engine wrote is kept.

Likeness is 1 - d / (m + n), the normalised indel distance (d: letters taken out or put in between words of m and n
letters), of the spelling and of the sound, half and half. The sound merges letters as Soundex does
(archives.gov/research/census/soundex), in finer groups, and keeps that there is a vowel.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from .engine import Transcript, Word

#: How like a name what was heard must be: 0 to 100.
LIKENESS = 76.0
#: The same for names of fewer letters than `SHORT`; many common words are like these.
LIKENESS_OF_SHORT = 88.0
SHORT = 8

#: Names of fewer letters are left alone: anything is like them.
SHORTEST = 4

#: How much less like any other name must be.
MARGIN = 4.0

#: Words of both that sound so much alike count as one; what is left of both must still sound as much alike as `REST`:
#: "to the market" is no "Sohar Market".
SAME_WORD = 80.0
REST = 60.0

#: The fewer letters of the two are at least this share of the more: "apartment" is no "Health Department".
LENGTHS = 0.8

#: Letters that a telephone or an engine confuses; the first one stands for all of them.
_ALIKE = (
    "bp", "fv", "td", "kgqcj", "szx", "nm", "aeiouy",
    "سثص", "زذظ", "تطدض", "كق", "غخ", "هحة", "اعءى", "بف",
)  # fmt: skip
_SOUNDS = str.maketrans({letter: group[0] for group in _ALIKE for letter in group})

#: What has one sound but two letters.
_PAIRS = (("ph", "f"), ("gh", "g"), ("ck", "k"), ("kh", "k"), ("th", "t"), ("sh", "s"), ("ch", "s"))

_PUNCTUATION_AFTER = re.compile(r"[^\w\s]+$")


@dataclass(frozen=True, slots=True)
class _Correction:
    """A name in place of `words[begin:end]`; no name: they are one already, and stay."""

    likeness: float
    begin: int
    end: int
    name: str


class Names:
    """The names of one language."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [name for name in names if len(spelling(name)) >= SHORTEST]
        self._spellings = [spelling(name) for name in self._names]
        self._sounds = [sound(name) for name in self._names]
        self._exactly = set(self._spellings)
        self._most_words = max((len(name.split()) for name in self._names), default=0) + 1

    def correct(self, transcript: Transcript, doubtful_below: float) -> Transcript:
        """Return the transcript with names in place of doubtful words that sound like them.

        The place of a name is that of the words it replaces, its confidence the lowest of theirs (it stays
        marked), and `heard` is what they were. The confidence of the whole does not change.
        """
        words = transcript.words
        chosen = [one for one in _apart(self._corrections(words, doubtful_below)) if one.name]
        if not chosen:
            return transcript
        corrected: list[Word] = []
        done = 0
        for one in chosen:
            corrected += [*words[done : one.begin], _replacement(words[one.begin : one.end], one.name)]
            done = one.end
        corrected += words[done:]
        text = " ".join(word.word for word in corrected)
        return msgspec.structs.replace(transcript, text=text, words=tuple(corrected))

    def _corrections(self, words: Sequence[Word], doubtful_below: float) -> Iterator[_Correction]:
        for begin in range(len(words)):
            for end in range(begin + 1, min(begin + self._most_words, len(words)) + 1):
                window = words[begin:end]
                heard = " ".join(word.word for word in window)
                if spelling(heard) in self._exactly:
                    yield _Correction(100.0, begin, end, "")
                elif _is_doubtful(window, doubtful_below):
                    found = self._like(heard)
                    if found is not None:
                        yield _Correction(found[1], begin, end, found[0])

    def _like(self, heard: str) -> tuple[str, float] | None:
        """Return the one name that is like what was heard, and how like."""
        letters = spelling(heard)
        if len(letters) < SHORTEST:
            return None
        near = process.extract(sound(heard), self._sounds, scorer=fuzz.ratio, limit=5, score_cutoff=LIKENESS)
        scores = sorted(
            ((alike + fuzz.ratio(letters, self._spellings[place])) / 2, self._names[place])
            for _, alike, place in near
        )
        if not scores:
            return None
        likeness, name = scores[-1]
        enough = LIKENESS_OF_SHORT if len(spelling(name)) < SHORT else LIKENESS
        rivals = [score for score, other in scores[:-1] if other != name]
        if likeness < enough or (rivals and likeness - rivals[-1] < MARGIN):
            return None
        if not (_as_long(letters, spelling(name)) and _rest_is_alike(heard, name)):
            return None
        return name, likeness


def spelling(text: str) -> str:
    """Return the letters alone: no case, accents, vowel signs, hamza, blanks or punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum() and letter != "\N{ARABIC TATWEEL}")


def sound(text: str) -> str:
    """Return what can be told apart by ear."""
    letters = spelling(text)
    for pair, single in _PAIRS:
        letters = letters.replace(pair, single)
    merged = letters.translate(_SOUNDS)
    return "".join(letter for letter, _ in groupby(merged) if letter != "h")


def read_names(file: Path) -> Names:
    """Read a list: one name a line, `#` begins a comment. Raises `OSError` and `UnicodeDecodeError`."""
    lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8-sig").splitlines())
    return Names(dict.fromkeys(line for line in lines if line))


def _as_long(letters: str, others: str) -> bool:
    shorter, longer = sorted((len(letters), len(others)))
    return shorter >= LENGTHS * longer


def _rest_is_alike(heard: str, name: str) -> bool:
    """Return whether also those words sound alike that tell this name from others of its kind."""
    theirs = [sound(word) for word in name.split()]
    ours = []
    for word in map(sound, heard.split()):
        same = next((other for other in theirs if fuzz.ratio(word, other) >= SAME_WORD), None)
        if same is None:
            ours.append(word)
        else:
            theirs.remove(same)
    if not theirs and not "".join(ours):
        return True
    return fuzz.ratio("".join(ours), "".join(theirs)) >= REST


def _is_doubtful(window: Sequence[Word], below: float) -> bool:
    """Return whether the engine doubted what it wrote; one that tells no confidence is believed."""
    known = [word.confidence for word in window if word.confidence is not None]
    if len(known) < len(window):
        return False
    return sum(known) / len(known) < below


def _apart(corrections: Iterable[_Correction]) -> list[_Correction]:
    """Return the likest that do not overlap, in their order."""
    chosen: list[_Correction] = []
    for one in sorted(corrections, key=lambda each: -each.likeness):
        if all(one.end <= other.begin or other.end <= one.begin for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda each: each.begin)


def _replacement(window: Sequence[Word], name: str) -> Word:
    heard = " ".join(word.word for word in window)
    after = _PUNCTUATION_AFTER.search(heard)
    confidences = [word.confidence for word in window if word.confidence is not None]
    return Word(
        name + (after.group() if after else ""),
        window[0].start,
        window[-1].end,
        min(confidences, default=None),
        heard=heard,
    )
