"""Arabic counted nouns: each has a gender, and a recording for every form that a number asks for."""

from collections.abc import Mapping

from hotline.prompts.grammar.language import NOUNS, Case, Gender, Noun

from .numbers import counted_form, number

GENDERS: Mapping[Noun, Gender] = {
    "second": "feminine",
    "minute": "feminine",
    "hour": "feminine",
    "day": "masculine",
    "rial": "masculine",
    "baisa": "feminine",
    "caller": "masculine",
    "message": "feminine",
}

#: Singular with `واحد`, dual in both cases, each also after `و`; then the forms after longer numbers.
_FORMS = ("{}-one", "and-{}-one", "{}-two", "{}-two-genitive", "and-{}-two", "and-{}-two-genitive",
          "{}-plural", "{}-accusative", "{}-genitive")  # fmt: skip

FRAGMENTS = frozenset(f"count-{form.format(noun)}" for noun in NOUNS for form in _FORMS)


def counted(n: int, noun: Noun, case: Case, *, joined: bool) -> list[str]:
    """Return the prompts for so many of it, 0 to 999,999,999; `joined` begins them with `و` where there are any."""
    if n in (1, 2):
        return [_few(n, noun, case, joined=joined)]
    few = n % 100
    if few in (1, 2):
        return [*counted(n - few, noun, case, joined=joined), _few(few, noun, case, joined=True)]
    spoken = number(n, GENDERS[noun], case, joined=joined, of=True)
    return [*spoken, f"count-{noun}-{counted_form(n)}"]


def _few(n: int, noun: Noun, case: Case, *, joined: bool) -> str:
    form = "one" if n == 1 else "two-genitive" if case == "genitive" else "two"
    return f"count-{'and-' * joined}{noun}-{form}"
