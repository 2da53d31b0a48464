import json

import sqlalchemy as sa

from hotline.crm_bridge.citizen_tables import citizen, citizen_address
from hotline.crm_bridge.tables import cases
from hotline.crm_bridge.work_tables import delivery
from hotline.events import (
    CallArrived,
    CallEnded,
    CaseAssigned,
    CitizenErased,
    MessageTranscribed,
    RecordingFinalised,
)

from .conftest import City

CALL = "demo-1763800000.1"


async def arrives_and_ends(city: City) -> None:
    city.journal.append(
        CallArrived(at=1.0, call=CALL, caller="+96891230001", dialled="1111", channel="PJSIP/x-1")
    )
    city.journal.append(CallEnded(at=9.0, call=CALL, reason="completed"))
    await city.journal.flush()


async def test_each_interaction_and_what_comes_later(city: City) -> None:
    """A call is told of when it has ended, and again when a later fact changes its row; never while it goes on."""
    city.journal.append(RecordingFinalised(at=0.5, call=CALL, path="a.wav", seconds=1.0))
    await arrives_and_ends(city)
    await city.feed()
    city.journal.append(RecordingFinalised(at=12.0, call=CALL, path="a.wav", seconds=8.0))
    await city.journal.flush()
    await city.feed()
    rows = await city.rows()
    assert {(row.key, row.what) for row in rows} == {(CALL, "interaction")}
    assert [row.content["interaction"]["recording_seconds"] for row in rows][-1] == 8.0


async def test_the_same_entry_is_put_once(city: City) -> None:
    """An entry that is taken again, after a crash, causes nothing twice; identities are stable."""
    await city.opens()
    await city.feed()
    first = await city.rows()
    city._fed = 0
    await city.feed()
    assert await city.rows() == first
    assert first[0].idempotency_key == f"demo:crm:{first[0].seq}"


async def test_personal_data_only_with_leave(city: City) -> None:
    """Names and numbers are in the payload of a target that may have them, and in no other one."""
    city.targets["full"] = city.webhook(personal_data=True)
    values = {"name_ar": "ناصر", "name_en": "Nasser", "added_at": 0.0, "changed_at": 0.0, "version": 1}
    await city.execute(sa.insert(citizen).values(id=7, **values))
    address = {"kind": "phone", "address": "+96891230001", "shared": False, "added_at": 0.0}
    await city.execute(sa.insert(citizen_address).values(citizen=7, **address))
    reference = await city.opens()
    await city.execute(sa.update(cases).where(cases.c.reference == reference).values(citizen=7))
    await arrives_and_ends(city)
    await city.feed()
    for row in await city.rows("crm"):
        assert "96891230001" not in row.payload
        assert "Nasser" not in row.payload
    case, call = await city.rows("full")
    assert case.content["citizen"]["phones"] == ["+96891230001"]
    assert call.content["interaction"]["address"] == "+96891230001"
    await city.journal.commit([CitizenErased(at=20.0, citizen=7, by="1001")])
    await city.feed()
    erased = (await city.rows("full"))[0]
    assert "Nasser" not in erased.payload
    assert "96891230001" not in erased.payload


async def test_a_filter_and_who_had_a_case_before(city: City) -> None:
    """A target hears of the cases of its departments, and of one that goes to another department for the last time."""
    city.targets["crm"] = city.webhook(departments=["water"])
    reference = await city.opens()
    for department in ("water", "roads"):
        await city.execute(
            sa.update(cases).where(cases.c.reference == reference).values(department=department)
        )
        fact = CaseAssigned(at=2.0, reference=reference, by="1001", department=department, owner=None)
        await city.journal.commit([fact])
        await city.feed()
    await city.notes(reference, "Roads only")
    await city.feed()
    told = [(row.what, row.content["case"]["department"]) for row in await city.rows()]
    assert told == [("CaseOpened", "water"), ("CaseAssigned", "water"), ("CaseAssigned", "roads")]


async def test_without_targets_nothing_is_written(city: City) -> None:
    """Nobody is owed anything where there is no target."""
    city.targets.clear()
    await city.opens()
    await city.feed()
    assert await city.rows() == []


async def test_nothing_is_told_of_what_nobody_knows(city: City) -> None:
    """A transcript of a message whose interaction is gone causes nothing."""
    await city.journal.commit([MessageTranscribed(at=1.0, message="m1", engine="vosk", confidence=None)])
    await city.feed()
    assert await city.rows() == []


async def test_the_payload_is_what_the_document_says(city: City) -> None:
    """Every payload has identity, target, number, node, time, what, and one of case and interaction."""
    await city.opens()
    await arrives_and_ends(city)
    await city.feed()
    case, call = (json.loads(row.payload) for row in await city.rows())
    common = {"id", "target", "seq", "node", "at", "what", "citizen"}
    assert set(case) == common | {"event", "case"}
    assert set(call) == common | {"interaction"}


async def test_a_case_that_is_opened_when_the_call_is_over(city: City) -> None:
    """The interaction is told of again, with the case's reference, also to those who hear of some cases only."""
    city.targets["water"] = city.webhook(categories=["leaks"])
    await arrives_and_ends(city)
    await city.feed()
    reference = await city.opens(opened_in=CALL, category="leaks")
    await city.feed()
    rows = [row for row in await city.rows() if row.key == CALL]
    assert [row.content["interaction"]["reference"] for row in rows] == [None, reference]
    assert len({row.idempotency_key for row in await city.rows()}) == len(await city.rows())
    told = [(row.what, row.key) for row in await city.rows("water")]
    assert told == [("CaseOpened", reference), ("interaction", CALL)]


async def test_who_was_erased_is_erased_wherever_it_stands(city: City) -> None:
    """Deliveries lose the person who is, was, or was merged into who is erased, and what the target said of it."""
    city.targets["crm"] = city.webhook(personal_data=True)
    values = {"name_en": "Nasser", "added_at": 0.0, "changed_at": 0.0, "version": 1}
    await city.execute(sa.insert(citizen).values(id=7, **values))
    await city.execute(sa.insert(citizen).values(id=8, merged_into=7, **values))
    old, merged, others = [await city.opens() for _ in range(3)]
    for reference, number in ((old, 7), (merged, 8)):
        await city.execute(sa.update(cases).where(cases.c.reference == reference).values(citizen=number))
    await city.feed()
    await city.execute(sa.update(cases).where(cases.c.reference == old).values(citizen=None))
    refused = {"state": "dead", "problem": "HTTP 422: the name Nasser is too long"}
    await city.execute(sa.update(delivery).where(delivery.c.key == merged).values(refused))
    await city.execute(sa.update(delivery).where(delivery.c.key == others).values(payload="{}"))
    await city.journal.commit([CitizenErased(at=20.0, citizen=7, by="1001")])
    await city.feed()
    rows = {row.key: row for row in await city.rows()}
    assert "Nasser" not in "".join(row.payload + str(row.problem) for row in rows.values())
    assert rows[old].content["case"]["caller"] is None
    assert rows[merged].problem == "HTTP 422"
