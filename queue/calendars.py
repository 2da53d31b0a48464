"""The calendars of a configuration, each made once: to make one costs milliseconds, and calls ask again and again."""

from functools import lru_cache

from hotline.config import Configuration, Hours

from .hours import Calendar


def calendar(config: Configuration, name: str) -> Calendar:
    """Return the calendar of a table under `[hours]`. Raises `KeyError` for one that is not there."""
    return _calendar(config.hours[name].model_dump_json(), config.node.timezone)


@lru_cache(maxsize=64)
def _calendar(hours: str, timezone: str) -> Calendar:
    return Calendar(Hours.model_validate_json(hours), timezone)


def is_open(config: Configuration, name: str | None, at: float) -> bool:
    """Return whether it is open then; always where no hours are named."""
    return name is None or calendar(config, name).is_open(at)


def opens_at(config: Configuration, name: str | None, at: float) -> float | None:
    """Return the first moment from `at` on at which it is open; None if there is none for more than a year."""
    return at if name is None else calendar(config, name).opens_at(at)
