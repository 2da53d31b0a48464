"""Field teams: the link in a text, their jobs, and reports that count once."""

import io

import httpx
from PIL import Image

from .case_work_house import House

PHONE = "+96891230042"


def _phone(house: House) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(house.app), base_url="http://city/field/api/")


async def _token(house: House, client: httpx.AsyncClient) -> str:
    assert (await client.post("link", json={"number": "91230042"})).status_code == 202
    to, words = house.sent[-1]
    assert to == PHONE
    return words.partition("/field#")[2]


async def _signed_in(house: House) -> httpx.AsyncClient:
    client = _phone(house)
    assert (await client.post("sign-in", json={"token": await _token(house, client)})).status_code == 200
    client.cookies = httpx.Cookies(dict(client.cookies.items()))
    return client


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    return out.getvalue()


async def test_a_link_is_good_once_and_for_minutes(house: House) -> None:
    """Used again, or changed, it lets nobody in; a number that is nobody's gets the same answer, and no text."""
    async with _phone(house) as client:
        assert (await client.post("link", json={"number": "+96892222222"})).status_code == 202
        assert house.sent == []
        token = await _token(house, client)
        assert (await client.get("jobs")).status_code == 401
        assert (await client.post("sign-in", json={"token": token[:-2] + "xx"})).status_code == 403
        assert (await client.post("sign-in", json={"token": token})).status_code == 200
        assert (await client.post("sign-in", json={"token": token})).status_code == 403


async def test_a_link_is_good_for_minutes(house: House) -> None:
    """Whoever finds the text later signs in with nothing."""
    async with _phone(house) as client:
        late = await _token(house, client)
        house.now += 700
        assert (await client.post("sign-in", json={"token": late})).status_code == 403


async def test_links_are_not_asked_for_without_end(house: House) -> None:
    """One address asks a few times; then it waits, whatever the number."""
    async with _phone(house) as client:
        statuses = [(await client.post("link", json={"number": PHONE})).status_code for _ in range(8)]
    assert statuses[0] == 202
    assert statuses[-1] == 429
    assert len(house.sent) <= 5


async def test_a_team_sees_its_jobs_only_and_reports_once(house: House) -> None:
    """The same report again changes nothing; what is of another department is not there."""
    mine = await house.opens()
    other = await house.opens(department="roads")
    client = await _signed_in(house)
    jobs = (await client.get("jobs")).json()
    assert [job["reference"] for job in jobs["jobs"]] == [mine]
    fields = {
        "key": "report-0001",
        "reference": mine,
        "action": "done",
        "note": "Valve replaced",
        "public": "yes",
    }
    fields |= {"latitude": "23.6", "longitude": "58.5"}
    photo = {"photo": ("hole.jpg", _picture(), "image/jpeg")}
    first = await client.post("reports", data=fields, files=photo)
    again = await client.post("reports", data=fields, files=photo)
    assert (first.json(), again.json()) == ({"taken": True, "again": False}, {"taken": True, "again": True})
    case = await house.cases.find(mine)
    notes = await house.cases.notes_of(mine)
    assert case is not None
    assert case.status == "solved"
    assert [(note.by, note.public) for note in notes] == [("team:plumbers", True), ("team:plumbers", False)]
    assert len(await house.work.files.of_case(mine)) == 1
    theirs = await client.post("reports", data=fields | {"key": "report-0002", "reference": other})
    assert theirs.status_code == 404
    await client.aclose()


async def test_what_is_refused_leaves_nothing(house: House) -> None:
    """Without the reason, with a file that is no picture, or a way that there is not: nothing of it is written."""
    reference = await house.opens()
    client = await _signed_in(house)
    fields = {"key": "report-0003", "reference": reference, "action": "cannot"}
    assert (await client.post("reports", data=fields)).status_code == 409
    evil = {"photo": ("x.jpg", b"<script>", "image/jpeg")}
    assert (await client.post("reports", data=fields | {"note": "locked"}, files=evil)).status_code == 422
    assert (await client.post("reports", data=fields | {"action": "fly"})).status_code == 422
    assert await house.cases.notes_of(reference) == []
    assert (await client.post("reports", data=fields | {"note": "locked"})).json()["again"] is False
    await client.aclose()


async def test_people_of_the_department_have_the_same_page(house: House) -> None:
    """Whoever signed in at the desk reports in the own name."""
    reference = await house.opens()
    async with house.client("hamed") as client:
        assert len((await client.get("field/jobs")).json()["jobs"]) == 1
        fields = {"key": "report-0004", "reference": reference, "action": "on the way"}
        assert (await client.post("field/reports", data=fields)).status_code == 200
    case = await house.cases.find(reference)
    assert case is not None
    assert case.status == "in progress"
