"""Row and fact change together; of two who want the same, one wins."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import (
    CallbackEnded,
    CallbackRequested,
    Event,
    MessageCalledBack,
    MessageClosed,
    MessageReturned,
    MessageTaken,
)
from hotline.journal import Journal
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import Held, MessageHandling, UnknownMessageError
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.listing import Count, Listing, Wanted
from hotline.voicemail.states import NotAllowedError, State
from tests.voicemail.conftest import NOW, Cases, Store

AGENTS = {f"100{number}": AgentRules(queues={"water": 1.0}) for number in range(1, 5)}
ASSIGNMENT = Assignment(RoutingRules(queues={"water": QueueRules()}, agents=AGENTS))

Recorded = Callable[..., str]


class Now:
    """A clock that is told."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def handling(journal: Journal, now: Now) -> MessageHandling:
    return MessageHandling(journal, lambda: ASSIGNMENT, now)


@pytest.fixture
def listing(engine: AsyncEngine, folder: Path, now: Now) -> Listing:
    return Listing(engine, folder, now)


@pytest.fixture
def keep(
    journal: Journal, engine: AsyncEngine, folder: Path, recorded: Recorded, now: Now
) -> Callable[..., object]:
    """Puts a message for the water queue into the inbox, due an hour later."""
    inbox = Inbox(journal, engine, folder, Cases().open_case, now, due_at=lambda _queue, at: at + 3600)

    async def keep(message: str, queue: str = "water") -> None:
        await inbox.keep(
            message, call=f"demo-{message}", path=recorded(message), caller="+96891234567", language="ar",
            queue=queue,
        )  # fmt: skip

    return keep


async def steps(store: Store) -> list[Event]:
    """Return the facts of people's work."""
    kinds = (
        MessageTaken, MessageReturned, MessageCalledBack, MessageClosed, CallbackRequested, CallbackEnded,
    )  # fmt: skip
    return [event for event in await store.events() if isinstance(event, kinds)]


def wish(held: Held) -> CallbackRequested:
    return CallbackRequested(
        at=NOW, callback=f"{held.id}-c1", call=held.call, queue=held.queue, language=held.language,
        number=str(held.caller), message=held.id, since=NOW, preferred="1001",
    )  # fmt: skip


async def test_each_step_is_a_fact_and_doing_it_again_is_none(
    handling: MessageHandling, listing: Listing, keep: Recorded, store: Store
) -> None:
    """Take, give back, take, close; a repeated take or close writes nothing."""
    await keep("m1")  # type: ignore[misc]
    assert [await handling.take("m1", "1001") for _ in range(2)] == [True, False]
    await handling.give_back("m1", "1001")
    await handling.take("m1", "1002")
    assert [await handling.close("m1", "1002") for _ in range(2)] == [True, False]
    assert await steps(store) == [
        MessageTaken(at=NOW, message="m1", agent="1001"),
        MessageReturned(at=NOW, message="m1", agent="1001"),
        MessageTaken(at=NOW, message="m1", agent="1002"),
        MessageClosed(at=NOW, message="m1", by="1002"),
    ]
    found = await listing.find("m1")
    assert found is not None
    assert (found.state, found.agent, found.due_at) == ("closed", "1002", NOW + 3600)


async def test_of_many_who_take_the_same_message_one_has_it(
    engine: AsyncEngine, keep: Recorded, store: Store
) -> None:
    """Each in a process of its own: the others are told who has it."""
    await keep("m1")  # type: ignore[misc]
    journals = [Journal(engine, "demo") for _ in AGENTS]
    takers = [MessageHandling(journal, lambda: ASSIGNMENT, lambda: NOW) for journal in journals]
    results = await asyncio.gather(
        *(taker.take("m1", agent) for taker, agent in zip(takers, AGENTS, strict=True)),
        return_exceptions=True,
    )
    for journal in journals:
        await journal.close()
    (winner,) = [agent for agent, result in zip(AGENTS, results, strict=True) if result is True]
    refusals = [str(result) for result in results if isinstance(result, NotAllowedError)]
    assert refusals == [f"{winner} has this message"] * (len(AGENTS) - 1)
    assert await steps(store) == [MessageTaken(at=NOW, message="m1", agent=winner)]


async def test_what_cannot_be_done_changes_nothing(
    handling: MessageHandling, keep: Recorded, store: Store
) -> None:
    """An unknown message, another queue's agent, a message that nobody has."""
    await keep("m1", "roads")  # type: ignore[misc]
    with pytest.raises(UnknownMessageError, match="there is no message m2"):
        await handling.take("m2", "1001")
    with pytest.raises(NotAllowedError, match="does not serve the queue roads"):
        await handling.take("m1", "1001")
    with pytest.raises(NotAllowedError, match="take it first"):
        await handling.give_back("m1", "1001")
    assert await steps(store) == []


async def test_a_call_back_takes_the_message_and_is_asked_for_once(
    handling: MessageHandling, keep: Recorded, store: Store
) -> None:
    """Message, fact and wish are one commit; asking again answers the same call-back."""
    await keep("m1")  # type: ignore[misc]
    assert [await handling.call_back("m1", "1001", wish) for _ in range(2)] == ["m1-c1", "m1-c1"]
    assert [type(event) for event in await steps(store)] == [MessageTaken, CallbackRequested]
    with pytest.raises(NotAllowedError, match="being called back"):
        await handling.close("m1", "1001")


async def test_a_talk_makes_the_message_called_back(
    handling: MessageHandling, listing: Listing, keep: Recorded, store: Store
) -> None:
    """By whoever talked; telling it again changes nothing."""
    await keep("m1")  # type: ignore[misc]
    await handling.call_back("m1", "1001", wish)
    assert await handling.callback_ended("m1-c1", "talked", "1003") == "m1"
    assert await handling.callback_ended("m1-c1", "talked", "1003") is None
    assert (await steps(store))[-1] == MessageCalledBack(at=NOW, message="m1", agent="1003")
    found = await listing.find("m1")
    assert found is not None
    assert (found.state, found.agent, found.callback, found.note) == ("called back", "1001", "", "")


@pytest.mark.parametrize(
    ("reason", "note"),
    [("cancelled", "the call-back was dropped"), ("called again", "the citizen called again meanwhile")],
)
async def test_without_a_talk_it_stays_open_with_a_note(
    handling: MessageHandling, listing: Listing, keep: Recorded, reason: str, note: str
) -> None:
    """Whoever has it sees why, and may ask again."""
    await keep("m1")  # type: ignore[misc]
    await handling.call_back("m1", "1001", wish)
    await handling.callback_ended("m1-c1", reason, None)
    found = await listing.find("m1")
    assert found is not None
    assert (found.state, found.agent, found.callback, found.note) == ("taken", "1001", "", note)


async def test_who_is_not_reached_has_a_case_already(
    handling: MessageHandling, keep: Recorded, store: Store
) -> None:
    """The call-back ends with the message's case in the same commit; one of no message is none of ours."""
    await keep("m1")  # type: ignore[misc]
    await handling.call_back("m1", "1001", wish)
    assert await handling.not_reached("m1-c1") == "1007"
    assert (await steps(store))[-1] == CallbackEnded(
        at=NOW, callback="m1-c1", reason="not reached", reference="1007"
    )
    assert await handling.not_reached("m1-c1") is None
    assert await handling.not_reached("") is None
    assert await store.references() == ["1007"]


async def test_what_is_overdue_comes_first_over_all_pages(
    *, handling: MessageHandling, listing: Listing, keep: Recorded, now: Now
) -> None:
    """By the time that has passed longest; then the newest; every message is on exactly one page."""
    for number in range(7):
        now.at = NOW + 1000 * number
        await keep(f"m{number}")  # type: ignore[misc]
    now.at = NOW + 3600 + 2500
    await handling.take("m1", "1001")
    await handling.close("m1", "1001")
    ids = [one.id for start in range(0, 9, 2) for one in await listing.page(Wanted(), 2, start)]
    assert ids == ["m0", "m2", "m6", "m5", "m4", "m3", "m1"]
    assert [one.id for one in await listing.page(Wanted(overdue=True), 10)] == ["m0", "m2"]
    assert await listing.count(Wanted(overdue=True)) == 2
    assert [one.id for one in await listing.page(Wanted(state=State.CLOSED), 10)] == ["m1"]
    assert [one.id for one in await listing.page(Wanted(agent="1001"), 10)] == ["m1"]
    assert len(await listing.page(Wanted(queue="water"), 10)) == 7
    assert await listing.open_by_queue() == {"water": Count(6, 2)}


async def test_the_next_message_is_the_one_due_first_that_others_do_not_have(
    *, handling: MessageHandling, listing: Listing, keep: Recorded, now: Now
) -> None:
    """Who has least in hand is offered the oldest."""
    for number in range(3):
        now.at = NOW + number
        await keep(f"m{number}")  # type: ignore[misc]
    await handling.take("m0", "1001")
    found = await listing.next_for("1002", ASSIGNMENT)
    assert found is not None
    assert found.id == "m1"
    assert await listing.next_for("nobody", ASSIGNMENT) is None
    assert await listing.load() == {"1001": 1}
