"""The calls behind the numbers of other days are read from the journal, which takes memory."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hotline.app import wall_calls
from hotline.app.wall_calls import WallCalls
from hotline.config import Configuration
from hotline.desk.wall.ports import Number
from hotline.queue.statistics.fold import Statistics


async def test_histories_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many supervisors ask at once, the memory of one is enough."""
    reading, most = 0, 0

    async def read(*_: object, **_more: object) -> Statistics:
        nonlocal reading, most
        reading += 1
        most = max(most, reading)
        await asyncio.sleep(0)
        reading -= 1
        return Statistics(keep_waits=True)

    async def nobody(*_: object) -> list[object]:
        return []

    monkeypatch.setattr(wall_calls, "statistics_of", read)
    calls = WallCalls(
        cast("Any", SimpleNamespace(of_calls=nobody)),
        cast("Any", None),
        lambda: Configuration.model_construct(queues={}),
        lambda: 200_000.0,
    )
    number = Number("queue", "offered", None, 0.0, 86_400.0)
    told = await asyncio.gather(*(calls.counted(number, masked=True) for _ in range(3)))
    assert [one["count"] for one in told] == [0, 0, 0]
    assert most == 1
