"""How deep the figures of a table may be shown so that no small count can be told from it. Pure.

Each row splits its count again and again: offered → answered + not answered; not answered → dropped + otherwise ended.
Whoever sees a count and all but one of its parts knows the last one, so a split is shown whole or not at all. Whoever
sees the total of all rows and all rows but one knows that row. So:

- a row is shown down to the split before the first that has a small count;
- rows that are not shown at all are joined by the next smallest one until they are no small count together;
- the total is shown down to the split before the first where the rows that do not show it are a small count together.

After "primary and complementary cell suppression": Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Iterable, Mapping, Sequence

#: The counts into which a row's count is split, level by level; the first level is the count itself.
Splits = Sequence[tuple[int, ...]]


def is_small(count: int, least: int) -> bool:
    """Return whether a count may not be told. Zero may."""
    return 0 < count < least


def depths(rows: Mapping[str, Splits], least: int) -> dict[str, int]:
    """Return how many levels of each row may be shown; 0: nothing of it. All rows have as many levels."""
    found = {name: _leading(splits, least) for name, splits in rows.items()}
    _join_hidden(rows, found, least)
    return found


def depth_of_total(rows: Mapping[str, Splits], shown: Mapping[str, int], least: int) -> int:
    """Return how many levels may be shown of the sum of all rows, of which `shown` many are shown themselves."""
    levels = max((len(splits) for splits in rows.values()), default=0)
    for level in range(levels):
        whole = _sums(splits[level] for splits in rows.values())
        hidden = _sums(splits[level] for name, splits in rows.items() if shown[name] <= level)
        if any(is_small(count, least) for count in (*whole, *hidden)):
            return level
    return levels


def _leading(splits: Splits, least: int) -> int:
    for level, counts in enumerate(splits):
        if any(is_small(count, least) for count in counts):
            return level
    return len(splits)


def _join_hidden(rows: Mapping[str, Splits], found: dict[str, int], least: int) -> None:
    others = sorted((splits[0], name) for name, splits in rows.items() if found[name] and any(splits[0]))
    for _, name in others:
        hidden = _sums(splits[0] for one, splits in rows.items() if not found[one])
        if not any(is_small(count, least) for count in hidden):
            return
        found[name] = 0


def _sums(splits: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sum(counts) for counts in zip(*splits, strict=True))
