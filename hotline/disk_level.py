"""How full a disk is, in three levels, without flickering between them. Pure."""

from enum import IntEnum

#: A level is left only when there is so much more room than its limit: files come and go all the time.
HYSTERESIS = 0.05


class DiskLevel(IntEnum):
    """How much room there is."""

    ROOMY = 0
    #: Below the limit at which people are warned.
    NEARLY_FULL = 1
    #: Below the limit at which nothing more is taken.
    FULL = 2


def disk_level(free: float, *, warn: float, least: float, before: DiskLevel) -> DiskLevel:
    """Return the level for this free space; all sizes in the same unit, `least` below `warn`.

    `before` is the level until now: it gets worse at the limits, and better only clearly above them.
    """
    reached = _level(free, warn, least)
    if reached >= before:
        return reached
    return min(before, _level(free / (1 + HYSTERESIS), warn, least))


def _level(free: float, warn: float, least: float) -> DiskLevel:
    if free < least:
        return DiskLevel.FULL
    return DiskLevel.NEARLY_FULL if free < warn else DiskLevel.ROOMY
