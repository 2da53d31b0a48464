"""Levels of free space."""

from hypothesis import given
from hypothesis import strategies as st

from hotline.disk_level import DiskLevel, disk_level

LIMITS = {"warn": 2000.0, "least": 200.0}


def test_levels_begin_at_their_limits() -> None:
    """Less than a limit is its level, the limit itself is not."""
    levels = [disk_level(free, **LIMITS, before=DiskLevel.ROOMY) for free in (2000, 1999, 200, 199, 0)]
    assert levels == [
        DiskLevel.ROOMY, DiskLevel.NEARLY_FULL, DiskLevel.NEARLY_FULL, DiskLevel.FULL, DiskLevel.FULL,
    ]  # fmt: skip


def test_a_level_is_left_only_with_clearly_more_room() -> None:
    """A file that goes does not end the warning, a twentieth above the limit does."""
    assert disk_level(2050, **LIMITS, before=DiskLevel.NEARLY_FULL) is DiskLevel.NEARLY_FULL
    assert disk_level(2100, **LIMITS, before=DiskLevel.NEARLY_FULL) is DiskLevel.ROOMY
    assert disk_level(205, **LIMITS, before=DiskLevel.FULL) is DiskLevel.FULL
    assert disk_level(210, **LIMITS, before=DiskLevel.FULL) is DiskLevel.NEARLY_FULL
    assert disk_level(9000, **LIMITS, before=DiskLevel.FULL) is DiskLevel.ROOMY


@given(st.lists(st.floats(min_value=0, max_value=4000), max_size=50))
def test_it_never_says_better_than_it_is(frees: list[float]) -> None:
    """Whatever came before, the level is at least that of the free space."""
    level = DiskLevel.ROOMY
    for free in frees:
        level = disk_level(free, **LIMITS, before=level)
        assert level >= disk_level(free, **LIMITS, before=DiskLevel.ROOMY)
