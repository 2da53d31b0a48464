from collections.abc import AsyncIterator, Callable

import pytest

from hotline.crm_bridge.targets.chatwoot import Chatwoot
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.names import Names
from hotline.crm_bridge.targets.port import Unreachable
from hotline.testing.chatwoot import ChatwootServer
from hotline.testing.deliveries import Deliveries


@pytest.fixture
async def server() -> AsyncIterator[ChatwootServer]:
    server = ChatwootServer()
    async with server.listening():
        yield server


@pytest.fixture
def chatwoot(server: ChatwootServer, names: Names, http_of: Callable[..., Http]) -> Chatwoot:
    return Chatwoot(http_of(server.url, server.token, "chatwoot"), names, {"account": "1", "inbox": "3"})


async def test_a_case_is_a_conversation(
    chatwoot: Chatwoot, server: ChatwootServer, deliveries: Deliveries
) -> None:
    """The citizen is a contact, the case a conversation, what happened messages; solving resolves it."""
    await chatwoot.deliver(deliveries.opened(1))
    await chatwoot.deliver(deliveries.noted(2, "A team is on the way"))
    await chatwoot.deliver(deliveries.call(3))
    await chatwoot.deliver(deliveries.changed(4, "solved"))
    (contact,), (conversation,) = server.contacts.values(), server.conversations.values()
    assert (contact["name"], contact["phone_number"]) == ("ناصر الحارثي", "+96891230001")
    assert conversation["custom_attributes"] == {"hotline_case": "1007"}
    assert conversation["status"] == "resolved"
    assert [message["message_type"] for message in server.messages] == ["incoming", *["outgoing"] * 3]
    assert [message["private"] for message in server.messages] == [False, True, True, True]
    assert "A team is on the way" in server.messages[1]["content"]


async def test_what_comes_twice_is_there_once(
    chatwoot: Chatwoot, server: ChatwootServer, names: Names, deliveries: Deliveries
) -> None:
    """Repeated deliveries, also after what we knew was lost, make nothing twice."""
    await chatwoot.deliver(deliveries.opened(1))
    await chatwoot.deliver(deliveries.opened(1))
    for kind, ours in (("case", "1007"), ("citizen", "hotline-citizen-7"), ("newest", "1007")):
        await names.forget(kind, ours)
    await chatwoot.deliver(deliveries.opened(1))
    assert (len(server.contacts), len(server.conversations), len(server.messages)) == (1, 1, 1)


async def test_a_number_of_somebody_else_is_left_out(
    chatwoot: Chatwoot, server: ChatwootServer, deliveries: Deliveries
) -> None:
    """Chatwoot gives a number to one contact only: the second citizen of a household is made without it."""
    server.contacts[1] = {"id": 1, "identifier": "x", "phone_number": "+96891230001", "contact_inboxes": []}
    await chatwoot.deliver(deliveries.opened(1))
    assert "phone_number" not in server.contacts[2]
    assert server.conversations[1]["contact_id"] == 2


async def test_a_contact_that_is_not_in_our_inbox_is_put_there(
    chatwoot: Chatwoot, server: ChatwootServer, deliveries: Deliveries
) -> None:
    """A contact of another inbox keeps its identity and gets a source in ours."""
    server.contacts[1] = {"id": 1, "identifier": "hotline-citizen-7", "contact_inboxes": []}
    await chatwoot.deliver(deliveries.opened(1))
    assert server.conversations[1]["source_id"] == "source-1"


async def test_without_leave_nothing_personal_is_sent(
    chatwoot: Chatwoot, server: ChatwootServer, impersonal: Deliveries
) -> None:
    """A target that may not have personal data gets a contact for the case, without names and numbers."""
    await chatwoot.deliver(impersonal.opened(1))
    text = " ".join(asked.body.decode() for asked in server.asked)
    assert server.contacts[1]["identifier"] == "hotline-case-1007"
    assert "ناصر" not in text
    assert "96891230001" not in text


async def test_a_contact_about_no_case_is_nothing_to_chatwoot(
    chatwoot: Chatwoot, server: ChatwootServer, deliveries: Deliveries
) -> None:
    """An interaction without a case asks nothing of the server."""
    await chatwoot.deliver(deliveries.call(1, reference=None))
    assert server.asked == []


async def test_a_wrong_token_holds_up(
    server: ChatwootServer, names: Names, deliveries: Deliveries, http_of: Callable[..., Http]
) -> None:
    """401 is our fault, not the delivery's."""
    chatwoot = Chatwoot(http_of(server.url, "wrong"), names, {"account": "1", "inbox": "3"})
    with pytest.raises(Unreachable, match="our key is not accepted"):
        await chatwoot.deliver(deliveries.opened(1))
