"""What a language must be able to say. `hotline.prompts.grammar` asks it for numbers, nouns, dates and times.

The grammar of a language is the module `grammar.py` in its folder, beside `catalogue.toml`; it has everything that
`Language` names. All of it is pure, and total within the ranges below: whoever calls has checked them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Literal, Protocol, cast

#: The gender of what is counted or ordered; languages without gender ignore it.
Gender = Literal["masculine", "feminine"]

#: The case that the words before it ask for: nominative after a verb or at the beginning (`the place is …`),
#: genitive after a preposition (`after …`). Languages without case ignore it.
Case = Literal["nominative", "genitive"]

Calendar = Literal["gregorian", "hijri"]
CALENDARS: tuple[Calendar, ...] = ("gregorian", "hijri")

#: What can be counted.
Noun = Literal["second", "minute", "hour", "day", "rial", "baisa", "caller", "message"]
NOUNS: tuple[Noun, ...] = ("second", "minute", "hour", "day", "rial", "baisa", "caller", "message")

#: The largest number that can be said.
LARGEST = 999_999_999

#: The largest ordinal that can be said.
LARGEST_ORDINAL = 100

#: A noun and how many of it, from 0 to `LARGEST`.
Count = tuple[int, Noun]


@dataclass(frozen=True, slots=True)
class SpokenDate:
    """A day of one calendar."""

    calendar: Calendar
    year: int
    #: 1 to 12.
    month: int
    #: 1 to 31.
    day: int
    #: 1 is Monday, 7 is Sunday.
    weekday: int


class Language(Protocol):
    """What the module `grammar.py` of a language has; each function returns prompt ids, at least one."""

    #: Every prompt that the functions can name.
    FRAGMENTS: frozenset[str]

    def number(self, n: int, gender: Gender, case: Case) -> list[str]:
        """Say a number from 0 to `LARGEST` that no noun follows."""

    def ordinal(self, n: int, gender: Gender, case: Case) -> list[str]:
        """Say `first`, `second` … from 1 to `LARGEST_ORDINAL`."""

    def counts(self, counts: Sequence[Count], case: Case) -> list[str]:
        """Say one or more numbers with their nouns, as one list: `one hour, two minutes and three seconds`."""

    def weekday(self, n: int) -> list[str]:
        """Say the day of the week; 1 is Monday, 7 is Sunday."""

    def date(self, date: SpokenDate) -> list[str]:
        """Say weekday, day, month and year."""

    def time_of_day(self, hour: int, minute: int, case: Case) -> list[str]:
        """Say a time; `hour` is 0 to 23."""


_FUNCTIONS = ("number", "ordinal", "counts", "weekday", "date", "time_of_day")


def language_in(module: ModuleType) -> Language:
    """Return the module as the grammar of a language. Raises `ValueError` that says what it lacks."""
    found: Mapping[str, object] = vars(module)
    lacking = [f"the function `{name}`" for name in _FUNCTIONS if not callable(found.get(name))]
    fragments = found.get("FRAGMENTS")
    if not isinstance(fragments, frozenset) or not all(isinstance(one, str) for one in fragments):
        lacking.insert(0, "`FRAGMENTS`, a frozenset of prompt ids")
    if lacking:
        message = f"lacks {', '.join(lacking)}"
        raise ValueError(message)
    return cast("Language", module)
