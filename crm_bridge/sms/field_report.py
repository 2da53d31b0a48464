"""What a field team's text means. Pure.

    [case word] reference  keyword  [!] [note]        C 4270 done valve replaced
    keyword  [case word] reference  [!] [note]        تم ٤٢٧٠ استبدال الصمام

The keyword may be left out before a note that begins with `!`. A note is for the people of the city, unless `!` or one
of `keywords.PUBLIC` stands before it (or `!` behind the keyword): then the citizen may read it, too.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from hotline.crm_bridge.case_status import IN_PROGRESS, SOLVED, WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY
from hotline.crm_bridge.reference import FIRST_NUMBER, is_valid

from .keywords import BEFORE_KEYS, LONGEST_PHRASE, PHRASES, PUBLIC_KEYS, Action, key

#: A text of more characters is read no further; 255 parts have fewer.
MOST_CHARACTERS = 40_000

#: The status that each action gives; the others give none. Who cannot do it says why, and the second line decides.
STATUS_OF: Mapping[Action, str] = {
    "done": SOLVED,
    "on the way": IN_PROGRESS,
    "started": IN_PROGRESS,
    "wait citizen": WAITING_FOR_CITIZEN,
    "wait parts": WAITING_FOR_THIRD_PARTY,
}

#: Actions that mean nothing without words.
NEEDS_NOTE: frozenset[Action] = frozenset({"cannot", "note"})

#: Digits of the shortest reference.
_LEAST_DIGITS = len(str(FIRST_NUMBER)) + 1

#: A reference with its sign and letters before it, as one word; what follows is the next word.
_REFERENCE = re.compile(r"[#(\[]*([^\W\d_]{0,9})[#:.\-–]*(\d{3,})(?!\d)([^\w!]*)(!*)(.*)", re.DOTALL)


class FieldReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a team reports about a case."""

    #: Its check digit is right.
    reference: str
    action: Action
    #: As it was written; empty: none.
    note: str = ""
    #: The citizen may read the note.
    public: bool = False

    @property
    def status(self) -> str | None:
        """The status that it gives; None: none."""
        return STATUS_OF.get(self.action)


class Misread(msgspec.Struct, frozen=True, kw_only=True):
    """What cannot be understood, and why."""

    why: Literal["help", "no reference", "wrong reference", "unknown word", "no note"]
    #: The digits that were to be a reference.
    digits: str = ""
    #: The word that nobody knows; the action that needs a note.
    word: str = ""


def read(text: str) -> FieldReport | Misread:
    """Return what a text reports, or what about it cannot be understood."""
    words = _clean(text).split()
    while words and key(words[0]) in BEFORE_KEYS and not _REFERENCE.fullmatch(words[0]):
        words = words[1:]
    if not words:
        return Misread(why="help")
    found = _take_reference(words)
    if found is not None:
        return _read_after(found[0], found[1])
    action, rest, public = _take_action(words)
    if action == "help" or (action is None and _is_question(words)):
        return Misread(why="help")
    found = _take_reference(_without_case_words(rest)) if action is not None else None
    if action is None or found is None:
        return Misread(why="no reference")
    return _report(found[0], action, found[1], public)


def similar(digits: str) -> list[str]:
    """Return the references that may be meant: one digit is another one, or two neighbours changed places."""
    meant: set[str] = set()
    for place, digit in enumerate(digits):
        meant |= {digits[:place] + other + digits[place + 1 :] for other in "0123456789" if other != digit}
        if place:
            meant.add(digits[: place - 1] + digit + digits[place - 1] + digits[place + 1 :])
    return sorted(reference for reference in meant if is_valid(reference))


def _read_after(digits: str, rest: Sequence[str]) -> FieldReport | Misread:
    """Read what follows a reference."""
    action, after, public = _take_action(rest)
    if action is None and rest and rest[0].startswith("!") and _note(rest, False)[0]:
        return _report(digits, "note", rest, True)
    if action is None and not is_valid(digits):
        return Misread(why="wrong reference", digits=digits)
    if action is None:
        return Misread(why="unknown word", digits=digits, word=rest[0] if rest else "")
    if action == "help":
        return Misread(why="help")
    return _report(digits, action, after, public)


def _report(digits: str, action: Action, rest: Sequence[str], public: bool) -> FieldReport | Misread:
    if not is_valid(digits):
        return Misread(why="wrong reference", digits=digits)
    note, public = _note(rest, public)
    if not note and action in NEEDS_NOTE:
        return Misread(why="no note", digits=digits, word=action)
    return FieldReport(reference=digits, action=action, note=note, public=public and bool(note))


def _take_reference(words: Sequence[str]) -> tuple[str, list[str]] | None:
    """Return the digits at the head and what is behind them; None where no reference is there."""
    found = _REFERENCE.fullmatch(words[0]) if words else None
    if found is None or len(found[2]) < _LEAST_DIGITS or (found[1] and key(found[1]) not in BEFORE_KEYS):
        return None
    behind = [found[4] + found[5]] if found[4] or found[5] else []
    return found[2], [*behind, *words[1:]]


def _take_action(words: Sequence[str]) -> tuple[Action | None, list[str], bool]:
    """Return the action whose phrase is at the head, what is behind it, and whether a `!` stands at its end."""
    signless = [word for word in words if key(word) or "!" in word]
    for length in range(min(LONGEST_PHRASE, len(signless)), 0, -1):
        phrase = tuple(key(word) for word in signless[:length])
        action = PHRASES.get(phrase)
        if action is not None:
            return action, list(signless[length:]), signless[length - 1].endswith("!")
    return None, list(words), False


def _note(words: Sequence[str], public: bool) -> tuple[str, bool]:
    """Return the words of a note, and whether the citizen may read them."""
    rest = list(words)
    while rest and not key(rest[0]):
        public = public or "!" in rest[0]
        rest = rest[1:]
    if rest and rest[0].startswith("!"):
        public, rest = True, [rest[0].lstrip("!"), *rest[1:]]
    if rest and key(rest[0]) in PUBLIC_KEYS:
        public, rest = True, rest[1:]
    note = " ".join(rest).strip()
    return (note, public) if any(sign.isalnum() for sign in note) else ("", public)


def _without_case_words(words: Sequence[str]) -> list[str]:
    rest = list(words)
    while rest and key(rest[0]) in BEFORE_KEYS and not _REFERENCE.fullmatch(rest[0]):
        rest = rest[1:]
    return rest


def _is_question(words: Sequence[str]) -> bool:
    return all(not key(word) for word in words)


def _clean(text: str) -> str:
    """Return the text with Western digits, and without signs that only steer how it is shown."""
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in text[:MOST_CHARACTERS]
        if unicodedata.category(sign) not in {"Cf", "Cs"}
    )
