"""Arabic ordinal numbers, definite: الأول، الثانية، الحادي عشر، الثالثة والعشرون، المئة.

Wright vol. I §§ 328-329; Ryding ch. 15 § 2. They agree in gender with what they order. 11 to 19 do not change with the
case; tens do; 1 has a form of its own with ten and with tens (الحادي).
"""

from hotline.prompts.grammar.language import LARGEST_ORDINAL, Case, Gender

_UNITS, _TENS = range(1, 20), range(20, 100, 10)


def ordinal(n: int, gender: Gender, case: Case) -> list[str]:
    """Return the prompts for 1 to 100."""
    if n in _UNITS or n == LARGEST_ORDINAL:
        return [_one(n, gender)]
    ones, tens = n % 10, n - n % 10
    if not ones:
        return [_tens(tens, case, joined=False)]
    first = "ordinal-1-with-tens" + "-feminine" * (gender == "feminine") if ones == 1 else _one(ones, gender)
    return [first, _tens(tens, case, joined=True)]


def _one(n: int, gender: Gender) -> str:
    # المئة is one word for both genders.
    return f"ordinal-{n}" + "-feminine" * (gender == "feminine" and n != LARGEST_ORDINAL)


def _tens(n: int, case: Case, *, joined: bool) -> str:
    return f"ordinal-{'and-' * joined}{n}" + "-genitive" * (case == "genitive")


FRAGMENTS = frozenset(
    prompt
    for n in range(1, LARGEST_ORDINAL + 1)
    for gender in ("masculine", "feminine")
    for case in ("nominative", "genitive")
    for prompt in ordinal(n, gender, case)
)
