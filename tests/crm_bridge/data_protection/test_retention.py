"""Forgotten in time."""

import pytest
import sqlalchemy as sa

from hotline.config.bridge import Retention as Rules
from hotline.crm_bridge.citizen_tables import audit
from hotline.crm_bridge.contact_tables import attachment
from hotline.crm_bridge.data_protection.erasing import Erasure
from hotline.crm_bridge.data_protection.ports import KeeperError
from hotline.crm_bridge.tables import cases, interaction
from hotline.events import (
    RetentionApplied,
)
from tests.crm_bridge.conftest import NEIGHBOUR

from .conftest import AT, DAY, City, traces


async def test_retention_forgets_in_time_and_says_so(city: City) -> None:
    """Each kind after its days; an open case stays with its contacts and its citizen."""
    number, _, open_ = await city.lives()
    city.now = AT + 800 * DAY
    gone = await city.retention.once()
    assert gone == {"interactions": 3, "correspondence": 1, "cases": 0, "citizens": 0, "audit": 0}
    assert [one for (one,) in await city.rows(sa.select(interaction.c.id))] == ["demo-2.2"]
    assert NEIGHBOUR not in await city.everything()
    assert city.shelf.sounds.keys() == {"demo-2.2"}
    city.now = AT + 4000 * DAY
    await city.retention.once()
    assert [one for (one,) in await city.rows(sa.select(cases.c.reference))] == [open_]
    assert await city.rows(sa.select(attachment.c.id)) == []
    person = await city.desk.get(number)
    assert person is not None
    assert person.erased_at is None
    entries = await city.reader.after(0)
    kinds = [entry.event.kind for entry in entries if isinstance(entry.event, RetentionApplied)]
    assert kinds == ["interactions", "correspondence", "cases", "audit"]
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).values(status="closed"))
    for _ in range(2):
        await city.retention.once()
    assert traces(await city.everything()) == []


async def test_retention_of_nothing_keeps_for_ever(city: City) -> None:
    """0 days."""
    await city.lives()
    city.rules = Rules(
        interactions_days=0, cases_days=0, citizens_days=0, correspondence_days=0, audit_days=0
    )
    before = await city.everything()
    city.now = AT + 100_000 * DAY
    assert not any((await city.retention.once()).values())
    assert await city.everything() == before


async def test_the_audit_by_which_an_open_case_is_due_is_kept(city: City) -> None:
    """How long it waited is told by nothing else; who changed its words is forgotten."""
    _, _, open_ = await city.lives()
    city.rules = Rules(
        interactions_days=0, cases_days=0, citizens_days=0, correspondence_days=0, audit_days=1
    )
    city.now = AT + 10 * DAY
    await city.retention.once()
    left = await city.rows(sa.select(audit.c.subject, audit.c.field).where(audit.c.kind == "case"))
    assert left == [(open_, "status")]


async def test_a_file_that_cannot_be_removed_holds_up_nothing_else(city: City) -> None:
    """Its contacts stay until it can be; all other kinds are forgotten in time."""
    await city.lives()
    city.now = AT + 800 * DAY
    city.shelf.broken = True
    gone = await city.retention.once()
    assert (gone["interactions"], gone["correspondence"]) == (0, 1)
    city.shelf.broken = False
    assert (await city.retention.once())["interactions"] == 3


async def test_a_citizen_who_cannot_be_erased_holds_up_no_other(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those behind are forgotten in time, and that one as soon as it can be."""
    stuck, other = [(await city.desk.add({"name_en": name}, (), by="1001")).id for name in ("Ali", "Salim")]
    city.now = AT + 4000 * DAY
    erase = city.eraser.erase

    async def sometimes(number: int, *, by: str) -> Erasure:
        if number == stuck:
            raise KeeperError("the store is away")
        return await erase(number, by=by)

    with monkeypatch.context() as patch:
        patch.setattr(city.eraser, "erase", sometimes)
        assert (await city.retention.once())["citizens"] == 1
    assert (await city.retention.once())["citizens"] == 1
    found = [await city.desk.get(number) for number in (stuck, other)]
    assert all(one is not None and one.erased_at is not None for one in found)
