"""What citizens without an account can do and learn, and what nobody can."""

import re
from functools import partial

import sqlalchemy as sa

from hotline.crm_bridge.case_work import add_note
from hotline.crm_bridge.tables import cases
from hotline.events import CallbackRequested
from hotline.journal import JournalReader

from .conftest import CITIZEN, Town


async def _state(town: Town, reference: str, number: str) -> tuple[int, str]:
    answer = await town.client.post("state", json={"reference": reference, "number": number})
    return answer.status_code, answer.text


async def test_state_is_told_to_who_has_reference_and_number(town: Town) -> None:
    """Status, department and public note are told; subject, words, caller and internal notes never."""
    reference = await town.opens()
    for text, public in (("We come at ten.", True), ("He shouts.", False)):
        note = partial(add_note, text=text, language="en", public=public, at=town.now, by="1001")
        await town.cases.change(reference, note)
    status, text = await _state(town, reference, "9234 5678")
    assert status == 200
    assert "We come at ten." in text
    for secret in ("Ahmed", "my house", CITIZEN, "He shouts", "1001"):
        assert secret not in text


async def test_guessing_ends(town: Town) -> None:
    """A wrong number is told like a case that there is not; after some of them nothing is told, right pairs neither."""
    reference = await town.opens()
    wrong = await _state(town, reference, "92000000")
    assert wrong[0] == 404
    assert (await _state(town, "1509", "92000000"))[1] == wrong[1]
    assert (await _state(town, "1509", "92000001"))[0] == 404
    assert (await _state(town, reference, CITIZEN))[0] == 429


async def test_a_slip_is_said_at_once(town: Town) -> None:
    """A wrong check digit asks nobody and costs nothing."""
    reference = await town.opens()
    slip = reference[:-1] + str((int(reference[-1]) + 1) % 10)
    for _ in range(5):
        assert (await _state(town, slip, CITIZEN))[0] == 422
    assert (await _state(town, reference, CITIZEN))[0] == 200


async def test_a_call_back_needs_the_code(town: Town, reader: JournalReader) -> None:
    """Only the number that got the code is called back, once; the wish is in the journal before it is promised."""
    asked = (await town.client.post("call-back", json={"number": "92345678", "language": "en"})).json()
    ((to, words),) = town.sent
    code = re.findall(r"\d{6}", words)[0]
    assert to == CITIZEN
    given = {"id": asked["confirm"], "number": "92345678", "code": "0000000", "language": "en"}
    assert (await town.client.post("call-back/confirm", json=given)).status_code == 403
    other = {**given, "code": code, "number": "92345679"}
    assert (await town.client.post("call-back/confirm", json=other)).status_code == 403
    good = await town.client.post("call-back/confirm", json={**given, "code": code})
    assert good.status_code == 200
    assert (await town.client.post("call-back/confirm", json={**given, "code": code})).status_code == 403
    events = [entry.event for entry in await reader.after(0)]
    (requested,) = [one for one in events if isinstance(one, CallbackRequested)]
    assert (requested.number, requested.queue, requested.callback) == (
        CITIZEN, "general", good.json()["callback"],
    )  # fmt: skip


async def test_codes_are_not_guessed_and_numbers_not_flooded(town: Town) -> None:
    """Five wrong codes end a request; a number gets three codes a day; costly numbers get none."""
    asked = (await town.client.post("call-back", json={"number": CITIZEN, "language": "ar"})).json()
    code = re.findall(r"\d{6}", town.sent[0][1])[0]
    given = {"id": asked["confirm"], "number": CITIZEN, "language": "ar"}
    for _ in range(5):
        await town.client.post("call-back/confirm", json={**given, "code": "no"})
    assert (await town.client.post("call-back/confirm", json={**given, "code": code})).status_code == 403
    statuses = [
        (await town.client.post("call-back", json={"number": CITIZEN, "language": "ar"})).status_code
        for _ in range(3)
    ]
    assert statuses == [200, 200, 429]
    for number in ("90012345", "9999", "<script>"):
        wanted = {"number": number, "language": "ar"}
        assert (await town.client.post("call-back", json=wanted)).status_code == 422


async def test_a_request_goes_through_the_web_forms_intake(town: Town) -> None:
    """A good one has a reference and a page of its own; faults are told by field, in the reader's language."""
    town.client.cookies.set("hotline_language", "en")
    ticket = (await town.client.get("ticket")).json()["ticket"]
    town.now += 20
    fields = {
        "category": "leak",
        "ticket": ticket,
        "latitude": "23.6",
        "longitude": "58.5",
        "answer-where": "road",
    }
    files = {"photos": ("", b"")}
    bad = await town.client.post("requests", data=fields, files=files)
    assert bad.status_code == 422
    assert "description" in bad.json()["faults"]
    good = await town.client.post("requests", data=fields | {"description": "<script>"}, files=files)
    assert good.status_code == 201
    case = await town.cases.find(good.json()["reference"])
    assert case is not None
    assert (case.channel, case.description, case.latitude) == ("web", "<script>", 23.6)


async def test_what_is_near_tells_of_nobody(town: Town) -> None:
    """Of a call there are place in tens of metres and status; only what is public can be followed."""
    await town.opens()
    public = await town.opens(caller=None, channel="web")
    where = {"category": "leak", "latitude": 23.6001, "longitude": 58.5}
    answer = await town.client.post("near", json=where)
    assert "Ahmed" not in answer.text
    assert CITIZEN not in answer.text
    found = answer.json()
    assert {one["metres"] for one in found} == {10}
    assert [one["reference"] for one in found if "follow" in one] == [public]


async def test_no_number_of_questions_finds_the_door_of_whoever_called(town: Town) -> None:
    """Whatever is near is told of the rounded place, whose distance tells nothing of the true one."""
    reference = await town.opens()
    answers = []
    for latitude, longitude in ((23.6004, 58.4996), (23.5996, 58.5004), (23.6, 58.5)):
        async with town.engine.begin() as connection:
            moved = sa.update(cases).where(cases.c.reference == reference)
            await connection.execute(moved.values(latitude=latitude, longitude=longitude))
        asked = [
            await town.client.post(
                "near", json={"category": "leak", "latitude": 23.6 + step / 5000, "longitude": 58.5}
            )
            for step in range(-5, 6)
        ]
        answers.append([answer.json() for answer in asked])
    assert answers[0] == answers[1] == answers[2]
    assert any(answers[0])


async def test_others_pages_and_long_bodies_are_refused(town: Town) -> None:
    """No other site's page uses a citizen's browser, and nobody fills the memory."""
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    body = {"reference": "1007", "number": CITIZEN}
    assert (await town.client.post("state", json=body, headers=foreign)).status_code == 403
    assert (await town.client.post("state", content=b"x" * 9_000)).status_code == 413
