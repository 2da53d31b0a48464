"""What is wrong with settings, taken apart: a text of the catalogue and the values in it. Pure.

The loader says everything in English, for the terminal. A page in another language shows the same text of the
catalogue, translated, with these values; what is not in it stays English.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Said(NamedTuple):
    """A message, taken apart."""

    #: As the catalogue has it, with the names of values in braces.
    text: str
    values: Mapping[str, str]


#: What is wrong. Values stand in braces; the longer of two texts that both fit comes first (see `taken_apart`).
FAULTS = (
    "there is no queue `{name}`",
    "there is no menu `{name}`",
    "there is no department `{name}`",
    "there is no agent `{name}`",
    "there are no hours `{name}`",
    "there is no number outside `{name}`",
    "the prompt `{name}` has no text",
    "the prompt `{name}` has no text in `{language}`",
    "no agent has the skill `{name}`",
    "has no text in `{language}`, and citizens of that language read it",
    "has no text in `{language}`, and callers of that language hear it",
    "`{name}` is not offered",
    "names `{name}` twice",
    "`{name}` is no range of times",
    "`{name}` begins and ends at the same time",
    "`{name}` is no date",
    "`{name}` overlaps with `{other}`",
    "`{name}` overlaps with `{other}` of {day}",
    "`{name}` overlaps with `{other}`{day}, which ends on the next day because its end is before its begin",
    "the holidays of `{name}` are not known",
    "it is never open",
    "nobody asks for these hours",
    "is {number}",
    "must be {kind}",
    "must be {kind}, not {given}",
    "is empty",
    "is missing",
    "is no key that exists here",
    "is no possible name",
    "has the wrong form",
    "holds a line break or another control character",
    "`{name}` is no requirement: column {column}: {problem}",
    "leads nowhere",
    "leads to more than one thing: {names}",
    "leads back to its own queue",
    "leads calls in a circle: {names}",
    "has no way out: no key leads on to a queue, a message or a person",
    "no key and no number leads to this menu",
    "is never reached: what stands before it always holds",
    "is never reached: there is no `when` before it",
    "is never reached: the menu has no `when`",
    "can never hold",
    "can never hold here",
    "has `when`, and nobody knows where the others go",
    "says nothing to some callers: no condition holds for them",
    "names no condition",
    "means nothing here",
    "`{name}` stands for the key {key} already",
    "does not say when",
    "has more than one condition: {names}",
    "does not say what becomes of the call",
    "the queue is never closed, because it has no hours",
    "the queue offers no call-backs",
    "the queue `{name}` has no call-backs",
    "`{name}` would be part of itself",
    "is also the number of citizens under [numbers]",
    "no agent serves this queue",
    "no queue asks for this skill",
    "no agent of the queue can ever take its calls",
    "no agent of the queue can ever take its calls for callers of the language {names}",
    "a wrap-up of {seconds} seconds is longer than `wrap_up_max_seconds`, {longest}",
    "is {number}, and the step before it comes after {before}",
    "is empty, and nothing could be answered",
    "the queue `{name}` is gone from the file, and {count} of its calls still go on",
    "calls to {number} come until the next start, and the menu `{name}` to which they lead is gone",
    "calls to {number} come until the next start, and the queue `{name}` to which they lead is gone",
    "says nothing",
    "makes more than {number} parts",
    "{kind}: {problem}; there are the variables {names}",
    "has {number} letters",
    "is not valid TOML: {problem}",
)

#: How it is mended.
REMEDIES = (
    "Did you mean `{name}`?",
    "Known here: {names}.",
    "It must be at least {least} and at most {most}.",
    "It must be more than {least} and at most {most}.",
    "It must be at least {least}.",
    "It must be at most {most}.",
    "It must be more than {least}.",
    "Add it.",
    "Add them under [hours].",
    "Name each queue once.",
    "node.languages has: {names}.",
    "Write for example {example}.",
    "Write {example} for the whole day and [] for a closed one.",
    "Write year, month and day: {example}.",
    "Let one end before the other begins, or write one range for both.",
    "Leave it out and write them under `dates`.",
    "Give it days, for example {example}.",
    "Remove them or use them.",
    "Remove it or use it.",
    "Write it in every language of node.languages.",
    "Write it without quotes and without a point.",
    "Write it without quotes.",
    "Write true or false without quotes.",
    "Write `[…]` above its keys, or { key = … }.",
    "Write it in brackets: {example}.",
    "Keep below {number}.",
    "Put it in quotes.",
    "Write it in one line.",
    "Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit.",
    "Write an e-mail address, for example `water@city.example`.",
    "Write 1 to 15 digits, with + before a country code.",
    "Write a country of two capital letters, for example `OM`.",
    "Give at least {number}.",
    "Give it one of: {names}.",
    "Give it one of {names}.",
    "Keep one of them.",
    "Name another queue.",
    "Remove one of these rules.",
    "Add a key that leads to a queue or a message, or remove `operator = false`.",
    "Add `when`, or remove it.",
    "Mend it, or remove the menu.",
    "Mend it, or remove what it is for.",
    "Remove it.",
    "Write the steps in the order of the waiting time.",
    "Let the longest wrap-up be at least as long as the ordinary one.",
    "Give an agent of the queue the skills, or relax the requirement.",
    "Its callers can only leave a message.",
    "Remove it, or name it in a queue's `requires`.",
    "A tree has a top: leave out one `parent`.",
    "Keep it until these calls have ended.",
    "Keep it until then, or restart the hotline.",
    "Write {example} under [prompts].",
    "Write what is said, or take the line out.",
    "{advice} Or add its text to the catalogue of every language.",
    "Choose another name.",
    "Choose other words.",
    "Write less.",
    "Name what can be answered.",
)

#: Values that are words and not names: kinds of values in TOML.
KINDS = (
    "a text",
    "a whole number",
    "a number",
    "true or false",
    "an array",
    "a table",
    "something else",
    "a path",
)

#: Values that are numbers.
NUMBERS = frozenset({"number", "count", "column", "seconds", "longest", "before", "least", "most"})

_NUMBER = r"[+-]?[0-9][0-9.,e+-]*"
_VALUE = re.compile(r"\{(\w+)\}")


def fault(what: str) -> Said | None:
    """Take apart what is wrong; None: the catalogue does not have it."""
    return _taken_apart(what, _FAULTS)


def remedy(words: str) -> Said | None:
    """Take apart how it is mended; None: the catalogue does not have it."""
    return _taken_apart(words, _REMEDIES)


def _taken_apart(words: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> Said | None:
    for text, pattern in patterns:
        found = pattern.fullmatch(words)
        if found is not None:
            return Said(text, found.groupdict())
    return None


def _patterns(texts: Sequence[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what fits each text, that with the most letters of its own first: it says the most."""
    by_letters = sorted(texts, key=lambda text: len(_VALUE.sub("", text)), reverse=True)
    return tuple((text, re.compile(_pattern(text), re.DOTALL)) for text in by_letters)


def _pattern(text: str) -> str:
    """Return the text with a group for each value; one between back quotes has none in it."""
    parts = _VALUE.split(text)
    pattern = re.escape(parts[0])
    for name, before, after in zip(parts[1::2], parts[:-1:2], parts[2::2], strict=True):
        inner = (
            "[^`]*"
            if before.endswith("`") and after.startswith("`")
            else _NUMBER
            if name in NUMBERS
            else ".*?"
        )
        pattern += f"(?P<{name}>{inner}){re.escape(after)}"
    return pattern


_FAULTS, _REMEDIES = _patterns(FAULTS), _patterns(REMEDIES)
