"""References of cases: a running number and a check digit, short enough to be said and written down.

The check digit is Damm's (H. Michael Damm, Total anti-symmetrische Quasigruppen, Marburg 2004): it shows every single
wrong digit and every two neighbours that changed places, the two mistakes that people make with spoken digits.
"""

#: The first running number: with its check digit it has four digits.
FIRST_NUMBER = 100

#: A totally anti-symmetric quasigroup of order 10 with zeros on its diagonal, so that the check digit of a correct
#: number is 0. Row: what was found so far; column: the next digit.
_TABLE = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def make_reference(number: int) -> str:
    """Return the reference of a running number: at least four digits, the first not 0.

    Raises `ValueError` below `FIRST_NUMBER`.
    """
    if number < FIRST_NUMBER:
        message = f"running numbers begin with {FIRST_NUMBER}: {number}"
        raise ValueError(message)
    return f"{number}{_check_digit(str(number))}"


def is_valid(text: str) -> bool:
    """Return whether this can be the reference of a case: its form and its check digit are right."""
    if not (text.isascii() and text.isdigit()) or len(text) < len(str(FIRST_NUMBER)) + 1 or text[0] == "0":
        return False
    return _check_digit(text) == 0


def number_of(reference: str) -> int:
    """Return the running number of a reference. Raises `ValueError` for what is none."""
    if not is_valid(reference):
        message = f"`{reference}` is no reference"
        raise ValueError(message)
    return int(reference[:-1])


def _check_digit(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _TABLE[interim][int(digit)]
    return interim
