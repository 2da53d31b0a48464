"""A batch of contacts leaves behind what the same contacts leave one by one."""

import random
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.citizen_adding import KIND
from hotline.crm_bridge.citizen_tables import audit, citizen, citizen_address, consent
from hotline.crm_bridge.contact import Incoming
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.intake_item import Item, Written
from hotline.crm_bridge.intake_writer import IntakeWriter
from hotline.crm_bridge.tables import case_number, cases, interaction

from .conftest import NOW, Desk

TABLES = (citizen, citizen_address, consent, audit, cases, case_number, correspondence, interaction)

#: How people reach us, by channel.
SENDERS = {"email": "c{}@example.org", "sms": "+968900000{:02d}", "x": "someone{}", "web": "c{}@example.org"}


def an_item(chance: random.Random, number: int, named: Sequence[str]) -> Item:
    """Return a contact of any channel, from somebody who is or is not known, about something or nothing.

    No two have the same address: the intake keeps those apart.
    """
    channel = chance.choice(list(SENDERS))
    sender = SENDERS[channel].format(number) if channel != "web" or chance.random() < 0.8 else ""
    report = None
    if channel == "web":
        report = Report(
            category=chance.choice(["pothole", "tree", None]), place=chance.choice([None, "Ruwi"])
        )
    incoming = Incoming(
        channel=channel, at=NOW + number, sender=sender, text=f"words {number}",
        sender_name=chance.choice(["", "Aisha", "سالم"]), external_id=chance.choice([None, f"e{number}"]),
        report=report, automatic=chance.random() < 0.1,
        consents=("case updates",) if channel == "web" and sender and chance.random() < 0.5 else (),
    )  # fmt: skip
    return Item(
        contact=f"contact-{number:04d}",
        incoming=incoming,
        kind={"email": "email", "sms": "phone", "x": "x", "web": "email"}[channel],
        address=sender or None,
        language=chance.choice(["ar", "en", None]),
        mentions=(chance.choice(named),) if named and chance.random() < 0.3 else (),
        hint=chance.choice(["pothole", None]),
    )


async def left(connection: AsyncConnection) -> dict[str, list[dict[str, Any]]]:
    """Return all rows; citizens are told by the order in which they were added, other numbers are left out."""
    numbers = list((await connection.execute(sa.select(citizen.c.id).order_by(citizen.c.id))).scalars())
    place = {number: index for index, number in enumerate(numbers)}
    found: dict[str, list[dict[str, Any]]] = {}
    for table in TABLES:
        order = table.c.id if "id" in table.c else next(iter(table.primary_key))
        rows = (await connection.execute(sa.select(table).order_by(order))).mappings()
        found[table.name] = [_told(dict(row), table, place) for row in rows]
    # Who was added first has the first lines; of one batch all are written at once.
    found["audit"].sort(key=lambda row: (row["kind"], row["subject"], row["field"]))
    return found


def _told(row: dict[str, Any], table: sa.Table, place: dict[int, int]) -> dict[str, Any]:
    if table is citizen:
        row["id"] = place[row["id"]]
    elif table is not interaction:
        row.pop("id", None)
    if row.get("citizen") is not None:
        row["citizen"] = place[row["citizen"]]
    if table is audit and row["kind"] == KIND:
        row["subject"] = place[int(row["subject"])]
    return row


def outcomes(written: Sequence[Written], place: dict[int, int]) -> list[tuple[object, ...]]:
    """Return what became of each, with its facts, citizens told by their order."""

    def told(thing: msgspec.Struct) -> dict[str, Any]:
        values = msgspec.structs.asdict(thing)
        if values.get("citizen") is not None:
            values["citizen"] = place[values["citizen"]]
        return {"what": type(thing).__name__, **values}

    return [(told(one.taken), [told(fact) for fact in one.facts]) for one in written]


@pytest.mark.parametrize("seed", range(12))
async def test_a_batch_is_what_its_contacts_are_one_by_one(desk: Desk, seed: int) -> None:
    """The same citizens, cases, words, audit and facts, however many are written at once."""
    chance = random.Random(seed)  # noqa: S311 -- the same contacts in every run
    before = [await desk.take(sender=f"c{n}@example.org", external_id=f"<{seed}-{n}>") for n in range(3)]
    await desk.take(channel="sms", sender="+96890000001", text="my street has a hole")
    named = [taken.reference for taken in before if taken.reference]
    items = [an_item(chance, number, named) for number in range(chance.randint(1, 25))]
    writer = IntakeWriter(desk.files)
    seen = []
    for sizes in (1, len(items)):
        async with desk.engine.connect() as connection:
            written: list[Written] = []
            for first in range(0, len(items), sizes):
                written += await writer.write(connection, items[first : first + sizes], desk.config)
            numbers = (await connection.execute(sa.select(citizen.c.id).order_by(citizen.c.id))).scalars()
            place = {number: index for index, number in enumerate(numbers)}
            seen.append((outcomes(written, place), await left(connection)))
            await connection.rollback()
    (their_outcomes, their_rows), (our_outcomes, our_rows) = seen
    assert our_outcomes == their_outcomes
    for table in TABLES:
        assert our_rows[table.name] == their_rows[table.name]


async def test_what_came_before_becomes_the_new_citizens(desk: Desk) -> None:
    """Each new citizen of a batch gets what came from the address before and was nobody's."""
    addresses = [f"new{number}@example.org" for number in range(4)]
    for number, address in enumerate(addresses):
        await desk.take(sender=address, automatic=True, external_id=f"<away-{number}>")
    items = [
        Item(
            contact=f"contact-{number}", incoming=Incoming(channel="email", at=NOW, sender=address, text="a hole"),
            kind="email", address=address, language="en",
        )
        for number, address in enumerate(addresses)
    ]  # fmt: skip
    async with desk.engine.begin() as connection:
        written = await IntakeWriter(desk.files).write(connection, items, desk.config)
    whose = {row.address: row.citizen for row in await desk.rows(interaction) if row.id.count("-") == 1}
    assert {item.address: one.taken.citizen for item, one in zip(items, written, strict=True)} == whose
    assert None not in whose.values()


async def test_the_statements_of_a_batch_do_not_grow_with_it(desk: Desk) -> None:
    """Fifty strangers who each open a case cost no more statements than five, but for SQLite's numbering of each."""
    counts = []
    for many in (5, 50):
        items = [
            Item(
                contact=f"c-{many}-{number}",
                incoming=Incoming(channel="sms", at=NOW, sender=f"+9689{many:02d}{number:05d}", text="a hole"),
                kind="phone", address=f"+9689{many:02d}{number:05d}", language="en",
            )
            for number in range(many)
        ]  # fmt: skip
        told: list[str] = []

        def listen(*arguments: Any) -> None:  # noqa: ANN401 - what SQLAlchemy hands over
            told.append(arguments[2])  # noqa: B023 - it is called within this round only

        event.listen(desk.engine.sync_engine, "before_cursor_execute", listen)
        async with desk.engine.connect() as connection:
            await IntakeWriter(desk.files).write(connection, items, desk.config)
            await connection.rollback()
        event.remove(desk.engine.sync_engine, "before_cursor_execute", listen)
        counts.append(len(told))
    own = 45 if desk.engine.dialect.name == "sqlite" else 0
    assert counts[1] == counts[0] + own
