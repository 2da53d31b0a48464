"""Whatever a target answers, each case's deliveries arrive in their order."""

import random

import pytest

from hotline.config.bridge import Bridge
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.targets.port import Refused, Unreachable

from .conftest import City


class Moody:
    """A target that takes, refuses, and is away as chance has it; sometimes it takes and its answer is lost."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.taken: list[Delivery] = []

    async def deliver(self, delivery: Delivery) -> None:
        chance = self.dice.random()
        if chance < 0.2:
            raise Unreachable("HTTP 503", self.dice.choice([None, 3.0]))
        if chance < 0.3:
            raise Refused("HTTP 422")
        self.taken.append(delivery)
        if chance < 0.4:
            raise Unreachable("no answer: ReadTimeout")


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough: what is tried is the relay."""
    return migrated_sqlite_url


@pytest.mark.parametrize("seed", range(5))
async def test_order_is_kept_whatever_the_target_answers(city: City, seed: int) -> None:
    """Each case's deliveries are taken in order, again only as the same one, and none is lost."""
    dice = random.Random(seed)  # noqa: S311
    city.bridge = Bridge(attempts=100, longest_pause_seconds=10)
    references = [await city.opens() for _ in range(5)]
    for number in range(25):
        await city.notes(dice.choice(references), f"note {number}")
    await city.feed()
    target = Moody(dice)
    relay = city.relay(port=target)
    for _ in range(60):
        for _ in range(10):
            await relay.serve()
            city.now += 1.0
        if {row.state for row in await city.rows()} == {"sent"}:
            break
    else:
        pytest.fail("not all were sent")
    assert len({one.seq for one in target.taken}) == 30
    for reference in references:
        numbers = [one.seq for one in target.taken if one.key == reference]
        assert numbers == sorted(numbers)
