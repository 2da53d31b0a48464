from collections.abc import AsyncIterator, Callable

import pytest

from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.names import CASE, Names
from hotline.crm_bridge.targets.open311 import Open311
from hotline.crm_bridge.targets.port import Refused, Unreachable
from hotline.testing.deliveries import Deliveries
from hotline.testing.open311_server import Open311Server


class News:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str, str | None, str]] = []

    async def tell(self, target: str, reference: str, *, status: str | None, words: str) -> None:
        self.told.append((target, reference, status, words))


@pytest.fixture
async def server() -> AsyncIterator[Open311Server]:
    server = Open311Server()
    async with server.listening():
        yield server


@pytest.fixture
def department(server: Open311Server, names: Names, http_of: Callable[..., Http]) -> Open311:
    return Open311(http_of(server.url, server.api_key, "open311"), names, {"service_leaks": "potholes"})


async def test_a_case_becomes_a_request_once(
    department: Open311, server: Open311Server, deliveries: Deliveries, names: Names
) -> None:
    """The case is posted with place, words and our mark; what follows posts nothing more."""
    for delivery in (deliveries.opened(), deliveries.opened(), deliveries.changed(2, "assigned")):
        await department.deliver(delivery)
    (request,) = server.requests.values()
    assert (request["service_code"], request["lat"], request["long"]) == ("potholes", "23.6", "58.5")
    assert request["description"] == "حفرة في الطريق أمام المدرسة\n\n[Hotline 1111: 1007]"
    assert (request["first_name"], request["phone"]) == ("Nasser", "+96891230001")
    assert await names.theirs(CASE, "1007") == "101"


async def test_without_leave_nothing_personal_is_sent(
    department: Open311, server: Open311Server, impersonal: Deliveries
) -> None:
    """A target that may not have personal data gets no names and no numbers."""
    await department.deliver(impersonal.opened())
    text = " ".join(asked.body.decode() for asked in server.asked)
    assert "Nasser" not in text
    assert "96891230001" not in text


async def test_a_lost_answer_posts_nothing_twice(
    department: Open311, server: Open311Server, deliveries: Deliveries, names: Names
) -> None:
    """A request that was made although the answer was lost is found by our mark."""
    server.loses_answers = True
    with pytest.raises(Unreachable, match="HTTP 502"):
        await department.deliver(deliveries.opened())
    server.loses_answers = False
    await department.deliver(deliveries.opened())
    assert list(server.requests) == ["101"]
    assert await names.theirs(CASE, "1007") == "101"


async def test_ids_may_be_numbers(
    department: Open311, server: Open311Server, deliveries: Deliveries, names: Names
) -> None:
    """A service_request_id that is a JSON number is the same id."""
    server.numeric_ids = True
    await department.deliver(deliveries.opened())
    assert await names.theirs(CASE, "1007") == "101"


async def test_a_token_becomes_an_id_later(
    department: Open311, server: Open311Server, deliveries: Deliveries, names: Names
) -> None:
    """A service that gives tokens is asked for the id until it has one."""
    server.services = {"potholes": "batch"}
    await department.deliver(deliveries.opened())
    assert await names.theirs(CASE, "1007") is None
    await department.deliver(deliveries.changed(2, "assigned"))
    server.tokens["t101"] = "9001"
    await department.pull("crm", News())
    assert await names.theirs(CASE, "1007") == "9001"
    assert sum(one.method == "POST" for one in server.asked) == 1


async def test_a_black_box_gives_no_id(
    department: Open311, server: Open311Server, deliveries: Deliveries
) -> None:
    """A service that never tells what it made is posted to once, and nothing is pulled of it."""
    server.services = {"potholes": "blackbox"}
    await department.deliver(deliveries.opened())
    await department.deliver(deliveries.changed(2, "assigned"))
    assert sum(one.method == "POST" for one in server.asked) == 1


async def test_what_the_department_says_is_told_once(
    department: Open311, server: Open311Server, deliveries: Deliveries
) -> None:
    """Notes and the end of a request become news of the case; nothing is told twice."""
    await department.deliver(deliveries.opened())
    news = News()
    await department.pull("roads", news)
    assert news.told == []
    server.requests["101"] |= {"status_notes": "A crew is on the way"}
    await department.pull("roads", news)
    await department.pull("roads", news)
    server.requests["101"] |= {"status": "closed", "status_notes": "Filled"}
    await department.pull("roads", news)
    await department.pull("roads", news)
    assert news.told == [
        ("roads", "1007", None, "A crew is on the way"),
        ("roads", "1007", "solved", "Filled"),
    ]


async def test_a_category_without_a_service_is_refused(
    department: Open311, server: Open311Server, deliveries: Deliveries
) -> None:
    """The refusal names the option that mends it; an option leads a category to a service."""
    with pytest.raises(Refused, match="service_noise"):
        await department.deliver(deliveries.opened(category="noise"))
    await department.deliver(deliveries.opened(category="leaks"))
    assert len(server.requests) == 1


async def test_a_case_without_place_is_refused(department: Open311, deliveries: Deliveries) -> None:
    """GeoReport wants a place."""
    with pytest.raises(Refused, match="no place"):
        await department.deliver(deliveries.opened(latitude=None, longitude=None))


async def test_services_are_read_again_when_the_changeset_changes(
    department: Open311, server: Open311Server, deliveries: Deliveries
) -> None:
    """Discovery is believed for an hour; services only as long as the changeset is the same."""
    await department.deliver(deliveries.opened(status="closed"))
    await department.pull("crm", News())
    department._discovered_at = float("-inf")
    await department.pull("crm", News())
    server.changeset = "2026-02-02T00:00:00Z"
    department._discovered_at = float("-inf")
    await department.pull("crm", News())
    paths = [asked.path for asked in server.asked]
    assert (paths.count("/discovery.json"), paths.count("/services.json")) == (3, 2)


async def test_our_key_goes_to_no_other_host(
    department: Open311, server: Open311Server, deliveries: Deliveries
) -> None:
    """An endpoint elsewhere, or one for tests, in the discovery document is not followed."""
    await department.deliver(deliveries.opened())
    assert {asked.path.partition("?")[0] for asked in server.asked if asked.method == "POST"} == {
        "/requests.json"
    }


async def test_a_wrong_key_is_not_the_fault_of_the_case(
    server: Open311Server, names: Names, deliveries: Deliveries, http_of: Callable[..., Http]
) -> None:
    """403 says that our key is at fault, and nothing is set aside because of it."""
    department = Open311(http_of(server.url, "another", "open311"), names, {})
    with pytest.raises(Unreachable, match="403"):
        await department.deliver(deliveries.opened())
