"""What citizens hear of their cases."""

import asyncio
from functools import partial

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import citizen_writer, consents
from hotline.crm_bridge.case_change import assign, mark_duplicate, reopen
from hotline.crm_bridge.citizen_words.announcer import TYPES
from hotline.crm_bridge.follower import Follower
from hotline.events import Event
from hotline.testing.city import configuration

from .conftest import CITIZEN, CITY, MORNING, NEIGHBOUR, NIGHT, NOON, City


async def test_a_citizen_hears_of_each_step(city: City) -> None:
    """From the report to the question."""
    reference = await city.opens()
    await city.follows()
    await city.changes(reference, partial(assign, department="water", owner=None, at=city.now, by="1001"))
    await city.follows()
    await city.sets(reference, "in progress", "team:water-1")
    await city.follows()
    await city.sets(reference, "solved", "team:water-1")
    await city.follows()
    assert sorted(await city.words()) == [
        ("assigned", f"Case {reference}: Water Department is looking after it."),
        ("on the way", f"Case {reference}: somebody is on the way."),
        ("received", f"We have received your report. Case {reference}, Leaking pipe."),
        ("solved", f"Case {reference} (Leaking pipe) is solved. Are you content? Reply 1 for yes, 2 for no."),
    ]


async def test_nobody_hears_at_night_and_in_the_morning_only_the_newest(city: City) -> None:
    """One who slept through all of it has no use for the first words."""
    city.now = NIGHT
    reference = await city.opens()
    await city.follows()
    await city.sets(reference, "in progress", "team:water-1")
    await city.follows()
    await city.sets(reference, "solved", "team:water-1")
    await city.follows()
    city.now = MORNING - 1
    await city.follows()
    assert await city.words() == []
    city.now = MORNING
    await city.follows()
    assert [what for what, _ in await city.words()] == ["solved"]


async def test_what_is_not_true_any_more_in_the_morning_is_not_said(city: City) -> None:
    """The citizen reopened it in the night."""
    city.now = NIGHT
    reference = await city.opens()
    await city.sets(reference, "solved")
    await city.follows()
    await city.changes(reference, partial(reopen, at=city.now, by="citizen"))
    city.now = MORNING
    await city.follows()
    assert await city.words() == []


async def test_a_worker_that_was_away_in_the_evening_waits_for_the_morning(city: City) -> None:
    """Though the job was due before."""
    reference = await city.opens()
    await city.follower.begin()
    await city.follower.pass_on(await city.reader.after(0, 100))
    city.now = NIGHT
    await city.worker.work()
    assert await city.words() == []
    city.now = MORNING
    await city.worker.work()
    assert [reference in text for _, text in await city.words()] == [True]


async def test_without_consent_at_the_time_of_sending_nobody_hears(city: City) -> None:
    """Also who took it back in the night."""
    city.now = NIGHT
    await city.opens(number=NEIGHBOUR, consent=False)
    await city.opens()
    await city.follows()

    async def take_back(connection: AsyncConnection) -> list[Event]:
        person, facts = await citizen_writer.find_or_add(connection, "phone", CITIZEN, at=city.now, by="1001")
        assert person is not None
        return [*facts, *await consents.record(connection, person, "case updates", given=False, at=city.now,
                                               by="citizen", proof="STOP")]  # fmt: skip

    await city.journal.commit_result(take_back, lambda facts: facts)
    city.now = MORNING
    await city.follows()
    assert (await city.words(), await city.refusals()) == ([], ["no consent", "no consent"])


async def test_who_cannot_be_reached_is_a_fact(city: City) -> None:
    """There is no gateway for texts, and no e-mail."""
    city.config = configuration(CITY | {"text_messages.url": None})
    await city.opens()
    await city.follows()
    assert await city.refusals() == ["nowhere to write to"]


async def test_who_wrote_a_text_was_answered_at_once(city: City) -> None:
    """And hears no second time that it was received."""
    await city.opens(channel="sms")
    await city.follows()
    assert await city.words() == []


async def test_citizens_of_duplicates_hear_when_the_main_case_is_solved(city: City) -> None:
    """Each with the number of the own case."""
    main, other = await city.opens(), await city.opens(number=NEIGHBOUR)
    await city.follows()
    await city.changes(other, partial(mark_duplicate, of=main, at=city.now, by="1001"))
    await city.sets(main, "solved")
    await city.follows()
    solved = sorted(text.split(" ")[1] for what, text in await city.words() if what == "solved")
    assert solved == sorted([main, other])


async def test_citizens_of_duplicates_hear_nothing_where_the_main_case_was_reopened(city: City) -> None:
    """It was solved in the night, and is not in the morning."""
    main, other = await city.opens(), await city.opens(number=NEIGHBOUR)
    await city.changes(other, partial(mark_duplicate, of=main, at=city.now, by="1001"))
    await city.follows()
    city.now = NIGHT
    await city.sets(main, "solved")
    await city.follows()
    await city.changes(main, partial(reopen, at=city.now, by="1001"))
    city.now = MORNING
    await city.follows()
    assert "solved" not in [what for what, _ in await city.words()]


async def test_citizens_of_duplicates_of_a_duplicate_hear_the_end_of_it_all(city: City) -> None:
    """Whatever the order in which they were found to be the same."""
    last, middle, first = await city.opens(), await city.opens(), await city.opens(number=NEIGHBOUR)
    await city.changes(first, partial(mark_duplicate, of=middle, at=city.now, by="1001"))
    await city.changes(middle, partial(mark_duplicate, of=last, at=city.now, by="1001"))
    await city.sets(last, "solved")
    await city.follows()
    solved = sorted(text.split(" ")[1] for what, text in await city.words() if what == "solved")
    assert solved == sorted([last, middle, first])


async def test_a_word_is_written_once_whatever_is_killed(city: City) -> None:
    """The follower comes again to what it did not note, and two workers work at once."""
    await city.opens()
    await city.follows()
    again = Follower("words 2", city.engine, city.reader, city.follower._take, types=TYPES)
    await again.begin()
    await again.pass_on(await city.reader.after(0, 100))
    await asyncio.gather(city.worker.work(), city.worker.work())
    assert len(await city.words()) == 1


async def test_what_is_due_is_said_honestly(city: City) -> None:
    """When it is expected, and when that is over."""
    reference = await city.opens()
    await city.follows()
    await _due(city, reference, NOON + 86_400)
    await city.changes(reference, partial(assign, department="water", owner=None, at=city.now, by="1001"))
    await city.follows()
    await _due(city, reference, NOON - 86_400)
    await city.sets(reference, "in progress", "team:water-1")
    await city.follows()
    texts = dict(await city.words())
    assert texts["assigned"].endswith("We expect to solve it by 25 November 2026.")
    assert texts["on the way"].endswith("We are sorry that it takes longer than planned.")


async def _due(city: City, reference: str, due_at: float) -> None:
    async with city.engine.begin() as connection:
        await connection.execute(
            sa.text("UPDATE cases SET due_at = :due WHERE reference = :ref"),
            {"due": due_at, "ref": reference},
        )
