"""Merging and unmerging, step by step against the simplest model: persons are sets with one who is kept."""

import asyncio
import shutil
from collections.abc import Awaitable
from pathlib import Path
from typing import TypeVar

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from hotline.crm_bridge.citizen import Address, CitizenError
from hotline.crm_bridge.citizen_tables import citizen
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.database import create_engine
from hotline.journal import Journal

R = TypeVar("R")

#: Citizens of one run; each has a number of its own.
MANY = 6

_numbers = st.integers(1, MANY)


def number_of(one: int) -> str:
    return f"+9689123000{one}"


class Merging(RuleBasedStateMachine):
    """The desk on a database, beside a dictionary: who is kept for whom."""

    template: Path
    place: Path

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        file = self.place / "hotline.db"
        for old in self.place.glob("hotline.db*"):
            old.unlink()
        shutil.copyfile(self.template, file)
        self.loop.run_until_complete(self._open(file))
        #: Whom each points to; those who are kept point to themselves.
        self.kept = {one: one for one in range(1, MANY + 1)}

    async def _open(self, file: Path) -> None:
        self.engine = create_engine(f"sqlite+aiosqlite:///{file}")
        self.journal = Journal(self.engine, "demo")
        self.desk = CitizenDesk(self.journal, self.engine, lambda: 1.0)
        for one in range(1, MANY + 1):
            await self.desk.add({}, [Address(kind="phone", address=number_of(one))], by="x")

    def do(self, work: Awaitable[R]) -> R | None:
        """Return what the desk does, None where it refuses."""
        try:
            return self.loop.run_until_complete(work)
        except CitizenError:
            return None

    @rule(kept=_numbers, merged=_numbers)
    def merge(self, kept: int, merged: int) -> None:
        """One of two persons is kept."""
        done = self.do(self.desk.merge(kept, merged, by="x"))
        target, other = self.kept[kept], self.kept[merged]
        if target == other:
            assert (done is None) == (kept == merged)
        elif other != merged:
            assert done is None
        else:
            assert done is not None
            self.kept = {one: target if to == other else to for one, to in self.kept.items()}

    @rule(merged=_numbers)
    def unmerge(self, merged: int) -> None:
        """One is taken out of a person."""
        done = self.do(self.desk.unmerge(merged, by="x"))
        assert (done is None) == (self.kept[merged] == merged)
        self.kept[merged] = merged

    @invariant()
    def is_as_the_model_says(self) -> None:
        """Who somebody is, and whose each number is."""
        for one in range(1, MANY + 1):
            found = self.do(self.desk.get(one))
            assert found is not None
            group = {other for other, to in self.kept.items() if to == self.kept[one]}
            assert (found.id, set(found.group)) == (self.kept[one], group)
            assert {reached.address for reached in found.addresses} == {number_of(other) for other in group}
            assert [hit.id for hit in self.do(self.desk.by_address("phone", number_of(one))) or ()] == [
                found.id
            ]

    def teardown(self) -> None:
        """Close it."""
        self.loop.run_until_complete(self._close())
        self.loop.close()

    async def _close(self) -> None:
        async with self.engine.connect() as connection:
            rows = {row.id: row.merged_into for row in await connection.execute(sa.select(citizen))}
        assert all(rows[to] is None for to in rows.values() if to is not None)
        await self.journal.close()
        await self.engine.dispose()


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_merging_is_as_the_simplest_model(sqlite_template: Path, tmp_path: Path) -> None:
    """Whatever is merged and taken apart, in whatever order."""

    class Here(Merging):
        template, place = sqlite_template, tmp_path

    checks = [HealthCheck.too_slow]
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=checks
        ),
    )
