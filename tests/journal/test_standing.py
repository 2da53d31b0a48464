"""What stands is what a fold of the whole journal would leave, and costs as little as there is."""

import asyncio
import importlib

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import events
from hotline.app.agent_overrides import Overrides
from hotline.events import AgentOverridden, AgentOverrideEnded, AgentSignedOut
from hotline.journal import Journal, JournalReader, Standing
from hotline.journal.table import journal as journal_table
from hotline.journal.table import standing as table


def overridden(agent: str, level: int) -> AgentOverridden:
    """Return a supervisor's change of an agent."""
    return AgentOverridden(
        at=float(level), agent=agent, by="fatma", queues={"water": 1.0}, skills={"arabic": level},
        queues_before={}, skills_before={},
    )  # fmt: skip


async def test_the_newest_fact_stands_until_it_is_ended(engine: AsyncEngine, journal: Journal) -> None:
    """A later fact takes the place of the earlier one, an end takes it away; other nodes' facts are asked for."""
    standing, elsewhere = Standing(journal, engine), Standing(Journal(engine, "other"), engine)
    for level in (1, 2):
        await standing.keep("1001", overridden("1001", level))
    await standing.keep("1002", overridden("1002", 3))
    await elsewhere.keep("1003", overridden("1003", 4))
    ended = AgentOverrideEnded(at=5.0, agent="1002", by="fatma")
    await standing.end("1002", ended, [AgentOverridden])
    assert await standing.read(AgentOverridden) == {"1001": overridden("1001", 2)}
    overrides = Overrides()
    await overrides.recover(standing)
    assert [overrides.of(agent) is not None for agent in ("1001", "1002", "1003")] == [True, False, True]
    await elsewhere.journal.close()


async def test_what_is_refused_leaves_nothing_standing(engine: AsyncEngine, journal: Journal) -> None:
    """Fact and table are one transaction."""
    standing = Standing(journal, engine)

    async def fails(_connection: object) -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        await standing.keep("1001", overridden("1001", 1), fails)
    assert await standing.read(AgentOverridden) == {}


async def test_a_start_does_not_read_the_journal(engine: AsyncEngine, journal: Journal) -> None:
    """With many entries about other things the start asks for one row, and never for the journal."""
    standing = Standing(journal, engine)
    await standing.keep("1001", overridden("1001", 1))
    await journal.commit([AgentSignedOut(at=float(n), agent="1001") for n in range(2000)])
    asked: list[str] = []
    sa.event.listen(engine.sync_engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    overrides = Overrides()
    await overrides.recover(standing)
    assert overrides.of("1001") == overridden("1001", 1)
    read = [statement for statement in asked if "SELECT" in statement]
    assert len(read) == 1
    assert "journal_standing" in read[0]
    assert "FROM journal\n" not in read[0] + "\n"


async def test_the_migration_leaves_standing_what_the_journal_does(
    engine: AsyncEngine, journal: Journal
) -> None:
    """What an earlier version wrote is gathered: the newest, without what was ended."""
    migration = importlib.import_module("hotline.migrations.versions.0026_what_stands")
    facts = [
        overridden("1001", 1), overridden("1002", 2), overridden("1001", 3),
        AgentOverrideEnded(at=4.0, agent="1002", by="fatma"),
    ]  # fmt: skip
    await journal.commit(facts)
    columns = journal_table.c.type, journal_table.c.node, journal_table.c.data
    async with engine.begin() as connection:
        written = (await connection.execute(sa.select(*columns).order_by(journal_table.c.seq))).all()
        await connection.execute(sa.insert(table), migration.standing(written))
    assert await Standing(journal, engine).read(AgentOverridden) == {"1001": facts[2]}
    assert events.decode("AgentOverridden", events.encode(facts[2])) == facts[2]


async def test_two_nodes_say_something_of_one_agent_at_once(engine: AsyncEngine, journal: Journal) -> None:
    """Neither is refused, and what stands is what the journal has last."""
    other = Journal(engine, "other")
    nodes = Standing(journal, engine), Standing(other, engine)
    for level in range(1, 9):
        await asyncio.gather(
            *(one.keep("1001", overridden("1001", level + 10 * at)) for at, one in enumerate(nodes))
        )
    *_, last = await JournalReader(engine).after(0)
    assert await nodes[0].read(AgentOverridden, of_all_nodes=True) == {"1001": last.event}
    await other.close()
