"""Which sums may hold assessments that are sealed from the reader, so that no subtraction tells few of them. Pure.

A group of assessments is what keys name: all, an agent, a queue, a week, a form, and what some of these have in common.
Of the first kinds sums are shown (of a form its questions, which together are one); of none with fewer than `least`
sealed assessments. Sums that are shown can be added and subtracted: all less every other queue is the last queue. So
further sums are not shown, the smallest first, until no group with few sealed assessments

- is a linear combination of the shown ones, of which each adds up some of the places (agent, queue, week, form) where
  sealed assessments are: then its indicator vector is in the row space of theirs. With the matrix M of what they add
  up and a group's vector t that is so where the part of t outside of it, tᵀt - (Mt)ᵀ(MMᵀ)⁺(Mt), is nothing;
- is what remains of a sum after all the sums of one kind that lie within it.

After "complementary cell suppression": Hundepool et al., Statistical Disclosure Control (2012), chapter 4.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from hotline.crm_bridge.small_counts import is_small


class Group(NamedTuple):
    """What the keys name; None: whatever it is."""

    agent: str | None = None
    queue: str | None = None
    week: str | None = None
    form: str | None = None


#: Which keys name a group.
_NAMINGS = tuple(product((False, True), repeat=len(Group._fields)))

#: The group of all.
ALL = Group()

#: Where a vector has less than this outside of a row space it is in it: the sums have whole numbers of 0 and 1.
_NOTHING = 1e-6

#: So many groups are looked at at once, for the memory's sake.
_AT_ONCE = 2000

T = TypeVar("T")


def may_be_told(sealed: Mapping[Group, int], least: int) -> frozenset[Group]:
    """Return of which groups with one key, and of all, a sum may be told.

    `sealed` has how many assessments are sealed at each place.
    """
    places = {place: count for place, count in sealed.items() if count}
    if not places:
        return frozenset()
    groups = _Groups(places)
    told = {group for group in groups.sums if not is_small(groups.counts[group], least)}
    few = groups.small(least)
    while hidden := {*_combined(groups, told, few), *_remaining(groups, told, least)}:
        told -= hidden
    return frozenset(told)


class _Groups:
    """What there is of sealed assessments."""

    def __init__(self, places: Mapping[Group, int]) -> None:
        #: By group, the numbers of its places.
        self.members: dict[Group, list[int]] = {}
        for number, place in enumerate(places):
            for group in _groups_of(place):
                self.members.setdefault(group, []).append(number)
        sizes = list(places.values())
        self.counts = {group: sum(sizes[one] for one in found) for group, found in self.members.items()}
        #: Groups of which sums are shown, with their rows in M.
        self.sums = {group: row for row, group in enumerate(filter(_is_sum, self.members))}
        #: The rows that each place is in.
        self._rows = np.array(
            [[self.sums[group] for group in _groups_of(one) if _is_sum(group)] for one in places]
        )
        #: How many places any two sums have in common: MMᵀ.
        self.common = np.zeros((len(self.sums),) * 2)
        np.add.at(self.common, (self._rows[:, :, None], self._rows[:, None, :]), 1.0)

    def small(self, least: int) -> list[Group]:
        """Return the groups with few, of those with the same places the one with the fewest keys."""
        small = (group for group, count in self.counts.items() if is_small(count, least))
        by_places = {tuple(self.members[group]): group for group in sorted(small, key=_kinds, reverse=True)}
        return list(by_places.values())

    def within(self, groups: Collection[Group]) -> NDArray[np.float64]:
        """Return how many places each group has in common with each sum."""
        shared = np.zeros((len(groups), len(self.sums)))
        for row, group in enumerate(groups):
            np.add.at(shared[row], self._rows[self.members[group]].ravel(), 1.0)
        return shared

    def contains(self, whole: Group, part: Group) -> bool:
        """Return whether all of a sum's places are those of another one."""
        row, other = self.sums[whole], self.sums[part]
        return bool(self.common[row, other] == self.common[other, other])


def _groups_of(place: Group) -> Iterator[Group]:
    for names in _NAMINGS:
        yield Group(*(key if named else None for key, named in zip(place, names, strict=True)))


def _is_sum(group: Group) -> bool:
    return sum(_kinds(group)) <= 1


def _combined(groups: _Groups, told: Collection[Group], few: list[Group]) -> Iterator[Group]:
    """Yield a sum to hide for each small group that is a combination of told ones: the smallest of these."""
    names = list(told)
    shown = [groups.sums[name] for name in names]
    inverse = np.linalg.pinv(groups.common[np.ix_(shown, shown)], rcond=1e-9, hermitian=True)
    for some in _parts(few):
        shared = groups.within(some)[:, shown]
        factors = shared @ inverse
        sizes = np.array([len(groups.members[group]) for group in some])
        outside = sizes - np.einsum("ij,ij->i", factors, shared)
        for row in np.flatnonzero(outside < _NOTHING):
            parts = [names[column] for column in np.flatnonzero(np.abs(factors[row]) > _NOTHING)]
            # What tells one of few agents is another agent: agents are hidden rather than weeks that all of them have.
            alike = [part for part in parts if _kinds(part) == _kinds(some[row])]
            yield min(alike or parts, key=lambda group: (groups.counts[group], str(group)))


def _remaining(groups: _Groups, told: Collection[Group], least: int) -> Iterator[Group]:
    """Yield a sum to hide for each that has a small rest: the smallest of those within it."""
    for whole in told:
        inner = [group for group in told if group != whole and groups.contains(whole, group)]
        for kind in Group._fields:
            alike = [group for group in inner if getattr(group, kind) is not None]
            if is_small(groups.counts[whole] - sum(groups.counts[group] for group in alike), least):
                yield min(alike, key=lambda group: (groups.counts[group], str(group)))


def _kinds(group: Group) -> tuple[bool, ...]:
    return tuple(key is not None for key in group)


def _parts(items: list[T]) -> Iterator[list[T]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
