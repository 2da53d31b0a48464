"""What a city's programs see of what an app files: Open311 and the API of the case store, on a real controller."""

import io

import httpx
import pytest
from PIL import Image

from tests.e2e.conftest import StartSystem
from tests.e2e.system import HotlineSystem

CHANGES = """
[open311]
enabled = true
contact = "open311@city.example"

[departments.pipes]
title = { ar = "دائرة المياه", en = "The water department" }

[categories.leak]
title = { ar = "تسرب مياه", en = "Water leak" }
department = "pipes"
"""


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """A hotline with a department to which apps file requests."""
    return start_system(CHANGES)


def token(system: HotlineSystem, name: str, *scopes: str) -> str:
    """Add a program, and return its token, which is printed once."""
    words = [word for scope in scopes for word in ("--scope", scope)]
    done = system.command("tokens", "add", name, *words)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[-1]


def photo() -> bytes:
    """Return a small picture."""
    kept = io.BytesIO()
    Image.new("RGB", (8, 8), "blue").save(kept, "JPEG")
    return kept.getvalue()


async def test_given_an_app_when_it_files_a_request_then_the_citys_programs_find_change_and_show_it(
    hotline_system: HotlineSystem,
) -> None:
    """Photo, citizen and consent included; no restart is needed after `hotline tokens add`."""
    key = token(hotline_system, "street-app", "open311")
    bearer = token(hotline_system, "crm", "cases:write", "citizens:read", "contacts:read")
    url = f"http://127.0.0.1:{hotline_system.ports.web}"
    form = {
        "api_key": key, "service_code": "leak", "lat": "23.588", "long": "58.3829", "notify": "true",
        "description": "Water in the street", "email": "aisha@example.org", "first_name": "Aisha",
    }  # fmt: skip
    async with httpx.AsyncClient(base_url=url, timeout=20) as app:
        filed = await app.post("/open311/v2/requests.json", data=form, files={"media": ("a.jpg", photo())})
        assert filed.status_code == 200, filed.text
        reference = filed.json()[0]["service_request_id"]

    headers = {"Authorization": f"Bearer {bearer}"}
    async with httpx.AsyncClient(base_url=f"{url}/api/", headers=headers, timeout=20) as crm:
        listed = (await crm.get("cases", params={"text": "Water in", "category": "leak"})).json()["cases"]
        assert [one["reference"] for one in listed] == [reference]
        files = (await crm.get(f"cases/{reference}/files")).json()
        assert {one["media_type"] for one in files} == {"image/jpeg"}
        assert {one["public"] for one in files} == {True, False}
        shown = await crm.get(f"cases/{reference}")
        match = {"If-Match": shown.headers["etag"]}
        patched = await crm.patch(f"cases/{reference}", json={"status": "in progress"}, headers=match)
        assert (patched.status_code, patched.json()["status"]) == (200, "in progress")
        assert (await crm.patch(f"cases/{reference}", json={}, headers=match)).status_code == 412
        (citizen,) = (await crm.get("citizens", params={"text": "aisha@example.org"})).json()
        page = (await crm.get(f"citizens/{citizen['id']}/page")).json()
        assert [(one["reference"], one["status"]) for one in page["cases"]] == [(reference, "in progress")]
        assert [one["purpose"] for one in page["consents"]] == ["case updates"]
        assert (await crm.get("messages")).status_code == 403

    async with httpx.AsyncClient(base_url=url, timeout=20) as anybody:
        (public,) = (await anybody.get(f"/open311/v2/requests/{reference}.json")).json()
        assert public["status"] == "open"
        assert (await anybody.get(public["media_url"])).headers["content-type"] == "image/jpeg"
        assert (await anybody.get(f"/api/cases/{reference}")).status_code == 401
