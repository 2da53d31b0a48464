"""What a call needs of an agent, as a boolean expression over skills. Pure.

    requirement = conjunction { "or" conjunction }
    conjunction = condition { "and" condition }
    condition   = "not" condition | "(" requirement ")" | "anyone" | skill [ ">=" level ]

A skill without a level means at least 1; levels go from 1 to 5. The skill `language` stands for the skill of the
caller's language until `for_language` says which one that is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LEVELS = range(1, 6)

#: Parentheses and `not` within each other; nobody can read more.
MOST_DEPTH = 20

#: Stands for the skill of the caller's language.
LANGUAGE = "language"

#: Levels as they are written: Python reads no number of thousands of digits.
_LEVELS = {str(level): level for level in LEVELS}

_WORDS = frozenset({"and", "or", "not", "anyone"})

_token = re.compile(r"\s*(?:(?P<name>[a-z0-9][a-z0-9_-]*)|(?P<sign>>=|[()])|(?P<wrong>\S))")


class RequirementError(ValueError):
    """The text is no requirement: `problem` says why, `column` where (1 is the first character)."""

    def __init__(self, problem: str, column: int) -> None:
        super().__init__(f"column {column}: {problem}")
        self.problem = problem
        self.column = column


@dataclass(frozen=True, slots=True)
class Skill:
    """The agent has the skill, at this level or better."""

    name: str
    level: int


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"


@dataclass(frozen=True, slots=True)
class All:
    """All conditions hold; without any, anyone will do."""

    conditions: "tuple[Condition, ...]"


@dataclass(frozen=True, slots=True)
class Any:
    """One of the conditions holds."""

    conditions: "tuple[Condition, ...]"


Condition = Skill | Not | All | Any


@dataclass(frozen=True, slots=True)
class Requirement:
    """A parsed requirement; equal ones mean the same text."""

    condition: Condition

    @property
    def skills(self) -> frozenset[str]:
        """The skills that are named, `language` included."""
        return frozenset(skill.name for skill in _skills(self.condition))

    def met_by(self, skills: Mapping[str, int]) -> bool:
        """Return whether an agent with these levels may take the call."""
        return _holds(self.condition, skills)

    def fit(self, skills: Mapping[str, int]) -> int:
        """Return how skilled the agent is in what the requirement names: the sum of the levels."""
        return sum(skills.get(name, 0) for name in self.skills)

    def for_language(self, skill: str | None) -> "Requirement":
        """Return the requirement of a caller whose language needs this skill; None: any language will do."""
        return Requirement(_in_language(self.condition, skill))

    def or_else(self, other: "Requirement") -> "Requirement":
        """Return what is met where either of both is."""
        if ANYONE in (self, other):
            return ANYONE
        return self if self == other else Requirement(Any((self.condition, other.condition)))

    def and_also(self, other: "Requirement") -> "Requirement":
        """Return what is met where both are."""
        if self == ANYONE:
            return other
        return self if other in (self, ANYONE) else Requirement(All((self.condition, other.condition)))


#: Met by every agent.
ANYONE = Requirement(All(()))


def parse(text: str) -> Requirement:
    """Return the requirement. Raises `RequirementError`."""
    return Requirement(_Parser(text).whole())


def _skills(condition: Condition) -> Iterator[Skill]:
    match condition:
        case Skill():
            yield condition
        case Not(inner):
            yield from _skills(inner)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _skills(part)


def _holds(condition: Condition, skills: Mapping[str, int]) -> bool:
    match condition:
        case Skill(name, level):
            return skills.get(name, 0) >= level
        case Not(inner):
            return not _holds(inner, skills)
        case All(parts):
            return all(_holds(part, skills) for part in parts)
        case Any(parts):
            return any(_holds(part, skills) for part in parts)


def _in_language(condition: Condition, skill: str | None) -> Condition:
    match condition:
        case Skill(name, level) if name == LANGUAGE:
            return ANYONE.condition if skill is None else Skill(skill, level)
        case Not(inner):
            return Not(_in_language(inner, skill))
        case All(parts):
            return All(tuple(_in_language(part, skill) for part in parts))
        case Any(parts):
            return Any(tuple(_in_language(part, skill) for part in parts))
        case _:
            return condition


class _Parser:
    """Reads one text from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._depth = 0
        self._next()

    def whole(self) -> Condition:
        """Return the condition of the whole text."""
        condition = self._any()
        if self._found:
            raise self._error(f"`{self._found}` is too much; `and` or `or` is missing before it")
        return condition

    def _next(self) -> None:
        """Read the next word or sign; the empty text at the end."""
        found = _token.match(self._text, self._at)
        if found is None:
            self._found, self._column, self._at = "", len(self._text.rstrip()) + 1, len(self._text)
            return
        self._found = found[found.lastgroup or 0]
        self._column = found.start(found.lastgroup or 0) + 1
        self._at = found.end()
        if found.lastgroup == "wrong":
            write = "skills in small letters, >=, and, or, not, ( and )"
            raise self._error(f"`{self._found}` means nothing here; write {write}")

    def _any(self) -> Condition:
        parts = [self._all()]
        while self._found == "or":
            self._next()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all(self) -> Condition:
        parts = [self._one()]
        while self._found == "and":
            self._next()
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self) -> Condition:
        if self._found in {"not", "("}:
            return self._deeper()
        if self._found == "anyone":
            self._next()
            return ANYONE.condition
        return self._skill()

    def _deeper(self) -> Condition:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise self._error(f"more than {MOST_DEPTH} conditions stand within each other here")
        if self._found == "(":
            condition = self._group()
        else:
            self._next()
            condition = Not(self._one())
        self._depth -= 1
        return condition

    def _group(self) -> Condition:
        opened = self._column
        self._next()
        condition = self._any()
        if self._found != ")":
            raise RequirementError("this parenthesis is never closed", opened)
        self._next()
        return condition

    def _skill(self) -> Condition:
        name = self._found
        if not name or not name[0].isalnum() or name in _WORDS:
            raise self._error("a skill is missing here")
        if name.isdecimal():
            raise self._error(f"`{name}` is a level without a skill")
        self._next()
        if self._found != ">=":
            return Skill(name, LEVELS[0])
        self._next()
        level = _LEVELS.get(self._found)
        if level is None:
            raise self._error(f"a level from {LEVELS[0]} to {LEVELS[-1]} is missing after `>=`")
        self._next()
        return Skill(name, level)

    def _error(self, problem: str) -> RequirementError:
        return RequirementError(problem, self._column)
