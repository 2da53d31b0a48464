"""The Open311 server: GeoReport v2 as apps use it."""

import io
from pathlib import Path

import pytest
import sqlalchemy as sa
from defusedxml.ElementTree import fromstring
from PIL import Image
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.citizen_tables import consent
from hotline.crm_bridge.tables import cases
from hotline.journal import Journal
from tests.desk.open311_city import CONFIG, KEY, City, filed


@pytest.fixture
def city(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> City:
    return City(journal, engine, tmp_path / "files")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(out, "JPEG", comment=b"secret of the camera")
    return out.getvalue()


# --- what is served ---


async def test_discovery_is_complete_in_both_formats(city: City) -> None:
    """It says where what is served, since when, in which formats, and who gives keys."""
    found = (await city.client.get("discovery.json")).json()
    (endpoint,) = found["endpoints"]
    assert endpoint["url"] == "http://city/open311/v2"
    assert endpoint["formats"] == ["text/xml", "application/json"]
    assert endpoint["type"] == "production"
    assert found["contact"] == "open311@city.example"
    answer = await city.client.get("discovery.xml")
    assert answer.headers["content-type"] == "text/xml; charset=utf-8"
    root = fromstring(answer.content)
    assert root.tag == "discovery"
    assert [one.text for one in root.findall("endpoints/endpoint/formats/format")] == endpoint["formats"]
    assert root.findtext("changeset") == endpoint["changeset"]


async def test_services_are_the_public_categories(city: City) -> None:
    """Each with its name in the language that the client wants; what is not public is not there."""
    found = (await city.client.get("services.json", headers={"Accept-Language": "en-GB, ar;q=0.5"})).json()
    assert [one["service_code"] for one in found] == ["leak", "noise"]
    assert found[0] == {
        "service_code": "leak",
        "service_name": "Water leak",
        "description": "Water in the street",
        "metadata": True,
        "type": "realtime",
        "keywords": "leak, burst pipe",
        "group": "Water",
    }
    root = fromstring((await city.client.get("services.xml")).content)
    assert root.findtext("service/service_name") == "تسرب مياه"
    assert root.findtext("service/metadata") == "true"


async def test_a_definition_has_the_questions_in_their_order(city: City) -> None:
    """With datatype, whether they must be answered, and what can be answered."""
    root = fromstring((await city.client.get("services/leak.xml", headers={"Accept-Language": "en"})).content)
    assert root.tag == "service_definition"
    attributes = root.findall("attributes/attribute")
    assert [one.findtext("code") for one in attributes] == ["depth", "where"]
    assert [one.findtext("order") for one in attributes] == ["1", "2"]
    assert [one.findtext("required") for one in attributes] == ["false", "true"]
    assert [one.findtext("name") for one in attributes[1].findall("values/value")] == ["Road", "Yard"]
    for unknown in ("secret", "nothing"):
        assert (await city.client.get(f"services/{unknown}.json")).status_code == 404


# --- filing ---


async def test_a_request_is_a_case_with_everything(city: City) -> None:
    """Category, department, place, answers and words are in the store when the answer is there."""
    number = await filed(
        city, **{"attribute[where][]": ["road", "yard"], "attribute[depth]": "0.5", "email": "A@b.example"}
    )
    case = await city.desk.find(number)
    assert case is not None
    assert (case.category, case.department, case.channel) == ("leak", "water", "open311")
    assert (case.latitude, case.longitude) == (23.588, 58.3829)
    assert case.form == {"where": ["road", "yard"], "depth": "0.5"}
    (found,) = (await city.client.get(f"requests/{number}.json")).json()
    assert found["status"] == "open"
    assert found["requested_datetime"] == "2026-11-22T12:00:00+04:00"
    assert found["agency_responsible"] == "دائرة المياه"
    assert found["description"] == "The street is under water."
    root = fromstring((await city.client.get(f"requests/{number}.xml")).content)
    assert root.findtext("request/service_request_id") == number
    assert (await city.client.get(f"tokens/{number}.json")).json() == [
        {"service_request_id": number, "token": number}
    ]


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"api_key": None}, 403, "api_key was not provided"),
        ({"api_key": "guess"}, 403, "not known"),
        ({"api_key": "other-key"}, 403, "not for filing"),
        ({"service_code": None}, 400, "service_code was not provided"),
        ({"service_code": "secret"}, 404, "is not known"),
        ({"lat": None}, 400, "go together"),
        ({"lat": None, "long": None}, 400, "a place is needed"),
        ({"lat": "91"}, 400, "lat is a number of degrees"),
        ({"long": "nan"}, 400, "long is a number of degrees"),
        ({"attribute[where][]": None}, 400, "must be answered"),
        ({"attribute[where][]": "sky"}, 400, "cannot be `sky`"),
        ({"attribute[depth]": "deep"}, 400, "is a number"),
        ({"attribute[x]": "1"}, 400, "is not asked"),
        ({"description": "x" * 4001}, 400, "it may have 4000"),
    ],
)
async def test_what_is_wrong_is_said(city: City, fields: dict[str, object], status: int, said: str) -> None:
    """As a list of code and description; nothing is filed."""
    answer = await city.file(**fields)
    assert answer.status_code == status
    assert all(one["code"] == status for one in answer.json())
    assert said in " ".join(one["description"] for one in answer.json())
    async with city.engine.connect() as connection:
        assert (await connection.execute(sa.select(sa.func.count()).select_from(cases))).scalar() == 0


async def test_errors_are_xml_where_xml_was_asked_for(city: City) -> None:
    """The root is `errors`."""
    answer = await city.client.post("requests.xml", data={"api_key": KEY})
    root = fromstring(answer.content)
    assert (answer.status_code, root.tag, root.findtext("error/code")) == (400, "errors", "400")


async def test_a_photo_is_shown_without_what_the_camera_wrote(city: City) -> None:
    """The request has a URL of a clean copy; what is no picture is refused, and nothing is filed."""
    data = {"api_key": KEY, "service_code": "noise", "address_string": "Al Khuwair"}
    answer = await city.client.post(
        "requests.json", data=data, files={"media": ("a.jpg", picture(), "image/jpeg")}
    )
    number = answer.json()[0]["service_request_id"]
    (found,) = (await city.client.get(f"requests/{number}.json")).json()
    photo = await city.client.get(found["media_url"])
    assert photo.headers["content-type"] == "image/jpeg"
    assert photo.headers["x-content-type-options"] == "nosniff"
    assert b"secret" not in photo.content
    refused = await city.client.post(
        "requests.json", data=data, files={"media": ("a.jpg", b"<svg>", "image/jpeg")}
    )
    assert refused.status_code == 400
    assert "is no picture" in refused.text


async def test_a_key_files_so_much_and_no_more(city: City) -> None:
    """The hourly bound is told with the time to wait, and is over after an hour."""
    config = CONFIG.model_copy(update={"open311": CONFIG.open311.model_copy(update={"requests_per_hour": 2})})
    small = City(city.journal, city.engine, city.files.path_of("."), config)
    assert [(await small.file()).status_code for _ in range(3)] == [200, 200, 429]
    assert (await small.file()).headers["retry-after"] == "3601"
    small.now += 3601
    assert (await small.file()).status_code == 200


async def test_a_body_without_end_is_not_read(city: City) -> None:
    """More than the photos and the form may have is refused by its announced length."""
    answer = await city.client.post("requests.json", headers={"Content-Length": "999999999999"}, content=b"")
    assert answer.status_code == 413


async def test_consent_is_kept_with_its_proof(city: City) -> None:
    """Who wants to hear what becomes of it says so; who does not is left alone."""
    await filed(city, email="quiet@b.example")
    await filed(city, email="loud@b.example", notify="true")
    async with city.engine.connect() as connection:
        rows = (await connection.execute(sa.select(consent.c.purpose, consent.c.proof))).all()
    assert [(row.purpose, "key of app" in row.proof) for row in rows] == [("case updates", True)]
