"""Lengths of time and arrivals by chance."""

from itertools import islice

import numpy as np
import pytest

from hotline.queue.simulator.times import (
    Constant,
    Empirical,
    Exponential,
    Lognormal,
    Times,
    arrivals,
    shares,
    stream,
)


def generator(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(
    ("times", "deviation"),
    [
        (Constant(30.0), 0.0),
        (Exponential(180.0), 180.0),
        (Lognormal(180.0, 0.8), 144.0),
        (Empirical((10.0, 20.0, 60.0)), 21.602),
    ],
)
def test_mean_and_deviation_are_as_said(times: Times, deviation: float) -> None:
    """Of 200,000 values, within one per cent of the mean."""
    values = list(islice(stream(times, generator()), 200_000))
    assert np.mean(values) == pytest.approx(times.mean, rel=0.01)
    assert np.std(values) == pytest.approx(deviation, rel=0.03, abs=1e-9)
    assert min(values) > 0


def test_a_stream_depends_on_its_seed_alone() -> None:
    """The same seed gives the same values, another one others; also beyond the first batch."""
    first, again, other = (
        list(islice(stream(Exponential(1.0), generator(seed)), 3000)) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_arrivals_follow_the_rates_of_the_pieces() -> None:
    """Poisson: the number in each piece has the mean and the variance of its rate."""
    counts = np.zeros((400, 3))
    for seed in range(400):
        for at in arrivals((120.0, 0.0, 30.0), 1800.0, generator(seed)):
            counts[seed, int(at // 1800)] += 1
    assert counts[:, 1].sum() == 0
    for piece, mean in ((0, 60.0), (2, 15.0)):
        assert counts[:, piece].mean() == pytest.approx(mean, rel=0.03)
        assert counts[:, piece].var() == pytest.approx(mean, rel=0.25)
    assert np.corrcoef(counts[:, 0], counts[:, 2])[0, 1] == pytest.approx(0, abs=0.15)


def test_arrivals_come_in_order_and_end() -> None:
    """The last one comes before the last piece ends; a day without calls has none."""
    found = list(arrivals((60.0, 600.0), 3600.0, generator()))
    assert found == sorted(found)
    assert found[0] > 0
    assert found[-1] < 7200
    assert list(arrivals((0.0, 0.0), 3600.0, generator())) == []


def test_arrivals_within_a_piece_are_spread_evenly() -> None:
    """Given their number, the moments of a Poisson process are uniform."""
    found = [at for seed in range(200) for at in arrivals((100.0,), 3600.0, generator(seed))]
    assert np.mean(found) == pytest.approx(1800, rel=0.02)
    assert np.var(found) == pytest.approx(3600**2 / 12, rel=0.03)


def test_shares_are_as_said() -> None:
    """Weights need not sum to 1."""
    found = list(islice(shares({"ar": 3.0, "en": 1.0}, generator()), 20_000))
    assert found.count("ar") / len(found) == pytest.approx(0.75, abs=0.015)
    assert set(found) == {"ar", "en"}
