"""Quality over HTTP: drawing, listening, assessing, answering; who sees what."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from starlette.applications import Starlette

from hotline.crm_bridge.quality.sampling import draw
from hotline.crm_bridge.quality.tables import pick, sample
from hotline.desk.roles import Role
from hotline.events import (
    AssessmentsRead,
    CallScored,
    CommentHeard,
    RecordingAccessed,
    SampleDrawn,
    SampleReplaced,
    ScoreAnswered,
)
from hotline.recorder.archive.opening import Recordings
from hotline.testing.desk import Keys, make_visitor, open_door
from hotline.testing.recordings import House
from tests.desk.quality_city import ODD, WEEK, City
from tests.recorder.archive.conftest import house, journal_url, recordings

__all__ = ["house", "journal_url", "recordings"]

PATH = "/desk/api/quality"
VISITORS = (
    make_visitor("fatma", Role.QUALITY),
    make_visitor("hamed", Role.SUPERVISOR),
    make_visitor("noor", Role.QUALITY),
    make_visitor("aisha", Role.AGENT, agent="1001"),
    make_visitor("salim", Role.AGENT, agent="1002"),
    make_visitor("root", Role.ADMINISTRATOR),
    make_visitor("both", Role.QUALITY, Role.AGENT, agent="1001"),
)


@pytest.fixture
def city(house: House, recordings: Recordings) -> City:
    return City(house, recordings)


class People:
    """Each with a browser."""

    def __init__(self, app: Starlette, keys: dict[str, Keys]) -> None:
        transport = httpx.ASGITransport(app)
        self.clients = {
            user: httpx.AsyncClient(transport=transport, base_url="http://hotline", **one.of_client())
            for user, one in keys.items()
        }

    async def __call__(
        self, user: str, method: str, path: str, body: object = None, status: int = 200
    ) -> dict:  # type: ignore[type-arg]
        answer = await self.clients[user].request(method, PATH + path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json() if "json" in answer.headers.get("content-type", "") else {"text": answer.text}


@pytest.fixture
async def ask(city: City) -> AsyncIterator[People]:
    door, keys = open_door(*VISITORS)
    people = People(Starlette(routes=city.routes(door)), keys)
    yield people
    for client in people.clients.values():
        await client.aclose()


async def test_draw_assess_dispute_change(city: City, ask: People) -> None:
    """From the draw to the changed score: each step is a fact, and the agent sees only what counts."""
    await city.calls("1001", 12, heard=0)
    await city.draw("1001")
    (drawn,) = await city.house.events(SampleDrawn)
    listed = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    assert [one["call"] for one in listed] == list(drawn.calls)  # type: ignore[attr-defined]
    (proof,) = (await ask("hamed", "GET", f"/samples?week={WEEK}"))["samples"]
    assert (proof["holds"], proof["population"], proof["seed"]) == (True, 12, "5eed")

    number = (await ask("fatma", "POST", f"/calls/{listed[0]['id']}/assessment", status=201))["id"]
    one = (await ask("fatma", "GET", f"/calls/{listed[0]['id']}"))["assessments"][0]
    marks = {f"{s['key']}.{q['key']}": q["best"] for s in one["form"]["sections"] for q in s["questions"]}
    draft = {"saved": 0, "marks": {}, "words": ODD, "notes": [{"at": 3.5, "text": ODD}]}
    await ask("fatma", "PUT", f"/assessments/{number}", draft)
    await ask("fatma", "PUT", f"/assessments/{number}", draft, status=409)
    await ask("fatma", "POST", f"/assessments/{number}/submit", {"saved": 1}, status=422)
    await ask("hamed", "PUT", f"/assessments/{number}", {**draft, "saved": 1}, status=404)
    assert (await ask("aisha", "GET", "/own"))["assessments"] == []
    await ask(
        "fatma", "PUT", f"/assessments/{number}", {**draft, "saved": 1, "marks": {**marks, "matter.right": 0}}
    )
    assert (await ask("fatma", "POST", f"/assessments/{number}/submit", {"saved": 2}))["quality"] == 0
    await ask("fatma", "PUT", f"/assessments/{number}", {**draft, "saved": 3}, status=422)

    (own,) = (await ask("aisha", "GET", "/own"))["assessments"]
    assert (own["quality"], own["words"], own["notes"][0]["text"]) == (0, ODD, ODD)
    assert (await ask("salim", "GET", "/own"))["assessments"] == []
    await ask("salim", "POST", f"/own/{number}/dispute", {"text": "no"}, status=404)
    await ask("aisha", "POST", f"/own/{number}/dispute", {"text": " "}, status=422)
    await ask("aisha", "POST", f"/own/{number}/dispute", {"text": ODD})
    again = (await ask("hamed", "POST", f"/assessments/{number}/change", {"text": "right"}, status=201))["id"]
    await ask("hamed", "PUT", f"/assessments/{again}", {"saved": 0, "marks": marks})
    await ask("hamed", "POST", f"/assessments/{again}/submit", {"saved": 1})
    (own,) = (await ask("aisha", "GET", "/own"))["assessments"]
    assert (own["quality"], own["version"]) == (1, 2)
    scored = [(one.quality, one.version) for one in await city.house.events(CallScored)]  # type: ignore[attr-defined]
    assert scored == [(0.0, 1), (1.0, 2)]
    assert [one.how for one in await city.house.events(ScoreAnswered)] == ["disputed", "changed"]  # type: ignore[attr-defined]
    assert ODD not in str(await city.house.events())
    averages = await ask("fatma", "GET", f"/averages?from={WEEK}&to={WEEK}")
    assert averages["by_agent"]["1001"] == {"mean": 1.0, "count": 1, "fatal": 0, "left_out": 0}


async def test_calibration_is_blind_and_compared(city: City, ask: People) -> None:
    """A second listener sees nothing of the first one's marks before submitting; then the difference is shown."""
    await city.calls("1001", 1)
    await city.draw("1001")
    (call,) = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    for user, mark in (("fatma", 2), ("hamed", 1)):
        await ask(user, "POST", f"/calls/{call['id']}/assessment", status=201)
        (line,) = (await ask(user, "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
        assert {(one["quality"], *one["fatal"]) for one in line["assessments"]} == {(None,)}
        assert (await ask(user, "GET", f"/calls/{call['id']}"))["calibration"] == []
        await assessed(ask, user, call["id"], mark)
    shown = await ask("fatma", "GET", f"/calls/{call['id']}")
    assert (shown["calibration"][0]["agreement"], shown["calibration"][0]["difference"]) == (0, -0.5)
    assert len((await ask("aisha", "GET", "/own"))["assessments"]) == 1
    averages = await ask("fatma", "GET", f"/averages?from={WEEK}&to={WEEK}")
    assert averages["all"]["count"] == 1


async def test_what_others_gave_is_hidden_until_the_own_is_signed(city: City, ask: People) -> None:
    """Who has not begun sees no mark either; who wants to read instead says so, and assesses this call no more."""
    await city.calls("1001", 1)
    await city.draw("1001")
    (call,) = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    path = f"/calls/{call['id']}"
    await ask("hamed", "POST", f"{path}/read", status=404)
    first = await assessed(ask, "fatma", call["id"], 1)
    (line,) = (await ask("hamed", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    assert (line["opened"], line["others"]) == (False, 1)
    assert [(one["quality"], one["fatal"]) for one in line["assessments"]] == [(None, [])]
    blind = await ask("hamed", "GET", path)
    assert (blind["assessments"], blind["calibration"], blind["others"]) == ([], [], 1)
    averages = f"/averages?from={WEEK}&to={WEEK}"
    hidden = await ask("hamed", "GET", averages)
    assert (
        hidden["all"]
        == hidden["by_agent"]["1001"]
        == {"mean": None, "count": 0, "fatal": None, "left_out": 1}
    )
    assert {(one["mean"], one["fatal"]) for one in hidden["by_question"].values()} == {(None, None)}
    assert (await ask("fatma", "GET", averages))["all"] == {
        "mean": 0.5,
        "count": 1,
        "fatal": 0,
        "left_out": 0,
    }

    await ask("noor", "POST", f"{path}/assessment", status=201)
    await ask("noor", "POST", f"{path}/read", status=422)
    for _ in range(2):
        await ask("hamed", "POST", f"{path}/read")
    read = await ask("hamed", "GET", path)
    assert [one["id"] for one in read["assessments"]] == [first]
    assert (await ask("hamed", "GET", averages))["all"]["mean"] == 0.5
    await ask("hamed", "POST", f"{path}/assessment", status=422)
    facts = [(one.by, one.agent) for one in await city.house.events(AssessmentsRead)]  # type: ignore[attr-defined]
    assert facts == [("hamed", "1001")]


async def test_the_draw_is_that_of_the_journal(city: City, ask: People) -> None:
    """Rows that were exchanged together, seed and hash and all, do not hold: the journal tells of another draw."""
    await city.calls("1001", 12)
    await city.draw("1001")
    (fair,) = (await ask("fatma", "GET", f"/samples?week={WEEK}"))["samples"]
    assert (fair["holds"], fair["journalled"]) == (True, True)
    (one,) = await city.desk.samples(WEEK)
    again = draw("another seed", one.population, one.wanted)
    async with city.house.engine.begin() as connection:
        await connection.execute(sa.update(sample).values(seed="another seed"))
        await connection.execute(sa.delete(pick))
        rows = [
            {"call": call, "agent": "1001", "week": WEEK, "queue": "water", "called_at": 1.0, "source": "sample",
             "place": place, "by": "", "why": "", "at": 1.0, "passed_over": False}
            for place, call in enumerate(again.calls, 1)
        ]  # fmt: skip
        await connection.execute(sa.insert(pick), rows)
    (false,) = (await ask("fatma", "GET", f"/samples?week={WEEK}"))["samples"]
    assert (false["holds"], false["journalled"], false["calls"]) == (False, False, list(again.calls))


async def test_only_a_call_that_is_gone_is_exchanged(city: City, ask: People) -> None:
    """A drawn call stays; one whose recording is gone gives way to the next rank, and the draw still holds."""
    await city.calls("1001", 5)
    await city.draw("1001")
    listed = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    await ask("fatma", "POST", f"/calls/{listed[0]['id']}/next", status=422)
    await city.delete(listed[0]["call"])
    await ask("fatma", "POST", f"/calls/{listed[0]['id']}/next")
    after = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    assert [one["call"] for one in after][:2] == [one["call"] for one in listed][1:]
    (fact,) = await city.house.events(SampleReplaced)
    assert fact.other == after[2]["call"]  # type: ignore[attr-defined]
    assert (await ask("fatma", "GET", f"/samples?week={WEEK}"))["samples"][0]["holds"]
    chosen = (await ask("hamed", "POST", "/calls", {"call": "1001-0.1", "why": ODD}, status=201))["id"]
    mine = await ask("hamed", "GET", f"/calls/{chosen}")
    assert mine["source"] in {"hand", "sample"}
    await ask("hamed", "POST", "/calls", {"call": "1001-0.1", "why": " "}, status=422)


async def test_listening_is_in_the_log_before_a_byte_is_given_out(city: City, ask: People) -> None:
    """Sound and shape of an encrypted call come in ranges, and the journal knows who wanted them, and why."""
    await city.calls("1001", 1, heard=1)
    await city.draw("1001")
    (call,) = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    url = f"{PATH}/calls/{call['id']}/audio"
    part = await ask.clients["fatma"].get(url, params={"why": "sample"}, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content) == (206, b"fLaC")
    assert (await ask.clients["fatma"].get(url)).status_code == 400
    shape = await ask("fatma", "GET", f"/calls/{call['id']}/shape?why=sample")
    assert len(shape["caller"]) == len(shape["agent"]) == 800
    assert shape["seconds"] == pytest.approx(8.0)
    heard = [(one.who, one.how) for one in await city.house.events(RecordingAccessed)]  # type: ignore[attr-defined]
    assert heard == [("fatma", "played"), ("fatma", "picture")]


@pytest.mark.parametrize(
    ("user", "path", "status"),
    [
        *((user, path, 403) for user in ("aisha", "root") for path in (
            "/calls", "/calls/1", "/calls/1/audio", "/averages", "/samples", "/complaints", "/complaints/map")),
        ("root", "/own", 403), ("root", "/satisfaction", 403), ("fatma", "/own", 403),
        ("aisha", "/satisfaction?agent=1002", 403), ("fatma", "/calls?agnet=1", 400), ("fatma", "/calls?from=x", 400),
        ("fatma", "/complaints/map?box=1,2,3", 400), ("fatma", "/calls/9" + 20 * "9", 404),
    ],
)  # fmt: skip
async def test_who_may_not(ask: People, user: str, path: str, status: int) -> None:
    """Agents and administrators see nothing of others; what is misspelt shows nothing."""
    await ask(user, "GET", path, status=status)


async def test_who_gave_a_caller_away_is_drawn_for_the_own_talk(city: City, ask: People) -> None:
    """A transferred call belongs to each of its agents as far as each talked long enough, in the own queue."""
    (call,) = await city.calls("1001", 1, heard=1, before="1002")
    city.house.values["quality.shortest_talk_seconds"] = 1
    for agent in ("1001", "1002"):
        await city.draw(agent)
    listed = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    assert [(one["call"], one["agent"], one["queue"]) for one in listed] == [
        (call, "1001", "water"),
        (call, "1002", "general"),
    ]
    (longer,) = await city.calls("1003", 1, heard=1, before="1002", first=1)
    city.house.values["quality.shortest_talk_seconds"] = 2
    async with city.house.engine.connect() as connection:
        assert [one.call for one in await city.book.talks(connection, "1003", 0, 9e9, 2)] == [longer]
        assert await city.book.talks(connection, "1002", 0, 9e9, 2) == []
        assert await city.book.find(connection, longer, "1001") is None
    path = {"call": longer, "why": "complaint", "agent": "1002"}
    chosen = (await ask("hamed", "POST", "/calls", path, status=201))["id"]
    assert (await ask("hamed", "GET", f"/calls/{chosen}"))["agent"] == "1002"


async def test_nobody_assesses_the_own_calls(city: City, ask: People) -> None:
    """Who is an agent, too, does not assess this agent's calls."""
    await city.calls("1001", 1)
    await city.draw("1001")
    (call,) = (await ask("fatma", "GET", f"/calls?from={WEEK}&to={WEEK}"))["calls"]
    await ask("both", "POST", f"/calls/{call['id']}/assessment", status=403)
    number = await assessed(ask, "fatma", call["id"], 1)
    await ask("aisha", "POST", f"/own/{number}/dispute", {"text": "no"})
    for how in ("keep", "change"):
        await ask("both", "POST", f"/assessments/{number}/{how}", {"text": "I am right"}, status=403)


async def assessed(ask: People, user: str, call: int, mark: int) -> int:
    """Have a call assessed with the same mark everywhere; return the assessment's number."""
    number = int((await ask(user, "POST", f"/calls/{call}/assessment", status=201))["id"])
    seen = (await ask(user, "GET", f"/calls/{call}"))["assessments"]
    assert [one["by"] for one in seen] == [user]
    marks = {f"{s['key']}.{q['key']}": mark for s in seen[0]["form"]["sections"] for q in s["questions"]}
    await ask(user, "PUT", f"/assessments/{number}", {"saved": 0, "marks": marks})
    await ask(user, "POST", f"/assessments/{number}/submit", {"saved": 1})
    return number


async def test_comments_are_masked_by_role(city: City, ask: People) -> None:
    """Quality sees the number masked, an agent none and only the own; who listens is in the journal first."""
    await city.surveys(30)
    await city.surveys(30, agent="1002", queue="general")
    comments = (await ask("fatma", "GET", "/comments?from=2026-11-20&to=2026-11-30"))["comments"]
    assert {one["caller"] for one in comments} == {"+968…001"}
    own = (await ask("aisha", "GET", "/comments?from=2026-11-20&to=2026-11-30"))["comments"]
    assert {(one["agent"], one["caller"], one["reference"]) for one in own} == {("1001", None, None)}
    file = city.house.paths.messages / "c.wav"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"RIFF")
    other = next(one["call"] for one in comments if one["agent"] == "1002")
    await ask("aisha", "GET", f"/comments/{other}/audio", status=404)
    await ask("fatma", "GET", f"/comments/{other}/audio")
    assert [one.by for one in await city.house.events(CommentHeard)] == ["fatma"]  # type: ignore[attr-defined]


async def test_figures_and_their_table(city: City, ask: People) -> None:
    """What the page shows is what the file has; a key that a spreadsheet would run is only a text."""
    await city.surveys(30)
    await city.surveys(6, agent="1002", queue="=1+1")
    figures = await ask("fatma", "GET", "/satisfaction?from=2026-11-20&to=2026-11-30")
    assert figures["total"]["offered"] == 36 == sum(week["offered"] for week in figures["weeks"])
    assert figures["queue"]["=1+1"]["uncertain"]
    table = (await ask("fatma", "GET", "/satisfaction?from=2026-11-20&to=2026-11-30&format=csv"))["text"]
    assert "queue,'=1+1,6," in table


def outlined(file: Path) -> str:
    """Write two districts that meet at 58.4 degrees east, in the middle of the leaks."""
    sides = ((58.0, 58.4), (58.4, 59.0))
    rings = [[[w, 23.0], [e, 23.0], [e, 24.0], [w, 24.0], [w, 23.0]] for w, e in sides]
    shapes = [{"type": "Polygon", "coordinates": [ring]} for ring in rings]
    features = [{"type": "Feature", "properties": {"name": ODD}, "geometry": shape} for shape in shapes]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return str(file)


async def test_complaints_are_counted_where_and_when_they_are(city: City, ask: People) -> None:
    """The map's cells, the table and the trend have the same cases; the time before is as long."""
    await city.complaints(400)
    city.house.values["map.outline"] = outlined(city.house.paths.data / "city.geojson")
    query = "from=2026-10-26&to=2026-11-22"
    counts = await ask("fatma", "GET", f"/complaints?{query}")
    total = sum(row["count"] for row in counts["rows"])
    assert total == sum(counts["trend"]["counts"]) > 100
    assert sum(row["before"] for row in counts["rows"]) == sum(counts["trend"]["before"]) > 100
    found = await ask("hamed", "GET", f"/complaints/map?{query}")
    assert found["total"] == total == sum(cell[2] for cell in found["cells"]) == len(found["places"])
    west = sum(place["longitude"] <= 58.4 for place in found["places"])
    assert found["districts"] == [west, total - west]
    leaks = await ask("fatma", "GET", f"/complaints/map?{query}&category=leak")
    assert {place["category"] for place in leaks["places"]} == {"leak"}
