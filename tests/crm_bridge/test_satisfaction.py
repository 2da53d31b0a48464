"""Satisfaction: what the figures mean, and how the database counts them."""

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.complaints_time import bucket_of, number_of
from hotline.crm_bridge.satisfaction import Satisfaction, wilson
from hotline.crm_bridge.satisfaction_store import By, SatisfactionStore, SurveyFilter
from hotline.crm_bridge.tables import survey
from hotline.journal import Journal


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # R: prop.test(x, n, correct = FALSE)$conf.int
    [
        (0, 10, 0.0, 0.2775328),
        (10, 10, 0.7224672, 1.0),
        (8, 10, 0.4901625, 0.9433178),
        (81, 263, 0.2552, 0.3662),
    ],
)
def test_wilson_interval(successes: int, trials: int, low: float, high: float) -> None:
    """The interval is that of E. B. Wilson, as R computes it."""
    assert wilson(successes, trials) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_share_lies_in_its_interval(share: tuple[int, int]) -> None:
    """Whatever the numbers, the share itself is possible, and more answers make the interval no wider."""
    low, high = wilson(*share)
    assert 0 <= low <= share[0] / share[1] + 1e-12
    assert share[0] / share[1] <= high + 1e-12 <= 1 + 1e-9
    narrower = wilson(share[0] * 4, share[1] * 4)
    assert narrower[1] - narrower[0] <= high - low + 1e-12


def test_few_answers_are_uncertain() -> None:
    """Ten marks say little, four hundred much, none nothing."""
    assert Satisfaction(20, 10, 8, 40).uncertain
    assert not Satisfaction(900, 400, 320, 1600).uncertain
    assert Satisfaction(5).uncertain
    assert Satisfaction(5).csat is None


async def test_the_database_counts_as_the_definition_says(journal: Journal, engine: AsyncEngine) -> None:
    """By queue: offers, marks, the top two boxes; by week: in the week of the offer; nothing outside of the time."""
    marks = [(0.0, "water", 5), (1.0, "water", 4), (2.0, "water", 3), (3.0, "water", None), (4.0, "general", 1),
             (99.0, "water", 5)]  # fmt: skip

    async def work(connection: object) -> None:
        await connection.execute(sa.insert(survey), [  # type: ignore[attr-defined]
            {"call": f"c{at}", "node": "n", "queue": queue, "language": "ar", "offered_at": at, "agreed": True,
             "state": "closed", "attempts": 0, "score": mark} for at, queue, mark in marks
        ])  # fmt: skip

    await journal.commit([], work)
    store, wanted = SatisfactionStore(engine), SurveyFilter(since=0.0, until=50.0)
    by_queue = await store.counted(wanted, By.QUEUE)
    assert by_queue == {"water": Satisfaction(4, 3, 2, 12), "general": Satisfaction(1, 1, 0, 1)}
    by_week = await store.counted(wanted, By.WEEK, [0.0, 2.0, 4.0])
    assert {key: one.offered for key, one in by_week.items()} == {"0": 2, "1": 2, "2": 1}
    assert (await store.total(wanted)).csat == pytest.approx(0.5)
    assert await store.distribution(wanted) == {5: 1, 4: 1, 3: 1, 1: 1}
    assert set(await store.counted(wanted, By.CATEGORY)) == {""}
    assert set(await store.counted(wanted, By.CHANNEL)) == {"call"}


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60, unique=True).map(sorted), st.floats(0, 1000))
def test_the_tree_finds_the_stretch(starts: list[float], at: float) -> None:
    """The comparisons that the database gets find the same stretch as a search does."""
    tree = bucket_of(sa.literal(at, sa.Double), starts)
    assert _evaluate(tree, at) == number_of(starts, at)


def _evaluate(tree: object, at: float) -> int:
    if isinstance(tree, sa.BindParameter):
        return int(tree.value)  # type: ignore[arg-type]
    assert isinstance(tree, sa.Case)
    ((condition, then),) = tree.whens
    return _evaluate(then if at >= condition.right.value else tree.else_, at)
