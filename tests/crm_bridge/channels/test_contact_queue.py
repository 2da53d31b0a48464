"""What an agent looks after next."""

import asyncio

import pytest

from hotline.config import Configuration
from hotline.crm_bridge.channels.contact_desk import ContactDesk, ContactError
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.events import ContactChanged
from hotline.testing.city import configuration

from .conftest import NOW, SETTINGS, Desk

STAFF = {
    "routing": {"language_skills": {"ar": "arabic", "en": "english"}},
    "queues": {"water": {"requires": "language"}, "trees": {"requires": "language"}},
    "agents": {
        "1001": {"name": "Aisha", "queues": {"water": 1, "trees": 1}, "skills": {"arabic": 5, "english": 3}},
        "1002": {"name": "John", "queues": {"water": 1}, "skills": {"english": 5}},
        "1003": {"name": "Said", "queues": {"trees": 1}, "skills": {"arabic": 5}},
    },
}


@pytest.fixture
def queue(desk: Desk) -> ContactQueue:
    desk.config = staffed(desk.config)
    return ContactQueue(desk.journal, lambda: desk.config, lambda: NOW + 60)


def staffed(config: Configuration) -> Configuration:
    return configuration({**SETTINGS, **STAFF})


async def test_the_oldest_that_the_agent_can_look_after_comes_first(desk: Desk, queue: ContactQueue) -> None:
    """Queue, language and age decide; who has one in hand gets that one again."""
    arabic = await desk.take("أريد أن أشكركم على ما فعلتم", at=NOW)
    english = await desk.take("Thank you for all of this", at=NOW + 1, sender="omar@example.org")
    assert (arabic.queue, english.queue) == ("water", "water")
    assert await queue.next("1003") is None
    assert await queue.next("1002") == english.contact
    assert await queue.next("1002") == english.contact
    assert await queue.next("1001") == arabic.contact
    changed = [fact for fact in await desk.facts() if isinstance(fact, ContactChanged)]
    assert [(fact.contact, fact.by, fact.fields) for fact in changed] == [
        (english.contact, "1002", ("agent",)),
        (arabic.contact, "1001", ("agent",)),
    ]


async def test_what_is_in_no_language_of_the_city_is_for_those_of_its_first(
    desk: Desk, queue: ContactQueue
) -> None:
    """Nothing waits for nobody."""
    found = await desk.take("12 34", at=NOW)
    assert (await desk.words(found.contact)).language is None
    assert await queue.next("1002") is None
    assert await queue.next("1001") == found.contact


async def test_of_many_who_ask_at_once_each_gets_another(desk: Desk, queue: ContactQueue) -> None:
    """And exactly one gets each."""
    first = await desk.take("Thank you for this", at=NOW)
    second = await desk.take("Thank you for that", at=NOW + 1, sender="omar@example.org")
    other = ContactQueue(desk.journal, lambda: desk.config, lambda: NOW + 60)
    found = await asyncio.gather(queue.next("1001"), other.next("1002"), queue.next("1001"))
    assert {found[0], found[1]} == {first.contact, second.contact}
    assert found[2] == found[0]


async def test_what_is_done_or_taken_is_offered_to_nobody(desk: Desk, queue: ContactQueue) -> None:
    """And there is no agent who is not configured."""
    contacts = ContactDesk(desk.journal, desk.engine, lambda: NOW)
    await contacts.done((await desk.take("Thank you", at=NOW)).contact, by="1001")
    taken = await desk.take("Thanks again", at=NOW, sender="omar@example.org")
    await contacts.take(taken.contact, by="1002")
    assert await queue.next("1001") is None
    with pytest.raises(ContactError, match="no agent"):
        await queue.next("nobody")
