"""Behind the wall's numbers of this moment stand as many messages and call-backs, of the same moment."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.wall_behind import callbacks_behind, messages_behind
from hotline.events import CallArrived, CallbackRequested
from hotline.testing.city import clock
from hotline.testing.virtual_time import in_virtual_time
from hotline.voicemail.listing import Listing
from hotline.voicemail.states import State
from hotline.voicemail.tables import message
from tests.app.wall import Wall

NOW = 1_795_000_000.0


def row(number: int, queue: str, state: State, due_in: float) -> dict[str, object]:
    """Return a message."""
    return {
        "id": f"m{number}", "node": "demo", "call": f"c{number}", "caller": "+96891230001", "language": "ar",
        "queue": queue, "source": "call", "path": "x.wav", "seconds": 3.0, "created_at": NOW - number,
        "state": state.value, "due_at": NOW + due_in, "reference": "1", "transcript_state": "done",
        "transcript": "", "words": "[]", "engine": "", "attempts": 0, "next_try_at": 0.0, "leased_by": "",
        "leased_until": 0.0, "failure": "",
    }  # fmt: skip


async def test_messages_are_as_many_as_the_number(engine: AsyncEngine, tmp_path: Path) -> None:
    """Open ones of each state, of one queue or all; the overdue ones apart; what is closed is not among them."""
    rows = [
        row(10 * place + number, queue, state, due_in)
        for place, queue in enumerate(("water", "general"))
        for number, (state, due_in) in enumerate(
            [
                (State.NEW, 60),
                (State.TAKEN, -60),
                (State.CALLED_BACK, 60),
                (State.CLOSED, -60),
                (State.NEW, -5),
            ]
        )
    ]
    async with engine.begin() as connection:
        await connection.execute(sa.insert(message), rows)
    listing, counted = Listing(engine, tmp_path, lambda: NOW), []

    async def count_again() -> None:
        counted.append(await listing.open_by_queue())

    behind = messages_behind(listing, count_again)
    for queue, times in (("water", 1), (None, 2)):
        found, late = await behind["messages"](queue), await behind["messages_overdue"](queue)
        assert (len(found), len(late)) == (4 * times, 2 * times)
        assert {one.reason for one in late} == {"overdue"}
        assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert len(counted) == 4, "the wall's number is counted for the list"
    assert (counted[0]["water"].open, counted[0]["water"].overdue) == (4, 2)


@in_virtual_time
async def test_call_backs_are_as_many_as_the_number(tmp_path: Path) -> None:
    """Those that wait, of one queue or of all, by the calls in which they were asked for."""
    wall = Wall(tmp_path)
    wall.begin()
    for number, queue in enumerate(("water", "water", "general")):
        call = f"c{number}"
        append = wall.house.journal.append
        append(CallArrived(at=clock(), call=call, caller="+96891230001", dialled="1112", channel="x"))
        append(
            CallbackRequested(
                at=clock(), callback=f"b{number}", call=call, queue=queue, language="ar",
                number="+96891230001", since=clock() - number,
            )
        )  # fmt: skip
    wall.feed.mark_all()
    wall.feed.flush()
    for queue in ("water", "general"):
        found = await callbacks_behind(wall.house.dispatcher, queue)
        assert len(found) == wall.queues.rows[queue]["callbacks"] > 0
        assert {one.kind for one in found} == {"call-back"}
    assert sorted(one.call for one in await callbacks_behind(wall.house.dispatcher, None)) == [
        "c0",
        "c1",
        "c2",
    ]
    assert pytest.approx(clock()) == (await callbacks_behind(wall.house.dispatcher, "general"))[0].at + 2
