"""How the expected wait is said: a beginning, and number and unit as one recording.

Number and unit are never put together from single words: in Arabic the unit changes its number and case with the
number before it (دقيقتين، ثلاث دقائق، خمس عشرة دقيقة), and the number its gender with the unit. There are few enough of
them, and one recording always sounds better than two.
"""

from hotline.spoken_wait import HOUR_MINUTES, MINUTES, Said

#: The whole sentences.
_LESS_THAN_A_MINUTE, _A_MINUTE = "wait-less-than-a-minute", "wait-about-a-minute"
_AN_HOUR, _MORE_THAN_AN_HOUR = "wait-about-an-hour", "wait-more-than-an-hour"

#: The beginning of all others; what follows is in the case that it asks for (genitive after حوالي).
_ABOUT = "wait-about"

_COUNTED = tuple(minutes for minutes in MINUTES if 1 < minutes < HOUR_MINUTES)

#: Every prompt that `expected_wait` can name.
FRAGMENTS = frozenset(
    {_LESS_THAN_A_MINUTE, _A_MINUTE, _AN_HOUR, _MORE_THAN_AN_HOUR, _ABOUT}
    | {f"wait-minutes-{minutes}" for minutes in _COUNTED}
)


def expected_wait(said: Said) -> list[str]:
    """Return the prompts that say it. Raises `ValueError` for minutes that no recording says."""
    if said.at_most:
        return [_LESS_THAN_A_MINUTE]
    if said.at_least:
        return [_MORE_THAN_AN_HOUR]
    if said.minutes == 1:
        return [_A_MINUTE]
    if said.minutes == HOUR_MINUTES:
        return [_AN_HOUR]
    if said.minutes not in _COUNTED:
        message = f"no recording says {said.minutes} minutes; see hotline/spoken_wait.py"
        raise ValueError(message)
    return [_ABOUT, f"wait-minutes-{said.minutes}"]
