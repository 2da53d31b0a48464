"""Boxes that are ticked in forms whose senders prove nothing."""

from functools import partial

import pytest

from hotline.crm_bridge import consents
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.citizen_tables import citizen

from .conftest import NOW, Desk

NUMBER = "+96891230001"


@pytest.mark.parametrize("channel", ["web", "open311"])
async def test_a_form_takes_nobodys_stop_back(desk: Desk, channel: str) -> None:
    """Anybody may type another one's number; who never said no is told by it, who said so is not."""
    for ticket, expected in (("first", True), ("second", False)):
        await desk.take(
            channel=channel, sender=NUMBER, report=Report(category="tree"), consents=("case updates",),
            proof="box ticked", external_id=ticket,
        )  # fmt: skip
        (person,) = await desk.rows(citizen)
        async with desk.engine.connect() as connection:
            assert await consents.may(connection, person.id, "case updates") is expected
        stop = partial(
            consents.record, citizen=person.id, purpose="case updates", given=False, at=NOW + 1, by="citizen",
            proof="STOP",
        )  # fmt: skip
        await desk.journal.commit_result(stop, lambda facts: facts)
