"""STOP and START of numbers whose citizens were merged, or who share them."""

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import consents
from hotline.crm_bridge.citizen import Address
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.events import ConsentChanged, Event

from .conftest import CITIZEN, STRANGER, Exchange


class Town:
    """Two citizens with a number each, who both agreed to hear of their cases."""

    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.desk = CitizenDesk(exchange.journal, exchange.engine, lambda: exchange.now)

    async def settles(self) -> tuple[int, int]:
        numbers = []
        for number in (CITIZEN, STRANGER):
            person = await self.desk.add({}, [Address(kind="phone", address=number)], by="1001")
            await self.desk.consent(person.id, "case updates", given=True, by="1001", proof="key 1")
            numbers.append(person.id)
            self.exchange.now += 1
        return numbers[0], numbers[1]

    async def may(self, *numbers: int) -> list[bool]:
        async with self.exchange.engine.connect() as connection:
            return [await consents.may(connection, number, "case updates") for number in numbers]

    async def texts(self, text: str, sender: str) -> str:
        self.exchange.now += 1
        return (await self.exchange.texts(text, sender=sender)).words


@pytest.fixture
def town(exchange: Exchange) -> Town:
    return Town(exchange)


async def test_a_stop_stays_with_the_number_from_which_it_came(town: Town) -> None:
    """Two who were one person for a while: whoever said STOP has said so still, and nobody else."""
    one, other = await town.settles()
    await town.desk.merge(one, other, by="1001")
    await town.texts("STOP", STRANGER)
    assert await town.may(one, other) == [False, False]
    await town.desk.unmerge(other, by="1001")
    assert await town.may(one, other) == [True, False]


async def test_a_start_is_nobody_elses(town: Town) -> None:
    """After unmerging only who said it has agreed."""
    one, other = await town.settles()
    for number in (CITIZEN, STRANGER):
        await town.texts("STOP", number)
    await town.desk.merge(one, other, by="1001")
    await town.texts("START", STRANGER)
    assert await town.may(one, other) == [True, True]
    await town.desk.unmerge(other, by="1001")
    assert await town.may(one, other) == [False, True]


async def test_of_a_shared_number_a_start_is_nobodys(town: Town) -> None:
    """Also where we know only one of those who share it."""
    one, _ = await town.settles()
    await town.desk.add_address(one, "phone", CITIZEN, by="1001", shared=True)
    await town.texts("STOP", CITIZEN)
    assert await town.may(one) == [False]
    assert "1111" in await town.texts("START", CITIZEN)
    assert await town.may(one) == [False]


async def test_a_word_of_a_merged_citizen_is_kept_with_that_one(town: Town) -> None:
    """By whatever channel somebody noted it; the person has both."""
    one, other = await town.settles()
    await town.desk.merge(one, other, by="1001")

    async def work(connection: AsyncConnection) -> list[Event]:
        return await consents.record(
            connection, other, "news", given=True, at=town.exchange.now, by="1001", proof="in call 7"
        )

    (fact,) = await town.exchange.journal.commit_result(work, lambda facts: facts)
    assert isinstance(fact, ConsentChanged)
    assert fact.citizen == one
    await town.desk.unmerge(other, by="1001")
    async with town.exchange.engine.connect() as connection:
        assert [await consents.may(connection, number, "news") for number in (one, other)] == [False, True]
