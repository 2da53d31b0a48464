"""Digits as one dictates them: in groups, with a short pause between them."""

_DIGITS = "0123456789"

#: The pause between groups: a silence that is computed (`prompts/tones.py`), so it has no text.
PAUSE = "group-pause"

#: Every prompt with a text that the functions here can name.
FRAGMENTS = frozenset(f"digit-{sign}" for sign in _DIGITS)


def digits(text: str) -> list[str]:
    """Return the prompts that say each digit. Raises `ValueError` for anything but 0 to 9."""
    if not text or any(sign not in _DIGITS for sign in text):
        message = "a reference has digits only"
        raise ValueError(message)
    return [f"digit-{sign}" for sign in text]


def in_groups(text: str, size: int) -> list[str]:
    """Return the prompts that say the digits in groups of `size`; none is left alone: 7 in threes are 3 and 4.

    Raises `ValueError` for anything but digits.
    """
    spoken = digits(text)
    groups = [spoken[at : at + size] for at in range(0, len(spoken), size)]
    if len(groups) > 1 and len(groups[-1]) == 1:
        groups[-2:] = [groups[-2] + groups[-1]]
    said = groups[0]
    for group in groups[1:]:
        said = [*said, PAUSE, *group]
    return said
