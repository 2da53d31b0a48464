"""Texts in parts."""

import random

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.sms.part_table import text_part
from hotline.crm_bridge.sms.parts import REMEMBER_SECONDS, WAIT_SECONDS, Group, Part, assemble, group_of
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.text_coding import parts as divide

from .conftest import CITIZEN, NOW, STRANGER, Exchange

LONG = "تسرب مياه كبير في الشارع 😀 أمام المدرسة. " * 6


def divided(
    text: str, *, sender: str = CITIZEN, reference: str = "8:37", at: float = NOW, cut: int | None = None
) -> list[Part]:
    """Return a text as a telephone sends it; `cut` divides it at so many octets, wherever that is."""
    coding, contents = divide(text)
    if cut is not None:
        content = text.encode("utf-16-be")
        coding, contents = "ucs2", [content[place : place + cut] for place in range(0, len(content), cut)]
    return [
        Part(
            sender=sender, recipient="1111", reference=reference, total=len(contents), number=number,
            coding=coding, content=content, at=at,
        )
        for number, content in enumerate(contents, 1)
    ]  # fmt: skip


async def words(exchange: Exchange) -> list[str]:
    """Return the texts that were taken in."""
    query = (
        sa.select(correspondence.c.text)
        .where(correspondence.c.direction == "in")
        .order_by(correspondence.c.at)
    )
    async with exchange.engine.connect() as connection:
        return list((await connection.execute(query)).scalars())


async def test_parts_in_any_order_and_twice_are_one_text(exchange: Exchange) -> None:
    """It is there when the last one is, and once."""
    first, second, *rest = divided(LONG)
    order = [second, second, *reversed(rest), first, *rest, first]
    for part in order:
        await exchange.reassembly.receive(part)
    assert await words(exchange) == [LONG.strip()]


async def test_a_character_may_be_divided_between_two_parts(exchange: Exchange) -> None:
    """Some telephones cut the pair of surrogates of an emoji."""
    text = "a😀" * 40
    for part in reversed(divided(text, cut=10)):
        await exchange.reassembly.receive(part)
    assert await words(exchange) == [text]


async def test_two_senders_with_the_same_reference_are_not_mixed(exchange: Exchange) -> None:
    """Each counts for himself."""
    mine, theirs = divided("A" * 200), divided("B" * 200, sender=STRANGER)
    for part in (mine[0], theirs[1], theirs[0], mine[1]):
        await exchange.reassembly.receive(part)
    assert sorted(await words(exchange)) == ["A" * 200, "B" * 200]


async def test_a_reference_that_is_used_again_is_another_text(exchange: Exchange) -> None:
    """Counters of 8 bits begin anew soon."""
    for text in ("A" * 200, "B" * 200):
        for part in divided(text):
            await exchange.reassembly.receive(part)
    assert sorted(await words(exchange)) == ["A" * 200, "B" * 200]


async def test_what_came_is_taken_after_a_while_when_a_part_is_missing(exchange: Exchange) -> None:
    """With a note of how many came."""
    one, _, three = divided("A" * 153 + "B" * 153 + "C" * 20)
    for part in (three, one):
        await exchange.reassembly.receive(part)
    exchange.now += WAIT_SECONDS - 1
    await exchange.reassembly.look()
    assert await words(exchange) == []
    exchange.now += 1
    await exchange.reassembly.look()
    assert await words(exchange) == ["A" * 153 + " […] " + "C" * 20 + " [2/3]"]


async def test_parts_outlive_a_restart_and_a_kill_between_two_steps(exchange: Exchange) -> None:
    """The text is taken once, although it was not noted that it was."""
    one, two = divided("A" * 200)
    await exchange.reassembly.receive(one)
    again = Reassembly(exchange.journal, exchange.engine, exchange.dispatcher, lambda: exchange.now)
    await again.receive(two)

    async def forget(connection: AsyncConnection) -> None:
        await connection.execute(sa.update(text_part).values(taken=False))

    await exchange.journal.commit((), forget)
    await again.look()
    assert await words(exchange) == ["A" * 200]


async def test_parts_that_were_taken_are_forgotten_in_the_end(exchange: Exchange) -> None:
    """The table does not grow."""
    for part in divided("A" * 200):
        await exchange.reassembly.receive(part)
    exchange.now += REMEMBER_SECONDS + 1
    await exchange.reassembly.look()
    async with exchange.engine.connect() as connection:
        assert (await connection.execute(sa.select(sa.func.count()).select_from(text_part))).scalar() == 0


@pytest.mark.parametrize(("number", "total"), [(0, 2), (3, 2), (1, 0), (1, 300)])
async def test_numbers_without_sense_lose_no_words(exchange: Exchange, number: int, total: int) -> None:
    """Such a part is a text of its own."""
    (part,) = divided("hello there")
    await exchange.reassembly.receive(
        Part(
            sender=part.sender, recipient="1111", reference="8:1", total=total, number=number, coding="gsm7",
            content=part.content, at=NOW,
        )
    )  # fmt: skip
    assert (await words(exchange))[0].startswith("hello there")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=71, max_size=600), st.randoms())
def test_whatever_is_divided_and_shuffled_is_put_together_again(text: str, order: random.Random) -> None:
    """No character is lost or changed."""
    pieces = divided(text)
    order.shuffle(pieces)
    group = Group(group="g", taken=False, parts={})
    for part in pieces:
        if group.parts:
            assert group_of(part, [group]) == (group, False)
        group.parts[part.number] = part
    assert assemble(group) == text
