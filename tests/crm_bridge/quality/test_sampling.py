"""The draw: anybody gets the same calls, nobody can get others."""

from collections import Counter
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.quality.sampling import draw, next_ranked, population_hash, ranked

CALLS = [f"demo-{number}.1" for number in range(40)]


def test_anybody_draws_the_same_calls() -> None:
    """Seed and population are enough, in whatever order, for a program of three lines that is not ours."""
    drawn = draw("5eed", CALLS, 3)
    theirs = sorted(CALLS, key=lambda call: sha256(f"5eed:{call}".encode()).hexdigest())[:3]
    assert list(drawn.calls) == theirs == list(draw("5eed", CALLS[::-1], 3).calls)
    assert drawn.sha256 == sha256("\n".join(sorted(CALLS)).encode()).hexdigest()


def test_golden_draw() -> None:
    """A draw of today is drawn again in ten years."""
    assert draw("00ff", ["a", "b", "c", "d", "e"], 2).calls == ("b", "c")


def test_an_agent_with_few_calls_has_them_all() -> None:
    """Fewer calls than are wanted are all drawn; none is no trouble."""
    assert sorted(draw("1", CALLS[:2], 3).calls) == CALLS[:2]
    assert draw("1", [], 3)[0::2] == (0, ())


@given(st.text(), st.sets(st.text(min_size=1), min_size=1, max_size=20), st.integers(0, 5))
def test_a_call_that_is_gone_gives_way_to_the_next_rank(seed: str, calls: set[str], count: int) -> None:
    """Whatever was drawn, the next one is the next in the order, and none comes twice."""
    drawn = draw(seed.encode("utf-8", "ignore").decode(), calls, count) if _utf8(seed, calls) else None
    if drawn is None:
        return
    following = next_ranked(seed, calls, drawn.calls)
    assert following == (ranked(seed, calls)[count] if len(calls) > count else None)


def _utf8(seed: str, calls: set[str]) -> bool:
    try:
        "".join([seed, *calls]).encode()
    except UnicodeEncodeError:
        return False
    return True


def test_another_population_has_another_hash() -> None:
    """A call that is added or taken away is noticed; order and doubles are none."""
    assert population_hash(CALLS) == population_hash([*reversed(CALLS), CALLS[0]])
    assert population_hash(CALLS) != population_hash(CALLS[1:])


def test_every_call_is_drawn_as_often_as_every_other() -> None:
    """Over 2,000 seeds each of 10 calls is among the 3 about 600 times (chi-square, 9 degrees, 0.1 %: 27.9)."""
    found = Counter(call for seed in range(2000) for call in draw(str(seed), CALLS[:10], 3).calls)
    assert sum((count - 600) ** 2 / 600 for count in found.values()) / 0.7 < 27.9
