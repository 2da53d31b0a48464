"""What is typed and not saved, and what calls led to."""

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.config.dispositions import Disposition
from hotline.crm_bridge.desk_tables import draft
from hotline.crm_bridge.dispositions import DispositionError, Dispositions, check
from hotline.crm_bridge.drafts import KEEP_SECONDS, MOST_DRAFTS, Drafts, StaleDraftError
from hotline.events import CallDisposed
from hotline.journal import Journal, JournalReader
from hotline.testing.queue import ManualClock


async def test_two_pages_of_one_person(engine: AsyncEngine) -> None:
    """The slower page is told what is kept; the same again is no conflict, so an answer may be lost."""
    drafts = Drafts(engine, ManualClock())
    assert await drafts.put("maryam", "call:1", 0, '{"a":1}') == 1
    assert await drafts.put("maryam", "call:1", 0, '{"a":1}') == 1
    assert await drafts.put("maryam", "call:1", 1, '{"a":2}') == 2
    with pytest.raises(StaleDraftError) as error:
        await drafts.put("maryam", "call:1", 1, '{"a":3}')
    assert (error.value.draft.version, error.value.draft.content) == (2, '{"a":2}')


async def test_nobody_sees_the_drafts_of_others(engine: AsyncEngine) -> None:
    """The same key of two people is two drafts."""
    drafts = Drafts(engine, ManualClock())
    await drafts.put("maryam", "new", 0, '{"a":1}')
    await drafts.put("salim", "new", 0, '{"a":2}')
    await drafts.remove("salim", "new")
    assert await drafts.find("salim", "new") is None
    assert [one.content for one in await drafts.of("maryam")] == ['{"a":1}']


async def test_drafts_end(engine: AsyncEngine) -> None:
    """What nobody touches goes after its time, and one person has only so many: the oldest go."""
    clock = ManualClock()
    drafts = Drafts(engine, clock)
    await drafts.put("maryam", "old", 0, "{}")
    clock.advance(KEEP_SECONDS / 2)
    async with engine.begin() as connection:
        rows = [
            {"owner": "maryam", "key": f"k{n}", "version": 1, "changed_at": clock(), "content": "{}"}
            for n in range(MOST_DRAFTS)
        ]
        await connection.execute(sa.insert(draft), rows)
    clock.advance(1)
    await drafts.put("maryam", "newest", 0, "{}")
    found = {one.key for one in await drafts.of("maryam")}
    assert len(found) == MOST_DRAFTS
    assert "newest" in found
    assert "old" not in found
    clock.advance(KEEP_SECONDS + 1)
    assert await drafts.forget_old() == MOST_DRAFTS


async def test_the_last_disposition_counts(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """Another one is another fact; another note alone is none."""
    dispositions = Dispositions(journal, engine, ManualClock())
    for key, note in (("case", ""), ("case", "a note"), ("answered", "a note")):
        await dispositions.say("c-1.1", "1001", key, note)
    assert await dispositions.of("c-1.1", "1001") == ("answered", "a note")
    facts = [entry.event for entry in await reader.of_call("c-1.1")]
    assert [fact.disposition for fact in facts if isinstance(fact, CallDisposed)] == ["case", "answered"]


def test_a_disposition_is_for_its_queues() -> None:
    """One that there is not, or of another queue, is refused by name."""
    config = Configuration.model_construct(
        dispositions={"abuse": Disposition(queues=("general",)), "case": Disposition()}
    )
    check(config, "case", "water")
    check(config, "abuse", "general")
    with pytest.raises(DispositionError, match="water"):
        check(config, "abuse", "water")
    with pytest.raises(DispositionError, match="golf"):
        check(config, "golf", None)
