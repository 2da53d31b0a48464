"""Lists, one case, and bulk changes over HTTP, as each role may see and do them."""

import sqlalchemy as sa

from hotline.crm_bridge.case_work import assign, set_due, set_status
from hotline.crm_bridge.citizen_tables import audit

from .case_work_house import House


async def _listed(house: House, user: str, **params: str) -> list[str]:
    async with house.client(user) as client:
        answer = await client.get("cases", params=params)
    assert answer.status_code == 200, answer.text
    return [case["reference"] for case in answer.json()["cases"]]


async def _due(house: House, reference: str, seconds: float | None) -> None:
    due_at = None if seconds is None else house.now + seconds
    await house.cases.change(reference, lambda case: set_due(case, due_at, at=house.now, by="1002"))


async def test_pages_by_due_time_follow_each_other(house: House) -> None:
    """Each case comes once, the most overdue first, and what is due at no time last, whatever the size of a page."""
    references = [await house.opens(f"case {number}") for number in range(7)]
    for reference, seconds in zip(references, (50, -10, None, 50, -20, None, 9), strict=True):
        await _due(house, reference, seconds)
    expected = [references[place] for place in (4, 1, 6, 0, 3, 2, 5)]
    found: list[str] = []
    after = ""
    async with house.client("salim") as client:
        while True:
            page = (await client.get("cases", params={"limit": 2, "after": after})).json()
            found += [case["reference"] for case in page["cases"]]
            if page["next"] is None:
                break
            after = ",".join(str(part) for part in page["next"] if part is not None)
    assert found == expected


async def test_each_list_has_its_cases(house: House) -> None:
    """Overdue, today, waiting, nobody's, mine and done are told apart, and counted the same."""
    late, today, waits, mine = [await house.opens() for _ in range(4)]
    await _due(house, late, -60)
    await _due(house, today, 60)
    await house.cases.change(
        waits, lambda case: set_status(case, "waiting for citizen", at=house.now, by="1002")
    )
    await house.cases.change(mine, lambda case: assign(case, "water", "1002", at=house.now, by="1002"))
    assert await _listed(house, "salim", view="overdue") == [late]
    assert await _listed(house, "salim", view="today") == [today]
    assert await _listed(house, "salim", view="waiting") == [waits]
    assert await _listed(house, "salim", view="mine") == [mine]
    assert set(await _listed(house, "salim", view="unassigned")) == {late, today, waits}
    await house.cases.change(mine, lambda case: set_status(case, "solved", at=house.now, by="1002"))
    assert mine not in await _listed(house, "salim", view="open")
    assert mine in await _listed(house, "salim", view="all")
    async with house.client("salim") as client:
        counts = (await client.get("cases/counts")).json()["counts"]
    assert (counts["overdue"], counts["today"], counts["waiting"], counts["mine"]) == (1, 1, 1, 0)


async def test_a_department_sees_its_own_cases_only(house: House) -> None:
    """Neither list nor page nor change shows people of a department what belongs to another one."""
    water = await house.opens()
    roads = await house.opens(department="roads", category="noise")
    assert await _listed(house, "hamed", view="all") == [water]
    async with house.client("hamed") as client:
        assert (await client.get(f"cases/{water}")).status_code == 200
        assert (await client.get(f"cases/{roads}")).status_code == 404
        note = {"text": "seen", "language": "en"}
        assert (await client.post(f"cases/{roads}/notes", json=note)).status_code == 404
        ways = (await client.get(f"cases/{water}")).json()["ways"]
    assert "assigned" not in ways["statuses"]
    assert "solved" in ways["statuses"]
    async with house.client("admin") as client:
        assert (await client.get("cases")).status_code == 403


async def test_a_filter_is_read_from_the_address(house: House) -> None:
    """What is not understood is refused with the way to write it; a place box and a text find their case."""
    here = await house.opens("Pipe at the market", latitude=23.6, longitude=58.5)
    await house.opens("Elsewhere", latitude=20.0, longitude=57.0)
    assert await _listed(house, "salim", box="23,58,24,59") == [here]
    assert await _listed(house, "salim", text="market") == [here]
    async with house.client("salim") as client:
        for params in ({"view": "x"}, {"box": "1,2"}, {"after": "x"}, {"opened_from": "nan"}):
            answer = await client.get("cases", params=params)
            assert answer.status_code == 400
            assert next(iter(params)) in answer.json()["detail"]


async def test_who_reads_an_old_version_is_told_what_changed(house: House) -> None:
    """The second writer gets 412 with who changed what; nothing of theirs is written."""
    reference = await house.opens()
    async with house.client("salim") as client:
        tag = (await client.get(f"cases/{reference}")).headers["etag"]
        first = await client.patch(f"cases/{reference}", json={"priority": "high"}, headers={"If-Match": tag})
        assert first.json()["case"]["priority"] == "high"
        second = await client.patch(f"cases/{reference}", json={"priority": "low"}, headers={"If-Match": tag})
    assert second.status_code == 412
    assert "priority is high now, by 1002" in second.json()["detail"]


async def test_bulk_tells_of_each_case_and_is_undone(house: House) -> None:
    """One stale and one settled case hold up no other one; undoing brings back what was, with its own audit lines."""
    good, stale, settled = [await house.opens() for _ in range(3)]
    await house.cases.change(settled, lambda case: set_status(case, "rejected", at=house.now, by="1002"))
    chosen = [
        {"reference": good, "version": 1},
        {"reference": stale, "version": 9},
        {"reference": settled, "version": 2},
    ]
    wish = {"type": "priority", "priority": "urgent"}
    async with house.client("salim") as client:
        looked = (await client.post("bulk/preview", json={"cases": chosen, "wish": wish})).json()
        done = (await client.post("bulk", json={"cases": chosen, "wish": wish})).json()
        assert [one["result"] for one in looked] == ["changed", "stale", "refused"]
        assert [one["result"] for one in done] == ["changed", "stale", "refused"]
        assert "rejected" in done[2]["why"]
        again = [{key: done[0][key] for key in ("reference", "version", "before")}]
        undone = (await client.post("bulk/undo", json={"cases": again, "wish": wish})).json()
    assert undone[0]["result"] == "changed"
    case = await house.cases.find(good)
    assert case is not None
    assert (case.priority, case.version) == ("normal", 3)
    async with house.engine.connect() as connection:
        query = sa.select(audit.c.new).where(audit.c.subject == good, audit.c.field == "priority")
        assert list((await connection.execute(query)).scalars()) == ['"urgent"', '"normal"']


async def test_bulk_may_no_more_than_the_person(house: House) -> None:
    """The first line assigns nothing, however many cases are ticked."""
    reference = await house.opens()
    wish: dict[str, object] = {"type": "assign", "department": "roads", "owner": None}
    asked: dict[str, object] = {"cases": [{"reference": reference, "version": 1}], "wish": wish}
    async with house.client("aisha") as client:
        (told,) = (await client.post("bulk", json=asked)).json()
        assert told["result"] == "refused"
        wrong = {**asked, "wish": {**wish, "department": "none"}}
        assert (await client.post("bulk", json=wrong)).status_code == 409


async def test_filters_with_names_are_each_persons_own(house: House) -> None:
    """A name stands for one filter; nobody sees those of others."""
    async with house.client("salim") as client:
        await client.put("case-filters", json={"name": "Leaks", "query": "view=open&category=leak"})
        await client.put("case-filters", json={"name": "Leaks", "query": "category=leak"})
        assert (await client.get("case-filters")).json() == [{"name": "Leaks", "query": "category=leak"}]
    async with house.client("aisha") as client:
        assert (await client.get("case-filters")).json() == []


async def test_all_about_a_case_is_on_one_line(house: House) -> None:
    """Opening, notes and changes stand in the order in which they happened, with words as they were written."""
    reference = await house.opens(description="<script>alert(1)</script>")
    house.now += 60
    async with house.client("salim") as client:
        note = {"text": "We come tomorrow.", "language": "en", "public": True}
        await client.post(f"cases/{reference}/notes", json=note)
        house.now += 60
        await client.patch(f"cases/{reference}", json={"status": "in progress"}, headers={"If-Match": "*"})
        whole = (await client.get(f"cases/{reference}")).json()
    kinds = [(step["kind"], step["public"]) for step in whole["timeline"]]
    assert kinds == [("opened", False), ("note", True), ("changed", False)]
    assert whole["timeline"][0]["text"] == "<script>alert(1)</script>"
    assert whole["timeline"][2]["changes"] == [["status", "new", "in progress"]]


async def test_bodies_that_nobody_can_read_are_refused(house: House) -> None:
    """No JSON, something else, and lists within lists, thousands deep."""
    deep = b'{"cases": ["x"], "wish": ' + b"[" * 5000 + b"]" * 5000 + b"}"
    async with house.client("salim") as client:
        for way in ("bulk", "bulk/preview", "bulk/undo"):
            for body in (b"", b"{", b"[]", deep):
                answer = await client.post(way, content=body)
                assert (answer.status_code, answer.json()["title"]) == (422, "Unprocessable Content"), (
                    way,
                    body[:9],
                )
        assert (await client.put("case-filters", content=deep)).status_code == 422
