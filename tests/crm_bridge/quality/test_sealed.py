"""Sums of assessments that somebody is yet to assess blind: no subtraction tells few of them."""

import random
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from hotline.crm_bridge.quality.sealed import ALL, Group, may_be_told

LEAST = 5


def test_all_less_the_others_tells_nothing() -> None:
    """One agent with few hides the next smallest, as long as there are others; the sum of all stays."""
    sealed = {Group(agent, "water", "w1", "f"): count for agent, count in (("a", 2), ("b", 7), ("c", 30))}
    told = may_be_told(sealed, LEAST)
    assert {Group("c"), ALL, Group(queue="water")} <= told
    assert told.isdisjoint({Group("a"), Group("b")})


def test_a_queue_less_the_agent_who_alone_takes_it_tells_nothing() -> None:
    """Also where the tables of agents and of queues tell each other: b has no more than the rest of the queue."""
    sealed = {
        Group("a", "water", "w1", "f"): 8,
        Group("b", "water", "w1", "f"): 2,
        Group("c", "roads", "w1", "f"): 9,
    }
    told = may_be_told(sealed, LEAST)
    assert not {Group("a"), Group(queue="water")} <= told
    assert not {Group("a"), Group("c"), ALL} <= told


def test_few_in_all_are_told_nowhere() -> None:
    """And none are no secret."""
    assert may_be_told({Group("a", "water", "w1", "f"): 4}, LEAST) == frozenset()
    assert may_be_told({}, LEAST) == frozenset()


def test_a_whole_table_of_many_is_told() -> None:
    """Three calls of each agent in each week: nobody knows one of them from agents and weeks alone."""
    sealed = {Group(f"a{n % 10}", "water", f"w{n // 10}", "f"): 3 for n in range(120)}
    told = may_be_told(sealed, LEAST)
    assert len(told) == 10 + 12 + 3


@pytest.mark.parametrize("seed", range(40))
def test_no_small_group_follows_from_what_is_told(seed: int) -> None:
    """Whatever is added and subtracted: the group of an agent, of an agent's week in a queue, … has none or enough."""
    chance = random.Random(seed)  # noqa: S311
    sealed: dict[Group, int] = {}
    for _ in range(chance.randint(1, 14)):
        queue = chance.choice("qr")
        place = Group(chance.choice("abcd"), queue, chance.choice("123"), f"form of {queue}")
        sealed[place] = chance.choice((1, 1, 2, 3, 5, 9))
    told = [_vector(sealed, group) for group in may_be_told(sealed, LEAST)]
    for group in {group for place in sealed for group in _groups(place)}:
        if 0 < sum(count for place, count in sealed.items() if _has(group, place)) < LEAST:
            assert _rank([*told, _vector(sealed, group)]) > _rank(told), group


def _groups(place: Group) -> list[Group]:
    names = [list(some) for size in range(5) for some in combinations(Group._fields, size)]
    return [Group(**{name: getattr(place, name) for name in some}) for some in names]


def _has(group: Group, place: Group) -> bool:
    return all(key in {None, other} for key, other in zip(group, place, strict=True))


def _vector(sealed: Mapping[Group, int], group: Group) -> list[float]:
    return [float(_has(group, place)) for place in sealed]


def _rank(rows: list[list[float]]) -> int:
    return int(np.linalg.matrix_rank(np.array(rows))) if rows else 0
