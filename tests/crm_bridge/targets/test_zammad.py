from collections.abc import AsyncIterator, Callable

import pytest

from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.names import Names
from hotline.crm_bridge.targets.port import NotYet, Refused, Unreachable
from hotline.crm_bridge.targets.zammad import Zammad
from hotline.testing.deliveries import Deliveries
from hotline.testing.zammad import ZammadServer


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ZammadServer]:
    server = ZammadServer()
    monkeypatch.setenv("ZAMMAD_CTI", server.cti_token)
    async with server.listening():
        yield server


@pytest.fixture
def zammad(server: ZammadServer, names: Names, http_of: Callable[..., Http]) -> Zammad:
    options = {"group": "Users", "cti_variable": "ZAMMAD_CTI", "customer": "hotline"}
    return Zammad(http_of(server.url, server.token, "zammad"), names, options)


async def test_a_case_is_a_ticket(zammad: Zammad, server: ZammadServer, deliveries: Deliveries) -> None:
    """Opening makes a ticket, each change an internal article and the state; closing closes it."""
    await zammad.deliver(deliveries.opened(1))
    await zammad.deliver(deliveries.noted(2, "A team is on the way"))
    await zammad.deliver(deliveries.changed(3, "solved"))
    (ticket,) = server.tickets.values()
    assert ticket["title"] == "[Hotline 1007] Pothole"
    assert (ticket["state"], ticket["customer_id"]) == ("closed", "guess:nasser@example.om")
    assert [article["subject"] for article in server.articles] == ["demo:crm:1", "demo:crm:2", "demo:crm:3"]
    assert "A team is on the way" in server.articles[1]["body"]
    assert all(article["internal"] for article in server.articles)


async def test_what_comes_twice_is_there_once(
    zammad: Zammad, server: ZammadServer, deliveries: Deliveries
) -> None:
    """A lost answer, and a delivery that is repeated, make neither a second ticket nor a second article."""
    server.loses_answers = True
    with pytest.raises(Unreachable, match="504"):
        await zammad.deliver(deliveries.opened(1))
    server.loses_answers = False
    for delivery in (
        deliveries.opened(1),
        deliveries.changed(2, "assigned"),
        deliveries.changed(2, "assigned"),
    ):
        await zammad.deliver(delivery)
    assert len(server.tickets) == 1
    assert [article["subject"] for article in server.articles] == ["demo:crm:1", "demo:crm:2"]


async def test_an_index_that_lags_makes_no_second_ticket(
    server: ZammadServer, names: Names, deliveries: Deliveries, http_of: Callable[..., Http]
) -> None:
    """A ticket that may be there is looked for as long as Zammad's index may lag behind, and made again only then."""
    now = 1_800_000_000.0
    options = {"group": "Users"}
    zammad = Zammad(http_of(server.url, server.token, "zammad"), names, options, lambda: now)
    server.loses_answers, server.indexed = True, 0
    with pytest.raises(Unreachable, match="504"):
        await zammad.deliver(deliveries.opened(1))
    server.loses_answers = False
    now += 5
    with pytest.raises(NotYet):
        await zammad.deliver(deliveries.opened(1))
    server.indexed = 1
    await zammad.deliver(deliveries.opened(1))
    assert len(server.tickets) == 1
    server.tickets.clear()
    await names.forget("case", "1007")
    server.always = 502
    with pytest.raises(Unreachable, match="502"):
        await zammad.deliver(deliveries.opened(1))
    server.always = None
    now += 61
    await zammad.deliver(deliveries.opened(1))
    assert len(server.tickets) == 1


async def test_an_old_delivery_changes_nothing(
    zammad: Zammad, server: ZammadServer, deliveries: Deliveries
) -> None:
    """A dead letter that is sent again late does not bring an old state back."""
    await zammad.deliver(deliveries.opened(1))
    await zammad.deliver(deliveries.changed(5, "solved"))
    await zammad.deliver(deliveries.changed(3, "assigned"))
    assert server.tickets[1]["state"] == "closed"


async def test_without_leave_nothing_personal_is_sent(
    zammad: Zammad, server: ZammadServer, impersonal: Deliveries
) -> None:
    """A target that may not have personal data gets no names and no numbers."""
    await zammad.deliver(impersonal.opened(1))
    await zammad.deliver(impersonal.call(2))
    text = " ".join(asked.body.decode() for asked in server.asked)
    assert "asser" not in text
    assert "96891230001" not in text
    assert (server.tickets[1]["customer"], server.calls[0]["from"]) == ("hotline", "anonymous")


async def test_a_call_stands_in_the_caller_log(
    zammad: Zammad, server: ZammadServer, deliveries: Deliveries
) -> None:
    """A call is told from its beginning to its end; one that nobody answered has no answer."""
    await zammad.deliver(deliveries.call(1))
    await zammad.deliver(deliveries.call(2, id="demo-1.2", agent=None, agents=(), outcome="abandoned"))
    told = [(call["callId"], call["event"], call.get("cause")) for call in server.calls]
    assert told == [
        ("demo-1.1", "newCall", None),
        ("demo-1.1", "answer", None),
        ("demo-1.1", "hangup", "normalClearing"),
        ("demo-1.2", "newCall", None),
        ("demo-1.2", "hangup", "cancel"),
    ]
    assert (server.calls[0]["from"], server.calls[0]["to"]) == ("96891230001", "1111")


async def test_a_group_that_is_not_there_is_refused(
    server: ZammadServer, names: Names, deliveries: Deliveries, http_of: Callable[..., Http]
) -> None:
    """422 is a refusal, with Zammad's words as the detail."""
    zammad = Zammad(http_of(server.url, server.token, "zammad"), names, {"group": "Nobody"})
    with pytest.raises(Refused, match="HTTP 422") as refusal:
        await zammad.deliver(deliveries.opened(1))
    assert "No lookup value" in refusal.value.detail


async def test_a_wrong_token_holds_up_and_loses_nothing(
    server: ZammadServer, names: Names, deliveries: Deliveries, http_of: Callable[..., Http]
) -> None:
    """401 is our fault, not the delivery's."""
    zammad = Zammad(http_of(server.url, "wrong", "zammad"), names, {"group": "Users"})
    with pytest.raises(Unreachable, match="our key is not accepted"):
        await zammad.deliver(deliveries.opened(1))
