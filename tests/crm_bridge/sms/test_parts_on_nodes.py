"""Parts of one text that come to several nodes of a city."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.sms import reassembly
from hotline.crm_bridge.sms.contacts import Contacts
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.part_table import text_part_turn
from hotline.crm_bridge.sms.parts import REMEMBER_SECONDS, Group, Part
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.journal import Journal

from .conftest import CITIZEN, NOW, Exchange


@pytest.fixture
async def nodes(exchange: Exchange) -> AsyncIterator[list[Reassembly]]:
    """Three nodes, each with a journal, that is: a connection, of its own."""
    journals = [Journal(exchange.engine, f"node-{number}") for number in range(3)]
    yield [_node(exchange, journal) for journal in journals]
    for journal in journals:
        await journal.close()


def _node(exchange: Exchange, journal: Journal) -> Reassembly:
    takers = (Contacts(journal, exchange.intake),)
    dispatcher = Dispatcher(exchange.engine, takers, lambda: "OM", lambda: exchange.now)
    return Reassembly(journal, exchange.engine, dispatcher, lambda: exchange.now)


def text_of(number: int, *, pieces: int = 3) -> list[Part]:
    """Return the parts of a text; its number is the sender's counter."""
    return [
        Part(
            sender=CITIZEN, recipient="1111", reference=f"8:{number}", total=pieces, number=piece, coding="gsm7",
            content=f"{number}.{piece} ".encode(), at=NOW,
        )
        for piece in range(1, pieces + 1)
    ]  # fmt: skip


async def words(exchange: Exchange) -> list[str]:
    """Return the texts that were taken in."""
    query = sa.select(correspondence.c.text).where(correspondence.c.direction == "in")
    async with exchange.engine.connect() as connection:
        return sorted((await connection.execute(query)).scalars())


async def test_first_parts_that_come_to_two_nodes_at_once_are_one_text(
    exchange: Exchange, nodes: list[Reassembly], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody looks for a part's text while another node has looked for it and not committed yet."""
    real, looking, most = reassembly._groups, 0, 0

    async def groups(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> list[Group]:
        nonlocal looking, most
        looking, most = looking + 1, max(most, looking + 1)
        found = list(await real(connection, where))
        await asyncio.sleep(0.2)  # time for the other one, who waits for us instead
        looking -= 1
        return found

    monkeypatch.setattr(reassembly, "_groups", groups)
    parts = text_of(1)
    await asyncio.gather(*(node.receive(part) for node, part in zip(nodes, parts, strict=True)))
    assert await words(exchange) == ["1.1 1.2 1.3"]
    assert most == 1


async def test_whichever_node_gets_which_part_each_text_is_taken_once(
    exchange: Exchange, nodes: list[Reassembly]
) -> None:
    """Every part of many texts, each of them twice, at whatever nodes."""
    coming = [
        nodes[(piece + copy) % 3].receive(part)
        for number in range(1, 9)
        for piece, part in enumerate(text_of(number))
        for copy in range(2)
    ]
    await asyncio.gather(*coming)
    assert await words(exchange) == [f"{number}.1 {number}.2 {number}.3" for number in range(1, 9)]


async def test_turns_are_forgotten_with_the_parts(exchange: Exchange, nodes: list[Reassembly]) -> None:
    """The table does not grow."""
    for part in text_of(1):
        await nodes[0].receive(part)
    exchange.now += REMEMBER_SECONDS + 1
    await nodes[1].look()
    async with exchange.engine.connect() as connection:
        assert (await connection.execute(sa.select(text_part_turn))).all() == []
